/** The loader that a bank's page includes: a button, and on first use a frame with the widget. No framework, no cookies. */
type Language = "zh" | "en";

const TEXTS = { zh: ["咨询客服", "收起"], en: ["Open chat", "Close chat"] } as const;
/** A speech bubble with three dots cut out, 28 px wide. */
const DOT = "a1.7 1.7 0 1 0 0 3.4a1.7 1.7 0 1 0 0-3.4z";
const DRAWN = `M14 3C7 3 2 7.5 2 13c0 3 1.5 5.6 4 7.4V26l5-3.3c1 .2 2 .3 3 .3 7 0 12-4.5 12-10S21 3 14 3zM9 11.3${DOT}M14 11.3${DOT}M19 11.3${DOT}`;
const STYLE =
  "button{all:unset;box-sizing:border-box;position:fixed;z-index:2147483000;right:24px;bottom:24px;width:60px;height:60px;border-radius:50%;cursor:pointer;background:#14594a;color:#fff;forced-color-adjust:none;box-shadow:0 4px 20px #0005}" +
  "button:focus-visible{outline:3px solid #fff;box-shadow:0 0 0 6px #14594a}" +
  `button:before{content:"";position:absolute;inset:16px;background:#fff;clip-path:path(evenodd,"${DRAWN}")}` +
  "b{position:absolute;top:-4px;right:-4px;padding:0 7px;border-radius:11px;background:#b3261e;font:700 13px/22px sans-serif}" +
  "iframe{position:fixed;z-index:2147483000;right:24px;bottom:100px;width:400px;height:min(700px,100vh - 124px);border:0;border-radius:18px;box-shadow:0 4px 20px #0005;color-scheme:light dark}" +
  "[hidden]{display:none}" +
  "@media(max-width:520px),(max-height:480px){iframe{inset:0;width:100%;height:100%;border-radius:0}}";
const script = document.currentScript as HTMLScriptElement;
const home = new URL(script.src).origin;
const events = new EventTarget();
let language: Language = script.dataset.language === "en" ? "en" : "zh";
let identity: string | undefined;
let frame: HTMLIFrameElement | undefined;
let isReady = false;
let isOpen = false;

const host = document.createElement("div");
const root = host.attachShadow({ mode: "open" });
// A constructed sheet, because the page's Content-Security-Policy may forbid style elements.
const sheet = new CSSStyleSheet();
sheet.replaceSync(STYLE);
root.adoptedStyleSheets = [sheet];

const button = root.appendChild(document.createElement("button"));
const badge = button.appendChild(document.createElement("b"));
button.onclick = () => {
  show(!isOpen);
};

function label(): void {
  const [open, close] = TEXTS[language];
  const unread = badge.textContent;
  badge.hidden = !unread;
  button.ariaLabel = (isOpen ? close : open) + (unread && ` (${unread})`);
  button.ariaExpanded = String(isOpen);
  if (frame) frame.title = open;
}

function tell(type: string, detail?: object): void {
  if (isReady) frame?.contentWindow?.postMessage({ lobby: 1, type, ...detail }, home);
}

function announce(event: string, detail?: unknown): void {
  events.dispatchEvent(new CustomEvent(event, { detail }));
}

function load(): void {
  if (frame) return;
  frame = document.createElement("iframe");
  frame.src = `${home}/widget#host=${origin}&language=${language}`;
  frame.hidden = true;
  root.append(frame);
}

function show(open: boolean, takeFocus = true): void {
  load();
  if (frame) frame.hidden = !open;
  isOpen = open;
  const what = open ? "open" : "close";
  remember(what);
  tell(what);
  if (takeFocus) (open ? frame : button)?.focus();
  label();
  announce(what);
}

/** A conversation goes on when the customer walks to another page of the site. */
function remember(what?: string): string | null {
  try {
    if (what) sessionStorage.lobby = what;
    return sessionStorage.getItem("lobby");
  } catch {
    return null;
  }
}

function setLanguage(next: Language): void {
  language = next;
  label();
  tell("language", { language });
}

function identify(jwt?: string): void {
  identity = jwt;
  if (jwt) tell("identify", { identity });
}

addEventListener(
  "message",
  ({ data, origin: from, source }: MessageEvent<{ lobby?: 1; type: string; count: number } | null>) => {
    if (from !== home || source !== frame?.contentWindow || data?.lobby !== 1) return;
    const { type, count } = data;
    if (type === "ready") {
      isReady = true;
      setLanguage(language);
      identify(identity);
      if (isOpen) tell("open");
    }
    if (type === "close") show(false);
    if (type === "unread") {
      badge.textContent = count > 9 ? "9+" : count > 0 ? String(count) : "";
      label();
      announce(type, count);
    }
  },
);

label();
// Not into the body: an async script may run before there is one.
document.documentElement.append(host);
const last = remember();
if (last) load();
// On a phone the frame would cover the page that the customer has just asked for.
if (last === "open" && innerWidth > 520) show(true, false);

Object.assign(window, {
  Lobby: {
    open: () => {
      show(true);
    },
    close: () => {
      show(false);
    },
    setLanguage,
    identify,
    on: (event: string, listener: (detail: unknown) => void) => {
      events.addEventListener(event, (told) => {
        listener((told as CustomEvent).detail);
      });
    },
  },
});

// A module to the type checker; the build makes it a classic script.
export {};
