/** The paper clip in the field, and above the text what goes with it: chosen, dropped or pasted files. */
import { FileText, Paperclip, RotateCcw, X } from "lucide";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { readyFiles, type Chosen } from "../files";
import type { Load } from "../load";
import { ATTACHMENT_TYPES } from "../protocol";
import { useFileTexts } from "../texts/files";
import type { Addressed } from "../upload";
import { Icon } from "./Icon";
import { useFiles, type Porter } from "./useFiles";

interface Props {
  address: () => Addressed;
  onChange: (load: Load) => void;
}

export function Attach({ address, onChange }: Props) {
  const { t } = useFileTexts();
  const porter = useFiles(address);
  const field = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const { state } = porter;
  // Before it is seen: what is shown as ready can be sent.
  useLayoutEffect(() => {
    onChange(readyFiles(state));
    // Only what was chosen counts; the caller's function may be a new one each time.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [state]);
  useArrivals(button, porter);
  return (
    <>
      <Tray porter={porter} />
      <input
        ref={field}
        type="file"
        hidden
        multiple
        accept={ATTACHMENT_TYPES.join(",")}
        onChange={({ currentTarget }) => {
          porter.take(currentTarget.files ?? []);
          currentTarget.value = "";
        }}
      />
      <button
        ref={button}
        type="button"
        class="icon-button attach"
        aria-label={t("file.attach")}
        title={t("file.attach")}
        onClick={() => field.current?.click()}
      >
        <Icon of={Paperclip} size={19} />
      </button>
    </>
  );
}

/** Files dropped anywhere on the page, or pasted while writing beside the button. */
function useArrivals(button: { current: HTMLElement | null }, porter: Porter): void {
  const latest = useRef(porter);
  latest.current = porter;
  useEffect(() => {
    const form = button.current?.closest("form");
    const paste = ({ clipboardData }: ClipboardEvent) => {
      if (clipboardData?.files.length) latest.current.take(clipboardData.files);
    };
    const over = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      if (!event.dataTransfer?.files.length) return;
      event.preventDefault();
      latest.current.take(event.dataTransfer.files);
    };
    form?.addEventListener("paste", paste);
    document.addEventListener("dragover", over);
    document.addEventListener("drop", drop);
    return () => {
      form?.removeEventListener("paste", paste);
      document.removeEventListener("dragover", over);
      document.removeEventListener("drop", drop);
    };
  }, [button]);
}

function Tray({ porter }: { porter: Porter }) {
  const { t } = useFileTexts();
  const { chosen, isTooMany } = porter.state;
  return (
    <div class="tray" hidden={chosen.length === 0}>
      <ul role="list" aria-label={t("file.list")}>
        {chosen.map((file) => (
          <Ticket key={file.key} file={file} porter={porter} />
        ))}
      </ul>
      <p class="wrong" role="alert">
        {isTooMany && t("file.bad.count")}
      </p>
    </div>
  );
}

function Ticket({ file, porter }: { file: Chosen; porter: Porter }) {
  const { t } = useFileTexts();
  const { key, name, fault } = file;
  return (
    <li class={fault ? "ticket bad" : "ticket"}>
      {file.preview ? <img src={file.preview} alt="" /> : <Icon of={FileText} size={22} />}
      <span class="ticket-text">
        <span class="ticket-name">{name}</span>
        <State file={file} />
      </span>
      {fault !== null && !isFinal(fault) && (
        <button
          type="button"
          class="dismiss"
          aria-label={`${t("file.again")}: ${name}`}
          onClick={() => {
            porter.again(key);
          }}
        >
          <Icon of={RotateCcw} size={15} />
        </button>
      )}
      <button
        type="button"
        class="dismiss"
        aria-label={t("file.remove", { name })}
        onClick={() => {
          porter.remove(key);
        }}
      >
        <Icon of={X} size={16} />
      </button>
    </li>
  );
}

/** Trying again would change nothing. */
function isFinal(fault: NonNullable<Chosen["fault"]>): boolean {
  return ["type", "size", "empty", "bad_attachment", "too_long", "too_many"].includes(fault);
}

function State({ file: { name, size, progress, attachment, fault } }: { file: Chosen }) {
  const { t, named } = useFileTexts();
  const amount = useAmount();
  if (fault !== null) {
    const why = named(`file.bad.${fault}`, named(`file.error.${fault}`, t("file.error.other")));
    return (
      <span class="wrong" role="alert">
        {t("file.failed", { why })}
      </span>
    );
  }
  if (attachment) {
    return (
      <span class="quiet">
        {amount(size)}
        <span class="unseen" role="status">
          {t("file.ready", { name })}
        </span>
      </span>
    );
  }
  return <progress max={1} value={progress} aria-label={t("file.sending", { name })} />;
}

const KIB = 1024;

/** Bytes as a reader counts them. */
export function useAmount(): (bytes: number) => string {
  const { t } = useFileTexts();
  return (bytes) =>
    bytes < KIB * KIB
      ? t("file.size.kb", { size: Math.max(1, Math.round(bytes / KIB)) })
      : t("file.size.mb", { size: (bytes / KIB / KIB).toFixed(1) });
}
