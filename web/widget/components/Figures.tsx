/** Results of the calculators, drawn. The server did the sums: here its figures are only shown, and their lengths drawn. */
import type { VNode } from "preact";
import type { Card } from "../../shared/protocol";
import { useFormTexts } from "../texts/forms";
import { Drawn, yuan } from "./Drawn";
import { Deposit, Early, Range } from "./Savings";

interface Paid {
  number: number;
  principal: string;
  interest: string;
}

interface Due {
  interest: string;
  months: number;
  payment: string;
}

/** Units of the drawing, which is stretched to the width that there is. */
const HIGH = 100;
const STEP = 10;
const BAR = 8;

function Instalments({ card }: { card: Card }) {
  const { t, language } = useFormTexts();
  const rows = card.rows as readonly Paid[];
  const per = card.per === "year" ? "year" : "month";
  const cost = t(card.cost === "fee" ? "figures.fee" : "figures.interest");
  const name = (number: number) => t(`figures.${per}`, { number });
  const first = rows[0];
  const last = rows.at(-1);
  if (!first || !last) return null;
  const told = ({ number, principal, interest }: Paid) =>
    t("figures.paid", {
      when: name(number),
      principal: yuan(principal, language),
      cost: String(card.cost),
      interest: yuan(interest, language),
    });
  return (
    <Drawn title={t(`figures.instalments.${per}`)}>
      <svg
        class="bars"
        role="img"
        aria-label={`${told(first)} ${told(last)}`}
        viewBox={`0 0 ${rows.length * STEP} ${HIGH}`}
        preserveAspectRatio="none"
      >
        {bars(rows).map(({ x, principal, interest }) => (
          <g key={x}>
            <rect class="principal" x={x} y={HIGH - principal} width={BAR} height={principal} />
            <rect class="interest" x={x} y={HIGH - principal - interest} width={BAR} height={interest} />
          </g>
        ))}
      </svg>
      <p class="axis" aria-hidden="true">
        <span>{name(first.number)}</span>
        <span>{name(last.number)}</span>
      </p>
      <p class="key" aria-hidden="true">
        <span class="principal">{t("figures.principal")}</span>
        <span class="interest">{cost}</span>
      </p>
      <details>
        <summary>{t("figures.table")}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{t(`figures.per.${per}`)}</th>
              <th scope="col">{t("figures.principal")}</th>
              <th scope="col">{cost}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ number, principal, interest }) => (
              <tr key={number}>
                <th scope="row">{number}</th>
                <td>{yuan(principal, language)}</td>
                <td>{yuan(interest, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </Drawn>
  );
}

/** Where each bar stands and how high its parts are; the highest bar is as high as the drawing. */
function bars(rows: readonly Paid[]): { x: number; principal: number; interest: number }[] {
  const parts = rows.map((row) => ({ principal: Number(row.principal), interest: Number(row.interest) }));
  const most = Math.max(...parts.map(({ principal, interest }) => principal + interest));
  const scale = HIGH / (most || 1);
  return parts.map(({ principal, interest }, index) => ({
    x: index * STEP + (STEP - BAR) / 2,
    principal: principal * scale,
    interest: interest * scale,
  }));
}

function Prepayment({ card }: { card: Card }) {
  const { t, language } = useFormTexts();
  const before = card.before as Due;
  const after = card.after as Due;
  const most = Math.max(Number(before.interest), Number(after.interest)) || 1;
  const columns = [before, after];
  return (
    <Drawn title={t("figures.prepayment")}>
      {columns.map(({ interest }, index) => (
        <div key={index} class="due" aria-hidden="true">
          <span>{t(index === 0 ? "figures.before" : "figures.after")}</span>
          <svg class="due-bar" viewBox={`0 0 ${HIGH} ${STEP}`} preserveAspectRatio="none">
            <rect class="interest" width={(Number(interest) / most) * HIGH} height={STEP} />
          </svg>
        </div>
      ))}
      <p class="key" aria-hidden="true">
        <span class="interest">{t("figures.due")}</span>
      </p>
      <table>
        <thead>
          <tr>
            <td />
            <th scope="col">{t("figures.before")}</th>
            <th scope="col">{t("figures.after")}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t("figures.due")}</th>
            {columns.map(({ interest }, index) => (
              <td key={index}>{yuan(interest, language)}</td>
            ))}
          </tr>
          <tr>
            <th scope="row">{t("figures.months")}</th>
            {columns.map(({ months }, index) => (
              <td key={index}>{months}</td>
            ))}
          </tr>
          <tr>
            <th scope="row">{t("figures.payment")}</th>
            {columns.map(({ payment }, index) => (
              <td key={index}>{yuan(payment, language)}</td>
            ))}
          </tr>
        </tbody>
      </table>
    </Drawn>
  );
}

/** The kinds of cards that are drawn here. */
export const FIGURES: Readonly<Record<string, (props: { card: Card }) => VNode | null>> = {
  instalments: Instalments,
  prepayment: Prepayment,
  deposit: Deposit,
  early: Early,
  range: Range,
};

export function Figures({ card }: { card: Card }) {
  const Kind = FIGURES[card.kind];
  return Kind ? <Kind card={card} /> : null;
}
