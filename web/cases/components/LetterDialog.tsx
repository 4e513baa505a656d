/** Writes a letter from a template: the officer fills the blanks, sees the whole, and sends it. */
import { useId, useState } from "preact/hooks";
import { Dialog } from "../../shared/ui/Dialog";
import { Text } from "../../shared/ui/Text";
import { useAttempt, useOffice } from "../office";
import { useTexts } from "../texts";
import type { Blank, CaseFile } from "../types";
import { Choice } from "./Choice";

interface Props {
  file: CaseFile;
  onFile: (file: CaseFile) => void;
  onStale: () => void;
  onClose: () => void;
}

const WAYS = ["online", "post", "e-mail", "in_person"] as const;
/** The letter that a state calls for. */
const USUAL: Readonly<Record<string, string>> = {
  resolved: "decision",
  followed_up: "decision",
  reopened: "reopened",
  withdrawn: "withdrawn",
};

export function LetterDialog({ file, onFile, onStale, onClose }: Props) {
  const { t, language } = useTexts();
  const { api, choices } = useOffice();
  const { trouble, isBusy, run } = useAttempt();
  const [kind, setKind] = useState(USUAL[file.state] ?? (file.paused ? "paused" : "received"));
  const [written, setWritten] = useState<string>(file.language);
  const [way, setWay] = useState<string>("online");
  const [words, setWords] = useState<Record<string, string>>({});
  const [shown, setShown] = useState<{ subject: string; body: string } | null>(null);
  const [isTried, setTried] = useState(false);
  const blanks = choices.letters.find((form) => form.kind === kind)?.blanks ?? [];
  const lacks = blanks.some((blank) => !words[blank.code]?.trim());
  const letter = { kind, language: written, way, words };
  const look = async () => {
    setTried(true);
    if (lacks) return;
    await run(async () => {
      setShown(await api.preview(file, letter));
    });
  };
  const send = async () => {
    if (isBusy) return;
    const refused = await run(async () => {
      onFile(await api.send(file, letter));
      onClose();
    });
    if (refused === "changed_meanwhile") onStale();
  };
  const forms = choices.letters.map((form) => ({ code: form.kind, name: form.name[language] }));
  const languages = (["zh", "en"] as const).map((code) => ({ code, name: t(`letter.${code}`) }));
  const ways = WAYS.map((code) => ({ code, name: t(`way.${code}`) }));
  return (
    <Dialog title={t("act.write")} onClose={onClose} isWide>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void (shown ? send() : look());
        }}
      >
        {shown ? (
          <div class="sheet" lang={written === "zh" ? "zh-CN" : "en"}>
            <h3>{shown.subject}</h3>
            <Text text={shown.body} />
          </div>
        ) : (
          <>
            <div class="pair">
              <Choice label={t("letter.kind")} options={forms} value={kind} isNeeded onPick={setKind} />
              <Choice
                label={t("letter.language")}
                options={languages}
                value={written}
                isNeeded
                onPick={setWritten}
              />
              <Choice label={t("letter.way")} options={ways} value={way} isNeeded onPick={setWay} />
            </div>
            <Leaving way={way} />
            {blanks.map((blank) => (
              <Filled
                key={blank.code}
                blank={blank}
                text={words[blank.code] ?? ""}
                isWrong={isTried && !words[blank.code]?.trim()}
                onText={(text) => {
                  setWords({ ...words, [blank.code]: text });
                }}
              />
            ))}
          </>
        )}
        <p class="wrong" role="alert">
          {isTried && lacks ? t("act.need") : trouble}
        </p>
        <div class="row end">
          <button
            type="button"
            class="button"
            onClick={() => {
              if (shown) setShown(null);
              else onClose();
            }}
          >
            {t(shown ? "letter.change" : "cancel")}
          </button>
          <button type="submit" class="button primary" aria-disabled={isBusy}>
            {t(shown ? "letter.send" : "letter.preview")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

/** Whether the letter leaves by itself, or somebody has to bring it there. */
function Leaving({ way }: { way: string }) {
  const { t } = useTexts();
  const { choices } = useOffice();
  if (way !== "e-mail" && way !== "post") return null;
  return (
    <p class="quiet">{t(way === "e-mail" && choices.posts_mail ? "letter.by_itself" : "letter.by_hand")}</p>
  );
}

interface FilledProps {
  blank: Blank;
  text: string;
  isWrong: boolean;
  onText: (text: string) => void;
}

function Filled({ blank, text, isWrong, onText }: FilledProps) {
  const { language } = useTexts();
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{blank.name[language]}</label>
      <textarea
        id={id}
        class="input"
        rows={4}
        maxLength={4000}
        value={text}
        aria-invalid={isWrong}
        onInput={(event) => {
          onText(event.currentTarget.value);
        }}
      />
    </div>
  );
}
