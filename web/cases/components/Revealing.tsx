/** Shows sealed data of a case against a reason. */
import { useState } from "preact/hooks";
import { RevealDialog } from "../../console/components/RevealDialog";
import type { Sealed } from "../../shared/sealed";
import { Dialog } from "../../shared/ui/Dialog";
import { useAttempt, useOffice } from "../office";
import { useTexts } from "../texts";

interface Props {
  /** Of the number of a case, or of `arranged/loss/L…`. */
  of: string;
  sealed: Sealed;
  onClose: () => void;
}

export function Revealing({ of, sealed, onClose }: Props) {
  const { t } = useTexts();
  const { api } = useOffice();
  const { trouble, run } = useAttempt();
  const [isRefused, setRefused] = useState(false);
  const reveal = async (reason: string) => {
    let value: string | null = null;
    const refused = await run(async () => {
      value = await api.reveal(of, sealed.id ?? "", reason);
    });
    setRefused(refused !== "");
    return value;
  };
  if (!isRefused) return <RevealDialog sealed={sealed} reveal={reveal} onClose={onClose} />;
  return (
    <Dialog title={t("reveal.title", { kind: t(`sealed.${sealed.kind}`) })} onClose={onClose}>
      <p class="wrong" role="alert">
        {trouble}
      </p>
      <div class="row end">
        <button type="button" class="button primary" onClick={onClose}>
          {t("close")}
        </button>
      </div>
    </Dialog>
  );
}
