/** A Lucide icon. Icons here only accompany words or a labelled button, so they are never read out. */
import { createElement } from "preact";
import type { IconNode } from "lucide";

export type { IconNode };

export function Icon({ of, size = 20 }: { of: IconNode; size?: number }) {
  return (
    <svg class="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      {of.map(([tag, attributes]) => createElement(tag, attributes))}
    </svg>
  );
}
