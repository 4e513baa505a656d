/** One conversation to be reviewed: what was said on one side, the form on the other. */
import { useId, useRef, useState } from "preact/hooks";
import { LogRows } from "../../console/components/LogRows";
import type { Duty } from "../../console/duty";
import { readLog } from "../../console/past";
import type { Form, Sampled } from "../../shared/supervision";
import { Dialog } from "../../shared/ui/Dialog";
import { useAnswer } from "../../shared/ui/useAnswer";
import { scoreOf, type Scores } from "../quality";
import { useTexts } from "../texts";
import { Wrong } from "../../console/components/Wrong";

interface Props {
  sampled: Sampled;
  form: Form;
  duty: Duty;
  onClose: () => void;
  onStored: () => void;
}

export function ReviewDialog({ sampled, form, duty, onClose, onStored }: Props) {
  const { t } = useTexts();
  return (
    <Dialog title={t("review.title", { name: sampled.agent ?? "" })} onClose={onClose} isWide>
      <div class="review">
        <Said sampled={sampled} duty={duty} />
        <Marks sampled={sampled} form={form} duty={duty} onClose={onClose} onStored={onStored} />
      </div>
    </Dialog>
  );
}

function Said({ sampled: { conversation }, duty }: Pick<Props, "sampled" | "duty">) {
  const { t } = useTexts();
  const box = useRef<HTMLDivElement>(null);
  const { answer, isFailed, again } = useAnswer(conversation, () => readLog(duty, conversation));
  return (
    // What scrolls can be reached by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div class="past-log" ref={box} role="region" aria-label={t("log")} tabIndex={0}>
      {answer ? (
        <div class="log">
          <LogRows entries={answer} box={box} customer={t("role.customer")} />
        </div>
      ) : (
        <p class="quiet" role="status">
          {t(isFailed ? "ask.failed" : "ask.waiting")}{" "}
          {isFailed && (
            <button type="button" class="link" onClick={again}>
              {t("send.retry")}
            </button>
          )}
        </p>
      )}
    </div>
  );
}

function Marks({ sampled: { conversation }, form, duty, onClose, onStored }: Props) {
  const { t, language } = useTexts();
  const id = useId();
  const [scores, setScores] = useState<Scores>({});
  const [comment, setComment] = useState("");
  const [isTried, setTried] = useState(false);
  const score = scoreOf(form, scores);
  const save = async () => {
    setTried(true);
    if (score === null) return;
    const words = comment.trim();
    const ask = { conversation, scores: { ...scores }, ...(words && { comment: words }) };
    if (await duty.call("review", ask)) onStored();
  };
  return (
    <form
      class="marks"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {form.criteria.map((criterion) => (
        <fieldset key={criterion.code} class="marks-row">
          <legend>{criterion[language]}</legend>
          {Array.from({ length: form.scale }, (_, index) => index + 1).map((value) => (
            <label key={value} class={scores[criterion.code] === value ? "grade on" : "grade"}>
              <input
                type="radio"
                class="unseen"
                name={`${id}-${criterion.code}`}
                checked={scores[criterion.code] === value}
                onChange={() => {
                  setScores({ ...scores, [criterion.code]: value });
                }}
              />
              {value}
            </label>
          ))}
        </fieldset>
      ))}
      <div class="field">
        <label for={id}>{t("review.comment")}</label>
        <textarea
          id={id}
          class="input"
          rows={2}
          maxLength={1000}
          value={comment}
          onInput={(event) => {
            setComment(event.currentTarget.value);
          }}
        />
      </div>
      <p class="review-score" role="status">
        {score === null ? t("review.open") : t("review.score", { score })}
      </p>
      <Wrong duty={duty} isTried={isTried} missing={score === null ? t("review.need") : ""} />
      <div class="row end">
        <button type="button" class="button" onClick={onClose}>
          {t("cancel")}
        </button>
        <button type="submit" class="button primary">
          {t("review.save")}
        </button>
      </div>
    </form>
  );
}
