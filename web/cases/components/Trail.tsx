/** Everything that was done to the case, as the audit chain has it, newest first. */
import type { Sealed } from "../../shared/sealed";
import { Text } from "../../shared/ui/Text";
import { useOffice } from "../office";
import { useTexts, type CasesKey } from "../texts";
import type { CaseFile, Change } from "../types";
import { momentOf, notedOf } from "../view";

interface Props {
  file: CaseFile;
  onReveal: (sealed: Sealed) => void;
}

export function Trail({ file, onReveal }: Props) {
  const { t } = useTexts();
  return (
    <section class="card" aria-labelledby="trail">
      <h2 id="trail">{t("trail")}</h2>
      <ol class="trail">
        {file.trail.toReversed().map((change, index) => (
          <Line key={file.trail.length - index} change={change} onReveal={onReveal} />
        ))}
      </ol>
    </section>
  );
}

function Line({ change, onReveal }: { change: Change; onReveal: (sealed: Sealed) => void }) {
  const { t, named, language } = useTexts();
  const { choices } = useOffice();
  const { facts, text } = notedOf(change.note, choices, language);
  return (
    <li>
      <p>
        <strong>{named(`done.${change.command}`, change.command)}</strong>{" "}
        <span class="quiet">
          {named(`actor.${change.actor.name}`, change.actor.name)} ·{" "}
          <time dateTime={change.at}>{momentOf(change.at, language)}</time>
        </span>
      </p>
      {facts.length > 0 && (
        <p class="quiet">
          {facts.map(({ name, value }) => `${t(`field.${name}` as CasesKey)}: ${value}`).join(" · ")}
        </p>
      )}
      {text && <Text text={text} onReveal={onReveal} />}
    </li>
  );
}
