/** Who waited and who was served while this page was open. */
import { TAGS } from "../../shared/i18n";
import { Chart } from "../../shared/ui/Chart";
import type { Sample } from "../board";
import { useTexts } from "../texts";

/** With fewer there is no line to see. */
const FEWEST = 3;

export function Trend({ samples }: { samples: readonly Sample[] }) {
  const { t, language } = useTexts();
  const first = samples[0];
  const last = samples.at(-1);
  if (!first || !last || samples.length < FEWEST) return null;
  const minutes = Math.max(1, Math.round((last.at - first.at) / 60_000));
  return (
    <section class="panel" aria-label={t("trend")}>
      <div class="panel-head">
        <h2>{t("trend")}</h2>
        <span class="quiet">{t("trend.span", { minutes })}</span>
      </div>
      <Chart
        label={t("trend.label", { waiting: last.waiting, serving: last.serving })}
        kind="times"
        tag={TAGS[language]}
        first={t("col.at")}
        x={samples.map(({ at }) => at / 1000)}
        series={[
          { name: t("tile.waiting"), colour: "--chart-2", values: samples.map(({ waiting }) => waiting) },
          { name: t("tile.people"), colour: "--chart-1", values: samples.map(({ serving }) => serving) },
        ]}
      />
    </section>
  );
}
