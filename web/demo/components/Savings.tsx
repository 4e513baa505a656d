/** Deposits and today's rates, as the catalogue has them. */
import showcase from "virtual:showcase";
import { useTexts } from "../texts";

export function Savings({ onAsk }: { onAsk: () => void }) {
  const { t, language } = useTexts();
  return (
    <section id="savings" class="band">
      <div class="band-in savings">
        <div>
          <h2>{t("savings.title")}</h2>
          <p class="lead">{t("savings.text")}</p>
          <button type="button" class="button" onClick={onAsk}>
            {t("savings.ask")}
          </button>
        </div>
        <table class="rates">
          <caption class="unseen">{t("savings.table")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("savings.term")}</th>
              <th scope="col">{t("savings.rate")}</th>
            </tr>
          </thead>
          <tbody>
            {showcase.deposits.map(({ name, rate }) => (
              <tr key={name.en}>
                <th scope="row">{name[language]}</th>
                <td>{rate}%</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td colSpan={2}>
                {t("savings.since", { date: showcase.effective, source: showcase.depositSource[language] })}
              </td>
            </tr>
          </tfoot>
        </table>
      </div>
    </section>
  );
}
