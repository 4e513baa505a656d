/** Quality: conversations drawn at random are scored on a form, and the results stand per agent. */
import { useState } from "preact/hooks";
import type { Duty } from "../../console/duty";
import type { Form, Sampled } from "../../shared/supervision";
import { useAnswer } from "../../shared/ui/useAnswer";
import { useTexts } from "../texts";
import { Results } from "./Results";
import { ReviewDialog } from "./ReviewDialog";
import { SamplePanel } from "./SamplePanel";

export function QualityPage({ duty }: { duty: Duty }) {
  const { t } = useTexts();
  const [days, setDays] = useState(30);
  const [open, setOpen] = useState<Sampled | null>(null);
  const [drawn, setDrawn] = useState<readonly Sampled[] | null>(null);
  // Each stored review makes the results be read anew.
  const [turn, setTurn] = useState(0);
  const results = useAnswer(`${days} ${turn}`, () => duty.call("review_results", { days }));
  const form = useAnswer<Form>("form", () => duty.call("review_form", {}));
  return (
    <main class="quality">
      <SamplePanel
        duty={duty}
        days={days}
        agents={results.answer?.agents ?? []}
        drawn={drawn}
        onDays={setDays}
        onDrawn={setDrawn}
        onOpen={setOpen}
      />
      {results.answer ? (
        <Results agents={results.answer.agents} days={days} />
      ) : (
        <p class="quiet" role="status">
          {t(results.isFailed ? "ask.failed" : "ask.waiting")}{" "}
          {results.isFailed && (
            <button type="button" class="link" onClick={results.again}>
              {t("send.retry")}
            </button>
          )}
        </p>
      )}
      {open && form.answer && (
        <ReviewDialog
          sampled={open}
          form={form.answer}
          duty={duty}
          onClose={() => {
            setOpen(null);
          }}
          onStored={() => {
            setDrawn((drawn ?? []).filter(({ conversation }) => conversation !== open.conversation));
            setOpen(null);
            setTurn(turn + 1);
          }}
        />
      )}
    </main>
  );
}
