"""Interest on deposits as an action, with the rates, terms and minimums of the catalogue."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from typing_extensions import override

from actions.answering import both
from actions.calculations import CARD, Calculation
from actions.calculators import deposits
from actions.calculators.deposits import DepositInterest, FixedDeposit, maturity
from actions.calculators.either_or import Tier, either_or
from actions.calculators.explained import yuan
from actions.charts import deposit_card, early_card
from actions.task import AskAgain, Task, days_of, months_of, titles
from cases.deadlines import BANK_TIME

TABLES = {
    "fixed": "deposits.fixed",
    "early": "deposits.fixed",
    "large_cd": "deposits.large_cd.terms",
}
MINIMUMS = {
    "fixed": "deposits.fixed_minimum",
    "early": "deposits.fixed_minimum",
    "large_cd": "deposits.large_cd.minimum",
    "either_or": "deposits.either_or.minimum",
    "notice_1d": "deposits.notice_rules.minimum",
    "notice_7d": "deposits.notice_rules.minimum",
}
NOTICE = {"notice_1d": ("1d", 1), "notice_7d": ("7d", 7)}
# What is earned, what breaking a deposit early costs, and what a face may draw of it.
Earned = tuple[DepositInterest, Decimal | None, Any]


class DepositInterestAction(Calculation):
    """Interest on a current, fixed, notice or either-or deposit, a large CD, or a fixed deposit broken early."""

    action = "action_deposit_interest"

    @override
    def calculate(self, task: Task) -> dict[str, Any]:
        kind = task.text("kind")
        principal = self.amount(task, MINIMUMS.get(kind))
        result, forgone, card = self._kind(kind)(principal, task)
        return {
            "kind": kind,
            "interest": both(yuan(result.interest)),
            "total": both(yuan(result.total)),
            "forgone": both(yuan(forgone)) if forgone is not None else None,
            CARD: card,
            **self.shown(result.explanation, "deposits"),
        }

    def _kind(self, kind: str) -> Callable[[Decimal, Task], Earned]:
        """Return how this kind of deposit earns; a fixed one where nothing else is said."""
        ways = {
            "early": self._early,
            "current": self._current,
            "either_or": self._either_or,
            **dict.fromkeys(NOTICE, self._notice),
        }
        return ways.get(kind, self._fixed)

    def _fixed(self, principal: Decimal, task: Task) -> Earned:
        table = TABLES[task.text("kind")]
        rate, months = self._term(table, task)
        card = deposit_card(principal, months, self._offered(table))
        return deposits.fixed(principal, rate, months), None, card

    def _early(self, principal: Decimal, task: Task) -> Earned:
        rate, months = self._term(TABLES["early"], task)
        held = self._held(task)
        today = self._today()
        if held >= (maturity(today, months) - today).days:
            raise AskAgain("held_too_long", ("held",))
        agreed = FixedDeposit(principal, rate, months)
        current = self._catalog.figure("deposits.current.rate")
        broken = deposits.withdraw_early(agreed, principal, held, current)
        return broken.withdrawn, broken.forgone, early_card(broken)

    def _notice(self, principal: Decimal, task: Task) -> Earned:
        key, ahead = NOTICE[task.text("kind")]
        rate = self._catalog.figure(f"deposits.notice.{key}.rate")
        return deposits.notice(principal, rate, self._held(task), ahead), None, None

    def _current(self, principal: Decimal, task: Task) -> Earned:
        today = self._today()
        end = today + timedelta(days=self._held(task))
        rate = self._catalog.figure("deposits.current.rate")
        return deposits.current(principal, rate, today, end), None, None

    def _either_or(self, principal: Decimal, task: Task) -> Earned:
        rule, today = self._catalog.entry("deposits.either_or"), self._today()
        terms = self._catalog.entry("deposits.fixed")
        longest = terms[rule["longest"]]["months"]
        share = self._catalog.figure("deposits.either_or.share_percent")
        tiers = [Tier(0, self._catalog.figure("deposits.current.rate"))]
        for key, one in terms.items():
            if rule["from_months"] <= one["months"] <= longest:
                begins = (maturity(today, one["months"]) - today).days
                rate = self._catalog.figure(f"deposits.fixed.{key}.rate")
                tiers.append(Tier(begins, rate, share, one["name"]["zh"], one["name"]["en"]))
        return either_or(principal, tiers, self._held(task)), None, None

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
