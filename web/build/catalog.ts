/** What the pages quote from the repository's data, read when they are built: `virtual:topics/zh|en`, the names of topics by id,
 *  and `virtual:showcase`, the products on the demo page. So no figure is typed into a page, and none differs from an answer. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";
import { parse } from "yaml";
import type { Card, Loan, Showcase, WealthProduct, Words } from "./showcase.ts";

interface Topic {
  id: string;
  zh: string;
  en: string;
}
interface Dated {
  effective: string;
  source: Words;
}

const DATA = fileURLToPath(new URL("../../data/", import.meta.url));

// The caller says what the file holds; the data have tests of their own.
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
function read<T>(file: string): T {
  return parse(readFileSync(DATA + file, "utf8")) as T;
}

/** A topic is called as on its buttons; one without an answer of its own by what it covers. */
function topicNames(language: "zh" | "en"): Record<string, string> {
  const answers = readdirSync(`${DATA}answers`).filter((file) => file.endsWith(".yml"));
  const titled = answers.map((file) => read<Record<string, { title?: Words }>>(`answers/${file}`));
  const titles = new Map(titled.flatMap((entries) => Object.entries(entries)));
  return Object.fromEntries(
    read<{ topics: Topic[] }>("topics.yml").topics.map((topic) => [
      topic.id,
      titles.get(topic.id)?.title?.[language] ?? topic[language],
    ]),
  );
}

const SHOWN_LOANS = ["mortgage_first", "consumer", "business_credit"];
const SHOWN_CARDS = ["youth", "classic", "travel", "platinum"];
const SHOWN_WEALTH = ["SPC001", "SPF090", "SPE540"];

function showcase(): Showcase {
  const deposits = read<
    Dated & { current: { rate: string; name: Words }; fixed: Record<string, { rate: string; name: Words }> }
  >("catalog/deposits.yml");
  const loans = read<Dated & { products: Record<string, Loan> }>("catalog/loans.yml");
  const cards = read<Dated & { products: Record<string, Card> }>("catalog/cards.yml");
  const wealth = read<Dated & { products: WealthProduct[]; risk_levels: Record<string, { name: Words }> }>(
    "catalog/wealth.yml",
  );
  const notices =
    read<Record<"wealth_risk" | "loan_caution" | "never_share_codes", Words>>("catalog/notices.yml");
  const bank = read<{ hotline: string; hotline_overseas: string; email: string; head_office: Words }>(
    "catalog/bank.yml",
  );
  const pick = <T>(products: Record<string, T>, keys: readonly string[]) =>
    keys.flatMap((key) => products[key] ?? []);
  return {
    effective: deposits.effective,
    depositSource: deposits.source,
    deposits: [deposits.current, ...Object.values(deposits.fixed)].map(({ name, rate }) => ({ name, rate })),
    loans: pick(loans.products, SHOWN_LOANS).map(({ name, rate, limit, max_months }) => ({
      name,
      rate,
      max_months,
      ...(limit !== undefined && { limit }),
    })),
    cards: pick(cards.products, SHOWN_CARDS).map(({ name, for_whom, feature, annual_fee, network }) => ({
      name,
      for_whom,
      feature,
      annual_fee,
      network,
    })),
    wealth: wealth.products
      .filter(({ code }) => SHOWN_WEALTH.includes(code))
      .map(({ code, name, risk, term, minimum, benchmark }) => ({
        code,
        name,
        risk,
        term,
        minimum,
        benchmark,
      })),
    riskLevels: Object.fromEntries(
      Object.entries(wealth.risk_levels).map(([level, { name }]) => [level, name]),
    ),
    notices: { wealth: notices.wealth_risk, loans: notices.loan_caution, codes: notices.never_share_codes },
    bank: {
      hotline: bank.hotline,
      overseas: bank.hotline_overseas,
      email: bank.email,
      address: bank.head_office,
    },
  };
}

const MODULES: Readonly<Record<string, () => object>> = {
  "virtual:topics/zh": () => topicNames("zh"),
  "virtual:topics/en": () => topicNames("en"),
  "virtual:showcase": showcase,
};

export function catalog(): Plugin {
  return {
    name: "lobby-catalog",
    resolveId: (source) => (source in MODULES ? `\0${source}` : null),
    load(id) {
      const make = MODULES[id.slice(1)];
      return id.startsWith("\0") && make ? `export default ${JSON.stringify(make())}` : null;
    },
  };
}
