/** The report on a period's complaints: figures, charts, and the register to take away. */
import { Download } from "lucide";
import { useEffect, useId, useState } from "preact/hooks";
import { Icon } from "../../shared/ui/Icon";
import { useAttempt, useOffice } from "../office";
import { isPeriod, yearOf, type Period } from "../report";
import { useTexts } from "../texts";
import type { Report, Side } from "../types";
import { Months } from "./Months";
import { SideTable } from "./SideTable";
import { Totals } from "./Totals";
import { Trouble } from "./Trouble";

const SIDES: readonly Side[] = ["categories", "causes", "lines", "branches", "channels", "outcomes"];

export function ReportPage() {
  const { t } = useTexts();
  const { api } = useOffice();
  const attempt = useAttempt();
  const { run } = attempt;
  const [period, setPeriod] = useState<Period>(() => yearOf(new Date().getFullYear()));
  const [report, setReport] = useState<Report | null>(null);
  useEffect(() => {
    if (!isPeriod(period)) return;
    let isCurrent = true;
    void run(async () => {
      const answer = await api.report(period.since, period.until);
      if (isCurrent) setReport(answer);
    });
    return () => {
      isCurrent = false;
    };
  }, [api, period, run]);
  return (
    <section class="report">
      <h1>{t("report.title")}</h1>
      <PeriodBar period={period} onPeriod={setPeriod} />
      <Trouble of={attempt} />
      {report?.total.received === 0 && <p class="quiet">{t("report.none")}</p>}
      {report && report.total.received > 0 && (
        <>
          <Totals total={report.total} />
          <Months report={report} />
          <div class="sides">
            {SIDES.map((side) => (
              <SideTable key={side} side={side} heaps={report[side]} total={report.total.received} />
            ))}
          </div>
        </>
      )}
      <p class="quiet">{t("report.kept")}</p>
    </section>
  );
}

function PeriodBar({ period, onPeriod }: { period: Period; onPeriod: (period: Period) => void }) {
  const { t, language } = useTexts();
  const thisYear = new Date().getFullYear();
  const query = new URLSearchParams({ ...period, language }).toString();
  return (
    <div class="period row">
      <Day
        label={t("report.since")}
        day={period.since}
        onDay={(since) => {
          onPeriod({ ...period, since });
        }}
      />
      <Day
        label={t("report.until")}
        day={period.until}
        onDay={(until) => {
          onPeriod({ ...period, until });
        }}
      />
      {[thisYear, thisYear - 1].map((year) => (
        <button
          key={year}
          type="button"
          class="button"
          aria-pressed={period.since === yearOf(year).since && period.until === yearOf(year).until}
          onClick={() => {
            onPeriod(yearOf(year));
          }}
        >
          {t("report.year", { year: String(year) })}
        </button>
      ))}
      {isPeriod(period) && (
        <span class="row exports">
          <a class="button" href={`/api/cases/export.csv?${query}`} download>
            <Icon of={Download} size={16} /> {t("report.csv")}
          </a>
          <a class="button" href={`/api/cases/export.xlsx?${query}`} download>
            <Icon of={Download} size={16} /> {t("report.xlsx")}
          </a>
        </span>
      )}
    </div>
  );
}

function Day({ label, day, onDay }: { label: string; day: string; onDay: (day: string) => void }) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        class="input"
        type="date"
        value={day}
        onChange={(event) => {
          onDay(event.currentTarget.value);
        }}
      />
    </div>
  );
}
