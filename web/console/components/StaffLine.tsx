/** One entry of the log as staff see it: with notes, with what the assistant understood, and with what it offered. */
import { Eye, FileText, StickyNote, ThumbsDown, ThumbsUp } from "lucide";
import type { Chat } from "../../shared/chat";
import type { Line } from "../../shared/lines";
import type { Entry } from "../../shared/protocol";
import type { Sealed } from "../../shared/sealed";
import { Attached } from "../../shared/ui/Attached";
import { Icon } from "../../shared/ui/Icon";
import { Arrived, markOf } from "../../shared/ui/SendState";
import { Bubble } from "../../shared/ui/Text";
import { clockTime } from "../../shared/when";
import { useTexts } from "../texts";

interface Props {
  line: Line;
  customer: string;
  day: string | null;
  chat: Chat;
  nameOf: (topic: string) => string;
  onReveal?: ((sealed: Sealed) => void) | undefined;
  /** The addresses of this entry's files are over. */
  onStale?: ((seq: number) => void) | undefined;
}

export function StaffLine(props: Props) {
  const { day, line } = props;
  const isSaid = line.entry.kind === "message" || line.entry.kind === "note";
  return (
    <>
      {day !== null && <p class="day">{day}</p>}
      {isSaid ? <Said {...props} /> : <Event entry={line.entry} />}
    </>
  );
}

function Event({ entry }: { entry: Entry }) {
  const { language } = useTexts();
  return (
    <p class="event">
      {entry.text}
      <time dateTime={entry.at}>{clockTime(entry.at, language)}</time>
    </p>
  );
}

function Said({ line, customer, chat, nameOf, onReveal, onStale }: Props) {
  const { t } = useTexts();
  const { entry, isFirstOfGroup, isLastOfGroup } = line;
  const { author, attachments } = entry;
  const isCustomer = author.role === "customer";
  return (
    <div class={`said ${kindsOf(entry)}`}>
      {isFirstOfGroup && (
        <div class="who">{author.name ?? (isCustomer ? customer : t(`role.${author.role}`))}</div>
      )}
      {entry.text && <Bubble text={entry.text} onReveal={onReveal} />}
      {attachments && attachments.length > 0 && (
        <Attached
          attachments={attachments}
          onStale={
            onStale &&
            (() => {
              onStale(entry.seq);
            })
          }
        />
      )}
      <Extras entry={entry} nameOf={nameOf} />
      {isLastOfGroup && <Foot entry={entry} chat={chat} />}
    </div>
  );
}

function kindsOf({ author, kind, whisper }: Entry): string {
  const kinds = [author.role === "customer" ? "" : "own", author.role === "bot" ? "bot" : ""];
  if (kind === "note") kinds.push(whisper ? "note whisper" : "note");
  return kinds.join(" ");
}

function Foot({ entry, chat }: { entry: Entry; chat: Chat }) {
  const { t, language } = useTexts();
  const isReply = entry.author.role === "agent" && entry.kind === "message";
  return (
    <div class="meta">
      <time dateTime={entry.at}>{clockTime(entry.at, language)}</time>
      {isReply && <Arrived mark={markOf(entry.seq, chat)} />}
      {entry.kind === "note" && (
        <>
          <Icon of={entry.whisper ? Eye : StickyNote} size={13} /> {t(entry.whisper ? "whisper" : "note")}
        </>
      )}
    </div>
  );
}

function Extras({ entry, nameOf }: { entry: Entry; nameOf: (topic: string) => string }) {
  const { t } = useTexts();
  const { card, meta, quick_replies: replies, vote } = entry;
  return (
    <>
      {card?.kind === "case" && (
        <p class="extra">
          <Icon of={FileText} size={14} /> {t("packet.case")} {String(card.number)}
        </p>
      )}
      {replies && replies.length > 0 && (
        <p class="extra">
          {t("options")}: {replies.map((reply) => reply.title).join(" · ")}
        </p>
      )}
      {meta?.topic && (
        <p class="extra">
          {t("understood", { topic: nameOf(meta.topic) })}
          {meta.confidence !== undefined && ` · ${percent(meta.confidence)}`}
        </p>
      )}
      {vote && (
        <p class={`extra vote-${vote}`}>
          <Icon of={vote === "up" ? ThumbsUp : ThumbsDown} size={14} /> {t(`vote.${vote}`)}
        </p>
      )}
    </>
  );
}

export function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
