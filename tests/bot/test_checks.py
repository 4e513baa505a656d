"""What the trainer is told of the examples before training."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot import checks
from bot.checks import Example, check

RATES = [f"存款利率{n}年期多少{w}" for n in "一二三四五" for w in "呀呢啊吧哦"]
FEES = [f"信用卡年费{n}金卡{w}要交" for n in "白黑普钛联" for w in "也都还就才"]


def examples(rates: list[str], fees: list[str]) -> list[Example]:
    return [
        *(Example("zh", "savings/rates", text) for text in rates),
        *(Example("zh", "cards/annual_fee", text) for text in fees),
    ]


def kinds(found: list[checks.Finding]) -> list[str]:
    return [one.kind for one in found if one.fatal]


def test_sound_examples_need_no_mending() -> None:
    assert kinds(check(examples(RATES, FEES))) == []


def test_a_topic_with_too_few_different_examples_is_thin() -> None:
    assert kinds(check(examples([*RATES[:-1], RATES[0] + "？"], FEES))) == ["thin topic"]


def test_one_sentence_under_two_topics_is_a_duplicate_whatever_its_punctuation() -> None:
    assert "duplicate" in kinds(check(examples([*RATES, "怎么办 A 卡"], [*FEES, "怎么办A卡！"])))


def test_two_topics_that_differ_in_a_letter_are_near_copies() -> None:
    long = "how can i find out what i have to pay every year for the gold card of my wife"
    found = check(examples([*RATES, long], [*FEES, long + " s"]))
    assert kinds(found) == ["near copy"]


def test_topics_that_look_alike_are_shown_and_do_not_fail() -> None:
    mixed = [text.replace("存款", "存款的") for text in RATES]
    found = [one for one in check(examples(RATES, mixed)) if one.kind == "alike"]
    assert found
    assert not any(one.fatal for one in found)


def test_the_command_says_what_to_mend(
    tiny: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert checks.main(["--data", str(tiny)]) == 1  # far too small for a bank
    assert "MEND  thin topic: savings/rates" in capsys.readouterr().out
    assert checks.main(["--data", str(tmp_path)]) == 2  # nothing there


def test_a_file_that_cannot_be_read_is_reported(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "nlu" / "zh").mkdir(parents=True)
    (tmp_path / "nlu" / "zh" / "broken.yml").write_text("nlu: [", encoding="utf-8")
    assert checks.main(["--data", str(tmp_path)]) == 2
    assert "cannot read" in capsys.readouterr().err
