"""One linear classifier over n-grams and sentence vectors."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import scipy.sparse

from bot.components import descent
from bot.components.descent import Hyperplanes, Rows
from bot.components.ngrams import Vocabulary
from bot.components.vectors import read_by_both

PENALTY, PENALTY_OF_FEW = 0.2, 1.0
FEW = 30  # examples a label, up to which errors on them are punished harder
ROUNDS = 6  # over the data; more change nothing that a customer would notice
FEWEST_STEPS = 10_000  # of single rows: little data is gone over more often
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
        return frame.model(fit(frame.rows(examples)))

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
    """Features of all examples; the vectors are turned to their main axes and centred."""

    vocabulary: Vocabulary
    ngrams: scipy.sparse.csr_matrix
    vectors: np.ndarray
    mean: np.ndarray
    axes: np.ndarray

    @classmethod
    def of(cls, examples: Examples) -> Frame:
        vocabulary, mean = Vocabulary.learn(examples.grams), examples.vectors.mean(axis=0)
        centred = examples.vectors - mean
        axes = np.linalg.eigh(centred.T @ centred)[1][:, -AXES:] * VECTOR_WEIGHT
        return cls(vocabulary, vocabulary.matrix(examples.grams), centred @ axes, mean, axes)

    def rows(self, examples: Examples) -> Rows:
        """What the hyperplanes are fitted to; texts with and without Han characters share little."""
        return Rows(self.ngrams, self.vectors, examples.labels, read_by_both(examples.vectors))

    def model(self, planes: Hyperplanes) -> LinearModel:
        """The hyperplanes, with centring and turning folded into them."""
        dense = self.axes @ planes.dense
        bias = planes.bias - self.mean @ dense
        return LinearModel(
            list(map(str, planes.classes)), self.vocabulary, planes.sparse, dense, bias
        )


def fit(rows: Rows) -> Hyperplanes:
    """One hyperplane a label."""
    size = len(rows.labels)
    few = size <= FEW * len(np.unique(rows.labels))
    rounds = max(ROUNDS, FEWEST_STEPS // size)
    return descent.fit(rows, PENALTY_OF_FEW if few else PENALTY, rounds)
