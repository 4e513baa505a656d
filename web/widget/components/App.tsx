/** The widget: header, notices, the conversation, and the field to write in. */
import { useEffect, useMemo, useState } from "preact/hooks";
import { LocaleContext, TAGS, locale, type Catalogue, type Locale } from "../../shared/i18n";
import type { Language } from "../../shared/protocol";
import type { Store } from "../../shared/store";
import { useStore } from "../../shared/use";
import { isNew, isOver, type Hall, type HallEvent } from "../hall";
import type { Reception } from "../reception";
import { Footer } from "./Footer";
import { Header } from "./Header";
import { Notices } from "./Notices";
import { Announcer, fetchOnDemand, LeaveMessage, Over } from "./onDemand";
import { Transcript } from "./Transcript";
import { useKeptFocus } from "./useKeptFocus";
import { Welcome } from "./Welcome";

interface Props {
  store: Store<Hall, HallEvent>;
  reception: Reception;
  storage: Storage;
  loadTexts: (language: Language) => Promise<Catalogue>;
  onLanguage: (language: Language) => void;
  /** Null when the widget is a page of its own, with nothing to go back to. */
  onHide: (() => void) | null;
}

export function App({ store, reception, storage, loadTexts, onLanguage, onHide }: Props) {
  const hall = useStore(store);
  const texts = useTextsOf(hall.language, loadTexts);
  const [isLeaving, setLeaving] = useState(false);
  useEscape(onHide);
  useKeptFocus();
  useEffect(() => {
    if (hall.status === "online") void fetchOnDemand();
  }, [hall.status]);
  if (!texts) return null;
  const leave = () => {
    setLeaving(true);
  };
  return (
    <LocaleContext.Provider value={texts}>
      <div class="hall">
        <Header hall={hall} reception={reception} storage={storage} onLanguage={onLanguage} onHide={onHide} />
        <Notices hall={hall} reception={reception} onLeave={leave} />
        <Transcript hall={hall} reception={reception} onLeave={leave}>
          {isNew(hall) && <Welcome reception={reception} />}
        </Transcript>
        {isOver(hall.chat?.state ?? null) ? (
          <Over hall={hall} reception={reception} />
        ) : (
          <Footer hall={hall} reception={reception} storage={storage} />
        )}
        <Announcer hall={hall} />
        {isLeaving && (
          <LeaveMessage
            reception={reception}
            storage={storage}
            onClose={() => {
              setLeaving(false);
            }}
          />
        )}
      </div>
    </LocaleContext.Provider>
  );
}

/** The texts of a language once they are there; meanwhile the former language stays on screen. */
function useTextsOf(language: Language, loadTexts: Props["loadTexts"]): Locale<string> | null {
  const [loaded, setLoaded] = useState<{ language: Language; texts: Catalogue } | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void loadTexts(language).then((texts) => {
      if (!isCurrent) return;
      setLoaded({ language, texts });
      document.documentElement.lang = TAGS[language];
      document.title = texts["page.title"]?.() ?? "";
    });
    return () => {
      isCurrent = false;
    };
  }, [language, loadTexts]);
  return useMemo(() => loaded && locale(loaded.language, loaded.texts), [loaded]);
}

function useEscape(onHide: (() => void) | null): void {
  useEffect(() => {
    const hide = (event: KeyboardEvent) => {
      // Escape closes an open dialog first.
      if (event.key === "Escape" && !event.isComposing && !document.querySelector("dialog[open]")) onHide?.();
    };
    document.addEventListener("keydown", hide);
    return () => {
      document.removeEventListener("keydown", hide);
    };
  }, [onHide]);
}
