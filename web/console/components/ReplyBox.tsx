/** Where one writes: to the customer, a note for colleagues, or a whisper to the agent. Each draft is kept per conversation. */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { loadOf, type Load } from "../../shared/load";
import { Attach } from "../../shared/ui/Attach";
import { Composer } from "../../shared/ui/Composer";
import { useDraft } from "../../shared/use";
import type { Desk, Talk } from "../desk";
import type { Duty } from "../duty";
import { useShortcuts } from "../shortcuts";
import { useTexts } from "../texts";
import { CannedDialog } from "./CannedDialog";
import { CannedList, useCanned } from "./CannedList";
import { useCustomerName } from "./useCustomerName";

export type Mode = "message" | "note" | "whisper";

export interface Inserted {
  text: string;
  /** Differs each time, so that the same text can be put in twice. */
  turn: number;
}

interface Props {
  desk: Desk;
  talk: Talk;
  duty: Duty;
  storage: Storage;
  /** The ways to write that are open, the usual one first. */
  modes: readonly Mode[];
  inserted?: Inserted | null;
}

const NO_LOAD: Load = { attachments: [], isBusy: false };

export function ReplyBox({ desk, talk, duty, storage, modes, inserted = null }: Props) {
  const { t } = useTexts();
  const name = useCustomerName()(talk.summary);
  const { conversation } = talk.summary;
  const [chosen, setMode] = useState<Mode>("message");
  const mode: Mode = modes.includes(chosen) ? chosen : (modes[0] ?? "note");
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useDraft(storage, `lobby.desk.draft.${desk.me?.id ?? ""}.${conversation}.${mode}`);
  const [load, setLoad] = useState(NO_LOAD);
  // A new tray for each message.
  const [tray, setTray] = useState(0);
  const [isManaging, setManaging] = useState(false);
  const isReply = mode === "message";
  const canned = useCanned({ text, isOn: isReply, summary: talk.summary, duty, onText: setText });
  useInserted(inserted, isReply, (words) => {
    if (!isReply) {
      setMode("message");
      return;
    }
    setText(text.trim() === "" ? words : `${text}\n${words}`);
    field.current?.focus();
  });
  useShortcuts({
    "Alt+KeyW": () => field.current?.focus(),
    "Alt+KeyN": () => {
      setMode(modes[(modes.indexOf(mode) + 1) % modes.length] ?? mode);
      field.current?.focus();
    },
  });
  const address = () => ({ conversation, headers: { "X-CSRF-Token": desk.me?.csrf ?? "" } });
  const send = (said: string) => {
    const { attachments } = load;
    const files = isReply && attachments.length > 0 && { attachments };
    duty.write({ conversation, kind: mode, text: said, ...files });
    setText("");
    if (isReply) setTray(tray + 1);
  };
  return (
    <footer class={isReply ? "reply-box" : `reply-box ${mode}`}>
      <Modes modes={modes} mode={mode} onMode={setMode} />
      {isReply && (
        <CannedList
          choice={canned}
          language={talk.summary.language}
          onManage={() => {
            setManaging(true);
          }}
        />
      )}
      <Composer
        field={field}
        text={text}
        label={t(`mode.${mode}`)}
        placeholder={t(`write.${mode}`, { name })}
        load={isReply ? loadOf(load) : "none"}
        list={canned.list}
        tool={isReply && <Attach key={tray} address={address} onChange={setLoad} />}
        onText={(next) => {
          setText(next);
          if (isReply && !next.startsWith("/")) duty.typing(conversation);
        }}
        onSend={send}
      />
      {isManaging && (
        <CannedDialog
          desk={desk}
          duty={duty}
          onClose={() => {
            setManaging(false);
            canned.renew();
          }}
        />
      )}
    </footer>
  );
}

/** Puts a text into the field once; where something else is being written, the field turns to replies first. */
function useInserted(inserted: Inserted | null, isReply: boolean, put: (text: string) => void): void {
  const latest = useRef(put);
  latest.current = put;
  const done = useRef(inserted?.turn);
  useLayoutEffect(() => {
    if (!inserted || inserted.turn === done.current) return;
    latest.current(inserted.text);
    if (isReply) done.current = inserted.turn;
  }, [inserted, isReply]);
}

function Modes({
  modes,
  mode,
  onMode,
}: {
  modes: readonly Mode[];
  mode: Mode;
  onMode: (mode: Mode) => void;
}) {
  const { t } = useTexts();
  return (
    <div class="modes" role="group" aria-label={t("mode")}>
      {modes.map((one) => (
        <button
          key={one}
          type="button"
          class="mode"
          aria-pressed={mode === one}
          onClick={() => {
            onMode(one);
          }}
        >
          {t(`mode.${one}`)}
        </button>
      ))}
      <span class="quiet keys-hint">{t("write.keys")}</span>
    </div>
  );
}
