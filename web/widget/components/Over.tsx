/** After the end: how it was, and a new beginning. */
import type { Hall } from "../hall";
import type { Reception } from "../reception";
import { useFormTexts } from "../texts/forms";
import { Rating } from "./Rating";
import { SaveTranscript } from "./SaveTranscript";

interface Props {
  hall: Hall;
  reception: Reception;
}

export function Over({ hall, reception }: Props) {
  const { t } = useFormTexts();
  const canRate = hall.chat?.state?.can_rate === true && !hall.hasRated;
  return (
    <footer class="footer over">
      {canRate && <Rating reception={reception} />}
      <p role="status">{hall.hasRated ? t("rate.thanks") : ""}</p>
      <button
        type="button"
        class={canRate ? "button wide" : "button primary wide"}
        onClick={() => void reception.startAnew()}
      >
        {t("over.new")}
      </button>
      {hall.chat && <SaveTranscript chat={hall.chat} />}
    </footer>
  );
}
