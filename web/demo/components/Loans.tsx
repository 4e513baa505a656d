/** Three loans, with the rate they start from. */
import showcase from "virtual:showcase";
import { money } from "../money";
import { useTexts } from "../texts";

export function Loans({ onAsk }: { onAsk: () => void }) {
  const { t, language } = useTexts();
  return (
    <section id="loans" class="band tinted">
      <div class="band-in">
        <div class="band-head">
          <h2>{t("loans.title")}</h2>
          <button type="button" class="button" onClick={onAsk}>
            {t("loans.ask")}
          </button>
        </div>
        <ul class="products" role="list">
          {showcase.loans.map(({ name, rate, limit, max_months }) => (
            <li key={name.en} class="product">
              <h3>{name[language]}</h3>
              <p class="figure">
                <small>{t("loans.from")}</small> {t("loans.rate", { rate })}
              </p>
              <p class="fine">
                {limit !== undefined && `${t("loans.limit", { amount: money(limit, language) })} · `}
                {t("loans.years", { years: Math.floor(max_months / 12) })}
              </p>
            </li>
          ))}
        </ul>
        <p class="caution">{showcase.notices.loans[language]}</p>
      </div>
    </section>
  );
}
