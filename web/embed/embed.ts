/** The loader that a bank's page includes: a button, and on first use a frame with the widget. No framework, no cookies. */
type Language = "zh" | "en";

/** Where the frame takes the whole screen. */
const SMALL = "(max-width:520px),(max-height:480px)";
const STYLE =
  "button{all:unset}" +
  "button,iframe{position:fixed;z-index:99999;right:24px;box-shadow:0 4px 20px #0005}" +
  "button{bottom:24px;width:60px;height:60px;border-radius:50%;cursor:pointer;background:#14594a;color:#fff;forced-color-adjust:none}" +
  "button:focus-visible{outline:3px solid #fff;box-shadow:0 0 0 6px #14594a}" +
  // A speech bubble with three dots in it.
  'button:before{content:"";position:absolute;inset:17px 16px 19px;border-radius:9px 9px 9px 2px;background:radial-gradient(circle,#14594a 1.7px,currentColor 2.3px)50%/9px 100%}' +
  "b{position:absolute;top:-4px;right:-4px;padding:0 7px;border-radius:9px;background:#b3261e;color:white;font:700 13px/22px sans-serif}" +
  "iframe{bottom:100px;width:400px;height:min(700px,100vh - 124px);border:0;border-radius:18px;color-scheme:light dark}" +
  `@media ${SMALL}{iframe{inset:0;width:100%;height:100%;border-radius:0}button[aria-expanded=true]{visibility:hidden}}`;
const script = document.currentScript as HTMLScriptElement;
const home = new URL(script.src).origin;
const listeners: [event: string, listener: (detail: unknown) => void][] = [];
const small = matchMedia(SMALL);
const view = visualViewport as VisualViewport;
let language = script.dataset.language as Language;
let identity: string | undefined;
let frame: HTMLIFrameElement | undefined;
/** The widget's window, once it listens. */
let widget: Window | null | undefined;
let isOpen = false;
/** The number of unread messages as it stands before a title. */
let news = "";

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
  const name = language === "en" ? "Chat" : "咨询客服";
  button.ariaLabel = news + name;
  button.ariaExpanded = String(isOpen);
  if (frame) frame.title = name;
}

function tell(type: string, detail?: string): void {
  widget?.postMessage({ lobby: 1, type, detail }, home);
}

function announce(event: string, detail?: unknown): void {
  for (const [name, listener] of listeners) if (name === event) listener(detail);
}

function load(more = ""): void {
  if (frame) return;
  frame = document.createElement("iframe");
  frame.src = `${home}/widget#host=${origin}&language=${language}${more}`;
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
  fit();
  label();
  if (takeFocus) (open ? frame : button)?.focus();
  announce(what);
}

/** An on-screen keyboard covers a page on iPhones instead of making it smaller: there the frame keeps to what is seen. */
function fit(): void {
  if (frame)
    frame.style.cssText =
      small.matches && view.scale < 1.1 ? `top:${view.offsetTop}px;height:${view.height}px` : "";
}

/** A conversation goes on when the customer walks to another page of the site. */
function remember(what?: string): unknown {
  try {
    if (what) sessionStorage.lobby = what;
    return sessionStorage.lobby;
  } catch {
    // The browser keeps nothing for this page.
  }
}

function setLanguage(next: Language): void {
  language = next;
  label();
  tell("language", language);
}

function identify(jwt?: string): void {
  identity = jwt;
  if (jwt) tell("identify", identity);
}

/** Whoever uses the page next begins anew: the frame forgets this customer. */
function signOut(): void {
  frame?.remove();
  identity = frame = widget = undefined;
  count();
  load("&forget=1");
  show(isOpen, false);
}

function count(unread?: string): void {
  badge.textContent = unread || "";
  news = unread ? `(${unread}) ` : "";
  label();
  document.title = news + document.title.replace(/^\(\d+\) /, "");
}

addEventListener(
  "message",
  ({ data, origin: from, source }: MessageEvent<{ lobby?: 1; type: string; detail: unknown } | null>) => {
    if (from !== home || source !== frame?.contentWindow || data?.lobby !== 1) return;
    const { type, detail } = data;
    if (type === "ready") {
      widget = frame.contentWindow;
      setLanguage(language);
      identify(identity);
      if (isOpen) tell("open");
    }
    if (type === "unread") count(detail as string);
    if (type === "close") show(false);
    else announce(type, detail);
  },
);
for (const moved of ["resize", "scroll"]) view.addEventListener(moved, fit);

label();
// Not into the body: an async script may run before there is one.
document.documentElement.append(host);
const last = remember();
// On a phone the frame would cover the page that the customer has just asked for.
if (last === "open" && !small.matches) show(true, false);
else if (last) load();

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
    signOut,
    on: (...listener: (typeof listeners)[number]) => {
      listeners.push(listener);
    },
  },
});

// A module to the type checker; the build makes it a classic script.
export {};
