"""The calculators of loans as actions: the phrase is complete by itself, the card comes after it."""

import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Tracker

from actions.calculations import Calculation
from actions.catalog import Catalog
from actions.credit import LoanInstalmentsAction, PrepaymentAction

CATALOG = Path(__file__).parents[3] / "data" / "catalog"
LOAN = {"amount": "300000", "rate": "3.6", "method": "equal_instalment"}
YEARS = {**LOAN, "term": "P360M"}


class NovemberClock:
    """Always noon of 21 November 2026 in China."""

    def now(self) -> datetime:
        """Return that moment."""
        return datetime(2026, 11, 21, 4, 0, tzinfo=UTC)


async def run(
    kind: type[Calculation], catalog: Path, fields: dict[str, Any]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return what the action says to a task with these fields, and its events."""
    told = {"name": "loan", "key": "m1", "fields": fields, "asked": "done"}
    dispatcher = CollectingDispatcher()
    tracker = Tracker("conv.1", {"task": told}, {}, [], False, None, {}, None)
    events = await kind(Catalog(catalog), NovemberClock()).run(dispatcher, tracker, {})
    return dispatcher.messages, events


async def answer(kind: type[Calculation], **fields: Any) -> list[dict[str, Any]]:
    """Return what the action says to a task with these fields."""
    return (await run(kind, CATALOG, fields))[0]


@pytest.mark.parametrize(("term", "per", "rows"), [("P12M", "month", 12), ("P360M", "year", 30)])
async def test_instalments_are_said_and_then_drawn(term: str, per: str, rows: int) -> None:
    said, drawn = await answer(LoanInstalmentsAction, **LOAN, term=term)
    assert said["response"] == "utter_loan_instalments"
    assert "card" not in said
    card = drawn["custom"]["card"]
    assert (card["kind"], card["per"], len(card["rows"])) == ("instalments", per, rows)


async def test_a_single_payment_is_only_said() -> None:
    messages = await answer(LoanInstalmentsAction, **LOAN, term="P1M")
    assert [one["response"] for one in messages] == ["utter_loan_instalments"]


@pytest.mark.parametrize(("most", "zh", "en"), [(18, "18个月", "18 months"), (12, "1年", "1 year")])
async def test_a_loan_for_too_long_is_told_the_longest_term_as_the_bank_has_it(
    tmp_path: Path, most: int, zh: str, en: str
) -> None:
    catalog = shutil.copytree(CATALOG, tmp_path / "catalog")
    loans = yaml.safe_load((catalog / "loans.yml").read_text("utf-8"))
    loans["products"]["consumer"]["max_months"] = most
    (catalog / "loans.yml").write_text(yaml.safe_dump(loans), "utf-8")
    told = {**LOAN, "product": "loans.products.consumer", "term": "P24M"}
    again = (await run(LoanInstalmentsAction, catalog, told))[1][0]["value"]
    assert (again["problem"], again["data"]) == ("term_long", {"most": {"zh": zh, "en": en}})
    assert again["options"] == [{"title": {"zh": zh, "en": en}}]


async def test_a_prepayment_shows_before_and_after() -> None:
    told = {**YEARS, "paid": 24, "early": "50000", "keep": "payment"}
    said, drawn = await answer(PrepaymentAction, **told)
    card = drawn["custom"]["card"]
    assert (said["response"], card["kind"]) == ("utter_prepayment_saving", "prepayment")
    assert card["before"]["months"] == 336
    assert card["after"]["months"] < 336
