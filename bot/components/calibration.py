"""From scores to probabilities and thresholds, fitted on sentences that were not trained on."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bot.components import safety
from bot.components.linear import Examples
from bot.components.neighbours import NOBODY, Neighbours, likely_labels
from bot.components.ngrams import names_institution
from bot.components.scope import Gate, evidence, is_foreign
from bot.components.scorer import Trial
from bot.language import LANGUAGES, language_of
from bot.topics import topic_of

TEMPERATURES = np.geomspace(0.02, 1.0, 60)
SAFETY_THRESHOLDS = (0.1, 0.15, 0.2, 0.3, 0.4, 0.5)
SAFETY_PRECISION = 0.5  # the lowest threshold at which every second alarm is a true one
NEAR = "out_of_scope_near"
FEWEST = 40  # sentences of a language; with fewer the other language's gate serves for both


@dataclass(frozen=True)
class Calibration:
    """``temperatures`` turn scores into probabilities, one a language; ``safety`` is the second threshold."""

    temperatures: dict[str, float]
    safety: float
    gates: dict[str, Gate]


@dataclass(frozen=True)
class Evidence:
    """What was seen of unseen sentences: blended scores and what the gates weigh."""

    rows: np.ndarray
    scores: np.ndarray
    features: np.ndarray


def softmax(scores: np.ndarray) -> np.ndarray:
    """Probabilities of the last axis."""
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


def foreign_columns(labels: list[str]) -> np.ndarray:
    """Marks the labels that stand for questions that are not ours."""
    return np.array([is_foreign(label) for label in labels])


def calibrate(
    labels: list[str], trials: list[Trial], examples: Examples, texts: list[str]
) -> Calibration:
    """Over the unseen sentences of all trials."""
    parts = [_evidence(labels, trial, examples) for trial in trials]
    rows, scores, features = (
        np.concatenate([getattr(part, name) for part in parts])
        for name in ("rows", "scores", "features")
    )
    told, languages = examples.labels[rows], np.array([language_of(texts[row]) for row in rows])
    truth = np.searchsorted(np.array(labels), told)
    outcomes = _outcomes(foreign_columns(labels), scores, truth)
    gates, heats = {}, {}
    for language in LANGUAGES:
        mine = languages == language if (languages == language).sum() >= FEWEST else slice(None)
        gates[language] = Gate.fit(features[mine], outcomes[mine], (told == NEAR)[mine])
        heats[language] = _temperature(scores[mine], truth[mine])
    warmed = scores / np.array([heats[language] for language in languages])[:, None]
    return Calibration(heats, _safety_threshold(labels, softmax(warmed), truth), gates)


def _temperature(scores: np.ndarray, truth: np.ndarray) -> float:
    """The one that makes the truth least surprising (temperature scaling: Guo and others, 2017)."""

    def surprise(heat: float) -> float:
        shares = softmax(scores / heat)[np.arange(len(truth)), truth]
        return float(-np.log(shares + 1e-9).mean())

    return float(min(TEMPERATURES, key=surprise))


def _evidence(labels: list[str], trial: Trial, examples: Examples) -> Evidence:
    truth, foreign = np.searchsorted(np.array(labels), examples.labels), foreign_columns(labels)
    known = Neighbours.of(examples.vectors[trial.seen], truth[trial.seen], len(labels))
    vectors = examples.vectors[trial.unseen]
    nearest = known.nearest(vectors, np.arange(len(labels)))
    looked = np.where(likely_labels(trial.scores, foreign), nearest, NOBODY)
    scores = known.blend(trial.scores, looked, vectors)
    named = np.array([names_institution(examples.grams[row]) for row in trial.unseen])
    return Evidence(trial.unseen, scores, evidence(scores, looked, foreign, named))


def _outcomes(foreign: np.ndarray, scores: np.ndarray, truth: np.ndarray) -> np.ndarray:
    """Index into scope.OUTCOMES, by the best in-scope label."""
    best = np.where(foreign, -np.inf, scores).argmax(axis=1)
    return np.select([foreign[truth], best == truth], [2, 0], 1)


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
