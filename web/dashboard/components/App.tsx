/** The dashboard: the door, and behind it the floor, the history, the monthly report and the quality reviews. */
import { Headset, LogOut } from "lucide";
import { useEffect, useState } from "preact/hooks";
import { Troubles } from "../../console/components/Troubles";
import { SignIn } from "../../console/components/SignIn";
import { useDoor } from "../../console/components/useDoor";
import type { Desk, DeskEvent } from "../../console/desk";
import type { Duty } from "../../console/duty";
import type { SessionDoor } from "../../console/session";
import { LocaleContext, TAGS } from "../../shared/i18n";
import type { Language, Me } from "../../shared/protocol";
import type { Store } from "../../shared/store";
import { Icon } from "../../shared/ui/Icon";
import { later } from "../../shared/ui/later";
import { Mark } from "../../shared/ui/Mark";
import { LineContext } from "../../shared/ui/useAnswer";
import type { Board, BoardEvent } from "../board";
import type { HistoryApi } from "../history";
import type { Overseer } from "../overseer";
import { hashOf, PAGES, placeOf, type Page, type Place } from "../places";
import { boardLocale, useTexts } from "../texts";
import { FloorPage } from "./FloorPage";
import { NotFetched } from "./NotFetched";
import { QualityPage } from "./QualityPage";

// Looked at now and then: fetched when they are.
const HistoryPage = later(() => import("./HistoryPage").then((module) => module.HistoryPage), NotFetched);
const MonthPage = later(() => import("./MonthPage").then((module) => module.MonthPage), NotFetched);

interface Props {
  store: Store<Desk, DeskEvent>;
  board: Store<Board, BoardEvent>;
  storage: Storage;
  door: SessionDoor;
  history: HistoryApi;
  language: Language;
  begin: (me: Me) => Overseer;
}

export function App({ store, board, storage, door, history, language: first, begin }: Props) {
  const at = useDoor({ store, storage, door, begin, language: first });
  const { desk, duty: overseer, language, choose } = at;
  const texts = boardLocale(language);
  const place = usePlace();
  const title = texts.t("board.title");
  useEffect(() => {
    document.title = title;
    document.documentElement.lang = TAGS[language];
  }, [title, language]);
  const isIn = desk.session === "in" && overseer !== null;
  const mayLook = desk.me?.role === "supervisor";
  const end = () => {
    overseer?.end();
    store.dispatch({ type: "session", session: "ended" });
  };
  return (
    <LocaleContext.Provider value={texts}>
      {isIn && (
        <LineContext.Provider value={desk.status === "online"}>
          <div class="board">
            <Head
              page={place.page}
              canTurn={mayLook}
              onPage={(chosen) => {
                location.hash = hashOf(chosen);
              }}
              onLanguage={choose}
              onSignOut={() => void at.signOut()}
            />
            <Troubles desk={desk} duty={overseer.duty} />
            {!mayLook && <NotYours />}
            {mayLook && (
              <Shown
                place={place}
                duty={overseer.duty}
                {...{ desk, board, storage, history, onEnded: end }}
              />
            )}
          </div>
        </LineContext.Provider>
      )}
      {(desk.session === "out" || desk.session === "ended") && (
        <SignIn
          door={door}
          hasEnded={desk.session === "ended"}
          why={desk.whySignedOut}
          onSignedIn={at.enter}
          onLanguage={choose}
        />
      )}
    </LocaleContext.Provider>
  );
}

interface ShownProps extends Pick<Props, "board" | "storage" | "history"> {
  place: Place;
  desk: Desk;
  duty: Duty;
  onEnded: () => void;
}

function Shown({ place: { page, month }, desk, board, duty, storage, history, onEnded }: ShownProps) {
  switch (page) {
    case "floor":
      return <FloorPage {...{ desk, board, duty, storage, history, onEnded }} />;
    case "history":
      return <HistoryPage api={history} onEnded={onEnded} />;
    case "month":
      return (
        <MonthPage
          api={history}
          month={month}
          onMonth={(chosen) => {
            location.hash = hashOf("month", chosen);
          }}
          onEnded={onEnded}
        />
      );
    case "quality":
      return <QualityPage duty={duty} />;
  }
}

function usePlace() {
  const [place, setPlace] = useState(() => placeOf(location.hash, new Date()));
  useEffect(() => {
    const follow = () => {
      setPlace(placeOf(location.hash, new Date()));
    };
    addEventListener("hashchange", follow);
    return () => {
      removeEventListener("hashchange", follow);
    };
  }, []);
  return place;
}

interface HeadProps {
  page: Page;
  canTurn: boolean;
  onPage: (page: Page) => void;
  onLanguage: (language: Language) => void;
  onSignOut: () => void;
}

function Head({ page, canTurn, onPage, onLanguage, onSignOut }: HeadProps) {
  const { t, language } = useTexts();
  const other: Language = language === "zh" ? "en" : "zh";
  return (
    <header class="board-head">
      <Mark size={32} />
      <h1>{t("board")}</h1>
      {canTurn && (
        <nav aria-label={t("board.pages")} class="board-pages">
          {PAGES.map((one) => (
            <button
              key={one}
              type="button"
              class="mode"
              aria-current={one === page ? "page" : undefined}
              onClick={() => {
                onPage(one);
              }}
            >
              {t(`board.${one}`)}
            </button>
          ))}
        </nav>
      )}
      <a class="button small bare" href="/agent">
        <Icon of={Headset} size={16} /> <span class="wide-only">{t("console")}</span>
        <span class="unseen narrow-only">{t("console")}</span>
      </a>
      <button
        type="button"
        class="icon-button"
        lang={other}
        onClick={() => {
          onLanguage(other);
        }}
      >
        {other === "zh" ? "中" : "EN"}
        <span class="unseen">{t("language.other")}</span>
      </button>
      <button type="button" class="icon-button" aria-label={t("sign.out")} onClick={onSignOut}>
        <Icon of={LogOut} size={18} />
      </button>
    </header>
  );
}

function NotYours() {
  const { t } = useTexts();
  return (
    <main class="empty">
      <h2>{t("board.closed")}</h2>
      <p>{t("board.closed.text")}</p>
    </main>
  );
}
