/** The period in a few figures: how much there was, and each target beside what was reached. */
import { Check, X } from "lucide";
import { Icon } from "../../shared/ui/Icon";
import type { History, Verdict } from "../history";
import { useTexts } from "../texts";
import { useWriting } from "../useWriting";

const VOLUMES = ["conversations", "offered"] as const;

export function Verdicts({ report: { total, verdicts } }: { report: History }) {
  const { t } = useTexts();
  const { shown } = useWriting();
  return (
    <section aria-label={t("verdicts")}>
      <dl class="verdicts">
        {VOLUMES.map((figure) => (
          <div key={figure} class="figure-tile">
            <dt>{t(`fig.${figure}`)}</dt>
            <dd>{shown(figure, total[figure])}</dd>
          </div>
        ))}
        {verdicts.map((verdict) => (
          <Tile key={verdict.target.figure} verdict={verdict} />
        ))}
      </dl>
    </section>
  );
}

function Tile({ verdict: { target, reached, is_met } }: { verdict: Verdict }) {
  const { t } = useTexts();
  const { shown, goal } = useWriting();
  const grade = is_met === null ? "" : is_met ? "good" : "bad";
  return (
    <div class={`figure-tile ${grade}`}>
      <dt>{t(`fig.${target.figure}`)}</dt>
      <dd>{shown(target.figure, reached)}</dd>
      <dd class="aim">
        {is_met !== null && <Icon of={is_met ? Check : X} size={14} />}
        <span class="unseen">{is_met === null ? "" : t(is_met ? "aim.met" : "aim.missed")}</span>
        {t("aim", { goal: goal(target) })}
      </dd>
    </div>
  );
}
