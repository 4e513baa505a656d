"""One LinearSVC over n-grams and sentence vectors; trained by scikit-learn, applied by numpy."""

from __future__ import annotations

import json
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import scipy.sparse
from sklearn.model_selection import StratifiedKFold
from sklearn.svm import LinearSVC

from bot.components.ngrams import Vocabulary

PENALTY = 0.2
TOLERANCE = 0.1
VECTOR_WEIGHT = 1.2
QUARTERS = 4


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
        vocabulary = Vocabulary.learn(examples.grams)
        return cls._fitted(vocabulary, _features(vocabulary, examples), examples.labels)

    @classmethod
    def _fitted(
        cls, vocabulary: Vocabulary, features: scipy.sparse.csr_matrix, labels: np.ndarray
    ) -> LinearModel:
        machine = LinearSVC(C=PENALTY, tol=TOLERANCE, random_state=7).fit(features, labels)
        weights, bias = machine.coef_.T.astype(np.float32), machine.intercept_.astype(np.float32)
        if len(machine.classes_) == 2:  # scikit-learn keeps one column for two labels
            weights, bias = np.hstack([-weights, weights]), np.concatenate([-bias, bias])
        cut = len(vocabulary.terms)
        return cls(
            list(map(str, machine.classes_)),
            vocabulary,
            weights[:cut],
            weights[cut:] * VECTOR_WEIGHT,
            bias,
        )

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


def _features(vocabulary: Vocabulary, examples: Examples) -> scipy.sparse.csr_matrix:
    vectors = scipy.sparse.csr_matrix(examples.vectors * VECTOR_WEIGHT)
    return scipy.sparse.hstack([vocabulary.matrix(examples.grams), vectors]).tocsr()


@dataclass(frozen=True)
class Trial:
    """Scores of sentences that the model giving them had not seen, and which rows those are."""

    seen: np.ndarray
    unseen: np.ndarray
    scores: np.ndarray


def fit_with_trial(examples: Examples) -> tuple[LinearModel, Trial]:
    """The final model, and a sister trained on three quarters and tried on the fourth.

    Both train at the same time: liblinear releases the interpreter lock.
    """
    vocabulary = Vocabulary.learn(examples.grams)
    features = _features(vocabulary, examples)
    seen, unseen = next(
        StratifiedKFold(QUARTERS, shuffle=True, random_state=7).split(features, examples.labels)
    )

    def fit(rows: np.ndarray) -> LinearModel:
        return LinearModel._fitted(vocabulary, features[rows], examples.labels[rows])

    with ThreadPoolExecutor(max_workers=2) as threads:
        final, sister = threads.map(fit, (np.arange(len(examples)), seen))
    weights = np.vstack([sister.sparse, sister.dense / VECTOR_WEIGHT])
    return final, Trial(seen, unseen, features[unseen] @ weights + sister.bias)
