"""A small network beside the linear model, for text that both encoders read.

One hidden layer over the sentence's vector and the main axes of its n-grams. It errs differently from the
linear model, so their sum errs less; where the English encoder has no say it errs more, and is not asked.
Trained by numpy: scikit-learn's network has neither dropout nor smoothed labels and errs half as often again.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import scipy.sparse
from sklearn.utils.extmath import randomized_svd

HIDDEN = 512
ROUNDS, BATCH, FEWEST_STEPS = 8, 128, 600
STEP, WARM, DECAY = (
    1e-3,
    0.1,
    0.5,
)  # longest step, share of steps until it is reached, weights' decay
DROP_SEEN, DROP_HIDDEN = 0.1, 0.5  # shares left out at random in training
SMOOTHING = 0.1  # of a label's certainty, spread over all labels
COMMON, AXES = 8192, 128  # n-grams that occur most often, and the main axes of their weights
SEED = 7
FILE = "network.npz"
MEMORY = (0.9, 0.99)  # Adam's, of the slope and of its square


@dataclass(frozen=True)
class Axes:
    """Main axes of the commonest n-grams; ``places[column]`` is a row of ``turned``, the last being empty."""

    places: np.ndarray
    turned: np.ndarray

    @classmethod
    def of(cls, ngrams: scipy.sparse.csr_matrix) -> Axes:
        """Of all sentences' n-grams."""
        uses = ngrams.getnnz(axis=0)
        common = np.sort(np.argsort(-uses, kind="stable")[:COMMON])
        wanted = min(AXES, len(common), ngrams.shape[0])
        found = randomized_svd(ngrams[:, common], wanted, n_iter=2, random_state=SEED)[2]
        turned = np.zeros((len(common) + 1, wanted), np.float32)
        turned[:-1] = found.T
        places = np.full(ngrams.shape[1], len(common), np.int32)
        places[common] = np.arange(len(common))
        return cls(places, turned)

    def of_all(self, ngrams: scipy.sparse.csr_matrix) -> np.ndarray:
        """One row a sentence."""
        return ngrams @ self.turned[self.places]

    def of_one(self, columns: np.ndarray, values: np.ndarray) -> np.ndarray:
        """Of one sentence's n-grams."""
        return values @ self.turned[self.places[columns]]


@dataclass(frozen=True)
class Layers:
    """Weights and biases; what they are applied to has one row a sentence."""

    hidden: np.ndarray
    hidden_bias: np.ndarray
    output: np.ndarray
    output_bias: np.ndarray

    def scores(self, seen: np.ndarray) -> np.ndarray:
        """One score a label, about 0 in the mean of a sentence."""
        return np.maximum(seen @ self.hidden + self.hidden_bias, 0) @ self.output + self.output_bias

    @classmethod
    def fit(cls, seen: np.ndarray, truth: np.ndarray, blocks: tuple[int, ...]) -> Layers:
        """``truth`` holds the label's number of each row, ``blocks`` how wide the kinds of columns are."""
        mean, scale = _spread(seen, blocks)
        trained = _train((seen - mean) * scale, truth)
        hidden = trained[0] * scale[:, None]
        output, output_bias = (part - part.mean(axis=-1, keepdims=True) for part in trained[2:])
        return cls(hidden, trained[1] - mean @ hidden, output, output_bias)

    def among(self, labels: int, known: np.ndarray) -> Layers:
        """With a column for each of so many labels; those that are not ``known`` score 0, the mean."""
        output = np.zeros((len(self.output), labels), np.float32)
        bias = np.zeros(labels, np.float32)
        output[:, known], bias[known] = self.output, self.output_bias
        return Layers(self.hidden, self.hidden_bias, output, bias)


@dataclass(frozen=True)
class Network:
    """The axes that it sees n-grams along, and its layers."""

    axes: Axes
    layers: Layers

    def scores(self, columns: np.ndarray, values: np.ndarray, vector: np.ndarray) -> np.ndarray:
        """One score a label, for the n-grams and the vector of one sentence."""
        return self.layers.scores(np.concatenate([vector, self.axes.of_one(columns, values)]))

    def save(self, folder: Path) -> None:
        """Arrays only, the large ones in half precision."""
        small = {name: getattr(self.layers, name) for name in ("hidden_bias", "output_bias")}
        half = {
            "turned": self.axes.turned,
            "hidden": self.layers.hidden,
            "output": self.layers.output,
        }
        large = {name: part.astype(np.float16) for name, part in half.items()}
        np.savez(folder / FILE, places=self.axes.places, **small, **large)

    @classmethod
    def load(cls, folder: Path) -> Network | None:
        """The network that ``save`` wrote, if one was there to save."""
        if not (folder / FILE).exists():
            return None
        with np.load(folder / FILE, allow_pickle=False) as arrays:
            turned, *layers = (
                arrays[name].astype(np.float32)
                for name in ("turned", "hidden", "hidden_bias", "output", "output_bias")
            )
            return cls(Axes(arrays["places"], turned), Layers(*layers))


def _spread(seen: np.ndarray, blocks: tuple[int, ...]) -> tuple[np.ndarray, np.ndarray]:
    """What centres each column, and what gives each block a variance of 1."""
    mean = seen.mean(axis=0)
    parts = np.split(seen - mean, np.cumsum(blocks)[:-1], axis=1)
    spread = [np.full(part.shape[1], np.sqrt(np.square(part).mean()) or 1.0) for part in parts]
    return mean, (1 / np.concatenate(spread)).astype(np.float32)


def _train(seen: np.ndarray, truth: np.ndarray) -> list[np.ndarray]:
    """AdamW on the cross-entropy; weights shrink, biases do not."""
    chance, labels = np.random.default_rng(SEED), int(truth.max()) + 1
    weights = _beginning(chance, seen.shape[1], labels)
    slopes, squares = ([np.zeros_like(part) for part in weights] for _ in range(2))
    target = np.eye(labels, dtype=np.float32) * (1 - SMOOTHING) + np.float32(SMOOTHING / labels)
    batches = _batches(chance, len(seen))
    for number, rows in enumerate(batches, 1):
        step = STEP * _pace(number / len(batches))
        kept = np.float32(1 - step * DECAY)
        step *= np.sqrt(1 - MEMORY[1] ** number) / (1 - MEMORY[0] ** number)
        found = _slopes(chance, weights, seen[rows], target[truth[rows]])
        for part, new, slope, square in zip(weights, found, slopes, squares, strict=True):
            slope += (new - slope) * np.float32(1 - MEMORY[0])
            square += (new * new - square) * np.float32(1 - MEMORY[1])
            if part.ndim == 2:
                part *= kept
            part -= np.float32(step) * slope / (np.sqrt(square) + np.float32(1e-8))
    return weights


def _pace(share: float) -> float:
    """Of a step, after this share of all steps: rises at first, then falls along a cosine to 0."""
    return min(1.0, share / WARM) * (1 + np.cos(np.pi * max(0.0, share - WARM) / (1 - WARM))) / 2


def _beginning(chance: np.random.Generator, width: int, labels: int) -> list[np.ndarray]:
    """Small weights drawn by chance, no biases."""

    def drawn(rows: int, columns: int, size: float) -> np.ndarray:
        return chance.standard_normal((rows, columns), np.float32) * np.float32(size)

    hidden = drawn(width, HIDDEN, np.sqrt(2 / width))
    output = drawn(HIDDEN, labels, 0.1 / np.sqrt(HIDDEN))
    return [hidden, np.zeros(HIDDEN, np.float32), output, np.zeros(labels, np.float32)]


def _batches(chance: np.random.Generator, size: int) -> list[np.ndarray]:
    """Rows of each step: every row ``ROUNDS`` times, or more often where that makes too few steps."""
    each = -(-size // BATCH)
    rounds = max(ROUNDS, -(-FEWEST_STEPS // each))
    orders = [np.array_split(chance.permutation(size), each) for _ in range(rounds)]
    return [rows for order in orders for rows in order]


def _slopes(
    chance: np.random.Generator, weights: list[np.ndarray], seen: np.ndarray, target: np.ndarray
) -> tuple[np.ndarray, ...]:
    """Of the loss, for each part of the weights; columns and hidden numbers are left out at random."""
    hidden, hidden_bias, output, output_bias = weights
    seen = seen * _kept(chance, seen.shape, DROP_SEEN)
    raised = seen @ hidden + hidden_bias
    alive = (raised > 0) * _kept(chance, raised.shape, DROP_HIDDEN)
    raised *= alive
    scores = raised @ output + output_bias
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    wrong = (powers / powers.sum(axis=1, keepdims=True) - target) / np.float32(len(seen))
    back = (wrong @ output.T) * alive
    return seen.T @ back, back.sum(axis=0), raised.T @ wrong, wrong.sum(axis=0)


def _kept(chance: np.random.Generator, shape: tuple[int, ...], dropped: float) -> np.ndarray:
    return (chance.random(shape, np.float32) >= dropped) / np.float32(1 - dropped)
