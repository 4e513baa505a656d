"""What the report says of a model: shares and how far its confidence can be believed."""

from __future__ import annotations

import pytest

from bot.report import Asked, calibration_error, shares


def asked(right: bool, confidence: float, style: str = "plain") -> Asked:
    return Asked(
        "cards/apply", style, ["cards/apply" if right else "loans/apply"], "answer", confidence
    )


def test_confidence_that_comes_true_has_no_error() -> None:
    assert calibration_error([asked(n < 8, 0.8) for n in range(10)]) == pytest.approx(0)


def test_being_too_sure_and_not_sure_enough_do_not_make_up_for_each_other() -> None:
    too_sure, not_enough = [asked(False, 0.9)] * 5, [asked(True, 0.1)] * 5
    assert calibration_error(too_sure + not_enough) == pytest.approx(90)


def test_questions_that_are_not_ours_say_nothing_of_the_confidence() -> None:
    assert calibration_error([asked(True, 1.0), asked(False, 1.0, "near")]) == 0
    assert calibration_error([]) == 0


def test_an_answer_to_another_topic_counts_as_wrong() -> None:
    found = shares([asked(True, 0.9), asked(False, 0.9)])
    assert (found["first"], found["answered"], found["wrong"]) == (50, 100, 50)
