/** What the list is narrowed to. */
import { Search } from "lucide";
import { Icon } from "../../shared/ui/Icon";
import { useOffice } from "../office";
import { useTexts } from "../texts";
import type { State } from "../types";
import { narrowed, type Filters } from "../view";
import { Choice, type Option } from "./Choice";
import { Tick } from "./Tick";

interface Props {
  filters: Filters;
  onFilters: (filters: Filters) => void;
}

const STATES: readonly State[] = [
  "received",
  "assigned",
  "investigating",
  "resolved",
  "followed_up",
  "closed",
  "reopened",
  "withdrawn",
  "merged",
];

export function FilterBar({ filters, onFilters }: Props) {
  const { t, language } = useTexts();
  const { choices } = useOffice();
  const narrow = (change: Partial<Filters>) => {
    onFilters(narrowed(filters, change));
  };
  const states: Option[] = STATES.map((code) => ({ code, name: t(`state.${code}`) }));
  const kinds = (["complaint", "callback"] as const).map((code) => ({ code, name: t(`kind.${code}`) }));
  const categories = choices.categories.map((one) => ({ code: one.code, name: one[language] }));
  const officers = choices.officers.map((one) => ({ code: one.id, name: one.name }));
  const orders = (["deadline", "newest"] as const).map((code) => ({ code, name: t(`order.${code}`) }));
  return (
    <form
      class="filters"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
      }}
    >
      <label class="search">
        <Icon of={Search} size={16} />
        <span class="unseen">{t("filter.text")}</span>
        <input
          type="search"
          class="input"
          placeholder={t("filter.text")}
          value={filters.text}
          onInput={(event) => {
            narrow({ text: event.currentTarget.value });
          }}
        />
      </label>
      <Choice
        label={t("column.kind")}
        options={kinds}
        value={filters.kind}
        onPick={(kind) => {
          narrow({ kind });
        }}
      />
      <Choice
        label={t("column.state")}
        options={states}
        value={filters.state}
        onPick={(state) => {
          narrow({ state });
        }}
      />
      <Choice
        label={t("column.category")}
        options={categories}
        value={filters.category}
        onPick={(category) => {
          narrow({ category });
        }}
      />
      <Choice
        label={t("column.officer")}
        options={officers}
        value={filters.officer}
        onPick={(officer) => {
          narrow({ officer });
        }}
      />
      <Choice
        label={t("order")}
        options={orders}
        value={filters.order}
        isNeeded
        onPick={(order) => {
          narrow({ order: order as Filters["order"] });
        }}
      />
      <Tick
        label={t("filter.owed")}
        isOn={filters.isOwed}
        onChange={(isOwed) => {
          narrow({ isOwed });
        }}
      />
      <Tick
        label={t("filter.overdue")}
        isOn={filters.isOverdue}
        onChange={(isOverdue) => {
          narrow({ isOverdue });
        }}
      />
    </form>
  );
}
