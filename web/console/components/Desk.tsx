/** The desk: what there is on the left, the conversation in the middle, its particulars on the right. */
import { useState } from "preact/hooks";
import type { Language } from "../../shared/protocol";
import type { Desk as DeskState } from "../desk";
import { talkOrder } from "../order";
import type { Duty } from "../duty";
import { useShortcuts } from "../shortcuts";
import { useTexts } from "../texts";
import { Rail } from "./Rail";
import { SearchDialog } from "./SearchDialog";
import type { Bell } from "./Self";
import { TalkView } from "./TalkView";
import { Troubles } from "./Troubles";

interface Props {
  desk: DeskState;
  duty: Duty;
  storage: Storage;
  bell: Bell;
  onLanguage: (language: Language) => void;
  onSignOut: () => Promise<void>;
}

export function Desk({ desk, duty, storage, bell, onLanguage, onSignOut }: Props) {
  const { t } = useTexts();
  const [showsDetails, setShowsDetails] = useState(() => matchMedia("(min-width: 1100px)").matches);
  const [isSearching, setSearching] = useState(false);
  const talk = desk.selected === null ? undefined : desk.talks[desk.selected];
  useShortcuts({
    "Alt+KeyA": () => {
      firstOffer(desk, (id) => void duty.accept(id));
    },
    "Alt+KeyD": () => {
      firstOffer(desk, (id) => void duty.decline(id));
    },
    "Alt+ArrowDown": () => {
      step(desk, duty, 1);
    },
    "Alt+ArrowUp": () => {
      step(desk, duty, -1);
    },
    "Alt+KeyU": () => {
      const [first] = talkOrder(desk);
      if (first) duty.select(first.summary.conversation);
    },
    "Alt+KeyG": () => {
      setSearching(true);
    },
    "Alt+KeyI": () => {
      setShowsDetails(!showsDetails);
    },
  });
  return (
    <div class={talk ? "desk has-talk" : "desk"}>
      <Rail
        desk={desk}
        duty={duty}
        bell={bell}
        onSearchPast={() => {
          setSearching(true);
        }}
        onLanguage={onLanguage}
        onSignOut={onSignOut}
      />
      {isSearching && (
        <SearchDialog
          duty={duty}
          isSupervisor={desk.me?.role === "supervisor"}
          onClose={() => {
            setSearching(false);
          }}
        />
      )}
      <div class="stage">
        <Troubles desk={desk} duty={duty} />
        {talk ? (
          <TalkView
            key={talk.summary.conversation}
            desk={desk}
            talk={talk}
            duty={duty}
            storage={storage}
            showsDetails={showsDetails}
            onDetails={setShowsDetails}
          />
        ) : (
          <main class="empty">
            <h1>{t("pick")}</h1>
            <p>{t("pick.text")}</p>
          </main>
        )}
      </div>
    </div>
  );
}

function firstOffer(desk: DeskState, act: (conversation: string) => void): void {
  const first = desk.offers[0];
  if (first) act(first.conversation);
}

function step(desk: DeskState, duty: Duty, by: 1 | -1): void {
  const order = talkOrder(desk).map((talk) => talk.summary.conversation);
  if (order.length === 0) return;
  const at = desk.selected === null ? -1 : order.indexOf(desk.selected);
  const next = at === -1 ? (by === 1 ? 0 : order.length - 1) : (at + by + order.length) % order.length;
  duty.select(order[next] ?? null);
}
