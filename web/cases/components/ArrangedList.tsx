/** Loss reports, appointments or feedback: a list, narrowed; a branch's day shows its room. */
import { useEffect, useId, useState } from "preact/hooks";
import { preview } from "../../shared/sealed";
import {
  arrangedQuery,
  bankDay,
  firstFilters,
  KINDS,
  type Arranged,
  type ArrangedFilters,
  type ArrangedPage,
  type Sort,
} from "../arranged";
import { useAttempt, useOffice } from "../office";
import { useTexts, type CasesKey } from "../texts";
import { dayOf, momentOf, nameOf, PAGE } from "../view";
import { Choice } from "./Choice";
import { Pages } from "./Pages";
import { Places } from "./Places";
import { TableBox } from "./TableBox";
import { Tick } from "./Tick";
import { Trouble } from "./Trouble";

export function ArrangedList({ sort }: { sort: Sort }) {
  const { t } = useTexts();
  const { api } = useOffice();
  const attempt = useAttempt();
  const { run } = attempt;
  const [filters, setFilters] = useState(() => firstFilters(sort, bankDay(new Date())));
  const [found, setFound] = useState<ArrangedPage | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void run(async () => {
      const answer = await api.arranged(sort, arrangedQuery(filters, PAGE));
      if (isCurrent) setFound(answer);
    });
    return () => {
      isCurrent = false;
    };
  }, [api, sort, filters, run]);
  return (
    <section class="list">
      <h1>{t(`arranged.${sort}`)}</h1>
      <Narrowing
        sort={sort}
        filters={filters}
        onNarrow={(change) => {
          setFilters({ ...filters, page: 0, ...change });
        }}
      />
      {sort === "visit" && <Places places={found?.places ?? null} />}
      <p class="quiet" role="status">
        {found && t("arranged.count", { count: found.total })}
      </p>
      <Trouble of={attempt} />
      {found && found.arranged.length > 0 && <Table sort={sort} rows={found.arranged} />}
      {found && found.total > Math.max(PAGE, found.arranged.length) && (
        <Pages
          page={filters.page}
          count={Math.ceil(found.total / PAGE)}
          onPage={(page) => {
            setFilters({ ...filters, page });
          }}
        />
      )}
    </section>
  );
}

interface NarrowingProps {
  sort: Sort;
  filters: ArrangedFilters;
  onNarrow: (change: Partial<ArrangedFilters>) => void;
}

function Narrowing({ sort, filters, onNarrow }: NarrowingProps) {
  const { t, language } = useTexts();
  const { choices } = useOffice();
  const id = useId();
  const kinds = KINDS[sort].map((code) => ({ code, name: t(`arranged.kind.${code}` as CasesKey) }));
  const branches = choices.branches.map((one) => ({ code: one.code, name: one[language] }));
  return (
    <form
      class="filters"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
      }}
    >
      {kinds.length > 0 && (
        <Choice
          label={t("column.kind")}
          options={kinds}
          value={filters.kind}
          onPick={(kind) => {
            onNarrow({ kind });
          }}
        />
      )}
      {sort === "visit" && (
        <>
          <Choice
            label={t("field.branch")}
            options={branches}
            value={filters.branch}
            onPick={(branch) => {
              onNarrow({ branch });
            }}
          />
          <div class="field">
            <label for={id}>{t("arranged.day")}</label>
            <input
              id={id}
              class="input"
              type="date"
              value={filters.day}
              onChange={(event) => {
                onNarrow({ day: event.currentTarget.value });
              }}
            />
          </div>
        </>
      )}
      <Tick
        label={t("arranged.owed")}
        isOn={filters.isOwed}
        onChange={(isOwed) => {
          onNarrow({ isOwed });
        }}
      />
    </form>
  );
}

function Table({ sort, rows }: { sort: Sort; rows: readonly Arranged[] }) {
  const { t } = useTexts();
  return (
    <TableBox label={t(`arranged.${sort}`)}>
      <table class="cases">
        <thead>
          <tr>
            <th scope="col">{t("column.number")}</th>
            <th scope="col">{t(sort === "visit" ? "arranged.when" : "column.what")}</th>
            <th scope="col">{t("column.state")}</th>
            <th scope="col">{t("arranged.told_at")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((one) => (
            <Row key={one.number} one={one} />
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

function Row({ one }: { one: Arranged }) {
  const { t, named, language } = useTexts();
  return (
    <tr>
      <th scope="row">
        <a href={`#/${one.sort}/${one.number}`}>{one.number}</a>
        {one.kind && <span class="quiet">{named(`arranged.kind.${one.kind}`, one.kind)}</span>}
      </th>
      <td class="told">
        <Summary one={one} />
      </td>
      <td>
        <span class={`state ${one.state}`}>{t(`arranged.state.${one.state}` as CasesKey)}</span>
      </td>
      <td>{momentOf(one.made_at, language)}</td>
    </tr>
  );
}

function Summary({ one }: { one: Arranged }) {
  const { t, named, language } = useTexts();
  const { choices } = useOffice();
  if (one.sort === "loss") return <>{named(`arranged.card.${one.card}`, "–")}</>;
  if (one.sort === "feedback") {
    return <>{one.score === null ? preview(one.words) : t("arranged.score", { score: one.score })}</>;
  }
  return (
    <>
      {one.day && dayOf(one.day, language)} {one.time}
      <span class="quiet">
        {" "}
        {nameOf(choices.branches, one.branch, language)} ·{" "}
        {named(`arranged.business.${one.business}`, one.business)}
      </span>
    </>
  );
}
