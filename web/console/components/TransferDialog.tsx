/** Hands a customer on: to a team or to one colleague, with a word for whoever takes over. */
import { useId, useState } from "preact/hooks";
import type { Colleague, TransferTo } from "../../shared/staffing";
import { Dialog } from "../../shared/ui/Dialog";
import { useAnswer } from "../../shared/ui/useAnswer";
import { newId } from "../../shared/uuid";
import type { Desk, Talk } from "../desk";
import type { Duty } from "../duty";
import { useTexts } from "../texts";
import { Wrong } from "./Wrong";

interface Props {
  desk: Desk;
  talk: Talk;
  duty: Duty;
  onClose: () => void;
}

export function TransferDialog({ desk, talk, duty, onClose }: Props) {
  const { t } = useTexts();
  const { answer, isFailed, again } = useAnswer("colleagues", () => duty.call("colleagues", {}));
  return (
    <Dialog title={t("transfer.title")} onClose={onClose}>
      {answer ? (
        <Form
          talk={talk}
          duty={duty}
          skills={answer.skills}
          colleagues={answer.colleagues.filter(({ id }) => id !== desk.me?.id)}
          onClose={onClose}
        />
      ) : (
        <Pending isFailed={isFailed} again={again} onClose={onClose} />
      )}
    </Dialog>
  );
}

export function Pending({
  isFailed,
  again,
  onClose,
}: {
  isFailed: boolean;
  again: () => void;
  onClose: () => void;
}) {
  const { t } = useTexts();
  return (
    <>
      <p role="status">{t(isFailed ? "ask.failed" : "ask.waiting")}</p>
      <div class="row end">
        {isFailed && (
          <button type="button" class="button" onClick={again}>
            {t("send.retry")}
          </button>
        )}
        <button type="button" class="button" onClick={onClose}>
          {t("cancel")}
        </button>
      </div>
    </>
  );
}

interface FormProps {
  talk: Talk;
  duty: Duty;
  skills: readonly string[];
  colleagues: readonly Colleague[];
  onClose: () => void;
}

function Form({ talk, duty, skills, colleagues, onClose }: FormProps) {
  const { t, named } = useTexts();
  const noteId = useId();
  const [to, setTo] = useState<TransferTo | null>(null);
  const [note, setNote] = useState("");
  const [isTried, setTried] = useState(false);
  // The same attempt repeated is the same transfer.
  const [client_id] = useState(newId);
  const submit = async () => {
    setTried(true);
    if (to === null) return;
    const { conversation } = talk.summary;
    const words = note.trim();
    const isDone = await duty.change("transfer", {
      conversation,
      to,
      client_id,
      ...(words && { note: words }),
    });
    if (isDone) onClose();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <fieldset class="choices two">
        <legend>{t("transfer.team")}</legend>
        {skills.map((skill) => (
          <label key={skill}>
            <input
              type="radio"
              name="to"
              onChange={() => {
                setTo({ skill });
              }}
            />
            {named(`skill.${skill}`, skill)}
          </label>
        ))}
      </fieldset>
      <fieldset class="choices people">
        <legend>{t("transfer.person")}</legend>
        {colleagues.length === 0 && <p class="quiet">{t("transfer.nobody")}</p>}
        {colleagues.map((colleague) => (
          <label key={colleague.id}>
            <input
              type="radio"
              name="to"
              onChange={() => {
                setTo({ agent: colleague.id });
              }}
            />
            <Person colleague={colleague} />
          </label>
        ))}
      </fieldset>
      <div class="field">
        <label for={noteId}>{t("transfer.note")}</label>
        <textarea
          id={noteId}
          class="input"
          rows={2}
          maxLength={2000}
          value={note}
          onInput={(event) => {
            setNote(event.currentTarget.value);
          }}
        />
      </div>
      <Wrong duty={duty} isTried={isTried} missing={to === null ? t("transfer.need") : ""} />
      <div class="row end">
        <button type="button" class="button" onClick={onClose}>
          {t("cancel")}
        </button>
        <button type="submit" class="button primary">
          {t("act.transfer")}
        </button>
      </div>
    </form>
  );
}

function Person({ colleague }: { colleague: Colleague }) {
  const { t, named } = useTexts();
  const { name, available, connected, load, capacity, skills } = colleague;
  const isFree = available && connected && load < capacity;
  return (
    <span class="person-line">
      <span>
        <span class={isFree ? "lamp on" : "lamp"} aria-hidden="true" /> {name}
      </span>
      <span class="quiet">
        {t(standing(colleague))} · {load}/{capacity}
        {skills.length > 0 && ` · ${skills.map((skill) => named(`skill.${skill}`, skill)).join(" · ")}`}
      </span>
    </span>
  );
}

export function standing({ available, connected, load, capacity }: Colleague) {
  if (!connected) return "person.gone";
  if (!available) return "person.away";
  return load < capacity ? "person.free" : "person.full";
}
