/** The transcript as staff see it, with what is on its way and who is typing. */
import { ArrowDown } from "lucide";
import { lines } from "../../shared/lines";
import type { Sealed } from "../../shared/sealed";
import { Icon } from "../../shared/ui/Icon";
import { OnTheWay } from "../../shared/ui/SendState";
import { Bubble } from "../../shared/ui/Text";
import { useEnd } from "../../shared/ui/useEnd";
import { dayName } from "../../shared/when";
import type { Desk, Talk } from "../desk";
import type { Duty } from "../duty";
import { useTexts } from "../texts";
import { useTopicNames } from "../topics";
import { StaffLine } from "./StaffLine";
import { useCustomerName } from "./useCustomerName";

interface Props {
  desk: Desk;
  talk: Talk;
  duty: Duty;
  onReveal: (sealed: Sealed) => void;
}

export function StaffLog({ desk, talk, duty, onReveal }: Props) {
  const { t, language } = useTexts();
  const nameOf = useTopicNames(language);
  const name = useCustomerName()(talk.summary);
  const { chat } = talk;
  const end = useEnd(`${chat.known} ${chat.pending.length} ${chat.typing ?? ""}`);
  return (
    <div class="talk-scroll" ref={end.box} onScroll={end.onScroll}>
      <div class="log" role="log" aria-label={t("log")} aria-busy={chat.entries.length === 0}>
        {lines(chat.entries).map((line) => (
          <StaffLine
            key={line.entry.seq}
            line={line}
            customer={name}
            day={line.startsDay ? dayName(line.entry.at, language, new Date()) : null}
            isRead={line.entry.seq <= chat.readByOther}
            nameOf={nameOf}
            onReveal={onReveal}
          />
        ))}
        {chat.pending.map((item) => (
          <div key={item.client_id} class={item.kind === "note" ? "said own note" : "said own"}>
            <Bubble text={item.text} />
            <OnTheWay
              item={item}
              isOnline={desk.status === "online"}
              onRetry={() => {
                duty.retry(item);
              }}
              onDrop={() => {
                duty.drop(item);
              }}
            />
          </div>
        ))}
        {chat.typing === "customer" && <p class="event">{t("typing", { name })}</p>}
      </div>
      {end.isAway && (
        <button type="button" class="button small to-end" onClick={end.goToEnd}>
          <Icon of={ArrowDown} size={16} /> {t("log.new")}
        </button>
      )}
    </div>
  );
}
