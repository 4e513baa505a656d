/** The floor as it is now: figures, who waits, who talks with whom, who is on duty; and the one that is looked at. */
import { useState } from "preact/hooks";
import type { Desk } from "../../console/desk";
import type { Duty } from "../../console/duty";
import type { Store } from "../../shared/store";
import { useNow, useStore } from "../../shared/use";
import type { Board, BoardEvent } from "../board";
import type { HistoryApi } from "../history";
import { useTexts } from "../texts";
import { AgentsTable } from "./AgentsTable";
import { ConversationsTable } from "./ConversationsTable";
import { Trend } from "./Trend";
import { QueueTable } from "./QueueTable";
import { Tiles } from "./Tiles";
import { Today } from "./Today";
import { WatchView } from "./WatchView";
import { WhyDialog } from "./WhyDialog";

interface Props {
  desk: Desk;
  board: Store<Board, BoardEvent>;
  duty: Duty;
  storage: Storage;
  history: HistoryApi;
  onEnded: () => void;
}

export function FloorPage({ desk, board, duty, storage, history, onEnded }: Props) {
  const { t } = useTexts();
  const known = useStore(board);
  const now = useNow();
  const [why, setWhy] = useState<string | null>(null);
  const watched = desk.watched === null ? undefined : desk.talks[desk.watched];
  const { floor } = known;
  const look = (conversation: string) => void duty.watch(conversation);
  if (!floor)
    return (
      <main class="empty">
        <p role="status">{t("ask.waiting")}</p>
      </main>
    );
  return (
    <div class={watched ? "floor with-talk" : "floor"}>
      <main class="floor-main">
        <Tiles board={known} floor={floor} now={now} />
        <Today api={history} now={now} onEnded={onEnded} />
        <Trend samples={known.samples} />
        <QueueTable queue={floor.queue} now={now} watched={desk.watched} onLook={look} onWhy={setWhy} />
        <ConversationsTable
          conversations={floor.conversations}
          agents={floor.agents}
          now={now}
          watched={desk.watched}
          onLook={look}
        />
        <AgentsTable agents={floor.agents} duty={duty} now={now} me={desk.me?.id ?? ""} />
      </main>
      {watched && (
        <WatchView
          key={watched.summary.conversation}
          desk={desk}
          talk={watched}
          duty={duty}
          storage={storage}
          onWhy={setWhy}
        />
      )}
      {why !== null && (
        <WhyDialog
          conversation={why}
          agents={floor.agents}
          duty={duty}
          onClose={() => {
            setWhy(null);
          }}
        />
      )}
    </div>
  );
}
