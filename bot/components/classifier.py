"""Rasa's intent classifier: fills intent, ranking, response selector and "understanding".

One model chooses among all topics at once; the zone then decides whether the rules see the
topic's intent, ``suggest`` or ``out_of_scope``.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.nlu.constants import TOKENS_NAMES
from rasa.nlu.featurizers.featurizer import Featurizer
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.components.cutting import cut
from bot.components.encoder import DIMENSIONS, exact_after
from bot.components.linear import Examples
from bot.components.ngrams import grams
from bot.components.parse_data import parse_data_of
from bot.components.topic_model import Sentence, TopicModel


def _sentence(message: Message) -> Sentence:
    text = message.get(TEXT) or ""
    words = [token.text for token in message.get(TOKENS_NAMES[TEXT]) or []]
    return Sentence(text, grams(text, words), _vector(message))


def _vector(message: Message) -> np.ndarray:
    _, features = message.get_dense_features(TEXT, [])
    return np.zeros(DIMENSIONS, np.float32) if features is None else features.features[0]


def _heard(message: Message) -> Sentence:
    """A customer's message: its vector comes of a glance."""
    sentence = _sentence(message)
    return replace(sentence, look_again=partial(exact_after, sentence.text, sentence.vector))


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class TopicClassifier(IntentClassifier, GraphComponent):
    """TopicModel as a node of Rasa's graph."""

    def __init__(
        self, storage: ModelStorage, resource: Resource, model: TopicModel | None = None
    ) -> None:
        self._storage, self._resource, self._model = storage, resource, model

    @classmethod
    def required_components(cls) -> list[type]:
        """It reads a sentence vector."""
        return [Featurizer]

    @staticmethod
    def required_packages() -> list[str]:
        """Training needs scikit-learn."""
        return ["sklearn"]

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> TopicClassifier:
        """An untrained classifier."""
        return cls(model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> TopicClassifier:
        """The trained one; ValueError when the model archive lacks it."""
        with model_storage.read_from(resource) as folder:
            return cls(model_storage, resource, TopicModel.load(folder))

    def train(self, training_data: TrainingData) -> Resource:
        """Learns from every example that has an intent."""
        written = [message for message in training_data.intent_examples if message.get(TEXT)]
        texts = [message.get(TEXT) for message in written]
        examples = Examples(
            cut(texts),
            np.stack([_vector(message) for message in written]),
            np.array([message.get_full_intent() for message in written]),
        )
        self._model = TopicModel.fit(texts, examples)
        with self._storage.write_to(self._resource) as folder:
            self._model.save(folder)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Understands each message."""
        for message in messages:
            found = self._model.understand(_heard(message))
            for key, value in parse_data_of(found, self._model.label_of(found.topic)).items():
                message.set(key, value, add_to_output=True)
        return messages
