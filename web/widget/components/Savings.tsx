/** What deposits and wealth products bring, drawn. The server did the sums. */
import type { Card } from "../../shared/protocol";
import { useFormTexts } from "../texts/forms";
import { Bars, Drawn } from "./Drawn";

interface Term {
  months: number;
  rate: string;
  interest: string;
  chosen: boolean;
}

const MONTHS_A_YEAR = 12;

/** The same money in each term on offer. */
export function Deposit({ card }: { card: Card }) {
  const { t } = useFormTexts();
  const name = (months: number) =>
    months % MONTHS_A_YEAR === 0
      ? t("figures.term.years", { years: months / MONTHS_A_YEAR })
      : t("figures.term.months", { months });
  const bars = (card.rows as readonly Term[]).map(({ months, rate, interest, chosen }) => ({
    name: name(months),
    note: `${rate}%`,
    amount: interest,
    isChosen: chosen,
  }));
  return (
    <Drawn title={t("figures.deposit")}>
      <Bars head={[t("figures.term"), t("figures.interest")]} bars={bars} />
    </Drawn>
  );
}

/** A deposit broken early beside the same one kept. */
export function Early({ card }: { card: Card }) {
  const { t } = useFormTexts();
  const bars = [
    { name: t("figures.early.now"), amount: String(card.now), isChosen: true },
    { name: t("figures.early.kept"), amount: String(card.kept) },
  ];
  return (
    <Drawn title={t("figures.early")}>
      <Bars head={[t("figures.early"), t("figures.interest")]} bars={bars} />
    </Drawn>
  );
}

/** Both ends of what a wealth product might bring; never without saying that it is no promise. */
export function Range({ card }: { card: Card }) {
  const { t } = useFormTexts();
  const bars = [
    { name: t("figures.range.low"), amount: String(card.low) },
    { name: t("figures.range.high"), amount: String(card.high) },
  ];
  return (
    <Drawn title={t("figures.range")}>
      <Bars head={[t("figures.range"), t("figures.range.amount")]} bars={bars} />
      <p class="help">{t("figures.range.notice")}</p>
    </Drawn>
  );
}
