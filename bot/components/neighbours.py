"""How near the nearest training sentences are (cosine of sentence vectors).

Looks only at the examples of likely labels and of out-of-scope labels: a tenth of all, and
nearness to an unlikely label says nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

NOBODY = -1.0  # cosine where there is no example to compare with
LIKELY = 5  # labels


@dataclass(frozen=True)
class Neighbours:
    """Vectors of the examples in the order of their labels; label ``i`` owns ``starts[i]:starts[i + 1]``."""

    vectors: np.ndarray
    starts: np.ndarray

    @classmethod
    def of(cls, vectors: np.ndarray, truth: np.ndarray, labels: int) -> Neighbours:
        """``truth`` holds the label's number of each vector."""
        order = np.argsort(truth, kind="stable")
        return cls(vectors[order], np.searchsorted(truth[order], np.arange(labels + 1)))

    def nearest(self, vector: np.ndarray, labels: np.ndarray) -> float:
        """Cosine to the nearest example of the given labels."""
        parts = [self.vectors[self.starts[label] : self.starts[label + 1]] for label in labels]
        cosines = [float((part @ vector).max()) for part in parts if len(part)]
        return max(cosines, default=NOBODY)

    def nearest_of_each(self, vectors: np.ndarray) -> np.ndarray:
        """For each vector the cosine to the nearest example of each label."""
        columns = np.full((len(vectors), len(self.starts) - 1), NOBODY, np.float32)
        for label in range(columns.shape[1]):
            part = self.vectors[self.starts[label] : self.starts[label + 1]]
            if len(part):
                columns[:, label] = (vectors @ part.T).max(axis=1)
        return columns

    def save(self, folder: Path) -> None:
        """Half precision: 1 kB an example."""
        np.savez(
            folder / "neighbours.npz", vectors=self.vectors.astype(np.float16), starts=self.starts
        )

    @classmethod
    def load(cls, folder: Path) -> Neighbours:
        """The neighbours that ``save`` wrote."""
        with np.load(folder / "neighbours.npz", allow_pickle=False) as arrays:
            return cls(arrays["vectors"].astype(np.float32), arrays["starts"])


def likely_labels(scores: np.ndarray, foreign: np.ndarray) -> np.ndarray:
    """The best in-scope labels of each row of scores."""
    return np.argsort(np.where(foreign, np.inf, -scores), axis=-1)[
        ..., : min(LIKELY, int((~foreign).sum()))
    ]
