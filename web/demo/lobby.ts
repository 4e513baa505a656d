/** The door that embed.js opens on its host page. It loads on its own time, so what is asked before waits for it. */
import type { Language } from "../shared/protocol";

export interface Lobby {
  open: () => void;
  close: () => void;
  setLanguage: (language: Language) => void;
}

declare global {
  interface Window {
    Lobby?: Lobby;
  }
}

export function withLobby(page: Window, act: (lobby: Lobby) => void): void {
  if (page.Lobby) {
    act(page.Lobby);
    return;
  }
  const script = page.document.querySelector('script[src$="/embed.js"]');
  script?.addEventListener("load", () => {
    if (page.Lobby) act(page.Lobby);
  });
}
