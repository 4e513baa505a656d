/** Wealth products: the risk comes first, and the notice always stands below. */
import showcase from "virtual:showcase";
import { money } from "../money";
import { useTexts } from "../texts";

export function Wealth({ onAsk }: { onAsk: () => void }) {
  const { t, language } = useTexts();
  return (
    <section id="wealth" class="band tinted">
      <div class="band-in">
        <div class="band-head">
          <h2>{t("wealth.title")}</h2>
          <button type="button" class="button" onClick={onAsk}>
            {t("wealth.ask")}
          </button>
        </div>
        <ul class="products" role="list">
          {showcase.wealth.map(({ code, name, risk, term, minimum, benchmark }) => (
            <li key={code} class="product">
              <p class={`risk ${risk.toLowerCase()}`}>
                {t("wealth.risk", { level: risk, name: showcase.riskLevels[risk]?.[language] ?? "" })}
              </p>
              <h3>{name[language]}</h3>
              <p class="figure">
                <small>{benchmark.basis[language]}</small>
                {t("wealth.range", { low: benchmark.low, high: benchmark.high })}
              </p>
              <p class="fine">{t("wealth.minimum", { amount: money(minimum, language) })}</p>
              <p class="fine">{term[language]}</p>
            </li>
          ))}
        </ul>
        <p class="caution">{showcase.notices.wealth[language]}</p>
      </div>
    </section>
  );
}
