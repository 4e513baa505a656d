/** What may be done with the case now: as the lifecycle table and the reader's role allow. */
import { useState } from "preact/hooks";
import { BESIDE, FORWARD, nameOfAct } from "../acts";
import { useTexts, type CasesKey } from "../texts";
import type { CaseFile } from "../types";
import { ActDialog } from "./ActDialog";
import { LetterDialog } from "./LetterDialog";

interface Props {
  file: CaseFile;
  onFile: (file: CaseFile) => void;
  /** Somebody else was faster: read the case again. */
  onStale: () => void;
}

export function Acts({ file, onFile, onStale }: Props) {
  const { t } = useTexts();
  const [command, setCommand] = useState<string | null>(null);
  const close = () => {
    setCommand(null);
  };
  const offered = (commands: readonly string[]) => commands.filter((one) => file.may.includes(one));
  const button = (name: string, look: string) => (
    <button
      key={name}
      type="button"
      class={`button ${look}`}
      onClick={() => {
        setCommand(name);
      }}
    >
      {t(nameOfAct(name, file.kind) as CasesKey)}
    </button>
  );
  return (
    <section class="acts" aria-label={t("acts")}>
      {file.may.length === 0 && <p class="quiet">{t("acts.none")}</p>}
      <div class="row">
        {offered(FORWARD).map((name, index) => button(name, index === 0 ? "primary" : ""))}
      </div>
      <div class="row">{offered(BESIDE).map((name) => button(name, "small"))}</div>
      {command === "write" && <LetterDialog file={file} onFile={onFile} onStale={onStale} onClose={close} />}
      {command !== null && command !== "write" && (
        <ActDialog
          key={command}
          command={command}
          file={file}
          onFile={onFile}
          onStale={onStale}
          onClose={close}
        />
      )}
    </section>
  );
}
