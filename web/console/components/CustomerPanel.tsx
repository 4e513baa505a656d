/** The customer's card: how well known, and which cases and appointments there are. */
import type { ComponentChildren } from "preact";
import type { CustomerCard } from "../../shared/staffing";
import { useAnswer } from "../../shared/ui/useAnswer";
import { dayName } from "../../shared/when";
import type { Talk } from "../desk";
import type { Duty } from "../duty";
import { useTexts } from "../texts";
import { Asking } from "./Asking";

export function CustomerPanel({ talk, duty }: { talk: Talk; duty: Duty }) {
  const { t } = useTexts();
  const { conversation, case: number } = talk.summary;
  // A case that is opened meanwhile belongs on the card.
  const about = `${conversation} ${number ?? ""}`;
  const { answer, isFailed, again } = useAnswer(about, () => duty.call("customer", { conversation }));
  if (!answer) return <Asking isFailed={isFailed} again={again} />;
  return (
    <>
      <Who customer={answer.customer} />
      <Part title={t("customer.cases")} isEmpty={answer.cases.length === 0}>
        {answer.cases.map((one) => (
          <CaseItem key={one.number} one={one} />
        ))}
      </Part>
      <Part title={t("customer.visits")} isEmpty={answer.appointments.length === 0}>
        {answer.appointments.map((one) => (
          <VisitItem key={one.number} one={one} />
        ))}
      </Part>
    </>
  );
}

function Who({ customer }: Pick<CustomerCard, "customer">) {
  const { t, language } = useTexts();
  const { label, identity, vip, known_since: since, conversations } = customer;
  const isKnown = identity === "verified";
  return (
    <>
      <dl class="facts">
        <div>
          <dt>{t("customer")}</dt>
          <dd>
            {label}
            {vip && ` · ${t("customer.vip")}`}
          </dd>
        </div>
        <div>
          <dt>{t("packet.identity")}</dt>
          <dd>{t(`customer.${identity}`)}</dd>
        </div>
        {isKnown && since && (
          <div>
            <dt>{t("customer.since")}</dt>
            <dd>
              {dayName(since, language, new Date())} · {t("customer.talks", { count: conversations })}
            </dd>
          </div>
        )}
      </dl>
      {!isKnown && <p class="quiet unknown">{t("customer.unknown")}</p>}
    </>
  );
}

interface PartProps {
  title: string;
  isEmpty: boolean;
  children: ComponentChildren;
}

function Part({ title, isEmpty, children }: PartProps) {
  const { t } = useTexts();
  return (
    <section>
      <h3>{title}</h3>
      {isEmpty ? (
        <p class="quiet">{t("customer.none")}</p>
      ) : (
        <ul class="history" role="list">
          {children}
        </ul>
      )}
    </section>
  );
}

function CaseItem({ one }: { one: CustomerCard["cases"][number] }) {
  const { t, named, language } = useTexts();
  return (
    <li class="record">
      <span class="item-row">
        <strong>{one.number}</strong>
        <span>{named(`case.${one.state}`, one.state)}</span>
      </span>
      <span class="quiet">
        {named(`case.kind.${one.kind}`, one.kind)} ·{" "}
        {t("customer.due", { day: dayName(`${one.due_on}T00:00`, language, new Date()) })}
      </span>
    </li>
  );
}

function VisitItem({ one }: { one: CustomerCard["appointments"][number] }) {
  const { named, language } = useTexts();
  return (
    <li class="record">
      <span class="item-row">
        <strong>
          {dayName(`${one.day}T00:00`, language, new Date())} {one.time}
        </strong>
        <span>{named(`visit.${one.state}`, one.state)}</span>
      </span>
      <span class="quiet">
        {one.number} · {named(`business.${one.business}`, one.business)} · {one.branch[language]}
      </span>
    </li>
  );
}
