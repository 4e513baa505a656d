/** The figures that a supervisor looks at first. */
import type { ComponentChildren } from "preact";
import type { Floor } from "../../shared/supervision";
import { stopwatch } from "../../shared/when";
import { longestWait, type Board } from "../board";
import { useTexts } from "../texts";

/** From which share on a service level is good, and from which on it is at least fair. */
const GOOD = 0.8;
const FAIR = 0.6;
/** Seconds after which the longest wait is marked. */
const LONG = 60;

export function Tiles({ board, floor, now }: { board: Board; floor: Floor; now: number }) {
  const { t } = useTexts();
  const longest = longestWait(board, now);
  const onDuty = floor.agents.filter((agent) => agent.connected && agent.available).length;
  return (
    <section aria-label={t("tiles")}>
      <dl class="tiles-row">
        <Tile name={t("tile.waiting")} isBad={floor.queue.length > onDuty}>
          {floor.queue.length}
        </Tile>
        <Tile name={t("tile.longest")} isBad={longest !== null && longest > LONG}>
          {longest === null ? "–" : stopwatch(longest)}
        </Tile>
        <Level name={t("tile.within", { seconds: 20 })} share={floor.service_level.within_20} />
        <Level name={t("tile.within", { seconds: 60 })} share={floor.service_level.within_60} />
        <Tile name={t("tile.people")}>{floor.conversations.length}</Tile>
        <Tile name={t("tile.bot")}>{floor.with_bot}</Tile>
        <Tile name={t("tile.duty")}>
          {onDuty}
          <small> / {floor.agents.length}</small>
        </Tile>
        <Tile name={t("tile.desk")}>
          <small>{t(floor.open ? "desk.open" : "desk.shut")}</small>
        </Tile>
      </dl>
    </section>
  );
}

function Tile({
  name,
  isBad = false,
  children,
}: {
  name: string;
  isBad?: boolean;
  children: ComponentChildren;
}) {
  return (
    <div class={isBad ? "figure-tile bad" : "figure-tile"}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Level({ name, share }: { name: string; share: number | null }) {
  return (
    <div class={`figure-tile ${grade(share)}`}>
      <dt>{name}</dt>
      <dd>
        {share === null ? (
          "–"
        ) : (
          <>
            {Math.round(share * 100)}
            <small>%</small>
          </>
        )}
      </dd>
    </div>
  );
}

function grade(share: number | null): string {
  if (share === null) return "";
  if (share >= GOOD) return "good";
  return share >= FAIR ? "fair" : "bad";
}
