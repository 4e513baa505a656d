/** Puts the console together: this is the only place that touches the browser's globals. */
import { render } from "preact";
import "../shared/ui/tokens.css";
import "../shared/ui/base.css";
import "../shared/ui/log.css";
import "../shared/ui/files.css";
import "../shared/ui/sign.css";
import "./console.css";
import "./talk.css";
import "./help.css";
import { preferredLanguage } from "../shared/i18n";
import { browserPresence } from "../shared/presence";
import type { StaffCalls, StaffEvents } from "../shared/calls";
import type { Me } from "../shared/protocol";
import { openSocket } from "../shared/socket";
import { browserStorage } from "../shared/storage";
import { createStore } from "../shared/store";
import { Transport } from "../shared/transport";
import { chime } from "../shared/chime";
import { Alerts } from "./alerts";
import { App } from "./components/App";
import { desk, EMPTY_DESK } from "./desk";
import { Duty } from "./duty";
import { SessionDoor } from "./session";
import { consoleLocale } from "./texts";

function start(place: HTMLElement): void {
  const storage = browserStorage(window);
  const store = createStore(desk, EMPTY_DESK);
  const presence = browserPresence(window);
  const alerts = new Alerts({
    store,
    storage,
    presence,
    sound: chime(window),
    notify: (kind, count) => {
      notify(kind, count);
    },
    askLeave: () => {
      if ("Notification" in window) void Notification.requestPermission();
    },
  });
  const begin = (me: Me) => {
    store.dispatch({ type: "session", session: "in" });
    store.dispatch({ type: "me", me });
    const transport = new Transport<StaffCalls, StaffEvents>(openSocket("/staff"));
    const duty = new Duty({ store, storage, transport, presence });
    duty.begin();
    return duty;
  };
  const language = preferredLanguage(storage.getItem("lobby.desk.language"), navigator.languages);
  const door = new SessionDoor((...request) => fetch(...request));
  render(
    <App store={store} storage={storage} door={door} alerts={alerts} language={language} begin={begin} />,
    place,
  );
}

function notify(kind: "offer" | "message", count: number): void {
  if (!("Notification" in window) || Notification.permission !== "granted") return;
  const { t } = consoleLocale(document.documentElement.lang === "zh-CN" ? "zh" : "en");
  const notice = new Notification(t(`bell.${kind}`, { count }), { tag: `lobby.${kind}` });
  notice.onclick = () => {
    window.focus();
    notice.close();
  };
}

const place = document.getElementById("app");
if (place) start(place);
