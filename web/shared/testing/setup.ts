/** What jsdom lacks: modal dialogs, media queries, sizes; and patience for a busy machine. */
import { options } from "preact";
import { cleanup, configure } from "@testing-library/preact";
import { afterEach } from "vitest";

configure({ asyncUtilTimeout: 10_000 });
// Effects wait for no frame: the window of a file that has ended has none to cancel.
Object.assign(options, { requestAnimationFrame: (flush: () => void) => setTimeout(flush) });

if (typeof window !== "undefined") {
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close() {
    this.open = false;
  };
  window.matchMedia = (query) =>
    Object.assign(new EventTarget(), { matches: true, media: query }) as MediaQueryList;
  window.CSS = { supports: () => true } as unknown as typeof CSS;
  window.ResizeObserver = class {
    observe = () => undefined;
    unobserve = () => undefined;
    disconnect = () => undefined;
  };
  HTMLCanvasElement.prototype.getContext = () => null;
  afterEach(cleanup);
}
