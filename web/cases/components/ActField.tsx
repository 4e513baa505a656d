/** One field of a command's form. */
import { useId } from "preact/hooks";
import { REASONS, type Field, type Given } from "../acts";
import { useOffice } from "../office";
import { useTexts, type CasesKey } from "../texts";
import type { CaseFile, Choices, Named } from "../types";
import { Choice, type Option } from "./Choice";

interface Props {
  name: Field;
  file: CaseFile;
  given: Given;
  isNeeded: boolean;
  isWrong: boolean;
  onGiven: (change: Given) => void;
}

export function ActField(props: Props) {
  const { name, given, isNeeded, isWrong, onGiven } = props;
  const { t } = useTexts();
  const options = useOptions(name, props.file, given);
  const label = t(`field.${name}` as CasesKey);
  if (options === null) return <Words {...props} label={label} />;
  return (
    <Choice
      label={label}
      options={options}
      value={given[name] ?? ""}
      none={t(isNeeded ? "choose" : "none")}
      isWrong={isWrong}
      onPick={(code) => {
        // A cause belongs to its category.
        onGiven(name === "category" ? { category: code, root_cause: "" } : { [name]: code });
      }}
    />
  );
}

function Words({ name, given, isWrong, onGiven, label }: Props & { label: string }) {
  const id = useId();
  const { t } = useTexts();
  const shared = { id, class: "input", value: given[name] ?? "", "aria-invalid": isWrong };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {name === "note" ? (
        <textarea
          {...shared}
          rows={4}
          maxLength={4000}
          aria-describedby={`${id}-help`}
          onInput={(event) => {
            onGiven({ note: event.currentTarget.value });
          }}
        />
      ) : (
        <input
          {...shared}
          autocomplete="off"
          maxLength={40}
          placeholder="C20261121-0007-7"
          onInput={(event) => {
            onGiven({ [name]: event.currentTarget.value });
          }}
        />
      )}
      {name === "note" && (
        <span id={`${id}-help`} class="help">
          {t("field.note.help")}
        </span>
      )}
    </div>
  );
}

const LISTS: Readonly<Partial<Record<Field, keyof Choices>>> = {
  category: "categories",
  line: "lines",
  channel: "channels",
  branch: "branches",
  outcome: "outcomes",
};

/** What a field may be, or null for words. */
function useOptions(name: Field, file: CaseFile, given: Given): Option[] | null {
  const { t, language } = useTexts();
  const { choices } = useOffice();
  const called = (one: Named) => ({ code: one.code, name: one[language] });
  const list = LISTS[name];
  if (list) return (choices[list] as readonly Named[]).map(called);
  switch (name) {
    case "root_cause": {
      const category = given.category ?? file.category ?? "";
      return choices.causes.filter((one) => !category || one.category === category).map(called);
    }
    case "assignee":
      return choices.officers.map((one) => ({ code: one.id, name: one.name }));
    case "staff":
      return choices.staff.map((one) => ({ code: one.id, name: one.name }));
    case "score":
      return [5, 4, 3, 2, 1].map((score) => ({ code: String(score), name: t("score", { score }) }));
    case "reason":
      return REASONS.map((code) => ({ code, name: t(`reason.${code}` as CasesKey) }));
    default:
      return null;
  }
}
