/** The homepage of a fictitious bank, to show the widget where it lives. */
import { render } from "preact";
import "../shared/ui/tokens.css";
import "../shared/ui/base.css";
import "./demo.css";
import "./products.css";
import { browserStorage } from "../shared/storage";
import { preferredLanguage } from "../shared/i18n";
import { App } from "./components/App";

const place = document.getElementById("app");
if (place) {
  const storage = browserStorage(window);
  const asked = new URLSearchParams(location.search).get("lang") ?? storage.getItem("lobby.demo.language");
  render(<App storage={storage} language={preferredLanguage(asked, ["zh"])} />, place);
}
