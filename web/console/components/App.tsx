/** The console: the door, or the desk behind it. */
import { useEffect, useState } from "preact/hooks";
import { LocaleContext, TAGS } from "../../shared/i18n";
import type { Language, Me } from "../../shared/protocol";
import type { Store } from "../../shared/store";
import { LineContext } from "../../shared/ui/useAnswer";
import type { Desk as DeskState, DeskEvent } from "../desk";
import { unreadOf } from "../order";
import type { Alerts } from "../alerts";
import type { Duty } from "../duty";
import type { SessionDoor } from "../session";
import { consoleLocale } from "../texts";
import { Desk } from "./Desk";
import { SignIn } from "./SignIn";
import { useDoor } from "./useDoor";

interface Props {
  store: Store<DeskState, DeskEvent>;
  storage: Storage;
  door: SessionDoor;
  alerts: Alerts;
  language: Language;
  /** Begins a spell of duty for the one who has signed in. */
  begin: (me: Me) => Duty;
}

export function App({ store, storage, door, alerts, language: first, begin }: Props) {
  const { desk, duty, language, choose, enter, signOut } = useDoor({
    store,
    storage,
    door,
    begin,
    language: first,
  });
  const [isBellOn, setBellOn] = useState(alerts.isOn);
  const bell = {
    isOn: isBellOn,
    toggle: () => {
      alerts.turn(!isBellOn);
      setBellOn(!isBellOn);
    },
  };
  const texts = consoleLocale(language);
  useTitle(desk, texts.t("page.title"), TAGS[language]);
  return (
    <LocaleContext.Provider value={texts}>
      {desk.session === "in" && duty && (
        <LineContext.Provider value={desk.status === "online"}>
          <Desk
            desk={desk}
            duty={duty}
            storage={storage}
            bell={bell}
            onLanguage={choose}
            onSignOut={signOut}
          />
        </LineContext.Provider>
      )}
      {(desk.session === "out" || desk.session === "ended") && (
        <SignIn
          door={door}
          hasEnded={desk.session === "ended"}
          why={desk.whySignedOut}
          onSignedIn={enter}
          onLanguage={choose}
        />
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
