/** The monthly service report: a page of its own for reading, printing and filing. */
import { ChevronLeft, ChevronRight, Printer } from "lucide";
import { useId } from "preact/hooks";
import { Icon } from "../../shared/ui/Icon";
import type { HistoryApi } from "../history";
import { daysOf, monthAfter, monthOf, monthTitle } from "../ranges";
import { useTexts } from "../texts";
import { useAsked } from "../useAsked";
import { MonthSheet, type Month } from "./MonthSheet";
import { State } from "./State";

const OFFERED = 24;

interface Props {
  api: HistoryApi;
  /** `2026-10`. */
  month: string;
  onMonth: (month: string) => void;
  onEnded: () => void;
}

export function MonthPage({ api, month, onMonth, onEnded }: Props) {
  const asked = useAsked(month, () => read(api, month), onEnded);
  const { answer } = asked;
  return (
    <main class="month">
      <Tools month={month} onMonth={onMonth} />
      <State asked={asked} />
      {answer && answer.month === month && <MonthSheet of={answer} />}
    </main>
  );
}

async function read(api: HistoryApi, month: string): Promise<Month> {
  const days = daysOf(month);
  const earlier = daysOf(monthAfter(month, -1));
  const [told, before, complaints, complaintsBefore] = await Promise.all([
    api.report({ ...days, grain: "day" }),
    api.report({ ...earlier, grain: "month" }),
    api.complaints(days),
    api.complaints(earlier),
  ]);
  return { month, told, before: before.report, complaints, complaintsBefore };
}

function Tools({ month, onMonth }: Pick<Props, "month" | "onMonth">) {
  const { t, language } = useTexts();
  const id = useId();
  const now = monthOf(new Date());
  const recent = Array.from({ length: OFFERED }, (_none, index) => monthAfter(now, -index));
  const months = recent.includes(month) ? recent : [month, ...recent];
  return (
    <section class="month-tools row" aria-label={t("month.tools")}>
      <button
        type="button"
        class="icon-button"
        aria-label={t("month.earlier")}
        onClick={() => {
          onMonth(monthAfter(month, -1));
        }}
      >
        <Icon of={ChevronLeft} size={18} />
      </button>
      <label class="unseen" for={id}>
        {t("month.which")}
      </label>
      <select
        id={id}
        class="input"
        value={month}
        onChange={(event) => {
          onMonth(event.currentTarget.value);
        }}
      >
        {months.map((one) => (
          <option key={one} value={one}>
            {monthTitle(one, language)}
          </option>
        ))}
      </select>
      <button
        type="button"
        class="icon-button"
        aria-label={t("month.later")}
        disabled={month >= now}
        onClick={() => {
          onMonth(monthAfter(month, 1));
        }}
      >
        <Icon of={ChevronRight} size={18} />
      </button>
      <button
        type="button"
        class="button primary"
        onClick={() => {
          print();
        }}
      >
        <Icon of={Printer} size={16} /> {t("month.print")}
      </button>
    </section>
  );
}
