/** Four credit cards, drawn as the cards they are. */
import showcase from "virtual:showcase";
import { Mark } from "../../shared/ui/Mark";
import { money } from "../money";
import { useTexts } from "../texts";

const FACES = ["sprout", "moss", "lake", "night"] as const;

export function Cards() {
  const { t, language } = useTexts();
  return (
    <section id="cards" class="band">
      <div class="band-in">
        <h2>{t("cards.title")}</h2>
        <ul class="cards" role="list">
          {showcase.cards.map(({ name, network, for_whom, feature, annual_fee }, index) => (
            <li key={name.en}>
              <div class={`face ${FACES[index % FACES.length] ?? ""}`} aria-hidden="true">
                <Mark size={26} />
                <span class="chip" />
                <span class="face-name">{name[language]}</span>
                <span class="face-network">{network[language]}</span>
              </div>
              <h3>{name[language]}</h3>
              <p>{feature[language]}</p>
              <p class="fine">{t("cards.for", { whom: for_whom[language] })}</p>
              <p class="fine">
                {Number(annual_fee) > 0
                  ? t("cards.fee", { amount: money(annual_fee, language) })
                  : t("cards.free")}
              </p>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
