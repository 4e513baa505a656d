/** The console: the door, or the desk behind it. */
import { useEffect, useState } from "preact/hooks";
import { LocaleContext, TAGS } from "../../shared/i18n";
import type { Language, Me } from "../../shared/protocol";
import { forget } from "../../shared/storage";
import type { Store } from "../../shared/store";
import { useStore } from "../../shared/use";
import { unreadOf, type Desk as DeskState, type DeskEvent } from "../desk";
import type { Duty } from "../duty";
import type { SessionDoor } from "../session";
import { consoleLocale } from "../texts";
import { Desk } from "./Desk";
import { SignIn } from "./SignIn";

interface Props {
  store: Store<DeskState, DeskEvent>;
  storage: Storage;
  door: SessionDoor;
  language: Language;
  /** Begins a spell of duty for the one who has signed in. */
  begin: (me: Me) => Duty;
}

const LANGUAGE_KEY = "lobby.desk.language";

export function App({ store, storage, door, language: first, begin }: Props) {
  const desk = useStore(store);
  const [duty, setDuty] = useState<Duty | null>(null);
  const [language, setLanguage] = useState<Language>(first);
  const texts = consoleLocale(language);
  const choose = (chosen: Language) => {
    storage.setItem(LANGUAGE_KEY, chosen);
    setLanguage(chosen);
  };
  const enter = (me: Me) => {
    duty?.end();
    setDuty(begin(me));
  };
  useEffect(() => {
    door.whoAmI().then(enter, () => {
      store.dispatch({ type: "session", session: "out" });
    });
    // Once, when the page opens.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  useTitle(desk, texts.t("page.title"), TAGS[language]);
  const signOut = async () => {
    duty?.end();
    // Half-written words may hold a customer's data: they go when the agent goes, not when a session runs out.
    forget(storage, "lobby.desk.draft.");
    await door.signOut(desk.me?.csrf ?? "");
    setDuty(null);
    store.dispatch({ type: "session", session: "out" });
  };
  return (
    <LocaleContext.Provider value={texts}>
      {desk.session === "in" && duty && (
        <Desk desk={desk} duty={duty} storage={storage} onLanguage={choose} onSignOut={signOut} />
      )}
      {(desk.session === "out" || desk.session === "ended") && (
        <SignIn door={door} hasEnded={desk.session === "ended"} onSignedIn={enter} onLanguage={choose} />
      )}
    </LocaleContext.Provider>
  );
}

/** What waits is told in the tab's title, for when another tab is in front. */
function useTitle(desk: DeskState, title: string, tag: string): void {
  const count = Object.values(desk.talks).reduce((sum, talk) => sum + unreadOf(talk), desk.offers.length);
  useEffect(() => {
    document.title = count > 0 ? `(${count}) ${title}` : title;
    document.documentElement.lang = tag;
  }, [count, title, tag]);
}
