/** The figures of a chart as a table, folded until they are asked for. */
import { useState } from "preact/hooks";
import { useLocale } from "../i18n";
import type { Series } from "./Chart";

interface Props {
  label: string;
  first: string;
  tag: string;
  x: readonly number[];
  series: readonly Series[];
  nameOf: (at: number) => string;
}

export function ChartTable({ label, first, tag, x, series, nameOf }: Props) {
  const { t } = useLocale();
  const [isOpen, setOpen] = useState(false);
  const format = new Intl.NumberFormat(tag, { maximumFractionDigits: 1 });
  return (
    <details
      class="chart-figures"
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
      }}
    >
      <summary>
        {t("chart.table")}
        <span class="unseen">: {label}</span>
      </summary>
      {isOpen && (
        // What scrolls can be reached by keyboard.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div class="panel-roll" role="region" aria-label={`${t("chart.table")}: ${label}`} tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{first}</th>
                {series.map(({ name }) => (
                  <th key={name} scope="col" class="number">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {x.map((at, row) => (
                <tr key={at}>
                  <th scope="row">{nameOf(at)}</th>
                  {series.map(({ name, values }) => {
                    const value = values[row];
                    return (
                      <td key={name} class="number">
                        {value == null ? "–" : format.format(value)}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  );
}
