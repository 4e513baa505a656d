"""Scores of all labels: the linear model's and, for text without Han characters, the network's added."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import scipy.sparse
from joblib import Parallel, delayed
from sklearn.model_selection import StratifiedKFold
from sklearn.svm import LinearSVC

from bot.components import linear
from bot.components.linear import Examples, Frame, LinearModel
from bot.components.network import Axes, Layers, Network
from bot.components.vectors import BLOCKS, read_by_both

NETWORK_WEIGHT = 0.25
QUARTERS, TRIALS = 4, 1  # a quarter of the sentences tells how sure the model may be


@dataclass(frozen=True)
class Scorer:
    """Two models of the same labels; no network where too little was there for it to learn from."""

    linear: LinearModel
    network: Network | None

    @property
    def labels(self) -> list[str]:
        """In the order of the scores."""
        return self.linear.labels

    def scores(self, grams: Counter[str], vector: np.ndarray) -> np.ndarray:
        """One score a label."""
        seen = (*self.linear.vocabulary.weigh(grams), vector)
        scores = self.linear.scores(*seen)
        if self.network and read_by_both(vector):
            scores += NETWORK_WEIGHT * self.network.scores(*seen)
        return scores

    @classmethod
    def fit(cls, examples: Examples) -> Scorer:
        """Trains on all examples."""
        return fit_with_trials(examples, trials=0)[0]

    def save(self, folder: Path) -> None:
        """Arrays and JSON; no pickle."""
        self.linear.save(folder)
        if self.network:
            self.network.save(folder)

    @classmethod
    def load(cls, folder: Path) -> Scorer:
        """The models that ``save`` wrote."""
        return cls(LinearModel.load(folder), Network.load(folder))


@dataclass(frozen=True)
class Trial:
    """Scores of sentences that the models giving them had not seen, and which rows those are."""

    seen: np.ndarray
    unseen: np.ndarray
    scores: np.ndarray


@dataclass(frozen=True)
class _Lesson:
    """What the models see of some sentences, their labels, and which of them the network reads."""

    features: scipy.sparse.csr_matrix
    seen: np.ndarray
    labels: np.ndarray
    read: np.ndarray

    @classmethod
    def of(cls, examples: Examples, frame: Frame) -> tuple[_Lesson, Axes | None]:
        """Of all examples; no axes where the network has nothing to read."""
        read, seen, axes = read_by_both(examples.vectors), examples.vectors, None
        if len(np.unique(examples.labels[read])) > 1:
            axes = Axes.of(frame.ngrams[read])
            seen = np.hstack([seen, axes.of_all(frame.ngrams)])
        return cls(frame.features, seen, examples.labels, read), axes

    def part(self, rows: np.ndarray) -> _Lesson:
        """Some of the sentences."""
        return _Lesson(self.features[rows], self.seen[rows], self.labels[rows], self.read[rows])

    def fit(self) -> tuple[LinearSVC, Layers | None]:
        """Both models."""
        machine = linear.fit(self.features, self.labels)
        truth = np.searchsorted(machine.classes_, self.labels[self.read])
        known, truth = np.unique(truth, return_inverse=True)
        if len(known) < 2:
            return machine, None
        blocks = (*BLOCKS, self.seen.shape[1] - sum(BLOCKS))
        layers = Layers.fit(self.seen[self.read], truth, blocks)
        return machine, layers.among(len(machine.classes_), known)

    def scores(self, machine: LinearSVC, layers: Layers | None) -> np.ndarray:
        """One row a sentence, one column a label."""
        scores = machine.decision_function(self.features)
        if scores.ndim == 1:  # scikit-learn keeps one column for two labels
            scores = np.column_stack([-scores, scores])
        if layers:
            scores[self.read] += NETWORK_WEIGHT * layers.scores(self.seen[self.read])
        return scores


def fit_with_trials(examples: Examples, trials: int = TRIALS) -> tuple[Scorer, list[Trial]]:
    """The final models, and sisters trained on three quarters and tried on the fourth.

    They train at the same time, each in a process of its own: liblinear draws from one generator a process,
    and threads that share it make another model each time.
    """
    frame = Frame.of(examples)
    lesson, axes = _Lesson.of(examples, frame)
    rows = np.arange(len(examples))
    quarters = StratifiedKFold(QUARTERS, shuffle=True, random_state=7).split(rows, examples.labels)
    splits = list(quarters)[:trials] if trials else []
    parts = [lesson, *(lesson.part(seen) for seen, _ in splits)]
    # No shared memory: it would be read-only, and liblinear wants its own.
    (machine, layers), *sisters = Parallel(
        n_jobs=min(len(parts), os.cpu_count() or 1), max_nbytes=None
    )(delayed(_Lesson.fit)(part) for part in parts)
    network = Network(axes, layers) if axes and layers else None
    return Scorer(frame.model(machine), network), [
        Trial(seen, unseen, lesson.part(unseen).scores(*sister))
        for sister, (seen, unseen) in zip(sisters, splits, strict=True)
    ]
