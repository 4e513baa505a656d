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

/** The fields of all tasks; a longer name comes before one that it ends in. */
const FIELDS: readonly string[] = [
  "last_four",
  "number",
  "what",
  "words",
  "reason",
  "card",
  "date",
  "time",
  "business",
  "branch",
  "contact",
  "window",
  "about",
  "score",
  "kind",
  "amount",
  "term",
  "held",
  "rate",
  "product",
  "method",
  "paid",
  "early",
  "keep",
  "age",
  "horizon",
];

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
  const texts = useTexts();
  const { t, named, language } = texts;
  const nameOf = useTopicNames(language);
  const slots = Object.entries(packet.slots).filter((slot): slot is [string, Said] =>
    isWorthShowing(slot[1]),
  );
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
              <Fact key={slot} name={slotName(slot, texts)}>
                <Text text={slotValue(value, texts)} onReveal={onReveal} />
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

type Said = string | number | true;
type Texts = ReturnType<typeof useTexts>;

/** A slot is called by its task and its field (`loan_instalments_amount`); what is said of the field is said of all tasks. */
export function slotName(slot: string, { t, named }: Texts): string {
  const question = /_q(\d+)$/.exec(slot)?.[1];
  if (question !== undefined) return t("slot.question", { number: question });
  const field = FIELDS.find((one) => slot === one || slot.endsWith(`_${one}`)) ?? slot;
  const isCount = slot === "card_instalments_number";
  return named(`slot.${slot}`, named(`slot.${isCount ? "count" : field}`, slot));
}

/** Terms and codes in words; what the customer said stays as it was said. */
export function slotValue(value: Said, { t, named }: Texts): string {
  const text = String(value);
  const [, count, unit] = /^P(\d+)([MD])$/.exec(text) ?? [];
  if (count !== undefined) return t(unit === "M" ? "slot.months" : "slot.days", { count: Number(count) });
  return named(`value.${text}`, text);
}

/** Slots hold the dialogue's own bookkeeping too; what a person filled in is text, a number or a yes. */
function isWorthShowing(value: unknown): value is Said {
  return (typeof value === "string" && value !== "") || typeof value === "number" || value === true;
}
