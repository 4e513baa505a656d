/** Earlier conversations of a signed-in customer: a list, and each to be read again. */
import { useState } from "preact/hooks";
import type { OwnPast } from "../../shared/calls";
import type { Entry } from "../../shared/protocol";
import { preview } from "../../shared/sealed";
import { Dialog } from "../../shared/ui/Dialog";
import { Text } from "../../shared/ui/Text";
import { useAnswer } from "../../shared/ui/useAnswer";
import { clockTime, dayName } from "../../shared/when";
import type { Reception } from "../reception";
import { useFormTexts } from "../texts/forms";

interface Props {
  reception: Reception;
  /** The conversation that is on screen anyhow. */
  current: string;
  onClose: () => void;
}

export function PastDialog({ reception, current, onClose }: Props) {
  const { t } = useFormTexts();
  const [read, setRead] = useState<OwnPast | null>(null);
  return (
    <Dialog title={t("menu.past")} onClose={onClose} isWide>
      {read ? (
        <Log key={read.conversation} reception={reception} past={read} />
      ) : (
        <List reception={reception} current={current} onRead={setRead} />
      )}
      <div class="row end">
        {read && (
          <button
            type="button"
            class="button"
            onClick={() => {
              setRead(null);
            }}
          >
            {t("past.back")}
          </button>
        )}
        <button type="button" class="button" onClick={onClose}>
          {t("close")}
        </button>
      </div>
    </Dialog>
  );
}

interface ListProps extends Pick<Props, "reception" | "current"> {
  onRead: (past: OwnPast) => void;
}

function List({ reception, current, onRead }: ListProps) {
  const { t, language } = useFormTexts();
  const { answer, isFailed } = useAnswer("history", () => reception.call("history", {}));
  const found = answer?.conversations.filter(({ conversation }) => conversation !== current);
  if (isFailed) return <p role="alert">{t("past.failed")}</p>;
  if (!found?.length) return <p role="status">{t(found ? "past.none" : "past.reading")}</p>;
  return (
    <ul class="menu" role="list">
      {found.map((past) => (
        <li key={past.conversation}>
          <button
            type="button"
            class="link past"
            onClick={() => {
              onRead(past);
            }}
          >
            <time dateTime={past.opened_at}>{dayName(past.opened_at, language, new Date())}</time>
            <span>{preview(past.last_text ?? "")}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function Log({ reception, past }: { reception: Reception; past: OwnPast }) {
  const { t, language } = useFormTexts();
  const { answer, isFailed } = useAnswer(past.conversation, () => wholeLog(reception, past.conversation));
  if (isFailed) return <p role="alert">{t("past.failed")}</p>;
  if (!answer) return <p role="status">{t("past.reading")}</p>;
  return (
    // What scrolls is reached by the keyboard too.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <ol class="past-log" role="list" tabIndex={0} aria-label={t("log")}>
      {answer.map((entry) => (
        <li key={entry.seq}>
          <p class="who">
            {nameOf(entry, t("you"), t("role.bot"))}{" "}
            <time dateTime={entry.at}>{clockTime(entry.at, language)}</time>
          </p>
          <Text text={entry.text} />
        </li>
      ))}
    </ol>
  );
}

function nameOf({ author }: Entry, you: string, bot: string): string {
  if (author.role === "customer") return you;
  return author.name ?? (author.role === "bot" ? bot : "");
}

/** Page after page; null when one was refused. */
async function wholeLog(reception: Reception, conversation: string): Promise<readonly Entry[] | null> {
  const entries: Entry[] = [];
  for (;;) {
    const page = await reception.call("sync", { conversation, after: entries.at(-1)?.seq ?? 0 });
    if (!page) return null;
    entries.push(...page.entries);
    if (!page.more) return entries.filter(({ kind }) => kind === "message");
  }
}
