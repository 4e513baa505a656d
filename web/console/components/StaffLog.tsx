/** The transcript as staff see it, with what is on its way and who is typing. */
import { ArrowDown } from "lucide";
import { useRef } from "preact/hooks";
import type { Chat } from "../../shared/chat";
import type { Sealed } from "../../shared/sealed";
import { Attached } from "../../shared/ui/Attached";
import { Icon } from "../../shared/ui/Icon";
import { OnTheWay } from "../../shared/ui/SendState";
import { Bubble } from "../../shared/ui/Text";
import { useEnd } from "../../shared/ui/useEnd";
import { useShortcuts } from "../shortcuts";
import type { Desk, Talk } from "../desk";
import type { Duty } from "../duty";
import { useTexts } from "../texts";
import { LogRows } from "./LogRows";
import { useCustomerName } from "./useCustomerName";

interface Props {
  desk: Desk;
  talk: Talk;
  duty: Duty;
  onReveal: (sealed: Sealed) => void;
}

export function StaffLog({ desk, talk, duty, onReveal }: Props) {
  const { t } = useTexts();
  const name = useCustomerName()(talk.summary);
  const { chat } = talk;
  const end = useEnd(`${chat.known} ${chat.typing ?? ""}`, chat.pending.length);
  const fresh = useFresh(chat, end.isAway);
  useShortcuts({ "Alt+KeyJ": end.goToEnd });
  return (
    // It scrolls, so keys go to it.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      class="talk-scroll"
      role="region"
      aria-label={t("log")}
      // What scrolls can be reached by keyboard.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      ref={end.box}
      onScroll={end.onScroll}
      onKeyDown={(event) => {
        // The browser stops where the log seemed to end before its rows were measured.
        if (event.target !== event.currentTarget) return;
        if (event.key === "Home") event.currentTarget.scrollTop = 0;
        else if (event.key === "End") end.goToEnd();
        else return;
        event.preventDefault();
      }}
    >
      {/* Rows that come into sight on the way back are no news: only at the end the log speaks. */}
      <div
        class="log"
        role="log"
        aria-label={t("log")}
        aria-live={end.isAway ? "off" : "polite"}
        aria-busy={chat.entries.length === 0}
      >
        <LogRows
          entries={chat.entries}
          box={end.box}
          customer={name}
          chat={chat}
          onReveal={onReveal}
          onStale={(seq) => {
            duty.renewFiles(chat.conversation, seq);
          }}
        />
        <OnTheirWay chat={chat} isOnline={desk.status === "online"} duty={duty} />
        {chat.typing === "customer" && <p class="event">{t("typing", { name })}</p>}
      </div>
      <div class="to-end" role="status">
        {end.isAway && (
          <button type="button" class="button small" onClick={end.goToEnd}>
            <Icon of={ArrowDown} size={16} /> {fresh > 0 ? t("log.fresh", { count: fresh }) : t("log.new")}
          </button>
        )}
      </div>
    </div>
  );
}

/** How many messages of others came since the reader left the end. */
function useFresh({ entries, known }: Chat, isAway: boolean): number {
  const left = useRef(known);
  if (!isAway) left.current = known;
  const after = entries.slice(entries.findLastIndex(({ seq }) => seq <= left.current) + 1);
  return after.filter(({ kind, author }) => kind === "message" && author.role === "customer").length;
}

function OnTheirWay({ chat, isOnline, duty }: { chat: Chat; isOnline: boolean; duty: Duty }) {
  return chat.pending.map((item) => (
    <div key={item.client_id} class={item.kind === "message" ? "said own" : `said own note ${item.kind}`}>
      {item.text && <Bubble text={item.text} />}
      {item.attachments && <Attached attachments={item.attachments} />}
      <OnTheWay
        item={item}
        isOnline={isOnline}
        onRetry={() => {
          duty.retry(item);
        }}
        onDrop={() => {
          duty.drop(item);
        }}
      />
    </div>
  ));
}
