"""`lobby cases`: a demo year, its register as a file, the chain that holds over all of it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from handoff.cli import main


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LOBBY_HOME", str(tmp_path))
    return tmp_path


def lobby(*words: str) -> Result:
    return CliRunner().invoke(main, list(words))


def test_a_demo_year_is_seeded_once_verified_and_exported(home: Path) -> None:
    seeded = lobby("cases", "seed", "--year", "2025", "--count", "9", "--json")
    assert json.loads(seeded.output)["cases"] == 9, seeded.output
    assert (
        json.loads(lobby("cases", "seed", "--year", "2025", "--count", "9", "--json").output)[
            "cases"
        ]
        == 0
    )
    assert lobby("audit", "verify").exit_code == 0
    for name in ("year.csv", "year.xlsx"):
        period = ("--since", "2025-01-01", "--until", "2025-12-31")
        written = lobby("cases", "export", str(home / name), *period)
        assert "9 complaints" in written.output
    told = (home / "year.csv").read_text(encoding="utf-8-sig")
    assert told.count("【演示数据】") + told.count("[Demo]") == 9
    assert lobby("cases", "alarms").exit_code == 0


def test_a_file_of_another_kind_is_refused_in_words(home: Path) -> None:
    period = ("--since", "2025-01-01", "--until", "2025-12-31")
    refused = lobby("cases", "export", str(home / "year.pdf"), *period)
    assert (refused.exit_code, "ends in .csv or .xlsx" in refused.output) == (1, True)
