/** Search over past conversations: by words, customer and day. Agents find their own, supervisors all, on the record. */
import { useRef, useState } from "preact/hooks";
import type { FoundPast, Wanted } from "../../shared/staffing";
import { Dialog } from "../../shared/ui/Dialog";
import type { Duty } from "../duty";
import { useTexts, type ConsoleKey } from "../texts";
import { PastDialog } from "./PastDialog";
import { PastList } from "./PastList";

interface Props {
  duty: Duty;
  /** Whether conversations of others are found too. */
  isSupervisor: boolean;
  onClose: () => void;
}

type Field = "text" | "customer" | "since" | "until";
const FIELDS: readonly { name: Field; label: ConsoleKey; type: "search" | "text" | "date" }[] = [
  { name: "text", label: "search.text", type: "search" },
  { name: "customer", label: "search.customer", type: "text" },
  { name: "since", label: "search.since", type: "date" },
  { name: "until", label: "search.until", type: "date" },
];

interface Result {
  wanted: Wanted;
  found: readonly FoundPast[];
  more: boolean;
}

export function SearchDialog({ duty, isSupervisor, onClose }: Props) {
  const { t } = useTexts();
  const form = useRef<HTMLFormElement>(null);
  const [result, setResult] = useState<Result | null>(null);
  const [how, setHow] = useState<"idle" | "busy" | "failed">("idle");
  const [open, setOpen] = useState<FoundPast | null>(null);
  const search = async (wanted: Wanted, before: readonly FoundPast[]) => {
    setHow("busy");
    const answer = await duty.call("search", { ...wanted, offset: before.length });
    setHow(answer ? "idle" : "failed");
    if (answer) setResult({ wanted, found: [...before, ...answer.conversations], more: answer.more });
  };
  if (open)
    return (
      <PastDialog
        past={open}
        duty={duty}
        onClose={() => {
          setOpen(null);
        }}
      />
    );
  return (
    <Dialog title={t("search.title")} onClose={onClose} isWide>
      <p class="quiet">{t(isSupervisor ? "search.all" : "search.own")}</p>
      <form
        ref={form}
        class="search-form"
        onSubmit={(event) => {
          event.preventDefault();
          void search(wantedIn(new FormData(event.currentTarget)), []);
        }}
      >
        {FIELDS.map(({ name, label, type }) => (
          <label key={name} class="field">
            {t(label)}
            <input
              class="input"
              name={name}
              type={type as "text"}
              maxLength={80}
              defaultValue={result?.wanted[name] ?? ""}
            />
          </label>
        ))}
        <button type="submit" class="button primary" aria-disabled={how === "busy"}>
          {t("search.go")}
        </button>
      </form>
      <p role="status">
        {how === "busy" && t("ask.waiting")}
        {how === "failed" && t("ask.failed")}
        {how === "idle" && result && t("search.found", { count: result.found.length })}
      </p>
      {result && result.found.length > 0 && (
        <PastList found={result.found} onOpen={setOpen} name="history found" />
      )}
      <div class="row end">
        {result?.more && (
          <button
            type="button"
            class="button"
            aria-disabled={how === "busy"}
            onClick={() => void search(result.wanted, result.found)}
          >
            {t("search.more")}
          </button>
        )}
        <button type="button" class="button" onClick={onClose}>
          {t("close")}
        </button>
      </div>
    </Dialog>
  );
}

function wantedIn(given: FormData): Wanted {
  const filled = FIELDS.map(({ name }) => {
    const value = given.get(name);
    return [name, typeof value === "string" ? value.trim() : ""] as const;
  });
  return Object.fromEntries(filled.filter(([, value]) => value !== ""));
}
