/** History: a period of the service in figures, charts and tables, against the bank's targets. */
import { useState } from "preact/hooks";
import { fileAddress, type HistoryApi, type Range, type Told } from "../history";
import { isSound, preset } from "../ranges";
import { useTexts } from "../texts";
import { useAsked } from "../useAsked";
import { Charts } from "./Charts";
import { ComplaintClock } from "./ComplaintClock";
import { HistoryTables } from "./HistoryTables";
import { RangeBar } from "./RangeBar";
import { State } from "./State";
import { Verdicts } from "./Verdicts";

interface Props {
  api: HistoryApi;
  onEnded: () => void;
}

export function HistoryPage({ api, onEnded }: Props) {
  const { language } = useTexts();
  const [range, setRange] = useState<Range>(() => preset("month", new Date()));
  const about = isSound(range) ? fileAddress("csv", range, "") : null;
  const told = useAsked(about, () => api.report(range), onEnded);
  const complaints = useAsked(about, () => api.complaints(range), onEnded);
  const files = about === null ? null : (kind: "csv" | "xlsx") => fileAddress(kind, range, language);
  return (
    <main class="history">
      <RangeBar range={range} files={files} onRange={setRange} />
      <State asked={told} />
      {told.answer && about !== null && <Shown told={told.answer} />}
      {complaints.answer && about !== null && <ComplaintClock complaints={complaints.answer} />}
    </main>
  );
}

function Shown({ told: { report, zone } }: { told: Told }) {
  const { t } = useTexts();
  const { conversations, offered, after_hours, turns } = report.total;
  if (conversations + offered + after_hours + turns === 0)
    return <p class="quiet nothing">{t("past.none")}</p>;
  return (
    <>
      <Verdicts report={report} />
      <Charts report={report} zone={zone} />
      <HistoryTables report={report} zone={zone} />
    </>
  );
}
