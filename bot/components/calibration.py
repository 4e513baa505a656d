"""From scores to probabilities and thresholds, fitted on sentences that were not trained on."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bot.components import safety
from bot.components.linear import Examples, Trial
from bot.components.neighbours import NOBODY, Neighbours, likely_labels
from bot.components.scope import Gate, evidence, is_foreign
from bot.language import LANGUAGES
from bot.topics import topic_of

TEMPERATURES = np.geomspace(0.02, 1.0, 60)
SAFETY_THRESHOLDS = (0.1, 0.15, 0.2, 0.3, 0.4, 0.5)
SAFETY_PRECISION = 0.5  # the lowest threshold at which every second alarm is a true one
NEAR = "out_of_scope_near"
FEWEST = 40  # sentences of a language; with fewer the other language's gate serves for both


@dataclass(frozen=True)
class Calibration:
    """``temperature`` turns scores into probabilities; ``safety`` is the second threshold."""

    temperature: float
    safety: float
    gates: dict[str, Gate]


def softmax(scores: np.ndarray) -> np.ndarray:
    """Probabilities of the last axis."""
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


def foreign_columns(labels: list[str]) -> np.ndarray:
    """Marks the labels that stand for questions that are not ours."""
    return np.array([is_foreign(label) for label in labels])


def calibrate(
    labels: list[str], trial: Trial, examples: Examples, languages: np.ndarray
) -> Calibration:
    """``languages`` are those of the trial's unseen sentences, in their order."""
    told = examples.labels[trial.unseen]
    truth = np.searchsorted(np.array(labels), told)
    temperature = float(
        min(TEMPERATURES, key=lambda heat: _surprise(softmax(trial.scores / heat), truth))
    )
    features = _evidence(labels, trial, examples)
    outcomes = _outcomes(foreign_columns(labels), trial.scores, truth)
    gates = {}
    for language in LANGUAGES:
        rows = languages == language if (languages == language).sum() >= FEWEST else slice(None)
        gates[language] = Gate.fit(features[rows], outcomes[rows], (told == NEAR)[rows])
    return Calibration(
        temperature, _safety_threshold(labels, softmax(trial.scores / temperature), truth), gates
    )


def _surprise(probabilities: np.ndarray, truth: np.ndarray) -> float:
    return float(-np.log(probabilities[np.arange(len(truth)), truth] + 1e-9).mean())


def _evidence(labels: list[str], trial: Trial, examples: Examples) -> np.ndarray:
    truth, foreign = np.searchsorted(np.array(labels), examples.labels), foreign_columns(labels)
    known = Neighbours.of(examples.vectors[trial.seen], truth[trial.seen], len(labels))
    cosines = known.nearest_of_each(examples.vectors[trial.unseen])
    near = np.take_along_axis(cosines, likely_labels(trial.scores, foreign), axis=1).max(axis=1)
    strange = cosines[:, foreign].max(axis=1) if foreign.any() else np.full(len(near), NOBODY)
    return evidence(trial.scores, foreign, near, strange)


def _outcomes(foreign: np.ndarray, scores: np.ndarray, truth: np.ndarray) -> np.ndarray:
    """Index into scope.OUTCOMES: place of the true label among the in-scope labels."""
    order = np.argsort(np.where(foreign, np.inf, -scores), axis=1)
    listed = (order[:, :3] == truth[:, None]).any(axis=1)
    return np.select([foreign[truth], order[:, 0] == truth, listed], [3, 0, 1], 2)


def _safety_threshold(labels: list[str], probabilities: np.ndarray, truth: np.ndarray) -> float:
    columns = [row for row, label in enumerate(labels) if topic_of(label) in safety.SAFETY_TOPICS]
    if not columns:
        return 1.0
    best = probabilities[:, columns].argmax(axis=1)
    share, hit = probabilities[:, columns].max(axis=1), np.array(columns)[best] == truth
    unsure = probabilities.max(axis=1) < 0.5
    for threshold in SAFETY_THRESHOLDS:
        alarms = unsure & (share >= threshold)
        if alarms.any() and hit[alarms].mean() >= SAFETY_PRECISION:
            return threshold
    return SAFETY_THRESHOLDS[-1]
