/** What an agent takes, and how much at once; it holds from the next offer on. */
import { useId, useState } from "preact/hooks";
import { Pending } from "../../console/components/TransferDialog";
import type { Duty } from "../../console/duty";
import type { Language } from "../../shared/protocol";
import type { OnFloor } from "../../shared/supervision";
import { Dialog } from "../../shared/ui/Dialog";
import { useAnswer } from "../../shared/ui/useAnswer";
import { useTexts } from "../texts";
import { Wrong } from "../../console/components/Wrong";

interface Props {
  agent: OnFloor;
  duty: Duty;
  onClose: () => void;
}

const LANGUAGES: readonly Language[] = ["zh", "en"];
/** The most conversations that one person can be given at once. */
const MOST = 20;

export function StaffDialog({ agent, duty, onClose }: Props) {
  const { t } = useTexts();
  const { answer, isFailed, again } = useAnswer("skills", () => duty.call("colleagues", {}));
  return (
    <Dialog title={t("staff.title", { name: agent.name })} onClose={onClose}>
      {answer ? (
        <Form agent={agent} skills={answer.skills} duty={duty} onClose={onClose} />
      ) : (
        <Pending isFailed={isFailed} again={again} onClose={onClose} />
      )}
    </Dialog>
  );
}

function Form({ agent, skills: all, duty, onClose }: Props & { skills: readonly string[] }) {
  const { t, named } = useTexts();
  const id = useId();
  const [skills, setSkills] = useState(agent.skills);
  const [languages, setLanguages] = useState(agent.languages);
  const [capacity, setCapacity] = useState(String(agent.capacity));
  const [available, setAvailable] = useState(agent.available);
  const [isTried, setTried] = useState(false);
  const count = Number(capacity);
  const isWrong = !Number.isInteger(count) || count < 1 || count > MOST || languages.length === 0;
  const save = async () => {
    setTried(true);
    if (isWrong) return;
    const presence = available !== agent.available && { available };
    const ask = { staff: agent.id, skills, languages, capacity: count, ...presence };
    if (await duty.call("set_staff", ask)) onClose();
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Ticks
        name={t("col.skills")}
        all={all}
        chosen={skills}
        nameOf={(skill) => named(`skill.${skill}`, skill)}
        onChange={setSkills}
      />
      <Ticks
        name={t("col.languages")}
        all={LANGUAGES}
        chosen={languages}
        nameOf={(language) => t(`language.${language}`)}
        onChange={setLanguages}
      />
      <div class="field">
        <label for={id}>{t("staff.capacity")}</label>
        <input
          id={id}
          class="input"
          type="number"
          min={1}
          max={MOST}
          value={capacity}
          aria-invalid={isTried && isWrong}
          onInput={(event) => {
            setCapacity(event.currentTarget.value);
          }}
        />
      </div>
      <label class="check">
        <input
          type="checkbox"
          checked={available}
          onChange={(event) => {
            setAvailable(event.currentTarget.checked);
          }}
        />
        {t("available.label")}
      </label>
      <Wrong duty={duty} isTried={isTried} missing={isWrong ? t("staff.need", { most: MOST }) : ""} />
      <div class="row end">
        <button type="button" class="button" onClick={onClose}>
          {t("cancel")}
        </button>
        <button type="submit" class="button primary">
          {t("canned.save")}
        </button>
      </div>
    </form>
  );
}

interface TicksProps<T extends string> {
  name: string;
  all: readonly T[];
  chosen: readonly T[];
  nameOf: (one: T) => string;
  onChange: (chosen: readonly T[]) => void;
}

function Ticks<T extends string>({ name, all, chosen, nameOf, onChange }: TicksProps<T>) {
  return (
    <fieldset class="choices two">
      <legend>{name}</legend>
      {all.map((one) => (
        <label key={one}>
          <input
            type="checkbox"
            checked={chosen.includes(one)}
            onChange={(event) => {
              const others = chosen.filter((other) => other !== one);
              onChange(event.currentTarget.checked ? [...others, one] : others);
            }}
          />
          {nameOf(one)}
        </label>
      ))}
    </fieldset>
  );
}
