"""The calculators as actions: figures of the catalogue in, a result with its formula and inputs out."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from rasa_sdk.executor import CollectingDispatcher
from typing_extensions import override

from actions.answering import TaskAction, both, say
from actions.calculators.explained import Explanation
from actions.calculators.money import CannotCalculate
from actions.catalog import Catalog, FigureMissing
from actions.task import AskAgain, Task
from cases.clock import Clock

# Which problem a calculator's refusal is, and which field is asked again.
REFUSALS: Mapping[str, tuple[str, str]] = {
    "amount": ("amount_high", "amount"),
    "rate": ("rate_high", "rate"),
    "months": ("term", "term"),
    "days": ("term", "held"),
}
# Where a result keeps what a face may draw of it; the phrase does without.
CARD = "card"


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
