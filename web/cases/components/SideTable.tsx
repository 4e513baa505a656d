/** The complaints seen from one side (cause, product, branch): a bar for each heap beside its figures. */
import { useOffice } from "../office";
import { percent } from "../report";
import { useTexts } from "../texts";
import type { Heap, Side } from "../types";
import { nameOf } from "../view";
import { TableBox } from "./TableBox";

interface Props {
  side: Side;
  heaps: readonly Heap[];
  total: number;
}

export function SideTable({ side, heaps, total }: Props) {
  const { t, language } = useTexts();
  const { choices } = useOffice();
  const title = t(`report.side.${side}`);
  return (
    <section class="card">
      <h2>{title}</h2>
      <TableBox label={title}>
        <table class="figures">
          <thead>
            <tr>
              <td />
              <th scope="col">{t("tally.received")}</th>
              <th scope="col">{t("tally.median_days")}</th>
              <th scope="col">{t("tally.overdue")}</th>
              <th scope="col">{t("tally.content")}</th>
            </tr>
          </thead>
          <tbody>
            {heaps.map(({ code, tally }) => (
              <tr key={code}>
                <th scope="row">
                  {code === "" ? t("report.uncoded") : nameOf(choices[side], code, language)}
                  <span class="bar" style={{ inlineSize: `${(100 * tally.received) / total}%` }} />
                </th>
                <td>{tally.received}</td>
                <td>{tally.median_days ?? "–"}</td>
                <td>{percent(tally.overdue, tally.received)}</td>
                <td>{percent(tally.content, tally.scored)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </section>
  );
}
