"""The gate between answering, suggesting and saying that it is not ours."""

from __future__ import annotations

import numpy as np
import pytest

from bot.components.scope import OUTCOMES, Gate, evidence
from bot.understanding import ANSWER, OUT, SUGGEST

RIGHT, LISTED, FOREIGN = (OUTCOMES.index(name) for name in ("right", "listed", "foreign"))


@pytest.fixture
def gate() -> Gate:
    """Sure sentences are right, unsure ones are listed, and what is far from ours is foreign."""
    random = np.random.default_rng(7)
    sure, unsure, strange = (
        random.normal(centre, 0.1, (200, 5))
        for centre in (
            (1, 1, 1, 0.9, 0.5),
            (0.1, 0.05, 0.8, 0.8, 0.4),
            (-0.5, 0.1, -0.5, 0.3, -0.4),
        )
    )
    outcomes = np.repeat([RIGHT, LISTED, FOREIGN], 200)
    return Gate.fit(np.vstack([sure, unsure, strange]), outcomes, outcomes == FOREIGN)


@pytest.mark.parametrize(
    ("features", "zone"),
    [
        ((1, 1, 1, 0.9, 0.5), ANSWER),
        ((0.1, 0.05, 0.8, 0.8, 0.4), SUGGEST),
        ((-0.5, 0.1, -0.5, 0.3, -0.4), OUT),
    ],
)
def test_a_sentence_falls_into_the_zone_of_its_like(
    gate: Gate, features: tuple[float, ...], zone: str
) -> None:
    assert gate.zone(np.array(features)) == zone


def test_what_is_ours_scores_higher(gate: Gate) -> None:
    assert gate.score(np.array((1, 1, 1, 0.9, 0.5))) > gate.score(
        np.array((-0.5, 0.1, -0.5, 0.3, -0.4))
    )


def test_without_foreign_examples_margin_and_nearness_decide_and_19_of_20_are_kept() -> None:
    features = np.random.default_rng(7).normal(0.5, 0.1, (400, 5))
    fitted = Gate.fit(features, np.full(400, RIGHT), np.zeros(400, bool))
    kept = [fitted.zone(row) != OUT for row in features]
    assert 0.94 <= np.mean(kept) <= 0.96


def test_evidence_compares_the_best_with_the_second_and_with_the_strangers() -> None:
    scores, foreign = np.array([[0.9, 0.4, -0.2]]), np.array([False, False, True])
    assert evidence(scores, foreign, np.array([0.8]), np.array([0.3])).tolist() == [
        [0.9, 0.5, 1.1, 0.8, 0.5]
    ]
