/** The left side: oneself, offers, one's conversations, the queue. */
import { Keyboard, LogOut } from "lucide";
import { useState } from "preact/hooks";
import type { Language } from "../../shared/protocol";
import { useNow } from "../../shared/use";
import { Dialog } from "../../shared/ui/Dialog";
import { Icon } from "../../shared/ui/Icon";
import { Mark } from "../../shared/ui/Mark";
import { talkOrder, type Desk } from "../desk";
import type { Duty } from "../duty";
import { SHORTCUTS } from "../shortcuts";
import { useTexts } from "../texts";
import { OfferCard } from "./OfferCard";
import { QueueItem } from "./QueueItem";
import { TalkItem } from "./TalkItem";

interface Props {
  desk: Desk;
  duty: Duty;
  onLanguage: (language: Language) => void;
  onSignOut: () => Promise<void>;
}

export function Rail({ desk, duty, onLanguage, onSignOut }: Props) {
  const { t } = useTexts();
  const now = useNow();
  const talks = talkOrder(desk);
  return (
    <nav class="rail" aria-label={t("console")}>
      <Self desk={desk} duty={duty} onLanguage={onLanguage} onSignOut={onSignOut} />
      <section aria-label={t("offers")} aria-live="assertive">
        {desk.offers.map((offer, index) => (
          <OfferCard key={offer.conversation} offer={offer} now={now} duty={duty} isFirst={index === 0} />
        ))}
      </section>
      <section class="part">
        <h2>{t("talks")}</h2>
        {talks.length === 0 && <p class="quiet">{t(desk.me?.available ? "talks.none" : "talks.none.off")}</p>}
        <ul role="list">
          {talks.map((talk) => (
            <TalkItem
              key={talk.summary.conversation}
              talk={talk}
              now={now}
              isSelected={desk.selected === talk.summary.conversation}
              onSelect={() => {
                duty.select(talk.summary.conversation);
              }}
            />
          ))}
        </ul>
      </section>
      <section class="part">
        <h2>
          {t("queue")}
          {desk.queue.length > 0 && (
            <span class="tally">{t("queue.count", { count: desk.queue.length })}</span>
          )}
        </h2>
        {desk.queue.length === 0 && <p class="quiet">{t("queue.none")}</p>}
        <ul role="list">
          {desk.queue.map((summary) => (
            <QueueItem key={summary.conversation} summary={summary} now={now} />
          ))}
        </ul>
      </section>
    </nav>
  );
}

function Self({ desk, duty, onLanguage, onSignOut }: Props) {
  const { t, language } = useTexts();
  const [showsKeys, setShowsKeys] = useState(false);
  const { me } = desk;
  if (!me) return null;
  const other: Language = language === "zh" ? "en" : "zh";
  return (
    <header class="self">
      <div class="self-row">
        <Mark size={32} />
        <div class="self-name">
          <strong>{me.name}</strong>
          <span>{t("load", { load: me.load, capacity: me.capacity })}</span>
        </div>
        <button
          type="button"
          class="icon-button"
          lang={other}
          onClick={() => {
            onLanguage(other);
          }}
        >
          {other === "zh" ? "中" : "EN"}
          <span class="unseen">{t("language.other")}</span>
        </button>
        <button
          type="button"
          class="icon-button"
          aria-label={t("keys")}
          title={t("keys")}
          onClick={() => {
            setShowsKeys(true);
          }}
        >
          <Icon of={Keyboard} />
        </button>
        <button
          type="button"
          class="icon-button"
          aria-label={t("sign.out")}
          title={t("sign.out")}
          onClick={onSignOut}
        >
          <Icon of={LogOut} size={18} />
        </button>
      </div>
      <button
        type="button"
        role="switch"
        class="switch"
        aria-checked={me.available}
        aria-label={t("available.label")}
        onClick={() => void duty.setAvailable(!me.available)}
      >
        <span class="knob" aria-hidden="true" />
        {t(me.available ? "available" : "available.off")}
      </button>
      {showsKeys && (
        <Keys
          onClose={() => {
            setShowsKeys(false);
          }}
        />
      )}
    </header>
  );
}

function Keys({ onClose }: { onClose: () => void }) {
  const { t } = useTexts();
  return (
    <Dialog title={t("keys.title")} onClose={onClose}>
      <dl class="keys">
        {SHORTCUTS.map(({ keys, shown, does }) => (
          <div key={keys}>
            <dt>{t(does)}</dt>
            <dd>
              <kbd>{shown}</kbd>
            </dd>
          </div>
        ))}
      </dl>
      <div class="row end">
        <button type="button" class="button" onClick={onClose}>
          {t("close")}
        </button>
      </div>
    </Dialog>
  );
}
