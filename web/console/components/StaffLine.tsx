/** One entry of the log as staff see it: with notes, with what the assistant understood, and with what it offered. */
import { FileText, StickyNote } from "lucide";
import type { Line } from "../../shared/lines";
import type { Entry } from "../../shared/protocol";
import type { Sealed } from "../../shared/sealed";
import { Icon } from "../../shared/ui/Icon";
import { Arrived } from "../../shared/ui/SendState";
import { Bubble } from "../../shared/ui/Text";
import { clockTime } from "../../shared/when";
import { useTexts } from "../texts";

interface Props {
  line: Line;
  customer: string;
  day: string | null;
  isRead: boolean;
  nameOf: (topic: string) => string;
  onReveal: (sealed: Sealed) => void;
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

function Said({ line, customer, isRead, nameOf, onReveal }: Props) {
  const { t, language } = useTexts();
  const { entry, isFirstOfGroup, isLastOfGroup } = line;
  const { role } = entry.author;
  const isCustomer = role === "customer";
  const kinds = [isCustomer ? "" : "own", role === "bot" ? "bot" : "", entry.kind === "note" ? "note" : ""];
  return (
    <div class={`said ${kinds.join(" ")}`}>
      {isFirstOfGroup && (
        <div class="who">{entry.author.name ?? (isCustomer ? customer : t(`role.${role}`))}</div>
      )}
      <Bubble text={entry.text} onReveal={onReveal} />
      <Extras entry={entry} nameOf={nameOf} />
      {isLastOfGroup && (
        <div class="meta">
          <time dateTime={entry.at}>{clockTime(entry.at, language)}</time>
          {role === "agent" && entry.kind === "message" && <Arrived isRead={isRead} />}
          {entry.kind === "note" && (
            <>
              <Icon of={StickyNote} size={13} /> {t("note")}
            </>
          )}
        </div>
      )}
    </div>
  );
}

function Extras({ entry, nameOf }: { entry: Entry; nameOf: (topic: string) => string }) {
  const { t } = useTexts();
  const { card, meta, quick_replies: replies } = entry;
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
    </>
  );
}

export function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
