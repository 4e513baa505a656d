/** How those who spoke, and their files, are named in a transcript. */
import { useFormTexts } from "../texts/forms";
import type { Names } from "../transcript";

export function useNames(): Names {
  const { t } = useFormTexts();
  return {
    customer: t("you"),
    bot: t("role.bot"),
    agent: t("role.agent"),
    file: (name) => t("save.files", { name }),
  };
}
