/** A table of the monthly report; on a phone it rolls sideways, on paper it does not. */
import type { ComponentChildren } from "preact";
import { useTexts, type BoardKey } from "../texts";

interface Props {
  name: string;
  heads: readonly BoardKey[];
  children: ComponentChildren;
}

export function SheetTable({ name, heads, children }: Props) {
  const { t } = useTexts();
  return (
    // What scrolls can be reached by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div class="sheet-roll" role="region" aria-label={name} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col" class={head === "month.verdict" ? "judged" : undefined}>
                {t(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
