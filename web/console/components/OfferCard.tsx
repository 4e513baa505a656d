/** A customer who is offered to this agent, and the time left to take them. */
import type { Summary } from "../../shared/protocol";
import { preview } from "../../shared/sealed";
import { stopwatch } from "../../shared/when";
import type { Duty } from "../duty";
import { offerTime } from "../order";
import { useTexts } from "../texts";
import { Tags } from "./Tags";
import { useCustomerName } from "./useCustomerName";

interface Props {
  offer: Summary;
  now: number;
  duty: Duty;
  /** The shortcuts are for the first offer. */
  isFirst: boolean;
}

export function OfferCard({ offer, now, duty, isFirst }: Props) {
  const { t, named } = useTexts();
  const { left, whole } = offerTime(offer, now);
  const customer = useCustomerName()(offer);
  const reason = named(`reason.${offer.reason ?? ""}`, t("reason.none"));
  return (
    <article class="offer" aria-label={t("offer.new", { reason, customer })}>
      <div class="offer-head">
        <strong>{reason}</strong>
        {/* Seconds are seen, not read out one by one. */}
        <span class="offer-left" aria-live="off">
          {t("offer.left", { seconds: left })}
        </span>
      </div>
      <progress max={whole} value={left} aria-hidden="true" />
      <p>
        {customer} <Tags summary={offer} />
      </p>
      {offer.last_text && <p class="offer-text">{preview(offer.last_text)}</p>}
      {offer.queued_at && (
        <p class="quiet" aria-live="off">
          {t("offer.waited", { time: stopwatch((now - Date.parse(offer.queued_at)) / 1000) })}
        </p>
      )}
      <div class="row">
        <button
          type="button"
          class="button primary small"
          onClick={() => void duty.accept(offer.conversation)}
        >
          {t("offer.accept")} {isFirst && <kbd>Alt+A</kbd>}
        </button>
        <button type="button" class="button small" onClick={() => void duty.decline(offer.conversation)}>
          {t("offer.decline")} {isFirst && <kbd>Alt+D</kbd>}
        </button>
      </div>
    </article>
  );
}
