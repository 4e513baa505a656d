/** A table of the floor: a heading with a count, columns, rows, or a word when there are none. */
import type { ComponentChildren } from "preact";
import { useTexts, type BoardKey } from "../texts";

interface Props {
  name: string;
  heads: readonly BoardKey[];
  count: number;
  none: string;
  /** Stands beside the heading. */
  tools?: ComponentChildren;
  children: ComponentChildren;
}

export function Table({ name, heads, count, none, tools, children }: Props) {
  const { t } = useTexts();
  return (
    <section class="panel">
      <div class="panel-head">
        <h2>
          {name} {count > 0 && <span class="tally">{count}</span>}
        </h2>
        {tools}
      </div>
      {count === 0 ? (
        <p class="quiet">{none}</p>
      ) : (
        // What scrolls can be reached by keyboard.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div class="panel-roll" role="region" aria-label={name} tabIndex={0}>
          <table>
            <thead>
              <tr>
                {heads.map((head) => (
                  <th key={head} scope="col">
                    {head === "col.acts" ? <span class="unseen">{t(head)}</span> : t(head)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>{children}</tbody>
          </table>
        </div>
      )}
    </section>
  );
}
