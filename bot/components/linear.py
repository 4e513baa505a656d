"""One LinearSVC over n-grams and sentence vectors; trained by scikit-learn, applied by numpy."""

from __future__ import annotations

import json
import warnings
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import scipy.sparse
from sklearn.exceptions import ConvergenceWarning
from sklearn.svm import LinearSVC

from bot.components.ngrams import Vocabulary

PENALTY, PENALTY_OF_FEW = 0.2, 1.0
FEW = 30  # examples a label, up to which errors on them are punished harder
ROUNDS = 5  # over the data for each label; more change nothing that a customer would notice
AXES = 256  # of the 896 of a vector: training takes half the time and is as accurate
VECTOR_WEIGHT = 1.5


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
        frame = Frame.of(examples)
        return frame.model(fit(frame.features, examples.labels))

    def scores(self, columns: np.ndarray, values: np.ndarray, vector: np.ndarray) -> np.ndarray:
        """One score a label, the distance to its hyperplane, for weighed n-grams and a vector."""
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
class Frame:
    """Features of all examples; vectors are turned to their main axes and centred."""

    vocabulary: Vocabulary
    features: scipy.sparse.csr_matrix
    mean: np.ndarray
    axes: np.ndarray

    @classmethod
    def of(cls, examples: Examples) -> Frame:
        vocabulary, mean = Vocabulary.learn(examples.grams), examples.vectors.mean(axis=0)
        centred = examples.vectors - mean
        axes = np.linalg.eigh(centred.T @ centred)[1][:, -AXES:] * VECTOR_WEIGHT
        blocks = [vocabulary.matrix(examples.grams), scipy.sparse.csr_matrix(centred @ axes)]
        return cls(vocabulary, scipy.sparse.hstack(blocks).tocsr(), mean, axes)

    @property
    def ngrams(self) -> scipy.sparse.csr_matrix:
        """The features without the vectors."""
        return self.features[:, : len(self.vocabulary.terms)]

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


def fit(features: scipy.sparse.csr_matrix, labels: np.ndarray) -> LinearSVC:
    """One hyperplane a label."""
    few = len(labels) <= FEW * len(np.unique(labels))
    machine = LinearSVC(
        C=PENALTY_OF_FEW if few else PENALTY, tol=0.1, max_iter=ROUNDS, random_state=7
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        return machine.fit(features, labels)
