"""Is this question ours, and is the best topic right? Three zones: answer, suggest, out of scope.

Two logistic models for each language weigh how clearly the best topic leads and how near the
nearest examples are. They, and the two thresholds, are fitted on cross-validated scores, so
on sentences that the classifier had not seen.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from sklearn.linear_model import LogisticRegression

from bot.topics import OUT_OF_SCOPE
from bot.understanding import ANSWER, OUT, SUGGEST

FOREIGN_SHARE = 0.2  # of customers' questions; what the thresholds are balanced for
MOST_NEAR_ANSWERED = 0.08  # of near out-of-scope questions, in cross-validation
FEWEST_FOREIGN = 20  # with fewer out-of-scope examples "ours" is margin + 2 x nearest cosine
KEPT = 0.95  # share of in-scope questions that such a threshold keeps

# What each outcome costs the customer, from 0 (helped) to 1 (misled).
COSTS = {
    (ANSWER, "right"): 0.0,
    (ANSWER, "listed"): 1.0,
    (ANSWER, "missed"): 1.0,
    (ANSWER, "foreign"): 1.0,
    (SUGGEST, "right"): 0.3,
    (SUGGEST, "listed"): 0.25,
    (SUGGEST, "missed"): 0.6,
    (SUGGEST, "foreign"): 0.4,
    (OUT, "right"): 0.9,
    (OUT, "listed"): 0.8,
    (OUT, "missed"): 0.7,
    (OUT, "foreign"): 0.0,
}
OUTCOMES = ("right", "listed", "missed", "foreign")


def evidence(
    scores: np.ndarray, foreign: np.ndarray, near: np.ndarray, near_foreign: np.ndarray
) -> np.ndarray:
    """Five numbers a sentence; ``foreign`` marks the columns of out-of-scope labels, ``near`` is
    the cosine to the nearest in-scope example and ``near_foreign`` to the nearest other one."""
    ours = np.sort(scores[:, ~foreign], axis=1)
    best = ours[:, -1]
    second = ours[:, -2] if ours.shape[1] > 1 else best - 1
    strange = scores[:, foreign].max(axis=1) if foreign.any() else np.full_like(best, -1.0)
    return np.column_stack([best, best - second, best - strange, near, near - near_foreign])


@dataclass(frozen=True)
class Gate:
    """The fitted scope of one language; ``right`` and ``ours`` are weights and bias."""

    right: list[float]
    ours: list[float]
    answer_from: float
    suggest_from: float

    def zone(self, features: np.ndarray) -> str:
        """The zone of one sentence."""
        return str(_zones(self, features[None, :])[0])

    def score(self, features: np.ndarray) -> float:
        """How much the sentence looks like ours, 0 to 1."""
        return float(_probability(self.ours, features[None, :])[0])

    @classmethod
    def fit(cls, features: np.ndarray, outcomes: np.ndarray, near: np.ndarray) -> Gate:
        """``outcomes`` holds indices into OUTCOMES; ``near`` marks near out-of-scope sentences."""
        foreign = outcomes == OUTCOMES.index("foreign")
        right = _logistic(features, outcomes == OUTCOMES.index("right"))
        if foreign.sum() < FEWEST_FOREIGN:
            return cls(right, [0.0, 1.0, 0.0, 2.0, 0.0, 0.0], 0.5, _kept(features))
        ours = _logistic(features, ~foreign)
        likely = _probability(ours, features), _probability(right, features)
        return cls(right, ours, *_best_thresholds(likely, outcomes, near))


def _best_thresholds(
    likely: tuple[np.ndarray, np.ndarray], outcomes: np.ndarray, near: np.ndarray
) -> tuple[float, float]:
    """The thresholds for ``answer`` and ``suggest`` under which customers fare best."""
    ours, right = likely
    foreign = outcomes == OUTCOMES.index("foreign")
    weight = np.where(
        foreign, FOREIGN_SHARE / max(foreign.sum(), 1), (1 - FOREIGN_SHARE) / (~foreign).sum()
    )
    price = np.array(
        [[COSTS[zone, outcome] for outcome in OUTCOMES] for zone in (ANSWER, SUGGEST, OUT)]
    )
    paid = price[:, outcomes] * weight

    def cost(thresholds: tuple[float, float]) -> float:
        known, sure = ours >= thresholds[1], right >= thresholds[0]
        answered = (known & sure)[near].mean() if near.any() else 0.0
        chosen = np.where(known, np.where(sure, paid[0], paid[1]), paid[2]).sum()
        return float(chosen + 10 * max(0.0, answered - MOST_NEAR_ANSWERED))

    steps = [float(step) for step in np.arange(0.05, 0.96, 0.025)]
    return min(((answer, suggest) for answer in steps for suggest in steps), key=cost)


def _zones(gate: Gate, features: np.ndarray) -> np.ndarray:
    ours = _probability(gate.ours, features) >= gate.suggest_from
    sure = _probability(gate.right, features) >= gate.answer_from
    return np.where(~ours, OUT, np.where(sure, ANSWER, SUGGEST))


def _probability(weights: list[float], features: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-(features @ np.array(weights[:-1]) + weights[-1])))


def _logistic(features: np.ndarray, target: np.ndarray) -> list[float]:
    if target.all() or not target.any():  # nothing to tell apart in so small a set
        return [0.0] * features.shape[1] + [4.0 if target.all() else -4.0]
    fitted = LogisticRegression(C=10.0, max_iter=500).fit(features, target)
    return [*map(float, fitted.coef_[0]), float(fitted.intercept_[0])]


def _kept(features: np.ndarray) -> float:
    return float(np.quantile(_probability([0.0, 1.0, 0.0, 2.0, 0.0, 0.0], features), 1 - KEPT))


def is_foreign(label: str) -> bool:
    """Whether a training label stands for questions that are not ours."""
    return label.startswith(OUT_OF_SCOPE)
