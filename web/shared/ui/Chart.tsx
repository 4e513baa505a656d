/** A chart, drawn by uPlot, which is fetched when the first chart is shown, and the same figures as a table below it: who does
 *  not see the lines, or not their colours, misses nothing. */
import { useEffect, useRef } from "preact/hooks";
import type uPlot from "uplot";
import { ChartTable } from "./ChartTable";
import { marksOf } from "./marks";

export interface Series {
  name: string;
  values: readonly (number | null)[];
  /** The name of a colour of tokens.css, for instance `--brand`. */
  colour: string;
}

/** A level to reach, as a dashed line. */
export interface Goal {
  name: string;
  value: number;
  colour: string;
}

interface Props {
  /** What it shows, in a sentence. */
  label: string;
  /** Seconds since 1970 for times, otherwise the place of each bar or point from 0 on. */
  x: readonly number[];
  series: readonly Series[];
  goals?: readonly Goal[];
  kind: "times" | "bars" | "lines";
  /** The names of the bars or points. */
  names?: readonly string[];
  /** The highest value that can be, where there is one. */
  most?: number;
  /** Pixels. */
  height?: number;
  /** The language tag of the axis. */
  tag: string;
  /** What the bars or points are, as the head of the table's first column; without it there is no table, for the page has one. */
  first?: string;
}

const HEIGHT = 180;
/** Points are marked one by one up to so many. */
const FEW = 62;
/** Pixels of a mark. */
const POINT = 7;
/** Pixels: a letter of the axis, and the room between two names. */
const LETTER = 8;
const GAP = 14;

export function Chart(props: Props) {
  const place = useRef<HTMLDivElement>(null);
  const drawn = useRef<uPlot | null>(null);
  const { label, x, series, goals, kind, tag, names, first } = props;
  const lines = [...series, ...(goals ?? [])].map(({ name }) => name);
  const shape = `${kind} ${tag} ${lines.join()} ${(names ?? []).join()}`;
  const latest = useRef(props);
  latest.current = props;
  useEffect(() => {
    let isCurrent = true;
    const stop = follow(place, drawn);
    void import("uplot").then(({ default: Plot }) => {
      if (isCurrent && place.current && canDraw()) {
        const { current } = latest;
        drawn.current = new Plot(
          options(Plot, current, place.current.clientWidth),
          dataOf(current),
          place.current,
        );
      }
    });
    return () => {
      isCurrent = false;
      stop();
      drawn.current?.destroy();
      drawn.current = null;
    };
    // A chart of another shape is another chart.
  }, [shape]);
  useEffect(() => {
    drawn.current?.setData(dataOf({ x, series, ...(goals && { goals }) }));
  }, [x, series, goals]);
  return (
    <>
      <div class={`chart ${kind}`} ref={place} role="img" aria-label={label} />
      {first !== undefined && <ChartTable {...{ label, first, tag, x, series }} nameOf={namer(props)} />}
    </>
  );
}

function canDraw(): boolean {
  return document.createElement("canvas").getContext("2d") !== null;
}

function dataOf({ x, series, goals = [] }: Pick<Props, "x" | "series" | "goals">): uPlot.AlignedData {
  return [
    [...x],
    ...series.map(({ values }) => [...values]),
    ...goals.map(({ value }) => x.map(() => value)),
  ];
}

/** Keeps to the width of the page, and to its colours when they change by day and night. */
function follow(place: { current: HTMLElement | null }, drawn: { current: uPlot | null }): () => void {
  const observer = new ResizeObserver(() => {
    const { current: chart } = drawn;
    if (chart && place.current) chart.setSize({ width: place.current.clientWidth, height: chart.height });
  });
  if (place.current) observer.observe(place.current);
  const night = matchMedia("(prefers-color-scheme: dark)");
  const redraw = () => drawn.current?.redraw();
  night.addEventListener("change", redraw);
  return () => {
    observer.disconnect();
    night.removeEventListener("change", redraw);
  };
}

function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** Names a place of the axis. */
function namer({ kind, tag, names = [] }: Props): (at: number) => string {
  if (kind !== "times") return (at) => names[at] ?? "";
  const clock = new Intl.DateTimeFormat(tag, { hour: "2-digit", minute: "2-digit" });
  return (at) => clock.format(new Date(at * 1000));
}

function options(Plot: typeof uPlot, props: Props, width: number): uPlot.Options {
  const { kind, series, goals = [], names = [], height = HEIGHT, most } = props;
  const axis = { stroke: () => colour("--ink-3"), grid: { stroke: () => colour("--line"), width: 1 } };
  const isBars = kind === "bars";
  const isNamed = kind !== "times";
  const named = namer(props);
  return {
    width,
    height,
    cursor: { drag: { x: false, y: false } },
    legend: {
      live: false,
      show: series.length + goals.length > 1,
      markers: { dash: (_plot, at) => (at > series.length ? "dashed" : "solid") },
    },
    scales: {
      x: isNamed ? { time: false, range: () => [-0.5, Math.max(names.length, 1) - 0.5] } : { time: true },
      y: { range: (_plot, _low, high) => [0, most ?? Math.max(high * 1.1, 1)] },
    },
    axes: [
      {
        ...axis,
        grid: { show: false },
        ...(isNamed && { size: 32 }),
        values: (_plot, at) => at.map((one) => (Number.isInteger(one) || !isNamed ? named(one) : "")),
        ...(isNamed && { splits: (plot) => ticks(names, plot.width) }),
      },
      { ...axis, size: 52 },
    ],
    series: [
      {},
      ...series.map(({ name, colour: chosen }, place) => ({
        label: name,
        stroke: () => colour(chosen),
        width: 2,
        // A point alone between two gaps would not be seen.
        points: {
          show: kind === "lines" && names.length <= FEW,
          size: POINT,
          fill: () => colour(chosen),
          ...(series.length > 1 && { paths: marksOf(place) }),
        },
        ...(isBars && {
          fill: () => colour(chosen),
          ...(Plot.paths.bars && { paths: Plot.paths.bars({ size: [0.6, 60] }) }),
        }),
      })),
      ...goals.map(({ name, colour: chosen }) => ({
        label: name,
        stroke: () => colour(chosen),
        width: 1.5,
        dash: [6, 5],
        points: { show: false },
      })),
    ],
  };
}

/** The places that are named: as many as can be read, evenly apart. */
function ticks(names: readonly string[], width: number): number[] {
  const longest = Math.max(1, ...names.map((name) => name.length));
  const room = Math.max(1, Math.floor(width / (longest * LETTER + GAP)));
  const step = Math.max(1, Math.ceil(names.length / room));
  return names.map((_name, index) => index).filter((index) => index % step === 0);
}
