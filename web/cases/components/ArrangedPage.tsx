/** A loss report, an appointment or feedback: what it is, what may be done, what was done; the conversation beside it. */
import { ArrowLeft } from "lucide";
import type { ComponentChildren } from "preact";
import { useCallback, useEffect, useState } from "preact/hooks";
import type { Sealed } from "../../shared/sealed";
import { Icon } from "../../shared/ui/Icon";
import { Text } from "../../shared/ui/Text";
import { DEEDS, type ArrangedFile, type Sort } from "../arranged";
import { useAttempt, useOffice } from "../office";
import { useTexts, type CasesKey } from "../texts";
import { dayOf, momentOf, nameOf } from "../view";
import { Conversation } from "./Conversation";
import { DeedDialog } from "./DeedDialog";
import { Revealing } from "./Revealing";
import { Trouble } from "./Trouble";

export function ArrangedPage({ sort, number }: { sort: Sort; number: string }) {
  const { t } = useTexts();
  const { api } = useOffice();
  const attempt = useAttempt();
  const { run } = attempt;
  const [file, setFile] = useState<ArrangedFile | null>(null);
  const [sealed, setSealed] = useState<Sealed | null>(null);
  const load = useCallback(() => {
    void run(async () => {
      setFile(await api.lookAt(sort, number));
    });
  }, [api, sort, number, run]);
  useEffect(load, [load]);
  const of = `arranged/${sort}/${number}`;
  return (
    <>
      <p>
        <a class="back" href={`#/${sort}`}>
          <Icon of={ArrowLeft} size={16} /> {t("arranged.back")}
        </a>
      </p>
      <Trouble of={attempt} />
      {file && (
        <div class="case">
          <article class="case-file" aria-labelledby="case-title">
            <header class="case-head">
              <p class="quiet">{t(`arranged.${sort}`)}</p>
              <h1 id="case-title">{file.number}</h1>
              <p class="row">
                <span class={`state ${file.state}`}>{t(`arranged.state.${file.state}` as CasesKey)}</span>
              </p>
            </header>
            <Deeds file={file} onFile={setFile} onStale={load} />
            <Facts file={file} onReveal={setSealed} />
            <Trail file={file} onReveal={setSealed} />
          </article>
          <Conversation of={of} onReveal={setSealed} />
        </div>
      )}
      {sealed && (
        <Revealing
          of={of}
          sealed={sealed}
          onClose={() => {
            setSealed(null);
          }}
        />
      )}
    </>
  );
}

interface DeedsProps {
  file: ArrangedFile;
  onFile: (file: ArrangedFile) => void;
  onStale: () => void;
}

function Deeds({ file, onFile, onStale }: DeedsProps) {
  const { t } = useTexts();
  const [act, setAct] = useState<string | null>(null);
  return (
    <section class="acts" aria-label={t("acts")}>
      <div class="row">
        {DEEDS.filter((one) => file.may.includes(one)).map((one, index) => (
          <button
            key={one}
            type="button"
            class={index === 0 ? "button primary" : "button"}
            onClick={() => {
              setAct(one);
            }}
          >
            {t(`deed.${one}` as CasesKey)}
          </button>
        ))}
      </div>
      {act !== null && (
        <DeedDialog
          key={act}
          act={act}
          file={file}
          onFile={onFile}
          onStale={onStale}
          onClose={() => {
            setAct(null);
          }}
        />
      )}
    </section>
  );
}

interface PartProps {
  file: ArrangedFile;
  onReveal: (sealed: Sealed) => void;
}

function Facts({ file, onReveal }: PartProps) {
  const { t, named, language } = useTexts();
  const { choices } = useOffice();
  const day = file.day ? `${dayOf(file.day, language)} ${file.time}` : "";
  const told: [string, string][] = [
    [t("column.kind"), file.kind && named(`arranged.kind.${file.kind}`, file.kind)],
    [t("arranged.card"), file.card && named(`arranged.card.${file.card}`, file.card)],
    [t("arranged.when"), day],
    [t("field.branch"), nameOf(choices.branches, file.branch, language)],
    [t("arranged.business"), file.business && named(`arranged.business.${file.business}`, file.business)],
    [t("field.score"), file.score === null ? "" : t("arranged.score", { score: file.score })],
    [t("arranged.words"), file.words],
    [t("arranged.contact"), file.contact],
    [t("arranged.told_at"), momentOf(file.made_at, language)],
    [t("arranged.changed_at"), file.changed_at ? momentOf(file.changed_at, language) : ""],
  ];
  return (
    <section class="card" aria-labelledby="told">
      <h2 id="told">{t("told")}</h2>
      <dl class="facts long">
        {told
          .filter(([, text]) => text)
          .map(([name, text]) => (
            <Fact key={name} name={name}>
              <Text text={text} onReveal={onReveal} />
            </Fact>
          ))}
      </dl>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Trail({ file, onReveal }: PartProps) {
  const { t, named, language } = useTexts();
  return (
    <section class="card" aria-labelledby="trail">
      <h2 id="trail">{t("trail")}</h2>
      {file.trail.length === 0 && <p class="quiet">{t("arranged.trail.none")}</p>}
      <ol class="trail">
        {file.trail.toReversed().map((line) => (
          <li key={`${line.at}${line.act}`}>
            <p>
              <strong>{named(`deed.${line.act}`, line.act)}</strong>{" "}
              <span class="quiet">
                {line.actor.name} · <time dateTime={line.at}>{momentOf(line.at, language)}</time>
              </span>
            </p>
            {line.note && <Text text={line.note} onReveal={onReveal} />}
          </li>
        ))}
      </ol>
    </section>
  );
}
