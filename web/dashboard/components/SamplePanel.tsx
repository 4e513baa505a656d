/** Draws closed conversations that nobody has reviewed yet. */
import { Shuffle } from "lucide";
import { useId, useState } from "preact/hooks";
import { PastFacts } from "../../console/components/PastList";
import type { Duty } from "../../console/duty";
import type { AgentResult, Sampled } from "../../shared/supervision";
import { Icon } from "../../shared/ui/Icon";
import { useTexts } from "../texts";

interface Props {
  duty: Duty;
  days: number;
  agents: readonly AgentResult[];
  /** Null before the first draw. */
  drawn: readonly Sampled[] | null;
  onDays: (days: number) => void;
  onDrawn: (drawn: readonly Sampled[]) => void;
  onOpen: (sampled: Sampled) => void;
}

const SPANS = [7, 30, 90] as const;
const COUNTS = [5, 10, 20] as const;

export function SamplePanel({ duty, days, agents, drawn, onDays, onDrawn, onOpen }: Props) {
  const { t } = useTexts();
  const [count, setCount] = useState<number>(COUNTS[0]);
  const [agent, setAgent] = useState("");
  const draw = async () => {
    const answer = await duty.call("sample_reviews", { count, days, ...(agent && { agent }) });
    if (answer) onDrawn(answer.conversations);
  };
  return (
    <section class="panel" aria-label={t("sample")}>
      <div class="panel-head">
        <h2>{t("sample")}</h2>
      </div>
      <form
        class="sample-form"
        onSubmit={(event) => {
          event.preventDefault();
          void draw();
        }}
      >
        <Choice
          name={t("sample.days")}
          value={String(days)}
          options={SPANS.map((span) => [String(span), t("sample.span", { days: span })])}
          onChoose={(value) => {
            onDays(Number(value));
          }}
        />
        <Choice
          name={t("sample.agent")}
          value={agent}
          options={[["", t("sample.all")], ...agents.map(({ id, name }): [string, string] => [id, name])]}
          onChoose={setAgent}
        />
        <Choice
          name={t("sample.count")}
          value={String(count)}
          options={COUNTS.map((one) => [String(one), String(one)])}
          onChoose={(value) => {
            setCount(Number(value));
          }}
        />
        <button type="submit" class="button primary">
          <Icon of={Shuffle} size={16} /> {t("sample.draw")}
        </button>
      </form>
      <p class="quiet" role="status">
        {drawn?.length === 0 && t("sample.none")}
      </p>
      <ul class="sampled" role="list">
        {(drawn ?? []).map((past) => (
          <li key={past.conversation}>
            <button
              type="button"
              class="talk"
              onClick={() => {
                onOpen(past);
              }}
            >
              <PastFacts past={past} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface ChoiceProps {
  name: string;
  value: string;
  options: readonly (readonly [value: string, shown: string])[];
  onChoose: (value: string) => void;
}

function Choice({ name, value, options, onChoose }: ChoiceProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{name}</label>
      <select
        id={id}
        class="input"
        value={value}
        onChange={(event) => {
          onChoose(event.currentTarget.value);
        }}
      >
        {options.map(([one, shown]) => (
          <option key={one} value={one}>
            {shown}
          </option>
        ))}
      </select>
    </div>
  );
}
