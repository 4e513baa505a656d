"""Measuring the understanding on labelled sentences from anywhere."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot import evaluate

TRAIN = {
    "deposit_rate": [
        "interest on deposits",
        "deposit rate",
        "rate of a deposit",
        "what do deposits pay",
        "savings rate",
    ],
    "card_fee": [
        "annual fee of the card",
        "card fee",
        "fee for my card",
        "what does the card cost",
        "yearly card fee",
    ],
    "close": [
        "close my account",
        "closing the account",
        "end my account",
        "shut the account",
        "account closure",
    ],
}
TEST = {
    "deposit_rate": ["which rate do deposits have"],
    "card_fee": ["how high is the card fee"],
    "close": ["please close it"],
}


def write(path: Path, rows: dict[str, list[str]]) -> Path:
    lines = [
        json.dumps({"text": text, "label": label})
        for label, texts in rows.items()
        for text in texts
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    oos = write(tmp_path / "oos.jsonl", {"oos": ["who won the match", "a recipe for soup"]})
    train, test = write(tmp_path / "train.jsonl", TRAIN), write(tmp_path / "test.jsonl", TEST)
    return ["--train", str(train), "--test", str(test), "--oos", str(oos)]


def test_the_figures_are_those_of_the_command(
    files: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert evaluate.main([*files, "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert list(figures) == [
        *(
            "accuracy",
            "macro_f1",
            "recall_at_3",
            "oos_auroc",
            "oos_recall_at_95",
            "train_seconds",
            "parse_ms",
        ),
    ]
    assert figures["accuracy"] == 1.0
    assert figures["oos_auroc"] == 1.0


def test_without_strange_questions_their_figures_are_empty(
    files: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert evaluate.main([*files[:4], "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["oos_auroc"] is None


def test_a_file_that_is_not_there_is_reported(
    files: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert evaluate.main(["--train", "/no/such/file", *files[2:]]) == 2
    assert "cannot read" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("", "fewer than 2 examples"),
        ('{"text": "one", "label": "a"}', "fewer than 2 examples"),
        ('{"text": "one", "label": "a"}\n{"text": "two"}', "example 2 has no label"),
        ('{"text": "one", "label": "a"}\n\n{"text": 3, "label": "a"}', "line 3: text and label"),
        ('{"text": "one", "label": 7}', "line 1: text and label are strings"),
        ("[1, 2]", "line 1: not {"),
        ('"one"', "line 1: not {"),
        ("one\ta", "line 1: not {"),
    ],
)
def test_what_cannot_be_learnt_from_is_told_with_its_place(
    files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], lines: str, told: str
) -> None:
    odd = tmp_path / "odd.jsonl"
    odd.write_text(lines, encoding="utf-8")
    assert evaluate.main(["--train", str(odd), *files[2:]]) == 2
    assert told in capsys.readouterr().err


@pytest.mark.parametrize("common", [0, 1, 5], ids=["none", "one", "five"])
def test_labels_of_a_single_example_are_learnt_beside_others_and_alone(
    files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], common: int
) -> None:
    rare = {f"rare_{one}": [f"{one} of a kind"] for one in ("boat", "tree", "song", "lamp", "hill")}
    rows = rare | {label: texts[:common] for label, texts in TRAIN.items()}
    train, test = (write(tmp_path / f"{name}.jsonl", rows) for name in ("rare", "asked"))
    assert evaluate.main(["--train", str(train), "--test", str(test), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["accuracy"] == 1.0
