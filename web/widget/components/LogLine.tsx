/** One entry of the log as its customer sees it. */
import { Headset } from "lucide";
import type { ComponentChildren } from "preact";
import { Icon } from "../../shared/ui/Icon";
import type { Chat } from "../../shared/chat";
import type { Line } from "../../shared/lines";
import type { Entry } from "../../shared/protocol";
import { clockTime } from "../../shared/when";
import { Mark } from "../../shared/ui/Mark";
import { Arrived, markOf } from "../../shared/ui/SendState";
import { Bubble } from "../../shared/ui/Text";
import type { Reception } from "../reception";
import { useTexts } from "../texts";
import { Attached, CardView, Thumbs } from "./onDemand";

interface Props {
  line: Line;
  day: string | null;
  chat: Chat;
  reception: Reception;
  onLeave: () => void;
}

export function LogLine({ line, day, chat, reception, onLeave }: Props) {
  const { entry } = line;
  const isSpoken = entry.kind === "message";
  return (
    <>
      {day !== null && <p class="day">{day}</p>}
      {isSpoken ? (
        <Said line={line} chat={chat} reception={reception}>
          {entry.card && <CardView entry={entry} chat={chat} reception={reception} onLeave={onLeave} />}
        </Said>
      ) : (
        <div class="event">
          {entry.text}
          {entry.card && <CardView entry={entry} chat={chat} reception={reception} onLeave={onLeave} />}
        </div>
      )}
    </>
  );
}

interface SaidProps extends Pick<Props, "line" | "chat" | "reception"> {
  children: ComponentChildren;
}

function Said({ line, chat, reception, children }: SaidProps) {
  const { t, language } = useTexts();
  const { entry, isFirstOfGroup, isLastOfGroup } = line;
  const isOwn = entry.author.role === "customer";
  return (
    <div class={`said ${isOwn ? "own" : entry.author.role}`}>
      {isFirstOfGroup && !isOwn && <Who entry={entry} />}
      {isOwn && <span class="unseen">{t("said", { name: t("you") })}</span>}
      {entry.text && <Bubble text={entry.text} isBrief={entry.card?.kind === "products"} />}
      {entry.attachments && entry.attachments.length > 0 && (
        <Attached
          attachments={entry.attachments}
          onStale={() => {
            reception.renewFiles(entry.seq);
          }}
        />
      )}
      {children}
      <div class="tail">
        {entry.votable && <Thumbs entry={entry} chat={chat} reception={reception} />}
        {isLastOfGroup && (
          <div class="meta">
            <time dateTime={entry.at}>{clockTime(entry.at, language)}</time>
            {isOwn && <Arrived mark={markOf(entry.seq, chat)} />}
          </div>
        )}
      </div>
    </div>
  );
}

function Who({ entry }: { entry: Entry }) {
  const { t } = useTexts();
  const { role, name } = entry.author;
  return (
    <div class="who">
      {role === "agent" ? <Icon of={Headset} size={18} /> : <Mark size={18} />}
      {role === "agent" && name
        ? `${name} · ${t("role.agent")}`
        : (name ?? t(role === "agent" ? "role.agent" : "role.bot"))}
    </div>
  );
}
