/** The page that the widget's frame stands in. It is not trusted: a message counts only when it comes from the parent window
 *  and from the origin that the loader named. */
import type { Language } from "../shared/protocol";

export interface HostListener {
  open: () => void;
  close: () => void;
  language: (language: Language) => void;
  identify: (identity: string) => void;
}

type FromHost = { lobby: 1 } & (
  | { type: "open" | "close" }
  | { type: "language"; language: Language }
  | { type: "identify"; identity: string }
);

export class Host {
  readonly #page: Window;
  /** Null when the widget was opened as a page of its own. */
  readonly origin: string | null;

  constructor(page: Window, origin: string | null) {
    this.#page = page;
    this.origin = page.parent === page ? null : origin;
  }

  tell(message: { type: "ready" | "close" } | { type: "unread"; count: number }): void {
    if (this.origin !== null) this.#page.parent.postMessage({ lobby: 1, ...message }, this.origin);
  }

  listen(to: HostListener): void {
    this.#page.addEventListener("message", (event: MessageEvent<unknown>) => {
      if (event.source !== this.#page.parent || event.origin !== this.origin) return;
      const message = event.data as FromHost | null;
      if (message?.lobby === 1) hear(message, to);
    });
  }
}

function hear(message: FromHost, to: HostListener): void {
  if (message.type === "open") to.open();
  if (message.type === "close") to.close();
  if (message.type === "language" && /^(zh|en)$/.test(message.language)) to.language(message.language);
  if (message.type === "identify" && typeof message.identity === "string") to.identify(message.identity);
}
