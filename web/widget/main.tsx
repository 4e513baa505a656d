/** Puts the widget together: this is the only place that touches the browser's globals. */
import { render } from "preact";
import "../shared/ui/tokens.css";
import "../shared/ui/base.css";
import "../shared/ui/log.css";
import "../shared/ui/files.css";
import "./widget.css";
import { preferredLanguage } from "../shared/i18n";
import { browserPresence } from "../shared/presence";
import type { Language, Stage } from "../shared/protocol";
import { browserStorage, forget } from "../shared/storage";
import { createStore } from "../shared/store";
import { App } from "./components/App";
import { takeFocus } from "./components/useKeptFocus";
import { hall, newHall, unreadCount } from "./hall";
import { Host } from "./host";
import { Line } from "./line";
import { Pass } from "./pass";
import { Reception } from "./reception";
import { loadTexts } from "./texts";

const LANGUAGE_KEY = "lobby.language";
/** What is kept of a customer, other than how they like the widget. */
const PERSONAL = ["lobby.pass", "lobby.draft", "lobby.outbox.visitor.", "lobby.read."];

function start(): void {
  const asked = new URLSearchParams(location.hash.slice(1));
  const host = new Host(window, asked.get("host"));
  const storage = browserStorage(window);
  if (asked.has("forget")) {
    for (const prefix of PERSONAL) forget(storage, prefix);
    // Once: when the frame is loaded again, it is the next customer's.
    asked.delete("forget");
    history.replaceState(null, "", `#${asked.toString()}`);
  }
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
  const bell = () =>
    (attention ??= import("./components/attention").then((part) => part.callAttention(window, storage)));
  follow(store, (count) => {
    host.tell({ type: "unread", detail: count });
    // What comes while the customer looks on is read at once, and calls nobody.
    const shown = store.state.isShown && !document.hidden ? 0 : count;
    bell().then(
      (call) => {
        call(shown);
      },
      () => {
        attention = null;
      },
    );
  });
  let stage: Stage | undefined;
  store.subscribe(() => {
    const now = store.state.chat?.state?.state;
    if (now && now !== stage) host.tell({ type: "state", detail: (stage = now) });
  });
  host.listen({
    open: () => {
      store.dispatch({ type: "shown", on: true });
      line.markRead();
      takeFocus();
      // Before anything rings: a first touch makes sound possible.
      bell().catch(() => undefined);
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
