/** Why this agent: to whom a customer was offered, and why each other was passed over. */
import { Pending } from "../../console/components/TransferDialog";
import type { Duty } from "../../console/duty";
import type { OfferMade } from "../../shared/staffing";
import type { OnFloor } from "../../shared/supervision";
import { Dialog } from "../../shared/ui/Dialog";
import { useAnswer } from "../../shared/ui/useAnswer";
import { clockTime } from "../../shared/when";
import { useTexts } from "../texts";

interface Props {
  conversation: string;
  agents: readonly OnFloor[];
  duty: Duty;
  onClose: () => void;
}

export function WhyDialog({ conversation, agents, duty, onClose }: Props) {
  const { t } = useTexts();
  const { answer, isFailed, again } = useAnswer(conversation, () => duty.call("why", { conversation }));
  const nameOf = (agent: string) => agents.find(({ id }) => id === agent)?.name ?? agent;
  return (
    <Dialog title={t("why.title")} onClose={onClose}>
      {answer ? (
        <>
          {answer.offers.length === 0 && <p>{t("why.none")}</p>}
          <ol class="offers-made">
            {answer.offers.map((offer) => (
              <Made key={`${offer.agent} ${offer.at}`} offer={offer} nameOf={nameOf} />
            ))}
          </ol>
          <div class="row end">
            <button type="button" class="button primary" onClick={onClose}>
              {t("close")}
            </button>
          </div>
        </>
      ) : (
        <Pending isFailed={isFailed} again={again} onClose={onClose} />
      )}
    </Dialog>
  );
}

function Made({ offer, nameOf }: { offer: OfferMade; nameOf: (agent: string) => string }) {
  const { t, named, language } = useTexts();
  return (
    <li>
      <strong>{nameOf(offer.agent)}</strong> <time dateTime={offer.at}>{clockTime(offer.at, language)}</time>{" "}
      · {named(`outcome.${offer.outcome}`, offer.outcome)}
      {offer.passed_over.length > 0 && (
        <>
          <p class="quiet">{t("why.passed")}</p>
          <ul>
            {offer.passed_over.map(({ agent, why }) => (
              <li key={agent}>
                {nameOf(agent)}: {why}
              </li>
            ))}
          </ul>
        </>
      )}
    </li>
  );
}
