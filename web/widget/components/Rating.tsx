/** How was it: one to five stars, and a word. */
import { Star } from "lucide";
import { useState } from "preact/hooks";
import { Icon } from "../../shared/ui/Icon";
import type { Reception } from "../reception";
import { useFormTexts } from "../texts/forms";

const SCORES = [1, 2, 3, 4, 5] as const;

export function Rating({ reception }: { reception: Reception }) {
  const { t } = useFormTexts();
  const [score, setScore] = useState<number | null>(null);
  const [comment, setComment] = useState("");
  return (
    <form
      class="rating"
      onSubmit={(event) => {
        event.preventDefault();
        if (score !== null) void reception.rate(score, comment.trim());
      }}
    >
      <fieldset>
        <legend>{t("rate.title")}</legend>
        <div class="stars">
          {SCORES.map((value) => (
            <label key={value} class={score !== null && value <= score ? "star lit" : "star"}>
              <input
                type="radio"
                name="score"
                class="unseen"
                checked={score === value}
                onChange={() => {
                  setScore(value);
                }}
              />
              <Icon of={Star} size={28} />
              <span class="unseen">{t("rate.stars", { score: value, name: t(`rate.${value}`) })}</span>
            </label>
          ))}
        </div>
        <p class="score-name" aria-hidden="true">
          {score === null ? "\u00a0" : t(`rate.${score as 1}`)}
        </p>
      </fieldset>
      {score !== null && (
        <>
          <textarea
            class="input"
            rows={2}
            maxLength={1000}
            aria-label={t("rate.comment")}
            placeholder={t("rate.comment")}
            value={comment}
            onInput={(event) => {
              setComment(event.currentTarget.value);
            }}
          />
          <button type="submit" class="button primary wide">
            {t("rate.send")}
          </button>
        </>
      )}
    </form>
  );
}
