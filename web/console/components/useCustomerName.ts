/** What a customer is called on the desk: the server gives a short label. */
import type { Summary } from "../../shared/protocol";
import { useTexts } from "../texts";

export function useCustomerName(): (summary: Summary) => string {
  const { t } = useTexts();
  return ({ customer: { identity, label } }) => t(`name.${identity}`, { label });
}
