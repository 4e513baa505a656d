/** The course of the period; each chart's figures stand in the table of parts as well. */
import { useMemo } from "preact/hooks";
import { useTopicNames } from "../../console/topics";
import { TAGS } from "../../shared/i18n";
import { Chart, type Goal, type Series } from "../../shared/ui/Chart";
import type { Figure, History } from "../history";
import { partNamer } from "../ranges";
import { useTexts } from "../texts";
import { drawn, goal } from "../units";

const COLOURS = ["--brand-text", "--accent", "--note", "--danger", "--ink-3"] as const;
const CHARTS: readonly { code: "volume" | Figure; figures: readonly Figure[]; most?: number }[] = [
  { code: "volume", figures: ["conversations", "offered"] },
  { code: "within_20", figures: ["within_20", "within_60"], most: 100 },
  { code: "abandonment", figures: ["abandonment"] },
  { code: "wait_mean", figures: ["wait_mean", "wait_p90"] },
  { code: "first_reply", figures: ["first_reply"] },
  { code: "handling", figures: ["handling"] },
  { code: "containment", figures: ["containment", "misunderstanding"], most: 100 },
  { code: "satisfaction", figures: ["satisfaction"], most: 5 },
];
const TOPICS_DRAWN = 5;

interface Props {
  report: History;
  zone: string;
}

export function Charts({ report, zone }: Props) {
  const { t, language } = useTexts();
  const x = useMemo(() => report.parts.map((_part, index) => index), [report]);
  const names = useMemo(
    () => report.parts.map(({ start }) => start).map(partNamer(report, zone, language)),
    [report, zone, language],
  );
  return (
    <div class="history-charts">
      {CHARTS.map(({ code, figures, most }) => (
        <Panel key={code} title={t(`chart.${code}` as "chart.volume")}>
          <Chart
            label={t(`chart.${code}` as "chart.volume")}
            kind={code === "volume" ? "bars" : "lines"}
            tag={TAGS[language]}
            names={names}
            x={x}
            series={figures.map((figure, index) => lineOf(report, figure, t(`fig.${figure}`), index))}
            goals={goalsOf(report, figures, (figure) => t(`fig.${figure}`))}
            {...(most !== undefined && { most })}
          />
        </Panel>
      ))}
      <Topics report={report} names={names} x={x} />
    </div>
  );
}

function lineOf({ parts }: History, figure: Figure, name: string, index: number): Series {
  const values = parts.map(({ figures }) => drawn(figure, figures[figure]));
  return { name, values, colour: COLOURS[index] ?? "--ink-3" };
}

function goalsOf(
  { verdicts }: History,
  figures: readonly Figure[],
  name: (figure: Figure) => string,
): Goal[] {
  return verdicts.flatMap(({ target }) => {
    const index = figures.indexOf(target.figure);
    if (index < 0) return [];
    const value = drawn(target.figure, target.value) ?? 0;
    const short = figures.length > 1 ? `${name(target.figure)} ${goal(target)}` : goal(target);
    return [{ name: short, value, colour: COLOURS[index] ?? "--ink-3" }];
  });
}

function Topics({ report, names, x }: { report: History; names: string[]; x: number[] }) {
  const { t, language } = useTexts();
  const nameOf = useTopicNames(language);
  const top = report.topics.slice(0, TOPICS_DRAWN);
  if (top.length === 0) return null;
  const series = top.map(({ topic, parts }, index) => ({
    name: nameOf(topic),
    values: parts,
    colour: COLOURS[index] ?? "--ink-3",
  }));
  return (
    <Panel title={t("chart.topics")}>
      <Chart
        label={t("chart.topics")}
        kind="lines"
        tag={TAGS[language]}
        names={names}
        x={x}
        series={series}
      />
    </Panel>
  );
}

function Panel({ title, children }: { title: string; children: preact.ComponentChildren }) {
  return (
    <section class="panel" aria-label={title}>
      <div class="panel-head">
        <h2>{title}</h2>
      </div>
      {children}
    </section>
  );
}
