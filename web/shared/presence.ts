/** Whether somebody is looking, and when the network or the reader comes back. */

export interface Presence {
  /** The page is visible and focus came back, or the network did. */
  onReturn: (listener: (why: "focus" | "online") => void) => () => void;
  readonly isVisible: boolean;
}

export function browserPresence(page: Window): Presence {
  return {
    get isVisible() {
      return page.document.visibilityState === "visible";
    },
    onReturn(listener) {
      const focus = () => {
        if (page.document.visibilityState === "visible") listener("focus");
      };
      const online = () => {
        listener("online");
      };
      page.addEventListener("focus", focus);
      // Safari brings a page back from its cache without a change of visibility.
      page.addEventListener("pageshow", focus);
      page.document.addEventListener("visibilitychange", focus);
      page.addEventListener("online", online);
      return () => {
        page.removeEventListener("focus", focus);
        page.removeEventListener("pageshow", focus);
        page.document.removeEventListener("visibilitychange", focus);
        page.removeEventListener("online", online);
      };
    },
  };
}
