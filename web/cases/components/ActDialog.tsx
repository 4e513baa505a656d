/** Asks for what a command needs, and does it; what was typed stays when it is refused. */
import { useState } from "preact/hooks";
import { Dialog } from "../../shared/ui/Dialog";
import { bodyOf, formOf, missing, nameOfAct, type Given } from "../acts";
import { useAttempt, useOffice } from "../office";
import { useTexts, type CasesKey } from "../texts";
import type { CaseFile } from "../types";
import { ActField } from "./ActField";

interface Props {
  command: string;
  file: CaseFile;
  onFile: (file: CaseFile) => void;
  onStale: () => void;
  onClose: () => void;
}

export function ActDialog({ command, file, onFile, onStale, onClose }: Props) {
  const { t, named } = useTexts();
  const { api, me } = useOffice();
  const { trouble, isBusy, run } = useAttempt();
  const form = formOf(command, file.kind);
  const name = t(nameOfAct(command, file.kind) as CasesKey);
  const [given, setGiven] = useState<Given>(() => begun(command, file, me.id));
  const [isTried, setTried] = useState(false);
  const lacking = missing(form, given);
  const submit = async () => {
    setTried(true);
    if (lacking.length > 0 || isBusy) return;
    const refused = await run(async () => {
      onFile(await api.act(file, command, bodyOf(given)));
      onClose();
    });
    if (refused === "changed_meanwhile") onStale();
  };
  return (
    <Dialog title={name} onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p class="quiet">{named(`${nameOfAct(command, file.kind)}.text`, "")}</p>
        {form.fields.map((field) => (
          <ActField
            key={field}
            name={field}
            file={file}
            given={given}
            isNeeded={form.needed.includes(field)}
            isWrong={isTried && lacking.includes(field)}
            onGiven={(change) => {
              setGiven({ ...given, ...change });
            }}
          />
        ))}
        <p class="wrong" role="alert">
          {isTried && lacking.length > 0 ? t("act.need") : trouble}
        </p>
        <div class="row end">
          <button type="button" class="button" onClick={onClose}>
            {t("cancel")}
          </button>
          <button
            type="submit"
            class={form.isGrave ? "button danger" : "button primary"}
            aria-disabled={isBusy}
          >
            {name}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

/** What is known already is filled in. */
function begun(command: string, file: CaseFile, me: string): Given {
  const cause = { category: file.category ?? "", root_cause: file.root_cause ?? "" };
  if (command === "assign") return { assignee: file.officer ? "" : me };
  if (command === "resolve") return file.kind === "callback" ? {} : cause;
  if (command !== "classify") return {};
  return { ...cause, line: file.line ?? "", channel: file.channel ?? "", branch: file.branch };
}
