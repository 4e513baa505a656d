/** The frame around every page: who is here, where to go, what is pressing. */
import {
  BarChart3,
  CalendarDays,
  List,
  LogOut,
  MessageSquareHeart,
  ShieldAlert,
  type IconNode,
} from "lucide";
import { useCallback, useEffect, useState } from "preact/hooks";
import type { Language, Me } from "../../shared/protocol";
import { Icon } from "../../shared/ui/Icon";
import { Mark } from "../../shared/ui/Mark";
import { Refused, type CasesApi } from "../api";
import { SORTS, type Sort } from "../arranged";
import { OfficeContext, type OfficeWork } from "../office";
import { useTexts } from "../texts";
import type { Alarm, Choices } from "../types";
import { FIRST_FILTERS, placeOf, type Place } from "../view";
import { Alarms } from "./Alarms";
import { ArrangedList } from "./ArrangedList";
import { ArrangedPage } from "./ArrangedPage";
import { CaseList } from "./CaseList";
import { CasePage } from "./CasePage";
import { ReportPage } from "./ReportPage";

const ICONS: Readonly<Record<Sort, IconNode>> = {
  loss: ShieldAlert,
  visit: CalendarDays,
  feedback: MessageSquareHeart,
};

interface Props {
  me: Me;
  api: CasesApi;
  onLanguage: (language: Language) => void;
  onEnded: () => void;
  onSignOut: () => void;
}

export function Office({ me, api, onLanguage, onEnded, onSignOut }: Props) {
  const place = usePlace();
  const [filters, setFilters] = useState(FIRST_FILTERS);
  const { choices, alarms, trouble, reload } = useChoices(api, onEnded);
  return (
    <div class="office">
      <Masthead me={me} place={place} onLanguage={onLanguage} onSignOut={onSignOut} />
      {trouble && <Closed code={trouble} again={reload} />}
      {choices && !trouble && (
        <OfficeContext.Provider value={{ me, api, choices, onEnded }}>
          <main class="page">
            {place.at === "list" && (
              <>
                <Alarms alarms={alarms} />
                <CaseList filters={filters} onFilters={setFilters} />
              </>
            )}
            {place.at === "case" && (
              <CasePage key={place.number} number={place.number} onAlarmsSeen={reload} />
            )}
            {place.at === "report" && <ReportPage />}
            {place.at === "arranged" && place.number === null && (
              <ArrangedList key={place.sort} sort={place.sort} />
            )}
            {place.at === "arranged" && place.number !== null && (
              <ArrangedPage key={place.number} sort={place.sort} number={place.number} />
            )}
          </main>
        </OfficeContext.Provider>
      )}
    </div>
  );
}

/** In the place of every page: nothing could be read, or not by this reader. */
function Closed({ code, again }: { code: string; again: () => void }) {
  const { t, named } = useTexts();
  return (
    <main class="page">
      <p class="notice bad" role="alert">
        {code === "forbidden" ? t("forbidden") : named(`error.${code}`, t("error.unavailable"))}{" "}
        {code !== "forbidden" && (
          <button type="button" class="link" onClick={again}>
            {t("send.retry")}
          </button>
        )}
      </p>
    </main>
  );
}

function Masthead({ me, place, onLanguage, onSignOut }: Omit<Props, "api" | "onEnded"> & { place: Place }) {
  const { t, language } = useTexts();
  const other = language === "zh" ? "en" : "zh";
  return (
    <header class="masthead">
      <Mark size={32} />
      <p class="masthead-name">{t("bank.name")}</p>
      <nav aria-label={t("nav")}>
        <a href="#/" aria-current={place.at === "list" || place.at === "case" ? "page" : undefined}>
          <Icon of={List} size={18} /> {t("nav.list")}
        </a>
        {SORTS.map((sort) => (
          <a
            key={sort}
            href={`#/${sort}`}
            aria-current={place.at === "arranged" && place.sort === sort ? "page" : undefined}
          >
            <Icon of={ICONS[sort]} size={18} /> {t(`nav.${sort}`)}
          </a>
        ))}
        <a href="#/report" aria-current={place.at === "report" ? "page" : undefined}>
          <Icon of={BarChart3} size={18} /> {t("nav.report")}
        </a>
      </nav>
      <span class="masthead-me">{me.name}</span>
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
      <button
        type="button"
        class="icon-button"
        aria-label={t("sign.out")}
        title={t("sign.out")}
        onClick={onSignOut}
      >
        <Icon of={LogOut} />
      </button>
    </header>
  );
}

function usePlace(): Place {
  const [place, setPlace] = useState(() => placeOf(location.hash));
  useEffect(() => {
    const follow = () => {
      setPlace(placeOf(location.hash));
      scrollTo(0, 0);
    };
    addEventListener("hashchange", follow);
    return () => {
      removeEventListener("hashchange", follow);
    };
  }, []);
  return place;
}

function useChoices(api: CasesApi, onEnded: OfficeWork["onEnded"]) {
  const [choices, setChoices] = useState<Choices | null>(null);
  const [alarms, setAlarms] = useState<readonly Alarm[]>([]);
  const [trouble, setTrouble] = useState("");
  const reload = useCallback(() => {
    api.choices().then(
      (answer) => {
        setChoices(answer.choices);
        setAlarms(answer.alarms);
        setTrouble("");
      },
      (error: unknown) => {
        if (!(error instanceof Refused)) throw error;
        if (error.code === "unauthorised") onEnded();
        else setTrouble(error.code);
      },
    );
    // The session's end is told to whoever listens now.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [api]);
  useEffect(reload, [reload]);
  return { choices, alarms, trouble, reload };
}
