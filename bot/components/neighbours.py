"""How near the training sentences are (cosine of sentence vectors).

The classifier's scores and this nearness err in different ways: added up they err less, most
of all where a label has few examples. Looks only at likely labels and at out-of-scope labels:
a tenth of all examples, and nearness to an unlikely label says nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from bot.components.vectors import SHARED

NOBODY = -1.0  # cosine where there is no example to compare with
LIKELY = 10  # in-scope labels that are looked at
TYPICAL_WEIGHT = 1.0  # of the mean of a label's examples against the nearest of them


@dataclass(frozen=True)
class Neighbours:
    """Unit vectors in the order of their labels; label ``i`` owns ``starts[i]:starts[i + 1]``."""

    vectors: np.ndarray
    starts: np.ndarray
    centres: np.ndarray

    @classmethod
    def of(cls, vectors: np.ndarray, truth: np.ndarray, labels: int) -> Neighbours:
        """``truth`` holds the label's number of each vector."""
        order = np.argsort(truth, kind="stable")
        starts = np.searchsorted(truth[order], np.arange(labels + 1))
        return cls._around(_unit(vectors[order]), starts)

    @classmethod
    def _around(cls, vectors: np.ndarray, starts: np.ndarray) -> Neighbours:
        sums = [vectors[a:b].sum(axis=0) for a, b in pairwise(starts)]
        return cls(vectors, starts, _unit(np.array(sums)))

    def nearest(self, vectors: np.ndarray, labels: np.ndarray) -> np.ndarray:
        """For each vector the cosine to the nearest example of each of ``labels``; NOBODY elsewhere."""
        columns = np.full((len(vectors), len(self.centres)), NOBODY, np.float32)
        # Where all end in zeros, as those of text with Han characters do, the rest of the examples has no say.
        width = vectors.shape[1] if vectors[:, SHARED:].any() else SHARED
        vectors, examples = _unit(vectors)[:, :width], self.vectors[:, :width]
        for label in labels:
            part = examples[self.starts[label] : self.starts[label + 1]]
            if len(part):
                columns[:, label] = (vectors @ part.T).max(axis=1)
        return columns

    def blend(self, scores: np.ndarray, nearest: np.ndarray, vectors: np.ndarray) -> np.ndarray:
        """Scores with nearness added; a label that was not looked at gets the least of the others."""
        looked = nearest > NOBODY
        similar = nearest + TYPICAL_WEIGHT * (_unit(vectors) @ self.centres.T)
        least = np.where(looked, similar, np.inf).min(axis=1, keepdims=True)
        return scores + np.where(looked, similar, np.where(np.isinf(least), 0.0, least))

    def save(self, folder: Path) -> None:
        """Half precision: 2 kB an example."""
        np.savez(
            folder / "neighbours.npz", vectors=self.vectors.astype(np.float16), starts=self.starts
        )

    @classmethod
    def load(cls, folder: Path) -> Neighbours:
        """The neighbours that ``save`` wrote."""
        with np.load(folder / "neighbours.npz", allow_pickle=False) as arrays:
            return cls._around(arrays["vectors"].astype(np.float32), arrays["starts"])


def likely_labels(scores: np.ndarray, foreign: np.ndarray) -> np.ndarray:
    """Marks the best in-scope labels of each row of scores, and all foreign ones."""
    ours = np.where(foreign, -np.inf, scores)
    last = np.sort(ours, axis=-1)[..., -min(LIKELY, int((~foreign).sum())), None]
    return (ours >= last) | foreign


def _unit(vectors: np.ndarray) -> np.ndarray:
    length = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return vectors / np.where(length, length, 1.0)
