"""One LinearSVC over n-grams and sentence vectors; trained by scikit-learn, applied by numpy."""

from __future__ import annotations

import json
import os
import warnings
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import scipy.sparse
from joblib import Parallel, delayed
from sklearn.exceptions import ConvergenceWarning
from sklearn.model_selection import StratifiedKFold
from sklearn.svm import LinearSVC

from bot.components.ngrams import Vocabulary

PENALTY, PENALTY_OF_FEW = 0.2, 1.0
FEW = 30  # examples a label, up to which errors on them are punished harder
ROUNDS = 5  # over the data for each label; more change nothing that a customer would notice
AXES = 256  # of the 896 of a vector: training takes half the time and is as accurate
VECTOR_WEIGHT = 1.5
QUARTERS, TRIALS = 4, 1  # a quarter of the sentences tells how sure the model may be


@dataclass(frozen=True)
class Examples:
    """What the classifier learns from: one n-gram count, one vector and one label a sentence."""

    grams: list[Counter[str]]
    vectors: np.ndarray
    labels: np.ndarray

    def __len__(self) -> int:
        return len(self.grams)


@dataclass(frozen=True)
class LinearModel:
    """``scores = ngrams · sparse + vector · dense + bias``, one column a label."""

    labels: list[str]
    vocabulary: Vocabulary
    sparse: np.ndarray
    dense: np.ndarray
    bias: np.ndarray

    @classmethod
    def fit(cls, examples: Examples) -> LinearModel:
        """Trains on all examples."""
        frame = _Frame.of(examples)
        return frame.model(_fit(frame.features, examples.labels))

    def scores(self, grams: Counter[str], vector: np.ndarray) -> np.ndarray:
        """One score a label; the distance to the label's hyperplane."""
        columns, values = self.vocabulary.weigh(grams)
        return values @ self.sparse[columns] + vector @ self.dense + self.bias

    def save(self, folder: Path) -> None:
        """Arrays in half precision and two JSON lists; no pickle."""
        half = {name: getattr(self, name).astype(np.float16) for name in ("sparse", "dense")}
        np.savez(folder / "linear.npz", idf=self.vocabulary.idf, bias=self.bias, **half)
        words = {"labels": self.labels, "terms": self.vocabulary.terms}
        (folder / "linear.json").write_text(json.dumps(words, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> LinearModel:
        """The model that ``save`` wrote."""
        words = json.loads((folder / "linear.json").read_text(encoding="utf-8"))
        with np.load(folder / "linear.npz", allow_pickle=False) as arrays:
            sparse, dense = (arrays[name].astype(np.float32) for name in ("sparse", "dense"))
            return cls(
                words["labels"],
                Vocabulary(words["terms"], arrays["idf"]),
                sparse,
                dense,
                arrays["bias"],
            )


@dataclass(frozen=True)
class _Frame:
    """Features of all examples; vectors are turned to their main axes and centred."""

    vocabulary: Vocabulary
    features: scipy.sparse.csr_matrix
    mean: np.ndarray
    axes: np.ndarray

    @classmethod
    def of(cls, examples: Examples) -> _Frame:
        vocabulary, mean = Vocabulary.learn(examples.grams), examples.vectors.mean(axis=0)
        centred = examples.vectors - mean
        axes = np.linalg.eigh(centred.T @ centred)[1][:, -AXES:] * VECTOR_WEIGHT
        blocks = [vocabulary.matrix(examples.grams), scipy.sparse.csr_matrix(centred @ axes)]
        return cls(vocabulary, scipy.sparse.hstack(blocks).tocsr(), mean, axes)

    def model(self, machine: LinearSVC) -> LinearModel:
        """The machine's weights, with centring and turning folded into them."""
        weights, bias = machine.coef_.T, machine.intercept_
        if len(machine.classes_) == 2:  # scikit-learn keeps one column for two labels
            weights, bias = np.hstack([-weights, weights]), np.concatenate([-bias, bias])
        cut = len(self.vocabulary.terms)
        dense = self.axes @ weights[cut:]
        parts = (weights[:cut], dense, bias - self.mean @ dense)
        return LinearModel(
            list(map(str, machine.classes_)),
            self.vocabulary,
            *(p.astype(np.float32) for p in parts),
        )


def _fit(features: scipy.sparse.csr_matrix, labels: np.ndarray) -> LinearSVC:
    few = len(labels) <= FEW * len(np.unique(labels))
    machine = LinearSVC(
        C=PENALTY_OF_FEW if few else PENALTY, tol=0.1, max_iter=ROUNDS, random_state=7
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        return machine.fit(features, labels)


@dataclass(frozen=True)
class Trial:
    """Scores of sentences that the model giving them had not seen, and which rows those are."""

    seen: np.ndarray
    unseen: np.ndarray
    scores: np.ndarray


def fit_with_trials(examples: Examples) -> tuple[LinearModel, list[Trial]]:
    """The final model, and sisters trained on three quarters and tried on the fourth.

    They train at the same time, each in a process of its own: liblinear draws from one generator a process,
    and threads that share it make another model each time.
    """
    frame, labels = _Frame.of(examples), examples.labels
    quarters = StratifiedKFold(QUARTERS, shuffle=True, random_state=7).split(labels, labels)
    splits = list(quarters)[:TRIALS]
    parts = [np.arange(len(examples)), *(seen for seen, _ in splits)]
    # No shared memory: it would be read-only, and liblinear wants its own.
    final, *sisters = Parallel(n_jobs=min(len(parts), os.cpu_count() or 1), max_nbytes=None)(
        delayed(_fit)(frame.features[rows], labels[rows]) for rows in parts
    )
    return frame.model(final), [
        Trial(seen, unseen, _decisions(sister, frame.features[unseen]))
        for sister, (seen, unseen) in zip(sisters, splits, strict=True)
    ]


def _decisions(machine: LinearSVC, features: scipy.sparse.csr_matrix) -> np.ndarray:
    scores = machine.decision_function(features)
    return np.column_stack([-scores, scores]) if scores.ndim == 1 else scores
