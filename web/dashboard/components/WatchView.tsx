/** A conversation of others under a supervisor's eyes: to follow in silence, to prompt, to join, to take. */
import { DoorOpen, HandHelping, Info, LogOut, X } from "lucide";
import { useState } from "preact/hooks";
import { ReplyBox, type Mode } from "../../console/components/ReplyBox";
import { RevealDialog } from "../../console/components/RevealDialog";
import { StaffLog } from "../../console/components/StaffLog";
import { Who } from "../../console/components/TalkHeader";
import { isMine, type Desk, type Talk } from "../../console/desk";
import type { Duty } from "../../console/duty";
import type { Sealed } from "../../shared/sealed";
import { Icon, type IconNode } from "../../shared/ui/Icon";
import { hasJoined } from "../joined";
import { useTexts, type BoardKey } from "../texts";

interface Props {
  desk: Desk;
  talk: Talk;
  duty: Duty;
  storage: Storage;
  onWhy: (conversation: string) => void;
}

export function WatchView({ desk, talk, duty, storage, onWhy }: Props) {
  const { t } = useTexts();
  const [sealed, setSealed] = useState<Sealed | null>(null);
  const { conversation } = talk.summary;
  const modes = modesOf(desk, talk);
  return (
    <section class="watch talk-main" aria-label={t("watch")}>
      <header class="talk-head">
        <Who talk={talk} />
        <button
          type="button"
          class="icon-button"
          aria-label={t("watch.close")}
          onClick={() => void duty.watch(null)}
        >
          <Icon of={X} />
        </button>
      </header>
      <Acts desk={desk} talk={talk} duty={duty} onWhy={onWhy} />
      <StaffLog desk={desk} talk={talk} duty={duty} onReveal={setSealed} />
      {modes.length > 0 ? (
        <ReplyBox desk={desk} talk={talk} duty={duty} storage={storage} modes={modes} />
      ) : (
        <p class="over-note" role="status">
          {t("watch.silent")}
        </p>
      )}
      {sealed && (
        <RevealDialog
          sealed={sealed}
          reveal={async (reason) =>
            (await duty.call("reveal", { conversation, token: sealed.id ?? "", reason }))?.value ?? null
          }
          onClose={() => {
            setSealed(null);
          }}
        />
      )}
    </section>
  );
}

/** Where no agent is, there is nobody to whisper to. */
function modesOf(desk: Desk, talk: Talk): Mode[] {
  if (talk.summary.state !== "agent") return [];
  if (isMine(desk, talk.summary)) return ["message", "note"];
  return hasJoined(talk, desk.me) ? ["message", "whisper"] : ["whisper"];
}

function Acts({ desk, talk, duty, onWhy }: Omit<Props, "storage">) {
  const { t } = useTexts();
  const { conversation, state } = talk.summary;
  const isOwn = isMine(desk, talk.summary);
  const canAct = state === "agent" && !isOwn;
  const isIn = hasJoined(talk, desk.me);
  return (
    <div class="watch-acts">
      {canAct && !isIn && (
        <Act name="act.barge" icon={DoorOpen} onPress={() => void duty.change("barge", { conversation })} />
      )}
      {canAct && isIn && (
        <Act name="act.leave" icon={LogOut} onPress={() => void duty.change("leave", { conversation })} />
      )}
      {canAct && (
        <Act
          name="act.take"
          icon={HandHelping}
          onPress={() => void duty.change("take_over", { conversation })}
        />
      )}
      <Act
        name="why.ask"
        icon={Info}
        onPress={() => {
          onWhy(conversation);
        }}
      />
      <span class="quiet" role="status">
        {isOwn ? t("watch.own") : t(isIn ? "watch.joined" : "watch.unseen")}
      </span>
    </div>
  );
}

function Act({ name, icon, onPress }: { name: BoardKey; icon: IconNode; onPress: () => void }) {
  const { t } = useTexts();
  return (
    <button type="button" class="button small" onClick={onPress}>
      <Icon of={icon} size={16} /> {t(name)}
    </button>
  );
}
