/** A chart for paper: drawn as lines, so that it prints sharp and takes the colours of the page. */
import type { Frame } from "../plot";
import { grid, heightOf, middleOf, pathThrough, roof } from "../plot";

export interface Drawn {
  name: string;
  values: readonly (number | null)[];
}

/** A level to reach; `tone` is the place of the series that it is about. */
export interface Level {
  name: string;
  value: number;
  tone: number;
}

interface Props {
  label: string;
  names: readonly string[];
  series: readonly Drawn[];
  kind: "bars" | "lines";
  goals?: readonly Level[];
  most?: number;
}

const WIDTH = 340;
const HEIGHT = 150;
const FRAME: Frame = { left: 30, top: 8, right: WIDTH - 4, bottom: HEIGHT - 18 };
/** Names under the axis: about so many fit. */
const NAMES = 8;

export function Plot({ label, names, series, kind, goals = [], most: given }: Props) {
  const values = [...series.flatMap((one) => one.values), ...goals.map(({ value }) => value)];
  const most = given ?? roof(Math.max(0, ...values.map((value) => value ?? 0)));
  return (
    <figure class="plot">
      <figcaption>{label}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
        {grid(most).map((value) => (
          <GridLine key={value} value={value} most={most} />
        ))}
        {series.map((one, index) =>
          kind === "bars" ? (
            <Bars key={one.name} drawn={one} place={index} of={series.length} most={most} />
          ) : (
            <path key={one.name} class={`plot-line tone-${index}`} d={pathThrough(one.values, most, FRAME)} />
          ),
        )}
        {goals.map(({ name, value, tone }) => {
          const y = heightOf(value, most, FRAME);
          return (
            <line
              key={name}
              class={`plot-goal tone-${tone}`}
              x1={FRAME.left}
              x2={FRAME.right}
              y1={y}
              y2={y}
            />
          );
        })}
        <Names names={names} />
      </svg>
      <Key series={series} goals={goals} />
    </figure>
  );
}

function GridLine({ value, most }: { value: number; most: number }) {
  const y = heightOf(value, most, FRAME);
  return (
    <>
      <line class="plot-grid" x1={FRAME.left} x2={FRAME.right} y1={y} y2={y} />
      <text class="plot-text" x={FRAME.left - 4} y={y + 3} text-anchor="end">
        {Number(value.toFixed(2))}
      </text>
    </>
  );
}

interface BarsProps {
  drawn: Drawn;
  place: number;
  of: number;
  most: number;
}

function Bars({ drawn: { values }, place, of, most }: BarsProps) {
  const room = ((FRAME.right - FRAME.left) / Math.max(values.length, 1)) * 0.76;
  const width = room / of;
  return (
    <>
      {values.map((value, index) => {
        const y = heightOf(value ?? 0, most, FRAME);
        const x = middleOf(index, values.length, FRAME) - room / 2 + place * width;
        return (
          <rect
            key={index}
            class={`plot-bar tone-${place}`}
            x={x}
            y={y}
            width={width}
            height={FRAME.bottom - y}
          />
        );
      })}
    </>
  );
}

function Names({ names }: { names: readonly string[] }) {
  const step = Math.max(1, Math.ceil(names.length / NAMES));
  return (
    <>
      {names.map((name, index) =>
        index % step === 0 ? (
          <text
            key={name}
            class="plot-text"
            x={middleOf(index, names.length, FRAME)}
            y={FRAME.bottom + 13}
            text-anchor="middle"
          >
            {name}
          </text>
        ) : null,
      )}
    </>
  );
}

function Key({ series, goals }: { series: readonly Drawn[]; goals: readonly Level[] }) {
  return (
    <ul class="plot-key" role="list">
      {series.map(({ name }, index) => (
        <li key={name} class={`tone-${index}`}>
          <span class="plot-swatch" />
          {name}
        </li>
      ))}
      {goals.map(({ name, tone }) => (
        <li key={name} class={`tone-${tone}`}>
          <span class="plot-swatch dashed" />
          {name}
        </li>
      ))}
    </ul>
  );
}
