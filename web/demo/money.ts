/** Amounts in yuan as each language writes them: 30万元, CNY 300,000. */
import type { Language } from "../shared/protocol";

const WAN = 10_000;

export function money(yuan: string, language: Language): string {
  const amount = Number(yuan);
  if (language === "en") return `CNY ${new Intl.NumberFormat("en-GB").format(amount)}`;
  if (amount >= WAN && amount % WAN === 0)
    return `${new Intl.NumberFormat("zh-CN").format(amount / WAN)}万元`;
  return `${new Intl.NumberFormat("zh-CN").format(amount)}元`;
}
