/** Names of topics, from the repository's list, fetched a language at a time. */
import { useEffect, useState } from "preact/hooks";
import type { Language } from "../shared/protocol";

type Names = Readonly<Record<string, string>>;

const NAMES: Readonly<Record<Language, () => Promise<{ default: Names }>>> = {
  zh: () => import("virtual:topics/zh"),
  en: () => import("virtual:topics/en"),
};

/** Name a topic by its id; an id that is not in the list stands for itself. */
export function useTopicNames(language: Language): (topic: string) => string {
  const [names, setNames] = useState<Names>({});
  useEffect(() => {
    let isCurrent = true;
    void NAMES[language]().then((loaded) => {
      if (isCurrent) setNames(loaded.default);
    });
    return () => {
      isCurrent = false;
    };
  }, [language]);
  return (topic) => names[topic] ?? topic;
}
