/** In a dialog: what is missing, or why the server refused. */
import type { Duty } from "../duty";
import { useTexts } from "../texts";

interface Props {
  duty: Pick<Duty, "trouble">;
  isTried: boolean;
  /** What has to be filled in first; empty when all is there. */
  missing: string;
}

export function Wrong({ duty, isTried, missing }: Props) {
  const { named } = useTexts();
  const refused = duty.trouble === null ? "" : named(`error.${duty.trouble}`, duty.trouble);
  return (
    <p class="wrong" role="alert">
      {isTried && (missing || refused)}
    </p>
  );
}
