/** What somebody wrote, always as text: paragraphs, lists of lines that start with "· ", and sealed data as chips. */
import { useState } from "preact/hooks";
import { useLocale } from "../i18n";
import { tagOf } from "../tongue";
import { sealedParts, type Sealed } from "../sealed";
import { SealedChip } from "./Sealed";

interface Props {
  text: string;
  onReveal?: ((sealed: Sealed) => void) | undefined;
}

interface BubbleProps extends Props {
  /** What follows the first line stands in a card below too. */
  isBrief?: boolean;
  /** What the box is called in the style sheets. */
  name?: string;
  /** Characters from which on it is folded. */
  from?: number;
}

/** From here on a text is folded, so that one message does not push the rest out of sight. */
const LONG = 900;

export function Bubble({ text, onReveal, isBrief = false, name = "bubble", from = LONG }: BubbleProps) {
  const { t } = useLocale();
  const isLong = isBrief || text.length > from;
  const [isWhole, setWhole] = useState(!isLong);
  const shown = isBrief && !isWhole ? (text.split("\n", 1)[0] ?? "") : text;
  return (
    <div class={isWhole || isBrief ? name : `${name} folded`}>
      <div class="text" lang={tagOf(text)}>
        <Text text={shown} onReveal={onReveal} />
      </div>
      {isLong && (
        <button
          type="button"
          class="link"
          aria-expanded={isWhole}
          onClick={() => {
            setWhole(!isWhole);
          }}
        >
          {t(isWhole ? "text.less" : "text.more")}
        </button>
      )}
    </div>
  );
}

export function Text({ text, onReveal }: Props) {
  return blocks(text).map((block, index) =>
    block.isList ? (
      <ul key={index} role="list">
        {block.lines.map((line, row) => (
          <li key={row}>
            <Line text={line.slice(1).trimStart()} onReveal={onReveal} />
          </li>
        ))}
      </ul>
    ) : (
      <p key={index}>
        <Line text={block.lines.join("\n")} onReveal={onReveal} />
      </p>
    ),
  );
}

function Line({ text, onReveal }: Props) {
  return sealedParts(text).map((part, index) =>
    typeof part === "string" ? part : <SealedChip key={index} sealed={part} onReveal={onReveal} />,
  );
}

interface Block {
  isList: boolean;
  lines: string[];
}

const BULLET = /^[·•]\s?/;

function blocks(text: string): Block[] {
  const found: Block[] = [];
  let isNew = true;
  for (const line of text.split("\n")) {
    const isBlank = line.trim() === "";
    const isList = BULLET.test(line);
    const last = found.at(-1);
    if (!isBlank && last && !isNew && last.isList === isList) last.lines.push(line);
    else if (!isBlank) found.push({ isList, lines: [line] });
    isNew = isBlank;
  }
  return found;
}
