/** One conversation at work: who it is, what was said, what to say, and the packet beside it. */
import { ArrowLeft, Bot, CircleCheck, PanelRight } from "lucide";
import { useState } from "preact/hooks";
import type { Sealed } from "../../shared/sealed";
import { Icon } from "../../shared/ui/Icon";
import { isMine, type Desk, type Talk } from "../desk";
import type { Duty } from "../duty";
import { useTexts } from "../texts";
import { CloseDialog, ReturnDialog } from "./EndDialogs";
import { PacketPanel } from "./PacketPanel";
import { ReplyBox } from "./ReplyBox";
import { RevealDialog } from "./RevealDialog";
import { StaffLog } from "./StaffLog";
import { Tags } from "./Tags";
import { useCustomerName } from "./useCustomerName";

interface Props {
  desk: Desk;
  talk: Talk;
  duty: Duty;
  storage: Storage;
  showsDetails: boolean;
  onDetails: (on: boolean) => void;
}

export function TalkView({ desk, talk, duty, storage, showsDetails, onDetails }: Props) {
  const { t } = useTexts();
  const [sealed, setSealed] = useState<Sealed | null>(null);
  const { conversation } = talk.summary;
  return (
    <div class={showsDetails ? "talk-view with-packet" : "talk-view"}>
      <main class="talk-main">
        <TalkHeader talk={talk} duty={duty} showsDetails={showsDetails} onDetails={onDetails} />
        <StaffLog desk={desk} talk={talk} duty={duty} onReveal={setSealed} />
        {isMine(desk, talk.summary) ? (
          <ReplyBox desk={desk} talk={talk} duty={duty} storage={storage} />
        ) : (
          <p class="over-note" role="status">
            {t("over.agent")}
          </p>
        )}
      </main>
      {showsDetails && (
        <PacketPanel
          talk={talk}
          onReveal={setSealed}
          onClose={() => {
            onDetails(false);
          }}
        />
      )}
      {sealed && (
        <RevealDialog
          sealed={sealed}
          reveal={(reason) => duty.reveal(conversation, sealed.id ?? "", reason)}
          onClose={() => {
            setSealed(null);
          }}
        />
      )}
    </div>
  );
}

type HeaderProps = Pick<Props, "talk" | "duty" | "showsDetails" | "onDetails">;

function TalkHeader({ talk, duty, showsDetails, onDetails }: HeaderProps) {
  const { t } = useTexts();
  const [asks, setAsks] = useState<"close" | "return" | null>(null);
  const { summary } = talk;
  const done = () => {
    setAsks(null);
  };
  return (
    <header class="talk-head">
      <button
        type="button"
        class="icon-button back"
        aria-label={t("back")}
        onClick={() => {
          duty.select(null);
        }}
      >
        <Icon of={ArrowLeft} />
      </button>
      <div class="talk-who">
        <h1>
          {useCustomerName()(summary)} <Tags summary={summary} />
        </h1>
        <p>
          {t(`customer.${summary.customer.identity}`)} · {t(`stage.${summary.state}`)}
        </p>
      </div>
      {summary.state === "agent" && (
        <>
          <button
            type="button"
            class="button small"
            aria-label={t("act.return")}
            onClick={() => {
              setAsks("return");
            }}
          >
            <Icon of={Bot} size={16} /> <span class="wide-only">{t("act.return")}</span>
          </button>
          <button
            type="button"
            class="button small"
            onClick={() => {
              setAsks("close");
            }}
          >
            <Icon of={CircleCheck} size={16} /> <span>{t("act.close")}</span>
          </button>
        </>
      )}
      <button
        type="button"
        class="icon-button"
        aria-label={t("act.details")}
        aria-pressed={showsDetails}
        onClick={() => {
          onDetails(!showsDetails);
        }}
      >
        <Icon of={PanelRight} />
      </button>
      {asks === "return" && <ReturnDialog talk={talk} duty={duty} onClose={done} />}
      {asks === "close" && <CloseDialog talk={talk} duty={duty} onClose={done} />}
    </header>
  );
}
