/** Where the agent writes: to the customer, or a note that only colleagues see. Both drafts are kept per conversation. */
import { useRef, useState } from "preact/hooks";
import { Composer } from "../../shared/ui/Composer";
import { useDraft } from "../../shared/use";
import type { Desk, Talk } from "../desk";
import type { Duty } from "../duty";
import { useShortcuts } from "../shortcuts";
import { useTexts } from "../texts";
import { useCustomerName } from "./useCustomerName";

interface Props {
  desk: Desk;
  talk: Talk;
  duty: Duty;
  storage: Storage;
}

type Mode = "message" | "note";

export function ReplyBox({ desk, talk, duty, storage }: Props) {
  const { t } = useTexts();
  const name = useCustomerName()(talk.summary);
  const { conversation, state } = talk.summary;
  const [chosen, setMode] = useState<Mode>("message");
  // In wrap-up the customer is gone: only notes can still be written.
  const mode: Mode = state === "agent" ? chosen : "note";
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useDraft(storage, `lobby.desk.draft.${desk.me?.id ?? ""}.${conversation}.${mode}`);
  useShortcuts({
    "Alt+KeyW": () => field.current?.focus(),
    "Alt+KeyN": () => {
      setMode(mode === "note" ? "message" : "note");
      field.current?.focus();
    },
  });
  return (
    <footer class={mode === "note" ? "reply-box noting" : "reply-box"}>
      <div class="modes" role="group" aria-label={t("mode")}>
        {state === "agent" && (
          <ModeButton
            name={t("mode.reply")}
            isOn={mode === "message"}
            onPress={() => {
              setMode("message");
            }}
          />
        )}
        <ModeButton
          name={t("mode.note")}
          isOn={mode === "note"}
          onPress={() => {
            setMode("note");
          }}
        />
        <span class="quiet keys-hint">{t("write.keys")}</span>
      </div>
      <Composer
        field={field}
        text={text}
        label={t(mode === "note" ? "mode.note" : "mode.reply")}
        placeholder={mode === "note" ? t("write.note") : t("write.reply", { name })}
        onText={(next) => {
          setText(next);
          if (mode === "message") duty.typing(conversation);
        }}
        onSend={(said) => {
          duty.write(conversation, mode, said);
          setText("");
        }}
      />
    </footer>
  );
}

function ModeButton({ name, isOn, onPress }: { name: string; isOn: boolean; onPress: () => void }) {
  return (
    <button type="button" class="mode" aria-pressed={isOn} onClick={onPress}>
      {name}
    </button>
  );
}
