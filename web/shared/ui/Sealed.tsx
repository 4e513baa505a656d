/** A piece of personal data as a chip that shows only its hint. */
import { LockKeyhole } from "lucide";
import { Icon } from "./Icon";
import { useLocale } from "../i18n";
import type { Sealed } from "../sealed";

interface Props {
  sealed: Sealed;
  /** Staff may ask to see it; customers never get this. */
  onReveal?: ((sealed: Sealed) => void) | undefined;
}

export function SealedChip({ sealed, onReveal }: Props) {
  const { t } = useLocale();
  const name = t(`sealed.${sealed.kind}`);
  const inside = (
    <>
      <Icon of={LockKeyhole} size={13} />
      {sealed.hint === undefined ? (
        name
      ) : (
        <>
          <span class="unseen">{name} </span>
          {sealed.hint}
        </>
      )}
    </>
  );
  if (!onReveal || sealed.id === undefined) return <span class="sealed">{inside}</span>;
  return (
    <button
      type="button"
      class="sealed"
      onClick={() => {
        onReveal(sealed);
      }}
    >
      {inside}
    </button>
  );
}
