/** What the customer told, and how the case is coded. */
import type { ComponentChildren } from "preact";
import type { Sealed } from "../../shared/sealed";
import { Text } from "../../shared/ui/Text";
import { useOffice } from "../office";
import { useTexts } from "../texts";
import type { CaseFile } from "../types";
import { momentOf, nameOf } from "../view";

interface Props {
  file: CaseFile;
  onReveal: (sealed: Sealed) => void;
}

export function Particulars({ file, onReveal }: Props) {
  const { t, language } = useTexts();
  const told: [string, string][] = [
    [t("told.what"), file.what],
    [t("told.product"), file.product],
    [t("told.when"), file.happened_when],
    [t("told.where"), file.happened_where],
    [t("told.wish"), file.wish],
    [t("told.amount"), file.amount === null ? "" : `¥ ${file.amount}`],
    [t("told.contact"), file.contact],
  ];
  return (
    <>
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
          <Fact name={t("told.opened")}>{momentOf(file.opened_at, language)}</Fact>
        </dl>
      </section>
      <Coded file={file} />
    </>
  );
}

function Coded({ file }: { file: CaseFile }) {
  const { t, language } = useTexts();
  const { choices } = useOffice();
  const coded: [string, string][] = [
    [t("field.category"), nameOf(choices.categories, file.category, language)],
    [t("field.root_cause"), nameOf(choices.causes, file.root_cause, language)],
    [t("field.line"), nameOf(choices.lines, file.line, language)],
    [t("field.channel"), nameOf(choices.channels, file.channel, language)],
    [t("field.branch"), nameOf(choices.branches, file.branch, language)],
    [t("field.outcome"), nameOf(choices.outcomes, file.outcome, language)],
    [t("field.score"), file.score === null ? "" : t("score", { score: file.score })],
  ];
  return (
    <section class="card" aria-labelledby="coded">
      <h2 id="coded">{t("coded")}</h2>
      <dl class="facts">
        <Fact name={t("column.officer")}>{file.officer?.name ?? t("officer.none")}</Fact>
        {coded
          .filter(([, text]) => text)
          .map(([name, text]) => (
            <Fact key={name} name={name}>
              {text}
            </Fact>
          ))}
        {file.links.length > 0 && (
          <Fact name={t("links")}>
            {file.links.map((link) => (
              <p key={link.number}>
                <a href={`#/${link.number}`}>{link.number}</a> {t(`bond.${link.bond}`)}
              </p>
            ))}
          </Fact>
        )}
        {file.recusals.length > 0 && (
          <Fact name={t("recusals")}>{file.recusals.map((one) => one.staff.name).join("、")}</Fact>
        )}
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
