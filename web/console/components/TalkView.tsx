/** One conversation at work: who it is, what was said, what to say, and what helps with it beside. */
import { useState } from "preact/hooks";
import type { Sealed } from "../../shared/sealed";
import { isMine, type Desk, type Talk } from "../desk";
import type { Duty } from "../duty";
import { useShortcuts } from "../shortcuts";
import { useTexts } from "../texts";
import { CopilotPanel } from "./CopilotPanel";
import { CustomerPanel } from "./CustomerPanel";
import { HistoryPanel } from "./HistoryPanel";
import { PacketPanel } from "./PacketPanel";
import { ReplyBox, type Inserted } from "./ReplyBox";
import { RevealDialog } from "./RevealDialog";
import { PANELS, SidePanel, type Panel } from "./SidePanel";
import { StaffLog } from "./StaffLog";
import { TalkHeader } from "./TalkHeader";

interface Props {
  desk: Desk;
  talk: Talk;
  duty: Duty;
  storage: Storage;
  showsDetails: boolean;
  onDetails: (on: boolean) => void;
}

const PANEL_KEY = "lobby.desk.panel";

export function TalkView({ desk, talk, duty, storage, showsDetails, onDetails }: Props) {
  const { t } = useTexts();
  const [sealed, setSealed] = useState<Sealed | null>(null);
  const [inserted, setInserted] = useState<Inserted | null>(null);
  const [panel, setPanel] = useState<Panel>(
    () => PANELS.find((one) => one === storage.getItem(PANEL_KEY)) ?? "packet",
  );
  const turnTo = (next: Panel) => {
    storage.setItem(PANEL_KEY, next);
    setPanel(next);
    onDetails(true);
  };
  useShortcuts({
    "Alt+KeyP": () => {
      turnTo("packet");
    },
    "Alt+KeyC": () => {
      turnTo("customer");
    },
    "Alt+KeyS": () => {
      turnTo("copilot");
    },
    "Alt+KeyH": () => {
      turnTo("history");
    },
  });
  const { conversation, state } = talk.summary;
  const close = () => {
    onDetails(false);
  };
  return (
    <div class={showsDetails ? "talk-view with-packet" : "talk-view"}>
      <main class="talk-main">
        <TalkHeader desk={desk} talk={talk} duty={duty} showsDetails={showsDetails} onDetails={onDetails} />
        <StaffLog desk={desk} talk={talk} duty={duty} onReveal={setSealed} />
        {isMine(desk, talk.summary) ? (
          <ReplyBox
            desk={desk}
            talk={talk}
            duty={duty}
            storage={storage}
            // In wrap-up the customer is gone: only notes can still be written.
            modes={state === "agent" ? ["message", "note"] : ["note"]}
            inserted={inserted}
          />
        ) : (
          <p class="over-note" role="status">
            {t("over.agent")}
          </p>
        )}
      </main>
      {showsDetails && (
        <SidePanel panels={PANELS} panel={panel} onPanel={turnTo} onClose={close}>
          {panel === "packet" && <PacketPanel talk={talk} onReveal={setSealed} />}
          {panel === "customer" && <CustomerPanel talk={talk} duty={duty} />}
          {panel === "history" && <HistoryPanel talk={talk} duty={duty} />}
          {panel === "copilot" && (
            <CopilotPanel
              talk={talk}
              duty={duty}
              onEdit={(text) => {
                setInserted({ text, turn: (inserted?.turn ?? 0) + 1 });
              }}
            />
          )}
        </SidePanel>
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
    </div>
  );
}
