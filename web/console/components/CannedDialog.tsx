/** One's ready-made replies: add, change, remove. Those of the team are changed by who may. */
import { useId, useState } from "preact/hooks";
import type { Canned, CannedDraft } from "../../shared/staffing";
import { Dialog } from "../../shared/ui/Dialog";
import { useAnswer } from "../../shared/ui/useAnswer";
import type { Desk } from "../desk";
import type { Duty } from "../duty";
import { useTexts } from "../texts";
import { Pending } from "./TransferDialog";
import { Wrong } from "./Wrong";

interface Props {
  desk: Desk;
  duty: Duty;
  onClose: () => void;
}

const EMPTY: CannedDraft = { shortcut: "", title: "", zh: "", en: "", shared: false };

export function CannedDialog({ desk, duty, onClose }: Props) {
  const { t } = useTexts();
  const { answer, isFailed, again } = useAnswer("canned", () => duty.call("canned", {}));
  const [draft, setDraft] = useState<CannedDraft | null>(null);
  const canShare = desk.me?.role === "supervisor";
  const done = () => {
    setDraft(null);
    again();
  };
  if (draft)
    return (
      <Dialog title={t("canned.edit")} onClose={onClose}>
        <Edit draft={draft} canShare={canShare} duty={duty} onDone={done} />
      </Dialog>
    );
  return (
    <Dialog title={t("canned")} onClose={onClose}>
      {answer ? (
        <>
          <Book
            replies={answer.replies}
            canShare={canShare}
            onEdit={setDraft}
            onRemove={(id) => void duty.call("remove_canned", { id }).then(again)}
          />
          <div class="row end">
            <button
              type="button"
              class="button"
              onClick={() => {
                setDraft(EMPTY);
              }}
            >
              {t("canned.new")}
            </button>
            <button type="button" class="button primary" onClick={onClose}>
              {t("close")}
            </button>
          </div>
        </>
      ) : (
        <Pending isFailed={isFailed} again={again} onClose={onClose} />
      )}
    </Dialog>
  );
}

interface BookProps {
  replies: readonly Canned[];
  canShare: boolean;
  onEdit: (draft: CannedDraft) => void;
  onRemove: (id: string) => void;
}

function Book({ replies, canShare, onEdit, onRemove }: BookProps) {
  const { t, language } = useTexts();
  return (
    // What scrolls can be reached by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <ul class="book" role="list" tabIndex={0} aria-label={t("canned")}>
      {replies.map(({ mine, ...reply }) => (
        <li key={reply.id}>
          <span class="shortcut">/{reply.shortcut}</span>
          <span>
            {reply.title}
            {!mine && <span class="quiet"> · {t("canned.shared")}</span>}
            <span class="item-text">{reply[language]}</span>
          </span>
          {(mine || canShare) && (
            <span class="row">
              <button
                type="button"
                class="link"
                aria-label={`${t("canned.change")}: ${reply.title}`}
                onClick={() => {
                  onEdit({ ...reply, shared: !mine });
                }}
              >
                {t("canned.change")}
              </button>
              <button
                type="button"
                class="link"
                aria-label={`${t("canned.remove")}: ${reply.title}`}
                onClick={() => {
                  onRemove(reply.id);
                }}
              >
                {t("canned.remove")}
              </button>
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

interface EditProps {
  draft: CannedDraft;
  canShare: boolean;
  duty: Duty;
  onDone: () => void;
}

const FIELDS = ["shortcut", "title", "zh", "en"] as const;

function Edit({ draft, canShare, duty, onDone }: EditProps) {
  const { t } = useTexts();
  const id = useId();
  const [reply, setReply] = useState(draft);
  const [isTried, setTried] = useState(false);
  const isWhole = FIELDS.every((field) => reply[field].trim() !== "");
  const save = async () => {
    setTried(true);
    if (isWhole && (await duty.call("save_canned", reply))) onDone();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {FIELDS.map((field) => (
        <div class="field" key={field}>
          <label for={`${id}-${field}`}>{t(`canned.${field}`)}</label>
          <textarea
            id={`${id}-${field}`}
            class="input"
            rows={field === "zh" || field === "en" ? 3 : 1}
            value={reply[field]}
            aria-invalid={isTried && reply[field].trim() === ""}
            onInput={(event) => {
              setReply({ ...reply, [field]: event.currentTarget.value });
            }}
          />
        </div>
      ))}
      <p class="quiet">{t("canned.variables")}</p>
      {canShare && (
        <label class="check">
          <input
            type="checkbox"
            checked={reply.shared}
            onChange={(event) => {
              setReply({ ...reply, shared: event.currentTarget.checked });
            }}
          />
          {t("canned.share")}
        </label>
      )}
      <Wrong duty={duty} isTried={isTried} missing={isWhole ? "" : t("canned.need")} />
      <div class="row end">
        <button type="button" class="button" onClick={onDone}>
          {t("cancel")}
        </button>
        <button type="submit" class="button primary">
          {t("canned.save")}
        </button>
      </div>
    </form>
  );
}
