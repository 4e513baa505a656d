/** What the cards of figures share: their frame, amounts in the reader's way of writing, and rows with a bar. */
import type { ComponentChildren } from "preact";
import { TAGS } from "../../shared/i18n";
import type { Language } from "../../shared/protocol";
import { useFormTexts } from "../texts/forms";

export function Drawn({ title, children }: { title: string; children: ComponentChildren }) {
  const { t } = useFormTexts();
  return (
    <section class="card figures" aria-label={title}>
      <p class="card-name">{t("figures.titled", { title })}</p>
      {children}
    </section>
  );
}

export interface Bar {
  name: string;
  /** Such as the rate behind it. */
  note?: string;
  /** Yuan. */
  amount: string;
  isChosen?: boolean;
}

/** Named amounts, each with a bar as long as its share of the largest. */
export function Bars({ head, bars }: { head: readonly [string, string]; bars: readonly Bar[] }) {
  const { t, language } = useFormTexts();
  const most = Math.max(...bars.map(({ amount }) => Number(amount))) || 1;
  return (
    <table class="bar-table">
      <thead class="unseen">
        <tr>
          <th scope="col">{head[0]}</th>
          <th scope="col">{head[1]}</th>
        </tr>
      </thead>
      <tbody>
        {bars.map(({ name, note, amount, isChosen }) => (
          <tr key={name} class={isChosen ? "chosen" : ""}>
            <th scope="row">
              {name} {note !== undefined && <small>{note}</small>}
              {isChosen && <span class="unseen">{t("figures.chosen")}</span>}
            </th>
            <td>
              <svg class="due-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                <rect width={(Math.max(0, Number(amount)) / most) * 100} height={10} />
              </svg>
              {yuan(amount, language)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** An amount with separators; fourteen digits at the most, which a number keeps. */
export function yuan(amount: string, language: Language): string {
  const shown = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  return new Intl.NumberFormat(TAGS[language], shown).format(Number(amount));
}
