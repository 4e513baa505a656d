"""Is this question ours, and is the best topic right? Three zones: answer, suggest, out of scope.

Two logistic models for each language weigh how clearly the best topic leads, how near the
nearest examples are and whether another institution is named. They, and the two thresholds,
are fitted on sentences that the classifier had not seen.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from sklearn.linear_model import LogisticRegression

from bot.topics import OUT_OF_SCOPE
from bot.understanding import ANSWER, OUT, SUGGEST

MOST_NEAR_ANSWERED = 0.06  # of near out-of-scope questions that were not trained on
MOST_OURS_REFUSED = 0.03  # of in-scope questions that were not trained on
LEAST_RIGHT = 0.5  # of the answers that are just sure enough to be given
FEWEST_FOREIGN = 40  # with fewer out-of-scope examples nothing can be fitted to them
# How much a sentence looks like ours where it must be said without fitting: weights of the numbers of `evidence`.
OURS = (1.0, 0.0, 0.5, 1.5, 0.0, 0.0, 0.5, 0.0)
FARTHEST = 3.0  # standard deviations
PRIOR = 0.05  # inverse strength of the logistic models' regularization
OUTCOMES = ("right", "wrong", "foreign")


def evidence(
    scores: np.ndarray, nearest: np.ndarray, foreign: np.ndarray, named: np.ndarray
) -> np.ndarray:
    """Eight numbers a sentence: lead of the best topic, nearness, and ``named``.

    ``foreign`` marks the columns of out-of-scope labels; ``named`` the rows that mention an institution.
    """
    rows, order = np.arange(len(scores)), np.argsort(np.where(foreign, np.inf, -scores), axis=1)
    best, others = order[:, 0], order[:, 1:5]
    first, near = scores[rows, best], nearest[rows, best]
    return np.column_stack(
        [
            first,
            first - _most(np.take_along_axis(scores, others, 1), first - 1),
            first - _most(scores[:, foreign], np.full_like(first, -1.0)),
            np.take_along_axis(nearest, order[:, :5], 1).max(axis=1),
            near,
            near - _most(np.take_along_axis(nearest, others, 1), near - 1),
            near - _most(nearest[:, foreign], np.full_like(near, -1.0)),
            named,
        ]
    )


def lead(features: np.ndarray) -> float:
    """By how much the best topic of one sentence leads the next one, or stands apart from what is not ours."""
    return float(min(features[1], abs(features[2])))


@dataclass(frozen=True)
class Gate:
    """The fitted scope of one language; ``right`` and ``ours`` are weights and bias."""

    mean: list[float]
    scale: list[float]
    right: list[float]
    ours: list[float]
    answer_from: float
    suggest_from: float

    def zone(self, features: np.ndarray) -> str:
        """The zone of one sentence."""
        ours, right = self.likely(features[None, :])
        if ours[0] < self.suggest_from:
            return OUT
        return ANSWER if right[0] > self.answer_from else SUGGEST

    def likely(self, features: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Probabilities that the sentences are ours, and that the best topic is right."""
        seen = _products(features, self.mean, self.scale)
        return _probability(self.ours, seen), _probability(self.right, seen)

    @classmethod
    def fit(cls, features: np.ndarray, outcomes: np.ndarray, near: np.ndarray) -> Gate:
        """``outcomes`` holds indices into OUTCOMES; ``near`` marks near out-of-scope sentences."""
        foreign = outcomes == OUTCOMES.index("foreign")
        mean, spread = features.mean(axis=0), features.std(axis=0)
        scale = np.where(spread > 1e-6, spread, 1.0)
        seen = _products(features, mean, scale)
        right = _logistic(seen, outcomes == OUTCOMES.index("right"))
        ours = right if foreign.sum() < FEWEST_FOREIGN else _logistic(seen, ~foreign)
        sure, known = _probability(right, seen), _probability(ours, seen)
        answer_from = max(LEAST_RIGHT, _share_below(sure[near], 1 - MOST_NEAR_ANSWERED))
        suggest_from = _share_below(known[~foreign], MOST_OURS_REFUSED)
        lists = (list(map(float, part)) for part in (mean, scale, right, ours))
        return cls(*lists, answer_from, suggest_from)


def likeness(features: np.ndarray) -> float:
    """How much the sentence looks like ours; only for comparing sentences."""
    return float(features @ np.array(OURS))


def is_foreign(label: str) -> bool:
    """Whether a training label stands for questions that are not ours."""
    return label.startswith(OUT_OF_SCOPE)


def _most(columns: np.ndarray, otherwise: np.ndarray) -> np.ndarray:
    return columns.max(axis=1) if columns.shape[1] else otherwise


def _products(features: np.ndarray, mean: np.ndarray, scale: np.ndarray) -> np.ndarray:
    """Standardized numbers and all their products: nearness means less where the lead is clear.

    Beyond what was seen the products would turn the other way: nothing counts for more than FARTHEST spreads.
    """
    numbers = np.clip((features - np.asarray(mean)) / np.asarray(scale), -FARTHEST, FARTHEST)
    left, right = _pairs(numbers.shape[1])
    return np.hstack([numbers, numbers[:, left] * numbers[:, right]])


@lru_cache(maxsize=2)
def _pairs(count: int) -> tuple[np.ndarray, ...]:
    """Each number with itself and with those after it."""
    return np.triu_indices(count)


def _probability(weights: list[float], features: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-(features @ np.array(weights[:-1]) + weights[-1])))


def _logistic(features: np.ndarray, target: np.ndarray) -> list[float]:
    if target.all() or not target.any():  # nothing to tell apart in so small a set
        return [0.0] * features.shape[1] + [4.0 if target.all() else -4.0]
    fitted = LogisticRegression(C=PRIOR, max_iter=500).fit(features, target)
    return [*map(float, fitted.coef_[0]), float(fitted.intercept_[0])]


def _share_below(values: np.ndarray, share: float) -> float:
    return float(np.quantile(values, share)) if len(values) else 0.0
