/** All cases, narrowed and sorted; each line leads to its case. */
import { useEffect, useState } from "preact/hooks";
import { useAttempt, useOffice } from "../office";
import { preview } from "../../shared/sealed";
import { useTexts } from "../texts";
import type { CaseRow } from "../types";
import { dayOf, nameOf, narrowed, PAGE, queryOf, type Filters } from "../view";
import { Clock } from "./Clock";
import { FilterBar } from "./FilterBar";
import { Pages } from "./Pages";
import { TableBox } from "./TableBox";
import { Trouble } from "./Trouble";

interface Props {
  filters: Filters;
  onFilters: (filters: Filters) => void;
}

/** Typing is asked for when it pauses. Milliseconds. */
const PAUSE = 250;

export function CaseList({ filters, onFilters }: Props) {
  const { t } = useTexts();
  const { api } = useOffice();
  const attempt = useAttempt();
  const { run } = attempt;
  const [found, setFound] = useState<{ cases: readonly CaseRow[]; total: number } | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const timer = setTimeout(() => {
      void run(async () => {
        const answer = await api.search(queryOf(filters));
        if (isCurrent) setFound(answer);
      });
    }, PAUSE);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [api, filters, run]);
  return (
    <section class="list">
      <h1>{t("list.title")}</h1>
      <FilterBar filters={filters} onFilters={onFilters} />
      <p class="quiet" role="status">
        {found && t("list.count", { count: found.total })}
      </p>
      <Trouble of={attempt} />
      {found && found.cases.length > 0 && <Table cases={found.cases} />}
      {found && found.total > PAGE && (
        <Pages
          page={filters.page}
          count={Math.ceil(found.total / PAGE)}
          onPage={(page) => {
            onFilters(narrowed(filters, { page }));
          }}
        />
      )}
    </section>
  );
}

function Table({ cases }: { cases: readonly CaseRow[] }) {
  const { t } = useTexts();
  return (
    <TableBox label={t("list.title")}>
      <table class="cases">
        <thead>
          <tr>
            <th scope="col">{t("column.number")}</th>
            <th scope="col">{t("column.what")}</th>
            <th scope="col">{t("column.category")}</th>
            <th scope="col">{t("column.state")}</th>
            <th scope="col">{t("column.officer")}</th>
            <th scope="col">{t("column.deadline")}</th>
          </tr>
        </thead>
        <tbody>
          {cases.map((one) => (
            <Row key={one.number} one={one} />
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

function Row({ one }: { one: CaseRow }) {
  const { t, language } = useTexts();
  const { choices } = useOffice();
  return (
    <tr>
      <th scope="row">
        <a href={`#/${one.number}`}>{one.number}</a>
        <span class="quiet">{t(`kind.${one.kind}`)}</span>
      </th>
      <td class="told">{preview(one.what)}</td>
      <td>{nameOf(choices.categories, one.category, language)}</td>
      <td>
        <span class={`state ${one.state}`}>{t(`state.${one.state}`)}</span>
      </td>
      <td>{one.officer?.name ?? <span class="quiet">{t("officer.none")}</span>}</td>
      <td class="deadline">
        <Clock of={one} />
        {one.days_left !== null && <span class="quiet">{dayOf(one.due_on, language)}</span>}
      </td>
    </tr>
  );
}
