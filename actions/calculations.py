"""The calculators as actions: figures of the catalogue in, a result with its formula and inputs out."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from rasa_sdk.executor import CollectingDispatcher
from typing_extensions import override

from actions.answering import TaskAction, both, say
from actions.calculators import deposits
from actions.calculators.deposits import DepositInterest, EarlyWithdrawal, FixedDeposit, maturity
from actions.calculators.explained import Explanation, yuan
from actions.calculators.money import CannotCalculate
from actions.catalog import Catalog, FigureMissing
from actions.charts import deposit_card, early_card
from actions.task import AskAgain, Task, days_of, months_of, titles
from cases.clock import Clock
from cases.deadlines import BANK_TIME

# Which problem a calculator's refusal is, and which field is asked again.
REFUSALS: Mapping[str, tuple[str, str]] = {
    "amount": ("amount_high", "amount"),
    "rate": ("rate_high", "rate"),
    "months": ("term", "term"),
    "days": ("term", "held"),
}
TABLES = {
    "fixed": "deposits.fixed",
    "early": "deposits.fixed",
    "large_cd": "deposits.large_cd.terms",
}
MINIMUMS = {
    "fixed": "deposits.fixed_minimum",
    "early": "deposits.fixed_minimum",
    "large_cd": "deposits.large_cd.minimum",
    "notice_1d": "deposits.notice_rules.minimum",
    "notice_7d": "deposits.notice_rules.minimum",
}
# Where a result keeps what a face may draw of it; the phrase does without.
CARD = "card"
NOTICE = {"notice_1d": ("1d", 1), "notice_7d": ("7d", 7)}


class Calculation(TaskAction):
    """A calculator: says its result, keeps nothing."""

    def __init__(self, catalog: Catalog, clock: Clock) -> None:
        self._catalog = catalog
        self._clock = clock

    @override
    async def do(self, task: Task, dispatcher: CollectingDispatcher) -> list[dict[str, Any]]:
        """Calculate and say it; an impossible input is asked again."""
        try:
            result = self.calculate(task)
        except CannotCalculate as refused:
            problem, name = REFUSALS[refused.field]
            raise AskAgain(problem, (name,)) from refused
        card = result.pop(CARD, None)
        say(dispatcher, f"utter_{self.action.removeprefix('action_')}", **result)
        if card:
            dispatcher.utter_message(json_message={"card": card})
        return []

    def calculate(self, task: Task) -> dict[str, Any]:
        """Return the values of the phrase, and perhaps a card; raises CannotCalculate and AskAgain."""
        raise NotImplementedError

    def amount(self, task: Task, least: str | None, most: str | None = None) -> Decimal:
        """Return the amount, at least and at most what the catalogue says at these paths."""
        amount = Decimal(task.text("amount"))
        if least and amount < (bound := self._catalog.figure(least)):
            raise AskAgain("amount_low", ("amount",), data={"least": f"{bound:f}"})
        if most and amount > (bound := self._catalog.figure(most)):
            raise AskAgain("amount_high", ("amount",), data={"most": f"{bound:f}"})
        return amount

    def shown(self, explanation: Explanation, file: str) -> dict[str, Any]:
        """Return formula, inputs and since when the figures hold, for the phrase."""
        source = self._catalog.source(file)
        return {
            "formula": both(explanation.formula),
            "inputs": [
                {"name": both(one.name), "value": both(one.value)} for one in explanation.inputs
            ],
            "effective": source.effective.isoformat(),
            "source": source.notice,
        }


class DepositInterestAction(Calculation):
    """Interest on a current, fixed or notice deposit, a large CD, or a fixed deposit broken early."""

    action = "action_deposit_interest"

    @override
    def calculate(self, task: Task) -> dict[str, Any]:
        kind = task.text("kind")
        principal = self.amount(task, MINIMUMS.get(kind))
        forgone = card = None
        if kind == "early":
            broken = self._early(principal, task)
            result, forgone, card = broken.withdrawn, broken.forgone, early_card(broken)
        elif kind in NOTICE:
            key, ahead = NOTICE[kind]
            rate = self._catalog.figure(f"deposits.notice.{key}.rate")
            result = deposits.notice(principal, rate, self._held(task), ahead)
        elif kind == "current":
            result = self._current(principal, task)
        else:
            rate, months = self._term(TABLES[kind], task)
            result = deposits.fixed(principal, rate, months)
            card = deposit_card(principal, months, self._offered(TABLES[kind]))
        return {
            "kind": kind,
            "interest": both(yuan(result.interest)),
            "total": both(yuan(result.total)),
            "forgone": both(yuan(forgone)) if forgone is not None else None,
            CARD: card,
            **self.shown(result.explanation, "deposits"),
        }

    def _early(self, principal: Decimal, task: Task) -> EarlyWithdrawal:
        rate, months = self._term(TABLES["early"], task)
        held = self._held(task)
        today = self._today()
        if held >= (maturity(today, months) - today).days:
            raise AskAgain("held_too_long", ("held",))
        agreed = FixedDeposit(principal, rate, months)
        current = self._catalog.figure("deposits.current.rate")
        return deposits.withdraw_early(agreed, principal, held, current)

    def _current(self, principal: Decimal, task: Task) -> DepositInterest:
        today = self._today()
        end = today + timedelta(days=self._held(task))
        rate = self._catalog.figure("deposits.current.rate")
        return deposits.current(principal, rate, today, end)

    def _held(self, task: Task) -> int:
        """Return the days for which the money stays; months are counted from today."""
        months = months_of(task.text("held"))
        if months is None:
            return days_of(task.text("held")) or 0
        return (maturity(self._today(), months) - self._today()).days

    def _today(self) -> date:
        return self._clock.now().astimezone(BANK_TIME).date()

    def _offered(self, table: str) -> Iterable[tuple[int, Decimal]]:
        """Return months and rate of every term."""
        terms = self._catalog.entry(table)
        return (
            (one["months"], self._catalog.figure(f"{table}.{key}.rate"))
            for key, one in terms.items()
        )

    def _term(self, table: str, task: Task) -> tuple[Decimal, int]:
        """Return rate and months of the term that was asked for; others are offered instead."""
        terms = self._catalog.entry(table)
        months = months_of(task.text("term"))
        key = next((key for key, one in terms.items() if one["months"] == months), None)
        if key is None or months is None:
            raise AskAgain("term", ("term",), titles(one["name"] for one in terms.values()))
        return self._catalog.figure(f"{table}.{key}.rate"), months


def product_at(catalog: Catalog, path: str) -> Mapping[str, Any]:
    """Return a product of the catalogue by its id; raises AskAgain where it is no longer there."""
    try:
        file, *rest = path.split(".")
        if file == "wealth":
            listed = catalog.entry("wealth.products")
            return dict(next(one for one in listed if one["code"] == rest[0]))
        found: Mapping[str, Any] = catalog.entry(path)
        return found
    except (FigureMissing, StopIteration):
        raise AskAgain("product", ("product",)) from None
