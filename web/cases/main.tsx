/** Puts the case pages together: this is the only place that touches the browser's globals. */
import { render } from "preact";
import "../shared/ui/tokens.css";
import "../shared/ui/base.css";
import "../shared/ui/log.css";
import "../shared/ui/files.css";
import "../shared/ui/sign.css";
import "uplot/dist/uPlot.min.css";
import "./cases.css";
import { SessionDoor } from "../console/session";
import { preferredLanguage } from "../shared/i18n";
import { browserStorage } from "../shared/storage";
import { CasesApi } from "./api";
import { App } from "./components/App";

const place = document.getElementById("app");
if (place) {
  const storage = browserStorage(window);
  const fetcher: typeof fetch = (...request) => fetch(...request);
  const language = preferredLanguage(storage.getItem("lobby.cases.language"), navigator.languages);
  const door = new SessionDoor(fetcher);
  const begin = (csrf: string) => new CasesApi(fetcher, csrf);
  render(<App door={door} begin={begin} storage={storage} language={language} />, place);
}
