/** Puts the console together: this is the only place that touches the browser's globals. */
import { render } from "preact";
import "../shared/ui/tokens.css";
import "../shared/ui/base.css";
import "../shared/ui/log.css";
import "./console.css";
import "./talk.css";
import { preferredLanguage } from "../shared/i18n";
import { browserPresence } from "../shared/presence";
import type { StaffCalls, StaffEvents } from "../shared/calls";
import type { Me } from "../shared/protocol";
import { openSocket } from "../shared/socket";
import { browserStorage } from "../shared/storage";
import { createStore } from "../shared/store";
import { Transport } from "../shared/transport";
import { App } from "./components/App";
import { desk, EMPTY_DESK } from "./desk";
import { Duty } from "./duty";
import { SessionDoor } from "./session";

function start(place: HTMLElement): void {
  const storage = browserStorage(window);
  const store = createStore(desk, EMPTY_DESK);
  const begin = (me: Me) => {
    store.dispatch({ type: "session", session: "in" });
    store.dispatch({ type: "me", me });
    const transport = new Transport<StaffCalls, StaffEvents>(openSocket("/staff"));
    const duty = new Duty({ store, storage, transport, presence: browserPresence(window) });
    duty.begin();
    return duty;
  };
  const language = preferredLanguage(storage.getItem("lobby.desk.language"), navigator.languages);
  const door = new SessionDoor((...request) => fetch(...request));
  render(<App store={store} storage={storage} door={door} language={language} begin={begin} />, place);
}

const place = document.getElementById("app");
if (place) start(place);
