/** What can be done beside talking: keep the conversation, read earlier ones, sound, end it. */
import { History, LogOut, Volume2, VolumeX } from "lucide";
import { useState } from "preact/hooks";
import { Dialog } from "../../shared/ui/Dialog";
import { Icon } from "../../shared/ui/Icon";
import { isNew, isOver, type Hall } from "../hall";
import type { Reception } from "../reception";
import { useFormTexts } from "../texts/forms";
import { hasSound, setSound } from "./attention";
import { EndDialog } from "./EndDialog";
import { PastDialog } from "./PastDialog";
import { PrintTranscript } from "./PrintTranscript";
import { CopyTranscript, MailTranscript, SaveTranscript } from "./SaveTranscript";

interface Props {
  hall: Hall;
  reception: Reception;
  storage: Storage;
  onClose: () => void;
}

export function Menu({ hall, reception, storage, onClose }: Props) {
  const { t } = useFormTexts();
  const [page, setPage] = useState<"end" | "past" | null>(null);
  const [isOn, setOn] = useState(hasSound(storage));
  const { chat } = hall;
  if (page === "end") return <EndDialog reception={reception} onClose={onClose} />;
  if (page === "past")
    return <PastDialog reception={reception} current={chat?.conversation ?? ""} onClose={onClose} />;
  const canEnd = chat?.state && !isNew(hall) && !isOver(chat.state);
  return (
    <Dialog title={t("menu.title")} onClose={onClose}>
      <div class="menu">
        {chat && chat.known > 0 && (
          <>
            <SaveTranscript chat={chat} />
            <PrintTranscript chat={chat} />
            <MailTranscript chat={chat} />
            <CopyTranscript chat={chat} />
          </>
        )}
        <button
          type="button"
          class="link"
          onClick={() => {
            setPage("past");
          }}
        >
          <Icon of={History} size={18} /> {t("menu.past")}
        </button>
        <button
          type="button"
          class="link"
          role="switch"
          aria-checked={isOn}
          onClick={() => {
            setSound(storage, !isOn);
            setOn(!isOn);
          }}
        >
          <Icon of={isOn ? Volume2 : VolumeX} size={18} /> {t("menu.sound")}
        </button>
        {canEnd && (
          <button
            type="button"
            class="link"
            onClick={() => {
              setPage("end");
            }}
          >
            <Icon of={LogOut} size={18} /> {t("menu.end")}
          </button>
        )}
      </div>
      <div class="row end">
        <button type="button" class="button" onClick={onClose}>
          {t("close")}
        </button>
      </div>
    </Dialog>
  );
}
