/** The field in which one writes: Enter sends, Shift+Enter makes a new line, and Enter that ends an input method's word does
 *  neither. */
import { ArrowUp } from "lucide";
import { Icon } from "./Icon";
import type { ComponentChildren, RefObject } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { useLocale } from "../i18n";
import { LONGEST_TEXT } from "../protocol";

export interface ComposerList {
  says: Readonly<Record<`aria-${string}`, string>>;
  /** Whether the key was for the list. */
  onKey: (event: KeyboardEvent) => boolean;
}

interface Props {
  text: string;
  label: string;
  placeholder: string;
  field?: RefObject<HTMLTextAreaElement | null>;
  onText: (text: string) => void;
  onSend: (text: string) => void;
  /** Stands beside the text, for instance to add files. */
  tool?: ComponentChildren;
  /** Whether what goes with the text can go: "none", not "yet", or even without words. */
  load?: "none" | "yet" | "ready";
  /** What a list above the field shows as the writer types; keys go there first. */
  list?: ComposerList | undefined;
}

/** The count is shown only when it begins to matter. */
const COUNT_FROM = LONGEST_TEXT - 400;

export function Composer(props: Props) {
  const { text, label, placeholder, field, onText, onSend, tool, load = "none", list } = props;
  const { t } = useLocale();
  const id = useId();
  const own = useRef<HTMLTextAreaElement>(null);
  const area = field ?? own;
  useLayoutEffect(() => {
    if (area.current) grow(area.current);
  }, [text, area]);
  // The server counts code points.
  const left = LONGEST_TEXT - Array.from(text).length;
  const isReady = (text.trim() !== "" || load === "ready") && load !== "yet" && left >= 0;
  const send = () => {
    if (isReady) onSend(text.trim());
  };
  return (
    <form
      class="compose"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div class="composer">
        {tool}
        <textarea
          ref={area}
          rows={1}
          value={text}
          aria-label={label}
          aria-describedby={id}
          {...list?.says}
          placeholder={placeholder}
          enterkeyhint="send"
          onInput={(event) => {
            onText(event.currentTarget.value);
          }}
          onKeyDown={(event) => {
            if (isComposing(event) || list?.onKey(event)) return;
            if (event.key !== "Enter" || event.shiftKey) return;
            event.preventDefault();
            send();
          }}
        />
        <button type="submit" class="icon-button send" aria-label={t("send")} aria-disabled={!isReady}>
          <Icon of={ArrowUp} size={20} />
        </button>
      </div>
      <div id={id} class={left < 0 ? "count over" : "count"} aria-live="polite">
        {text.length > COUNT_FROM && t(left < 0 ? "text.over" : "text.left", { count: Math.abs(left) })}
      </div>
    </form>
  );
}

/** As high as its text, where the browser does not know `field-sizing`. */
function grow(area: HTMLTextAreaElement): void {
  if (CSS.supports("field-sizing", "content")) return;
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight}px`;
}

/** Safari reports the Enter that accepts a candidate with key code 229 after composition has ended. */
function isComposing(event: KeyboardEvent): boolean {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- there is no other sign of it
  return event.isComposing || event.keyCode === 229;
}
