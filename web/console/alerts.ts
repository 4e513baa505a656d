/** Tells an agent who looks elsewhere that something came: by a sound, and by a notice of the browser. Nothing that a customer
 *  wrote stands in a notice: it may lie on a locked screen. */
import type { Presence } from "../shared/presence";
import type { Store } from "../shared/store";
import type { Desk, DeskEvent } from "./desk";
import { unreadOf } from "./order";

export interface AlertPorts {
  store: Store<Desk, DeskEvent>;
  storage: Storage;
  presence: Presence;
  /** A short sound; higher for an offer, which does not wait. */
  sound: (pitch: number) => void;
  /** A notice outside the page. */
  notify: (kind: "offer" | "message", count: number) => void;
  /** Asks the browser's user whether notices may be shown. */
  askLeave: () => void;
}

const KEY = "lobby.desk.bell";
const OFFER_PITCH = 880;
const MESSAGE_PITCH = 587;

export class Alerts {
  readonly #ports: AlertPorts;
  #offers = 0;
  #unread = 0;

  constructor(ports: AlertPorts) {
    this.#ports = ports;
    ports.store.subscribe(() => {
      this.#look(ports.store.state);
    });
  }

  get isOn(): boolean {
    return this.#ports.storage.getItem(KEY) === "on";
  }

  turn(on: boolean): void {
    this.#ports.storage.setItem(KEY, on ? "on" : "off");
    if (!on) return;
    this.#ports.askLeave();
    this.#ports.sound(MESSAGE_PITCH);
  }

  #look(desk: Desk): void {
    const offers = desk.offers.length;
    const unread = Object.values(desk.talks).reduce((sum, talk) => sum + unreadOf(talk), 0);
    const [newOffers, newUnread] = [offers - this.#offers, unread - this.#unread];
    this.#offers = offers;
    this.#unread = unread;
    if (newOffers > 0) this.#tell("offer", OFFER_PITCH, offers);
    else if (newUnread > 0) this.#tell("message", MESSAGE_PITCH, unread);
  }

  #tell(kind: "offer" | "message", pitch: number, count: number): void {
    if (!this.isOn) return;
    this.#ports.sound(pitch);
    if (!this.#ports.presence.isVisible) this.#ports.notify(kind, count);
  }
}
