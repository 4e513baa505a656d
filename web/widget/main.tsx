/** Puts the widget together: this is the only place that touches the browser's globals. */
import { render } from "preact";
import "../shared/ui/tokens.css";
import "../shared/ui/base.css";
import "../shared/ui/log.css";
import "../shared/ui/files.css";
import "./widget.css";
import { preferredLanguage } from "../shared/i18n";
import { browserPresence } from "../shared/presence";
import type { Language } from "../shared/protocol";
import { browserStorage } from "../shared/storage";
import { createStore } from "../shared/store";
import { App } from "./components/App";
import { hall, newHall, unreadCount } from "./hall";
import { Host } from "./host";
import { Line } from "./line";
import { Pass } from "./pass";
import { Reception } from "./reception";
import { loadTexts } from "./texts";

const LANGUAGE_KEY = "lobby.language";

function start(): void {
  const asked = new URLSearchParams(location.hash.slice(1));
  const host = new Host(window, asked.get("host"));
  const storage = browserStorage(window);
  const language = preferredLanguage(
    storage.getItem(LANGUAGE_KEY) ?? asked.get("language"),
    navigator.languages,
  );
  const store = createStore(hall, newHall(language, host.origin === null));
  const line = new Line({
    store,
    storage,
    pass: new Pass(storage, (...request) => fetch(...request)),
    presence: browserPresence(window),
    openSocket: async (auth) => (await import("../shared/socket")).openSocket("/visitor", { auth }),
  });
  const reception = new Reception(store, line);
  const choose = (chosen: Language) => {
    storage.setItem(LANGUAGE_KEY, chosen);
    reception.setLanguage(chosen);
  };
  let attention: Promise<(count: number) => void> | null = null;
  follow(store, (count) => {
    host.tell({ type: "unread", count });
    // What comes while the customer looks on is read at once, and calls nobody.
    const shown = store.state.isShown && !document.hidden ? 0 : count;
    attention ??= import("./components/attention").then((part) => part.callAttention(window, storage));
    attention.then(
      (call) => {
        call(shown);
      },
      () => {
        attention = null;
      },
    );
  });
  host.listen({
    open: () => {
      store.dispatch({ type: "shown", on: true });
      line.markRead();
      if (matchMedia("(pointer: fine)").matches) document.querySelector("textarea")?.focus();
    },
    close: () => {
      store.dispatch({ type: "shown", on: false });
    },
    // The page's language is a wish; what the customer chose in the widget stands.
    language: (wished) => {
      if (storage.getItem(LANGUAGE_KEY) === null) reception.setLanguage(wished);
    },
    identify: (identity) => void line.identify(identity),
  });
  const place = document.getElementById("app");
  if (place) {
    render(
      <App
        store={store}
        reception={reception}
        storage={storage}
        loadTexts={loadTexts}
        onLanguage={choose}
        onHide={
          host.origin === null
            ? null
            : () => {
                host.tell({ type: "close" });
              }
        }
      />,
      place,
    );
  }
  host.tell({ type: "ready" });
  void line.start();
}

function follow(
  store: ReturnType<typeof createStore<Parameters<typeof hall>[0], Parameters<typeof hall>[1]>>,
  tell: (count: number) => void,
): void {
  let told = 0;
  store.subscribe(() => {
    const count = unreadCount(store.state);
    if (count === told) return;
    told = count;
    tell(count);
  });
}

start();
