/** The page that the widget's frame stands in. It is not trusted: a message counts only when it comes from the parent window
 *  and from the origin that the loader named. */
import type { Language, Stage } from "../shared/protocol";

export interface HostListener {
  open: () => void;
  close: () => void;
  language: (language: Language) => void;
  identify: (identity: string) => void;
}

interface FromHost {
  lobby: 1;
  type: "open" | "close" | "language" | "identify";
  detail?: string;
}

export class Host {
  readonly #page: Window;
  /** Null when the widget was opened as a page of its own. */
  readonly origin: string | null;

  constructor(page: Window, origin: string | null) {
    this.#page = page;
    this.origin = page.parent === page ? null : origin;
  }

  /** What the page may know: that there is news and how it stands, never what is said. */
  tell(
    message:
      { type: "ready" | "close" } | { type: "unread"; detail: number } | { type: "state"; detail: Stage },
  ): void {
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

function hear({ type, detail }: FromHost, to: HostListener): void {
  if (type === "open") to.open();
  if (type === "close") to.close();
  if (type === "language" && (detail === "zh" || detail === "en")) to.language(detail);
  if (type === "identify" && typeof detail === "string") to.identify(detail);
}
