/** Whose conversation it is, how it stands, and where it can go from here. */
import { ArrowLeft, Bot, CircleCheck, PanelRight, Split, UserX } from "lucide";
import { useState } from "preact/hooks";
import { Icon, type IconNode } from "../../shared/ui/Icon";
import { isMine, type Desk, type Talk } from "../desk";
import type { Duty } from "../duty";
import { useNow } from "../../shared/use";
import { useShortcuts } from "../shortcuts";
import { useTexts, type ConsoleKey } from "../texts";
import { CloseDialog, ReturnDialog } from "./EndDialogs";
import { RecuseDialog } from "./RecuseDialog";
import { Tags } from "./Tags";
import { TransferDialog } from "./TransferDialog";
import { useCustomerName } from "./useCustomerName";
import { Waiting } from "./Waiting";

interface Props {
  desk: Desk;
  talk: Talk;
  duty: Duty;
  showsDetails: boolean;
  onDetails: (on: boolean) => void;
}

type Way = "transfer" | "recuse" | "return" | "close";

const WAYS: readonly { way: Way; name: ConsoleKey; icon: IconNode; hasName: boolean }[] = [
  { way: "recuse", name: "act.recuse", icon: UserX, hasName: false },
  { way: "return", name: "act.return", icon: Bot, hasName: false },
  { way: "transfer", name: "act.transfer", icon: Split, hasName: true },
  { way: "close", name: "act.close", icon: CircleCheck, hasName: true },
];

export function TalkHeader({ desk, talk, duty, showsDetails, onDetails }: Props) {
  const { t } = useTexts();
  const [asks, setAsks] = useState<Way | null>(null);
  const { summary } = talk;
  const canMove = summary.state === "agent" && isMine(desk, summary);
  const dialog = {
    desk,
    talk,
    duty,
    onClose: () => {
      setAsks(null);
    },
  };
  useShortcuts({
    "Alt+KeyT": () => {
      if (canMove) setAsks("transfer");
    },
    "Alt+KeyR": () => {
      if (canMove) setAsks("return");
    },
    "Alt+KeyE": () => {
      if (canMove) setAsks("close");
    },
  });
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
      <Who talk={talk} />
      <Waiting talk={talk} now={useNow()} hasWord />
      {canMove &&
        WAYS.map(({ way, name, icon, hasName }) => (
          <button
            key={way}
            type="button"
            class={hasName ? "button small" : "button small bare"}
            aria-label={t(name)}
            title={t(name)}
            onClick={() => {
              setAsks(way);
            }}
          >
            <Icon of={icon} size={16} /> {hasName && <span class="wide-only">{t(name)}</span>}
          </button>
        ))}
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
      {asks === "transfer" && <TransferDialog {...dialog} />}
      {asks === "recuse" && <RecuseDialog {...dialog} />}
      {asks === "return" && <ReturnDialog {...dialog} />}
      {asks === "close" && <CloseDialog {...dialog} />}
    </header>
  );
}

export function Who({ talk: { summary } }: { talk: Talk }) {
  const { t, named } = useTexts();
  const facts = [t(`customer.${summary.customer.identity}`), t(`stage.${summary.state}`)];
  if (summary.skill) facts.push(named(`skill.${summary.skill}`, summary.skill));
  return (
    <div class="talk-who">
      <h1>
        {useCustomerName()(summary)} <Tags summary={summary} />
      </h1>
      <p>
        {facts.join(" · ")}
        {summary.transferred_from && ` · ${t("talk.from", { name: summary.transferred_from })}`}
      </p>
    </div>
  );
}
