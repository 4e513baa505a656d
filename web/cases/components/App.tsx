/** The case pages: the door, or the office behind it. */
import { useEffect, useState } from "preact/hooks";
import { SignIn } from "../../console/components/SignIn";
import type { SessionDoor } from "../../console/session";
import { LocaleContext, TAGS } from "../../shared/i18n";
import type { Language, Me } from "../../shared/protocol";
import type { CasesApi } from "../api";
import { casesLocale } from "../texts";
import { Office } from "./Office";

interface Props {
  door: SessionDoor;
  begin: (csrf: string) => CasesApi;
  storage: Storage;
  language: Language;
}

interface Session {
  me: Me;
  api: CasesApi;
}

export function App({ door, begin, storage, language: first }: Props) {
  const [session, setSession] = useState<Session | "out" | null>(null);
  const [hasEnded, setEnded] = useState(false);
  const [language, setLanguage] = useState(first);
  const texts = casesLocale(language);
  const enter = (me: Me) => {
    setSession({ me, api: begin(me.csrf ?? "") });
  };
  const choose = (chosen: Language) => {
    storage.setItem("lobby.cases.language", chosen);
    setLanguage(chosen);
  };
  useEffect(() => {
    door.whoAmI().then(enter, () => {
      setSession("out");
    });
    // Once, when the page opens.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  useEffect(() => {
    document.title = texts.t("page.title");
    document.documentElement.lang = TAGS[language];
  }, [texts, language]);
  return (
    <LocaleContext.Provider value={texts}>
      {session === "out" && <SignIn door={door} hasEnded={hasEnded} onSignedIn={enter} onLanguage={choose} />}
      {session !== null && session !== "out" && (
        <Office
          me={session.me}
          api={session.api}
          onLanguage={choose}
          onEnded={() => {
            setEnded(true);
            setSession("out");
          }}
          onSignOut={() => {
            void door.signOut(session.me.csrf ?? "");
            setEnded(false);
            setSession("out");
          }}
        />
      )}
    </LocaleContext.Provider>
  );
}
