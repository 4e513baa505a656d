"""The calculators beside values worked out another way, and the page that shows both."""

from pathlib import Path

import pytest

from tests.support.worked import ROWS, Row, table

PAGE = Path(__file__).parents[3] / "docs" / "calculators.md"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.what}, {row.inputs}")
def test_a_calculator_says_what_is_worked_out_independently(row: Row) -> None:
    assert row.lobby() == row.independently()


def test_the_page_shows_these_figures() -> None:
    assert table() in PAGE.read_text(encoding="utf-8"), "run scripts/calculators"
