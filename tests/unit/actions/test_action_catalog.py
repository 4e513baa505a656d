"""Figures from the catalogue are exact, dated, and refused where they are not."""

import os
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from actions.catalog import Catalog, FigureMissing

DEPOSITS = """
effective: 2026-11-01
source: {zh: 公告, en: Notice}
current: {rate: "0.05"}
fixed: {1y: {rate: "1.10"}}
steps: ["1000", "2000"]
inexact: 1.1
yes: true
name: 活期
"""


@pytest.fixture
def catalog(tmp_path: Path) -> Catalog:
    (tmp_path / "deposits.yml").write_text(DEPOSITS, encoding="utf-8")
    return Catalog(tmp_path)


def test_a_figure_is_exact(catalog: Catalog) -> None:
    assert str(catalog.figure("deposits.fixed.1y.rate")) == "1.10"
    assert catalog.figure("deposits.steps.1") == Decimal(2000)


@pytest.mark.parametrize(
    "path",
    ["inexact", "yes", "name", "fixed", "fixed.9y.rate", "steps.7", "name.rate", "nothing"],
)
def test_what_is_no_exact_figure_is_missing(catalog: Catalog, path: str) -> None:
    with pytest.raises(FigureMissing):
        catalog.figure(f"deposits.{path}")


def test_a_file_that_is_not_there_is_missing(catalog: Catalog) -> None:
    with pytest.raises(FigureMissing):
        catalog.figure("loans.lpr")


def test_the_source_says_since_when(catalog: Catalog) -> None:
    assert catalog.source("deposits").effective == date(2026, 11, 1)
    assert catalog.source("deposits").notice["en"] == "Notice"


def test_a_changed_file_is_read_again(catalog: Catalog, tmp_path: Path) -> None:
    assert catalog.figure("deposits.current.rate") == Decimal("0.05")
    path = tmp_path / "deposits.yml"
    path.write_text(DEPOSITS.replace("0.05", "0.10"), encoding="utf-8")
    os.utime(path, ns=(path.stat().st_mtime_ns + 1, path.stat().st_mtime_ns + 1_000_000))
    assert catalog.figure("deposits.current.rate") == Decimal("0.10")


def test_the_deadlines_of_the_catalogue_are_those_of_the_law() -> None:
    from cases.deadlines import TERMS, Term

    catalog = Catalog(Path(__file__).parents[3] / "data" / "catalog")
    simple, complex_ = TERMS[Term.SIMPLE].days, TERMS[Term.COMPLEX].days
    longest = TERMS[Term.ESPECIALLY_COMPLEX].days
    assert catalog.figure("law.complaint.days") == simple
    assert catalog.figure("law.complaint.complex_days") == complex_
    assert catalog.figure("law.complaint.extension_days") == longest - complex_
