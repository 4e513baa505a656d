/** The first thing seen: hills in the mist, spruces, and what the bank promises. */
import { useTexts } from "../texts";
import { Landscape } from "./Landscape";

export function Hero({ onAsk }: { onAsk: () => void }) {
  const { t } = useTexts();
  return (
    <section class="hero">
      <Landscape />
      <div class="hero-in">
        <h1>{t("hero.title")}</h1>
        <p>{t("hero.text")}</p>
        <div class="row">
          <button type="button" class="button primary large" onClick={onAsk}>
            {t("hero.ask")}
          </button>
          <a class="button large" href="#savings">
            {t("hero.rates")}
          </a>
        </div>
      </div>
    </section>
  );
}
