/** One of several, with its label; without a choice it stands for all, or for none yet. */
import { useId } from "preact/hooks";
import { useTexts } from "../texts";

export interface Option {
  code: string;
  name: string;
}

interface Props {
  label: string;
  options: readonly Option[];
  value: string;
  isNeeded?: boolean;
  isWrong?: boolean;
  /** What stands for no choice. */
  none?: string;
  onPick: (code: string) => void;
}

export function Choice({ label, options, value, isNeeded = false, isWrong = false, none, onPick }: Props) {
  const { t } = useTexts();
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        class="input"
        value={value}
        aria-invalid={isWrong}
        onChange={(event) => {
          onPick(event.currentTarget.value);
        }}
      >
        {!isNeeded && <option value="">{none ?? t("all")}</option>}
        {options.map((one) => (
          <option key={one.code} value={one.code}>
            {one.name}
          </option>
        ))}
      </select>
    </div>
  );
}
