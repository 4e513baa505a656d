/** The course of the period; each chart's figures stand in the table of parts as well. */
import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import { useTopicNames } from "../../console/topics";
import { TAGS } from "../../shared/i18n";
import { Chart, type Goal, type Series } from "../../shared/ui/Chart";
import type { Figure, History } from "../history";
import { partNamer } from "../ranges";
import { useTexts } from "../texts";
import { drawn, type Writing } from "../units";
import { useWriting } from "../useWriting";

const COLOURS = ["--chart-1", "--chart-2", "--chart-3", "--chart-4", "--chart-5"] as const;
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
  const { goal } = useWriting();
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
            first={t("col.from")}
            names={names}
            x={x}
            series={figures.map((figure, index) => lineOf(report, figure, t(`fig.${figure}`), index))}
            goals={goalsOf(report, figures, (target) =>
              figures.length > 1 ? `${t(`fig.${target.figure}`)} ${goal(target)}` : goal(target),
            )}
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

function goalsOf({ verdicts }: History, figures: readonly Figure[], name: Writing["goal"]): Goal[] {
  return verdicts.flatMap(({ target }) => {
    const index = figures.indexOf(target.figure);
    if (index < 0) return [];
    const value = drawn(target.figure, target.value) ?? 0;
    return [{ name: name(target), value, colour: COLOURS[index] ?? "--ink-3" }];
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
    <Panel title={t("chart.topics")} isWide>
      <Chart
        label={t("chart.topics")}
        kind="lines"
        tag={TAGS[language]}
        first={t("col.from")}
        names={names}
        x={x}
        series={series}
      />
    </Panel>
  );
}

interface PanelProps {
  title: string;
  isWide?: boolean;
  children: ComponentChildren;
}

function Panel({ title, isWide = false, children }: PanelProps) {
  return (
    <section class={isWide ? "panel wide" : "panel"} aria-label={title}>
      <div class="panel-head">
        <h2>{title}</h2>
      </div>
      {children}
    </section>
  );
}
