/** One entry of the log as its customer sees it. */
import { Headset } from "lucide";
import { Icon } from "../../shared/ui/Icon";
import type { Line } from "../../shared/lines";
import type { Entry } from "../../shared/protocol";
import { clockTime } from "../../shared/when";
import { Mark } from "../../shared/ui/Mark";
import { Arrived } from "../../shared/ui/SendState";
import { Bubble } from "../../shared/ui/Text";
import type { Reception } from "../reception";
import { useTexts } from "../texts";
import { CardView } from "./CardView";

interface Props {
  line: Line;
  day: string | null;
  readByOther: number;
  reception: Reception;
  onLeave: () => void;
}

export function LogLine({ line, day, readByOther, reception, onLeave }: Props) {
  const { entry } = line;
  const isSpoken = entry.kind === "message";
  return (
    <>
      {day !== null && <p class="day">{day}</p>}
      {isSpoken ? (
        <Said line={line} isRead={entry.seq <= readByOther}>
          <CardView entry={entry} reception={reception} onLeave={onLeave} />
        </Said>
      ) : (
        <div class="event">
          {entry.text}
          <CardView entry={entry} reception={reception} onLeave={onLeave} />
        </div>
      )}
    </>
  );
}

function Said({
  line,
  isRead,
  children,
}: {
  line: Line;
  isRead: boolean;
  children: preact.ComponentChildren;
}) {
  const { t, language } = useTexts();
  const { entry, isFirstOfGroup, isLastOfGroup } = line;
  const isOwn = entry.author.role === "customer";
  return (
    <div class={isOwn ? "said own" : "said"}>
      {isFirstOfGroup && !isOwn && <Who entry={entry} />}
      {isOwn && <span class="unseen">{t("said", { name: t("you") })}</span>}
      {entry.text && <Bubble text={entry.text} />}
      {children}
      {isLastOfGroup && (
        <div class="meta">
          <time dateTime={entry.at}>{clockTime(entry.at, language)}</time>
          {isOwn && <Arrived isRead={isRead} />}
        </div>
      )}
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
