/** Puts the dashboard together: this is the only place that touches the browser's globals. */
import { render } from "preact";
import "../shared/ui/tokens.css";
import "../shared/ui/base.css";
import "../shared/ui/log.css";
import "../shared/ui/files.css";
import "../shared/ui/sign.css";
import "../console/console.css";
import "../console/talk.css";
import "../console/help.css";
import "uplot/dist/uPlot.min.css";
import "./dashboard.css";
import "./history.css";
import "./charts.css";
import "./month.css";
import { desk, EMPTY_DESK } from "../console/desk";
import { Duty } from "../console/duty";
import { SessionDoor } from "../console/session";
import type { StaffCalls, StaffEvents } from "../shared/calls";
import { preferredLanguage } from "../shared/i18n";
import { browserPresence } from "../shared/presence";
import type { Me } from "../shared/protocol";
import { openSocket } from "../shared/socket";
import { browserStorage } from "../shared/storage";
import { createStore } from "../shared/store";
import { Transport } from "../shared/transport";
import { board, EMPTY_BOARD } from "./board";
import { App } from "./components/App";
import { HistoryApi } from "./history";
import { Overseer } from "./overseer";

function start(place: HTMLElement): void {
  const storage = browserStorage(window);
  const store = createStore(desk, EMPTY_DESK);
  const floor = createStore(board, EMPTY_BOARD);
  const begin = (me: Me) => {
    store.dispatch({ type: "session", session: "in" });
    store.dispatch({ type: "me", me });
    const transport = new Transport<StaffCalls, StaffEvents>(openSocket("/staff"));
    const duty = new Duty({ store, storage, transport, presence: browserPresence(window) });
    const overseer = new Overseer({ board: floor, transport, duty, now: Date.now });
    overseer.begin();
    return overseer;
  };
  const language = preferredLanguage(storage.getItem("lobby.desk.language"), navigator.languages);
  const fetcher: typeof fetch = (...request) => fetch(...request);
  const door = new SessionDoor(fetcher);
  const history = new HistoryApi(fetcher);
  render(<App {...{ store, board: floor, storage, door, history, language, begin }} />, place);
}

const place = document.getElementById("app");
if (place) start(place);
