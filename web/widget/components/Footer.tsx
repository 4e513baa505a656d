/** Where the customer writes, with a person always one press away. */
import { Headset } from "lucide";
import { useRef, useState } from "preact/hooks";
import { loadOf, type Load } from "../../shared/load";
import { Composer } from "../../shared/ui/Composer";
import { Icon } from "../../shared/ui/Icon";
import { useDraft } from "../../shared/use";
import type { Hall } from "../hall";
import type { Reception } from "../reception";
import { useTexts } from "../texts";
import { Attach } from "./onDemand";

interface Props {
  hall: Hall;
  reception: Reception;
  storage: Storage;
}

export function Footer({ hall, reception, storage }: Props) {
  const { t } = useTexts();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useDraft(storage, "lobby.draft");
  const state = hall.chat?.state;
  const [load, setLoad] = useState<Load>({ attachments: [], isBusy: false });
  // A new tray for each message.
  const [tray, setTray] = useState(0);
  const withPeople = state !== undefined && state?.state !== "bot";
  const agent = state?.state === "agent" && (state.agent?.name ?? t("role.agent"));
  return (
    <footer class="footer">
      <Composer
        field={field}
        text={text}
        label={t("write.label")}
        placeholder={agent ? t("write.agent", { name: agent }) : t("write")}
        load={loadOf(load)}
        tool={withPeople && <Attach key={tray} address={() => reception.address()} onChange={setLoad} />}
        onText={(next) => {
          setText(next);
          reception.typing();
        }}
        onSend={(said) => {
          const { attachments } = load;
          setText("");
          setTray(tray + 1);
          reception.say(said, attachments.length > 0 ? { attachments } : {});
          field.current?.focus();
        }}
      />
      <div class="below">
        {(!state || state.state === "bot") && <PersonButton hall={hall} reception={reception} />}
        <span class="privacy">{t("privacy")}</span>
      </div>
    </footer>
  );
}

function PersonButton({ hall: { chat }, reception }: Pick<Props, "hall" | "reception">) {
  const { t } = useTexts();
  const isAsking = chat?.pending.some((item) => item.kind === "person" && item.status === "sending");
  return (
    <button
      type="button"
      class="person"
      aria-disabled={isAsking}
      onClick={() => {
        reception.askForPerson();
      }}
    >
      <Icon of={Headset} size={16} />
      {t("person.ask")}
    </button>
  );
}
