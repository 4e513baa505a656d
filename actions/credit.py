"""Calculators of credit and wealth as actions: instalments, what prepaying saves, what a product might bring."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from typing_extensions import override

from actions.answering import both
from actions.calculations import CARD, Calculation, product_at
from actions.calculators.cards import instalments
from actions.calculators.explained import months as in_months
from actions.calculators.explained import percent, term, yuan
from actions.calculators.loans import Loan, Method, plan
from actions.calculators.money import MONTHS_A_YEAR
from actions.calculators.prepayment import Keep, Prepayment, saving
from actions.calculators.wealth import estimate
from actions.charts import card_plan_card, instalments_card, prepayment_card, range_card
from actions.task import AskAgain, Option, Task, days_of, months_of

# How the catalogue names the methods.
METHODS: Mapping[str, Method] = {
    "annuity": Method.EQUAL_INSTALMENT,
    "linear": Method.EQUAL_PRINCIPAL,
    "interest_only": Method.INTEREST_FIRST,
}
PLANS = {"bill": ("instalments.plans", "amount"), "cash": ("instalments.cash_plans", "cash_amount")}


class LoanCalculation(Calculation):
    """What the two calculators of loans share: the loan itself."""

    def loan(self, task: Task) -> tuple[Loan, Mapping[str, Any]]:
        """Return the loan and its product; without one the rate was told."""
        path = task.text("product")
        product = product_at(self._catalog, path) if path else {}
        months = months_of(task.text("term"))
        if months is None:
            raise AskAgain("term", ("term",))
        self._within(product, path, months, task)
        rate = Decimal(task.text("rate") or product["rate"])
        method = self._method(product, task)
        return Loan(Decimal(task.text("amount")), rate, months, method), product

    def _within(self, product: Mapping[str, Any], path: str, months: int, task: Task) -> None:
        longest = product.get("max_months", months)
        if months > longest:
            most = term(longest)
            raise AskAgain(
                "term_long", ("term",), (Option(most.zh, most.en),), {"most": both(most)}
            )
        self.amount(task, None, f"{path}.limit" if "limit" in product else None)

    def _method(self, product: Mapping[str, Any], task: Task) -> Method:
        wanted = Method(task.text("method"))
        if wanted not in allowed(product):
            names = self._catalog.entry("loans.methods")
            offered = (names[name] for name in product["methods"])
            options = tuple(Option(one["zh"], one["en"]) for one in offered)
            raise AskAgain("method", ("method",), options, ask="method")
        return wanted


def allowed(product: Mapping[str, Any]) -> list[Method]:
    """Return the ways in which the loan may be paid back; all where the rate was told without a product."""
    return [METHODS[name] for name in product.get("methods", METHODS)]


class LoanInstalmentsAction(LoanCalculation):
    """The instalments of a loan: the first, the last, all interest."""

    action = "action_loan_instalments"

    @override
    def calculate(self, task: Task) -> dict[str, Any]:
        loan, product = self.loan(task)
        result = plan(loan)
        return {
            "product": product.get("name"),
            "method": loan.method.value,
            "methods": [method.value for method in allowed(product)],
            "months": loan.months,
            "first": both(yuan(result.first)),
            "last": both(yuan(result.last)),
            "interest": both(yuan(result.interest)),
            "total": both(yuan(result.total)),
            CARD: instalments_card(result),
            **self.shown(result.explanation, "loans"),
        }


class PrepaymentAction(LoanCalculation):
    """What paying a part of a loan back early saves, after the charge."""

    action = "action_prepayment_saving"

    @override
    def calculate(self, task: Task) -> dict[str, Any]:
        loan, product = self.loan(task)
        paid = int(task.fields["paid"])
        if paid >= loan.months:
            raise AskAgain("paid", ("paid",))
        balance = plan(loan).instalments[paid - 1].balance
        early = Decimal(task.text("early"))
        if early > balance:
            raise AskAgain("early_high", ("early",), data={"most": f"{balance:f}"})
        charge = self._charge(task.text("product"), loan, paid)
        result = saving(loan, Prepayment(early, paid, Keep(task.text("keep")), charge))
        return {
            "product": product.get("name"),
            "keep": task.text("keep"),
            "balance": both(yuan(balance)),
            "saved": both(yuan(result.saved)),
            "interest_saved": both(yuan(result.interest_saved)),
            "charge": both(yuan(result.charge)),
            "months_left": both(in_months(result.months_left)),
            "months_before": both(in_months(result.months_before)),
            "next_payment": both(yuan(result.next_payment)),
            "rate": both(percent(loan.rate)),
            CARD: prepayment_card(result),
            **self.shown(result.explanation, "loans"),
        }

    def _charge(self, path: str, loan: Loan, paid: int) -> Decimal:
        """Return the charge in percent of what is repaid; home loans pay a month's interest at first."""
        if "mortgage" in path:
            free = self._catalog.figure("loans.prepayment.mortgage_free_after_months")
            return Decimal(0) if paid >= free else loan.rate / MONTHS_A_YEAR
        if "business" in path or "small_firm" in path:
            return self._catalog.figure("loans.prepayment.business_charge_percent")
        return self._catalog.figure("loans.prepayment.consumer_charge")


class CardInstalmentsAction(Calculation):
    """The payments of a card plan and the true annual rate behind them."""

    action = "action_card_instalments"

    @override
    def calculate(self, task: Task) -> dict[str, Any]:
        kind, number = task.text("kind"), int(task.fields["number"])
        table, bounds = PLANS[kind]
        plans = self._catalog.entry(f"cards.{table}")
        key = next((key for key, one in plans.items() if one["months"] == number), None)
        if key is None:
            offered = (one["months"] for one in plans.values())
            options = tuple(Option(f"{one}期", f"{one} instalments") for one in offered)
            raise AskAgain("number", ("number",), options)
        path = f"cards.instalments.{bounds}"
        amount = self.amount(task, f"{path}_from", f"{path}_to")
        rate = self._catalog.figure(f"cards.{table}.{key}.per_period")
        result = instalments(amount, number, rate)
        return {
            "kind": kind,
            "number": number,
            "each": both(yuan(result.payments[0])),
            "fees": both(yuan(result.fees)),
            "total": both(yuan(result.total)),
            "simple": both(percent(result.rate.simple)),
            "compound": both(percent(result.rate.compound)),
            CARD: card_plan_card(result),
            **self.shown(result.explanation, "cards"),
        }


class WealthEstimateAction(Calculation):
    """What a product might bring: a range from its benchmark, with the risk notice, never a promise."""

    action = "action_wealth_estimate"

    @override
    def calculate(self, task: Task) -> dict[str, Any]:
        product = product_at(self._catalog, task.text("product"))
        term, held = product["term_days"], days_of(task.text("held"))
        closed = {} if product["open"] else {"held": f"P{term}D"}
        if task.checking:
            raise AskAgain(fields=closed, data={"open": product["open"], "term_days": term})
        least = Decimal(product["minimum"])
        if Decimal(task.text("amount")) < least:
            raise AskAgain("amount_low", ("amount",), data={"least": f"{least:f}"})
        if closed:
            held = term
        if not held or held < term:
            raise AskAgain("held_too_short", ("held",), data={"term_days": term})
        low, high = (Decimal(product["benchmark"][end]) for end in ("low", "high"))
        result = estimate(Decimal(task.text("amount")), low, high, held)
        return {
            "product": product["name"],
            "risk": product["risk"],
            "low": both(yuan(result.low)),
            "high": both(yuan(result.high)),
            "closed": not product["open"],
            CARD: range_card(result),
            **self.shown(result.explanation, "wealth"),
        }
