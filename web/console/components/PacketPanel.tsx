/** The handoff packet: everything the customer should not have to say again. */
import type { ComponentChildren } from "preact";
import type { Packet, PacketTopic } from "../../shared/protocol";
import type { Sealed } from "../../shared/sealed";
import { Text } from "../../shared/ui/Text";
import { stopwatch } from "../../shared/when";
import type { Talk } from "../desk";
import { useTexts } from "../texts";
import { useTopicNames } from "../topics";
import { percent } from "./StaffLine";

interface Props {
  talk: Talk;
  onReveal: (sealed: Sealed) => void;
}

export function PacketPanel({ talk, onReveal }: Props) {
  const { t } = useTexts();
  if (talk.packet) return <PacketBody packet={talk.packet} onReveal={onReveal} />;
  return (
    <p class="quiet" role="status">
      {t("packet.none")}
    </p>
  );
}

function PacketBody({ packet, onReveal }: { packet: Packet; onReveal: (sealed: Sealed) => void }) {
  const { t, named, language } = useTexts();
  const nameOf = useTopicNames(language);
  const slots = Object.entries(packet.slots).filter(([, value]) => isWorthShowing(value));
  return (
    <>
      <dl class="facts">
        <Fact name={t("packet.reason")}>{named(`reason.${packet.reason ?? ""}`, t("reason.none"))}</Fact>
        <Fact name={t("packet.waited")}>{stopwatch(packet.waited_seconds)}</Fact>
        <Fact name={t("packet.language")}>{t(`language.${packet.language}`)}</Fact>
        <Fact name={t("packet.identity")}>{t(`customer.${packet.identity}`)}</Fact>
        {packet.case != null && <Fact name={t("packet.case")}>{packet.case}</Fact>}
      </dl>
      {slots.length > 0 && (
        <Part name={t("packet.slots")}>
          <dl class="facts stacked">
            {slots.map(([slot, value]) => (
              <Fact key={slot} name={named(`slot.${slot}`, slot)}>
                <Text text={String(value)} onReveal={onReveal} />
              </Fact>
            ))}
          </dl>
        </Part>
      )}
      {packet.topics.length > 0 && (
        <Part name={t("packet.topics")}>
          <ol class="topics">
            {packet.topics.map((topic) => (
              <Topic key={topic.seq} topic={topic} nameOf={nameOf} />
            ))}
          </ol>
        </Part>
      )}
      {packet.answers_shown.length > 0 && (
        <Part name={t("packet.answers")}>
          <ul class="answers">
            {packet.answers_shown.map((topic) => (
              <li key={topic}>{nameOf(topic)}</li>
            ))}
          </ul>
        </Part>
      )}
    </>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Part({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <section>
      <h3>{name}</h3>
      {children}
    </section>
  );
}

function Topic({ topic, nameOf }: { topic: PacketTopic; nameOf: (topic: string) => string }) {
  const { t, named } = useTexts();
  return (
    <li>
      <span>{topic.topic === null ? t("packet.unknown") : nameOf(topic.topic)}</span>
      <span class="topic-sure">
        <meter
          min={0}
          max={1}
          value={topic.confidence}
          aria-label={t("confidence", { percent: percent(topic.confidence) })}
        />
        {percent(topic.confidence)} · {named(`zone.${topic.zone}`, topic.zone)}
      </span>
    </li>
  );
}

/** Slots hold the dialogue's own bookkeeping too; what a person filled in is text, a number or a yes. */
function isWorthShowing(value: unknown): value is string | number | true {
  return (typeof value === "string" && value !== "") || typeof value === "number" || value === true;
}
