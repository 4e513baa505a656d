/** The dashboard: the door, and behind it the floor and the quality reviews. */
import { Headset, LogOut } from "lucide";
import { useEffect, useState } from "preact/hooks";
import { Troubles } from "../../console/components/Troubles";
import { SignIn } from "../../console/components/SignIn";
import { useDoor } from "../../console/components/useDoor";
import type { Desk, DeskEvent } from "../../console/desk";
import type { SessionDoor } from "../../console/session";
import { LocaleContext, TAGS } from "../../shared/i18n";
import type { Language, Me } from "../../shared/protocol";
import type { Store } from "../../shared/store";
import { Icon } from "../../shared/ui/Icon";
import { Mark } from "../../shared/ui/Mark";
import type { Board, BoardEvent } from "../board";
import type { Overseer } from "../overseer";
import { boardLocale, useTexts } from "../texts";
import { FloorPage } from "./FloorPage";
import { QualityPage } from "./QualityPage";

interface Props {
  store: Store<Desk, DeskEvent>;
  board: Store<Board, BoardEvent>;
  storage: Storage;
  door: SessionDoor;
  language: Language;
  begin: (me: Me) => Overseer;
}

export function App({ store, board, storage, door, language: first, begin }: Props) {
  const at = useDoor({ store, storage, door, begin, language: first });
  const { desk, duty: overseer, language, choose } = at;
  const texts = boardLocale(language);
  const [page, setPage] = useState<Page>("floor");
  const title = texts.t("board.title");
  useEffect(() => {
    document.title = title;
    document.documentElement.lang = TAGS[language];
  }, [title, language]);
  const isIn = desk.session === "in" && overseer !== null;
  const mayLook = desk.me?.role === "supervisor";
  return (
    <LocaleContext.Provider value={texts}>
      {isIn && (
        <div class="board">
          <Head
            page={page}
            canTurn={mayLook}
            onPage={setPage}
            onLanguage={choose}
            onSignOut={() => void at.signOut()}
          />
          <Troubles desk={desk} duty={overseer.duty} />
          {!mayLook && <NotYours />}
          {mayLook && page === "floor" && (
            <FloorPage desk={desk} board={board} duty={overseer.duty} storage={storage} />
          )}
          {mayLook && page === "quality" && <QualityPage duty={overseer.duty} />}
        </div>
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

const PAGES = ["floor", "quality"] as const;
type Page = (typeof PAGES)[number];

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
