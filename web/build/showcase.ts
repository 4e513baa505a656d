/** The products that the demo page shows, as the build takes them from data/catalog. Rates are strings in percent a year, money
 *  is a string in yuan, as there. */

export interface Words {
  zh: string;
  en: string;
}

export interface Deposit {
  name: Words;
  rate: string;
}

export interface Loan {
  name: Words;
  rate: string;
  limit?: string;
  max_months: number;
}

export interface Card {
  name: Words;
  network: Words;
  for_whom: Words;
  feature: Words;
  annual_fee: string;
}

export interface WealthProduct {
  code: string;
  name: Words;
  risk: string;
  term: Words;
  minimum: string;
  benchmark: { low: string; high: string; basis: Words };
}

export interface Showcase {
  /** The date from which the figures hold. */
  effective: string;
  depositSource: Words;
  deposits: readonly Deposit[];
  loans: readonly Loan[];
  cards: readonly Card[];
  wealth: readonly WealthProduct[];
  riskLevels: Readonly<Record<string, Words>>;
  notices: Readonly<Record<"wealth" | "loans" | "codes", Words>>;
  bank: { hotline: string; overseas: string; email: string; address: Words };
}
