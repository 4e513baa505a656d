/** The conversation so far, what is on its way, who is typing, and the answers on offer. */
import { ArrowDown } from "lucide";
import { Icon } from "../../shared/ui/Icon";
import type { ComponentChildren } from "preact";
import type { Chat } from "../../shared/chat";
import { openQuickReplies } from "../../shared/chat";
import { lines } from "../../shared/lines";
import { dayName } from "../../shared/when";
import { Bubble } from "../../shared/ui/Text";
import { OnTheWay } from "../../shared/ui/SendState";
import { useEnd } from "../../shared/ui/useEnd";
import type { Hall } from "../hall";
import type { Reception } from "../reception";
import { useTexts } from "../texts";
import { LogLine } from "./LogLine";
import { Attached } from "./onDemand";

interface Props {
  hall: Hall;
  reception: Reception;
  onLeave: () => void;
  children: ComponentChildren;
}

export function Transcript({ hall, reception, onLeave, children }: Props) {
  const { t, language } = useTexts();
  const chat = hall.chat;
  const end = useEnd(growth(chat), chat?.pending.length ?? 0);
  return (
    // What scrolls is reached by the keyboard too (axe: scrollable-region-focusable).
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <main class="scroll" tabIndex={0} ref={end.box} onScroll={end.onScroll}>
      {children}
      <div class="log" role="log" aria-live="off" aria-label={t("log")} aria-busy={chat === null}>
        {chat &&
          lines(chat.entries.filter(isWorthShowing)).map((line) => (
            <LogLine
              key={line.entry.seq}
              line={line}
              day={line.startsDay ? dayName(line.entry.at, language, new Date()) : null}
              chat={chat}
              reception={reception}
              onLeave={onLeave}
            />
          ))}
        {chat && <Pendings chat={chat} hall={hall} reception={reception} />}
      </div>
      {chat?.typing && hall.status === "online" && <Typing chat={chat} />}
      {chat && <QuickReplies chat={chat} reception={reception} />}
      {end.isAway && (
        <button type="button" class="icon-button to-end" aria-label={t("to.end")} onClick={end.goToEnd}>
          <Icon of={ArrowDown} size={20} />
        </button>
      )}
    </main>
  );
}

/** Changes with everything that makes the log longer. */
function growth(chat: Chat | null): string {
  return chat ? [chat.known, chat.typing, chat.state?.state].join() : "";
}

/** That a conversation began needs no saying to the one who began it. */
function isWorthShowing(entry: Chat["entries"][number]): boolean {
  return entry.event?.name !== "opened";
}

function Pendings({ chat, hall, reception }: { chat: Chat; hall: Hall; reception: Reception }) {
  const { t } = useTexts();
  return chat.pending.map((item) =>
    item.kind === "person" && item.status !== "failed" ? (
      <p key={item.client_id} class="event">
        {t("person.asking")}
      </p>
    ) : (
      <div key={item.client_id} class="said own">
        {(item.kind === "person" || item.text) && (
          <Bubble text={item.kind === "person" ? t("person.ask") : item.text} />
        )}
        {item.attachments && <Attached attachments={item.attachments} />}
        <OnTheWay
          item={item}
          isOnline={hall.status === "online"}
          onRetry={() => {
            void reception.retry(item);
          }}
          onDrop={() => {
            reception.drop(item);
          }}
        />
      </div>
    ),
  );
}

function Typing({ chat }: { chat: Chat }) {
  const { t } = useTexts();
  const name = chat.typing === "agent" ? (chat.state?.agent?.name ?? t("role.agent")) : t("role.bot");
  return (
    <div class="typing" role="status">
      <span class="unseen">{t("typing", { name })}</span>
      <span class="bubble dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
    </div>
  );
}

function QuickReplies({ chat, reception }: { chat: Chat; reception: Reception }) {
  const { t } = useTexts();
  const replies = openQuickReplies(chat);
  if (replies.length === 0) return null;
  return (
    <ul class="replies" role="list" aria-label={t("replies")}>
      {replies.map(({ title, choice }) => (
        <li key={title}>
          <button
            type="button"
            class="reply"
            onClick={() => {
              reception.say(title, choice === undefined ? {} : { choice });
            }}
          >
            {title}
          </button>
        </li>
      ))}
    </ul>
  );
}
