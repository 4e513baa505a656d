/** One case: what it is, what may be done, what was done; the conversation beside it. */
import { ArrowLeft } from "lucide";
import { useCallback, useEffect, useState } from "preact/hooks";
import type { Sealed } from "../../shared/sealed";
import { Icon } from "../../shared/ui/Icon";
import { useAttempt, useOffice } from "../office";
import { useTexts } from "../texts";
import type { CaseFile } from "../types";
import { dayOf } from "../view";
import { Acts } from "./Acts";
import { Clock } from "./Clock";
import { Conversation } from "./Conversation";
import { Files } from "./Files";
import { Letters } from "./Letters";
import { Particulars } from "./Particulars";
import { Revealing } from "./Revealing";
import { Trail } from "./Trail";
import { Trouble } from "./Trouble";

interface Props {
  number: string;
  onAlarmsSeen: () => void;
}

export function CasePage({ number, onAlarmsSeen }: Props) {
  const { t } = useTexts();
  const { api } = useOffice();
  const attempt = useAttempt();
  const { run } = attempt;
  const [file, setFile] = useState<CaseFile | null>(null);
  const [sealed, setSealed] = useState<Sealed | null>(null);
  const load = useCallback(
    () =>
      run(async () => {
        setFile(await api.look(number));
      }),
    [api, number, run],
  );
  useEffect(() => {
    void load().then(async (refused) => {
      if (refused) return;
      await api.seeAlarms(number).catch(() => undefined);
      onAlarmsSeen();
    });
    // Once for each case: looking at it is what takes its alarms off the list.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [number]);
  return (
    <>
      <p>
        <a class="back" href="#/">
          <Icon of={ArrowLeft} size={16} /> {t("back")}
        </a>
      </p>
      <Trouble of={attempt} />
      {file && (
        <div class="case">
          <article class="case-file" aria-labelledby="case-title">
            <Head file={file} />
            <Acts file={file} onFile={setFile} onStale={() => void load()} />
            <Particulars file={file} onReveal={setSealed} />
            <Letters file={file} />
            <Files file={file} onFile={setFile} />
            <Trail file={file} onReveal={setSealed} />
          </article>
          <Conversation of={file.number} evidence={evidenceOf(file)} onReveal={setSealed} />
        </div>
      )}
      {sealed && file && (
        <Revealing
          of={file.number}
          sealed={sealed}
          onClose={() => {
            setSealed(null);
          }}
        />
      )}
    </>
  );
}

function evidenceOf(file: CaseFile): number[] {
  return file.evidence.filter((one) => one.conversation === file.conversation).map((one) => one.seq);
}

function Head({ file }: { file: CaseFile }) {
  const { t, language } = useTexts();
  const gone = file.days_left === null ? 0 : Math.min(1, Math.max(0, 1 - file.days_left / file.days));
  return (
    <header class="case-head">
      <p class="quiet">{t(`kind.${file.kind}`)}</p>
      <h1 id="case-title">{file.number}</h1>
      <p class="row">
        <span class={`state ${file.state}`}>{t(`state.${file.state}`)}</span>
        <Clock of={file} />
        {file.extension_asked && <span class="clock near">{t("extension.asked")}</span>}
      </p>
      {file.days_left !== null && (
        <>
          <meter
            class="term"
            min={0}
            max={1}
            high={0.8}
            optimum={0}
            value={gone}
            aria-label={t("term.gone")}
          />
          <p class="quiet">
            {t("term.text", { due: dayOf(file.due_on, language), days: file.days })} · {file.source}
          </p>
        </>
      )}
    </header>
  );
}
