"""The gate between answering, suggesting and saying that it is not ours."""

from __future__ import annotations

import numpy as np
import pytest

from bot.components.neighbours import NOBODY
from bot.components.scope import OUTCOMES, Gate, evidence, likeness
from bot.understanding import ANSWER, OUT, SUGGEST

RIGHT, WRONG, FOREIGN = range(len(OUTCOMES))
SURE, UNSURE, STRANGE = (
    (1, 0.9, 1, 0.9, 0.9, 0.5, 0.6, 0),
    (0.1, 0.05, 0.8, 0.8, 0.6, 0.0, 0.4, 0),
    (-0.5, 0.1, -0.5, 0.3, 0.3, 0.1, -0.4, 1),
)


@pytest.fixture
def features() -> np.ndarray:
    """Two hundred sentences of each sort, with the same numbers in every run."""
    random = np.random.default_rng(7)
    return np.vstack([random.normal(centre, 0.1, (200, 8)) for centre in (SURE, UNSURE, STRANGE)])


@pytest.fixture
def gate(features: np.ndarray) -> Gate:
    """Sure sentences are right, unsure ones are wrong, and what is far from ours is foreign."""
    outcomes = np.repeat([RIGHT, WRONG, FOREIGN], 200)
    return Gate.fit(features, outcomes, outcomes == FOREIGN)


@pytest.mark.parametrize(("numbers", "zone"), [(SURE, ANSWER), (UNSURE, SUGGEST), (STRANGE, OUT)])
def test_a_sentence_falls_into_the_zone_of_its_like(
    gate: Gate, numbers: tuple[float, ...], zone: str
) -> None:
    assert gate.zone(np.array(numbers)) == zone


def test_what_is_ours_looks_more_like_ours() -> None:
    assert likeness(np.array(SURE)) > likeness(np.array(UNSURE)) > likeness(np.array(STRANGE))


def test_of_questions_that_are_nearly_ours_at_most_one_in_sixteen_is_answered(
    features: np.ndarray,
) -> None:
    """Where they cannot be told from ours, nearly nothing is answered."""
    alike = np.vstack([features[:200], features[:200]])
    outcomes = np.repeat([RIGHT, FOREIGN], 200)
    fitted = Gate.fit(alike, outcomes, outcomes == FOREIGN)
    answered = [fitted.zone(row) == ANSWER for row in alike[200:]]
    assert np.mean(answered) <= 0.065


def test_without_foreign_examples_the_surest_97_of_100_are_kept(features: np.ndarray) -> None:
    fitted = Gate.fit(features, np.repeat([RIGHT, WRONG, RIGHT], 200), np.zeros(600, bool))
    kept = [fitted.zone(row) != OUT for row in features]
    assert 0.96 <= np.mean(kept) <= 0.98


def test_evidence_compares_the_best_with_the_others_and_with_the_strangers() -> None:
    scores, foreign = np.array([[0.9, 0.4, -0.2]]), np.array([False, False, True])
    found = evidence(scores, np.array([[0.8, 0.6, 0.3]]), foreign, np.array([True]))
    assert found[0] == pytest.approx([0.9, 0.5, 1.1, 0.8, 0.8, 0.2, 0.5, 1])


def test_with_one_label_and_no_strangers_the_lead_is_one() -> None:
    found = evidence(np.array([[0.9]]), np.array([[0.8]]), np.array([False]), np.array([False]))
    assert found[0] == pytest.approx([0.9, 1, 0.9 - NOBODY, 0.8, 0.8, 1, 0.8 - NOBODY, 0])


def test_beyond_three_spreads_nothing_counts_for_more(gate: Gate) -> None:
    """There the products of the numbers would turn the other way, and refuse what is surest."""
    mean, scale = np.array(gate.mean), np.array(gate.scale)
    edge, beyond = (gate.likely((mean + far * scale)[None, :]) for far in (3, 30))
    assert np.allclose(edge, beyond)
