/** The door of a page for staff: who is in, how they came in, and how they leave. */
import { useEffect, useState } from "preact/hooks";
import type { Language, Me } from "../../shared/protocol";
import { forget } from "../../shared/storage";
import type { Store } from "../../shared/store";
import { useStore } from "../../shared/use";
import type { Desk, DeskEvent } from "../desk";
import type { SessionDoor } from "../session";

interface Ports<D> {
  store: Store<Desk, DeskEvent>;
  storage: Storage;
  door: SessionDoor;
  language: Language;
  /** Begins a spell of work for the one who has signed in. */
  begin: (me: Me) => D;
}

export interface Door<D> {
  desk: Desk;
  duty: D | null;
  language: Language;
  choose: (language: Language) => void;
  enter: (me: Me) => void;
  signOut: () => Promise<void>;
}

const LANGUAGE_KEY = "lobby.desk.language";

export function useDoor<D extends { end: () => void }>(ports: Ports<D>): Door<D> {
  const { store, storage, door, begin } = ports;
  const desk = useStore(store);
  const [duty, setDuty] = useState<D | null>(null);
  const [language, setLanguage] = useState<Language>(ports.language);
  const enter = (me: Me) => {
    duty?.end();
    setDuty(begin(me));
  };
  useEffect(() => {
    door.whoAmI().then(enter, () => {
      store.dispatch({ type: "session", session: "out" });
    });
    // Once, when the page opens.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  return {
    desk,
    duty,
    language,
    enter,
    choose: (chosen) => {
      storage.setItem(LANGUAGE_KEY, chosen);
      setLanguage(chosen);
    },
    signOut: async () => {
      duty?.end();
      // Half-written words may hold a customer's data: they go when the agent goes, not when a session runs out.
      forget(storage, "lobby.desk.draft.");
      await door.signOut(desk.me?.csrf ?? "");
      setDuty(null);
      store.dispatch({ type: "session", session: "out" });
    },
  };
}
