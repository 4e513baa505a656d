"""Hyperplanes of many labels at once: one against the rest, squared hinge loss, descent in the dual.

The method of liblinear (Hsieh and others, A dual coordinate descent method for large-scale linear SVM, 2008), which
takes the labels one after the other and three times as long. Here a row's scores of all labels are one product.
Rows go in blocks: products with the hyperplanes are taken for a block, and what its earlier rows changed reaches its
later ones through the products of the block's rows with each other, so the steps are those of row after row.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import scipy.sparse

BLOCK = 16  # rows; more have more columns between them than they share
SEED = 7


@dataclass(frozen=True)
class Hyperplanes:
    """One column a label: weights of sparse and of dense features, and biases; ``classes`` names the columns."""

    classes: np.ndarray
    sparse: np.ndarray
    dense: np.ndarray
    bias: np.ndarray

    def scores(self, sparse: scipy.sparse.csr_matrix, dense: np.ndarray) -> np.ndarray:
        """One row a sentence: its distance to each hyperplane, in units of the margin."""
        return sparse @ self.sparse + dense @ self.dense + self.bias


@dataclass(frozen=True)
class Rows:
    """Features and labels of sentences; sentences of one kind share features, so they go in blocks together."""

    sparse: scipy.sparse.csr_matrix
    dense: np.ndarray
    labels: np.ndarray
    kinds: np.ndarray

    def __getitem__(self, rows: np.ndarray) -> Rows:
        return Rows(self.sparse[rows], self.dense[rows], self.labels[rows], self.kinds[rows])


@dataclass(frozen=True)
class _Block:
    """Rows with the columns that they use, their products with each other, and what descends."""

    columns: np.ndarray
    rows: np.ndarray
    products: np.ndarray
    signs: np.ndarray
    duals: np.ndarray

    def descend(self, scores: np.ndarray, slack: np.float32) -> np.ndarray:
        """A step of each row for all labels; returns how much of each row the hyperplanes gain."""
        gains = np.zeros_like(scores)
        steps = 1 / (self.products.diagonal() + slack)
        for row, (sign, dual) in enumerate(zip(self.signs, self.duals, strict=True)):
            score = scores[row] + self.products[row, :row] @ gains[:row]
            slope = sign * score - 1 + slack * dual
            moved = np.maximum(dual - slope * steps[row], 0)
            gains[row] = (moved - dual) * sign
            dual[:] = moved
        return gains


def fit(rows: Rows, penalty: float, rounds: int) -> Hyperplanes:
    """``penalty`` of errors against the length of the weights; so many ``rounds`` over all rows, in random order."""
    chance, classes = np.random.default_rng(SEED), np.unique(rows.labels)
    blocks = _blocks(_shuffled(rows, chance), classes)
    wide = rows.dense.shape[1] + 1
    weights = np.zeros((wide + rows.sparse.shape[1], len(classes)), np.float32)
    for _ in range(rounds):
        for number in chance.permutation(len(blocks)):
            block = blocks[number]
            mine = weights[block.columns]
            gains = block.descend(block.rows @ mine, np.float32(0.5 / penalty))
            weights[block.columns] = mine + block.rows.T @ gains
    return Hyperplanes(classes, weights[wide:], weights[: wide - 1], weights[wide - 1])


def _shuffled(rows: Rows, chance: np.random.Generator) -> Rows:
    order = chance.permutation(len(rows.labels))
    return rows[order[np.argsort(rows.kinds[order], kind="stable")]]


def _blocks(rows: Rows, classes: np.ndarray) -> list[_Block]:
    truth = np.searchsorted(classes, rows.labels)
    ones = np.ones((len(truth), 1), np.float32)  # their weight is the bias
    dense = np.hstack([rows.dense, ones])
    parts = (slice(start, start + BLOCK) for start in range(0, len(truth), BLOCK))
    return [_block(rows.sparse[part], dense[part], truth[part], len(classes)) for part in parts]


def _block(
    sparse: scipy.sparse.csr_matrix, dense: np.ndarray, truth: np.ndarray, labels: int
) -> _Block:
    used, places = np.unique(sparse.indices, return_inverse=True)
    size, wide = dense.shape
    rows = np.zeros((size, wide + len(used)), np.float32)
    rows[:, :wide] = dense
    rows[np.repeat(np.arange(size), np.diff(sparse.indptr)), wide + places] = sparse.data
    signs = np.full((size, labels), -1, np.float32)
    signs[np.arange(size), truth] = 1
    columns = np.concatenate([np.arange(wide), wide + used])
    return _Block(columns, rows, rows @ rows.T, signs, np.zeros_like(signs))
