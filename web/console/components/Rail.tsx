/** The left side: oneself, offers, one's conversations, the queue. */
import { FileSearch, Search } from "lucide";
import { useRef, useState } from "preact/hooks";
import type { Language } from "../../shared/protocol";
import { useNow } from "../../shared/use";
import { Icon } from "../../shared/ui/Icon";
import { Rows } from "../../shared/ui/Rows";
import { useRoving } from "../../shared/ui/useRoving";
import type { Desk } from "../desk";
import type { Duty } from "../duty";
import { matching, talkOrder } from "../order";
import { useShortcuts } from "../shortcuts";
import { useTexts } from "../texts";
import { OfferCard } from "./OfferCard";
import { QueueItem } from "./QueueItem";
import { Self, type Bell } from "./Self";
import { TalkItem } from "./TalkItem";

interface Props {
  desk: Desk;
  duty: Duty;
  bell: Bell;
  onSearchPast: () => void;
  onLanguage: (language: Language) => void;
  onSignOut: () => Promise<void>;
}

/** Pixels. */
const USUAL_TALK = 64;

export function Rail({ desk, duty, bell, onSearchPast, onLanguage, onSignOut }: Props) {
  const { t } = useTexts();
  const now = useNow();
  return (
    <nav class="rail" aria-label={t("console")}>
      <Self desk={desk} duty={duty} bell={bell} onLanguage={onLanguage} onSignOut={onSignOut} />
      <section class="offers" aria-label={t("offers")} aria-live="assertive">
        {desk.offers.map((offer, index) => (
          <OfferCard key={offer.conversation} offer={offer} now={now} duty={duty} isFirst={index === 0} />
        ))}
      </section>
      <Talks desk={desk} duty={duty} now={now} onSearchPast={onSearchPast} />
      <Queue desk={desk} now={now} />
    </nav>
  );
}

interface TalksProps extends Pick<Props, "desk" | "duty" | "onSearchPast"> {
  now: number;
}

function Talks({ desk, duty, now, onSearchPast }: TalksProps) {
  const { t } = useTexts();
  const box = useRef<HTMLUListElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [words, setWords] = useState("");
  const all = talkOrder(desk);
  const found = matching(all, words);
  const roving = useRoving({
    keys: found.map((talk) => talk.summary.conversation),
    box,
    chosen: desk.selected,
  });
  useShortcuts({ "Alt+KeyF": () => field.current?.focus() });
  return (
    <section class="part talks">
      <h2>
        {t("talks")}
        {all.length > 0 && <span class="tally">{all.length}</span>}
        <button
          type="button"
          class="icon-button past-search"
          aria-label={t("search.title")}
          title={t("search.title")}
          onClick={onSearchPast}
        >
          <Icon of={FileSearch} size={18} />
        </button>
      </h2>
      {all.length > 0 && (
        <label class="search">
          <Icon of={Search} size={15} />
          <span class="unseen">{t("talks.search")}</span>
          <input
            ref={field}
            type="search"
            placeholder={t("talks.search")}
            value={words}
            onInput={(event) => {
              setWords(event.currentTarget.value);
            }}
          />
        </label>
      )}
      <p class="quiet" role="status">
        {all.length === 0 && t(desk.me?.available ? "talks.none" : "talks.none.off")}
        {all.length > 0 && found.length === 0 && t("talks.notFound")}
      </p>
      {/* The keys move among the buttons of the list. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <ul role="list" class="roll" aria-label={t("talks")} ref={box} onKeyDown={roving.onKeyDown}>
        <Rows
          items={found}
          box={box}
          at={roving.meant}
          estimate={USUAL_TALK}
          keyOf={(talk) => talk.summary.conversation}
          row={(talk, index) => (
            <TalkItem
              talk={talk}
              now={now}
              isStop={index === roving.at}
              isSelected={desk.selected === talk.summary.conversation}
              onSelect={() => {
                duty.select(talk.summary.conversation);
              }}
            />
          )}
        />
      </ul>
    </section>
  );
}

function Queue({ desk, now }: { desk: Desk; now: number }) {
  const { t } = useTexts();
  const box = useRef<HTMLDivElement>(null);
  const { queue } = desk;
  return (
    <section class="part waiting-part">
      <h2>
        {t("queue")}
        {queue.length > 0 && <span class="tally">{t("queue.count", { count: queue.length })}</span>}
      </h2>
      {queue.length === 0 && <p class="quiet">{t("queue.none")}</p>}
      {/* What scrolls can be reached by keyboard. */}
      <div
        class="roll"
        ref={box}
        role="region"
        aria-label={t("queue")}
        tabIndex={queue.length > 0 ? 0 : undefined}
      >
        <ul role="list">
          <Rows
            items={queue}
            box={box}
            estimate={USUAL_TALK}
            keyOf={(summary) => summary.conversation}
            row={(summary) => <QueueItem summary={summary} now={now} />}
          />
        </ul>
      </div>
    </section>
  );
}
