"""Words of a sentence that mixes Chinese and English: jieba for Han runs, spaCy's English
rules for Latin runs; a personal-data token is one word. Offsets point into the message.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import jieba
import spacy
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.components.normalise import fold

RUN = re.compile(
    r"(?P<personal>⟦[^⟦⟧]*⟧)|(?P<han>[\u3400-\u9fff\uf900-\ufaff]+)|(?P<other>[^\s⟦⟧\u3400-\u9fff]+)"
)
KNOWN = 5000  # English words that are cut once: spaCy makes a document of each
PERSONAL_KIND = re.compile(r"⟦(\w+)")


@lru_cache(maxsize=1)
def chinese() -> jieba.Tokenizer:
    """jieba with its dictionary loaded now, not on the first customer's message."""
    jieba.setLogLevel(60)
    words = jieba.Tokenizer()
    words.initialize()
    return words


@lru_cache(maxsize=1)
def english() -> Any:
    """spaCy's English splitting rules; a blank pipeline, so no model is downloaded."""
    return spacy.blank("en").tokenizer


@lru_cache(maxsize=KNOWN)
def _english_words(text: str) -> tuple[tuple[str, int, int], ...]:
    return tuple((token.text, token.idx, token.idx + len(token)) for token in english()(text))


def _cut(run: re.Match[str]) -> Iterator[tuple[str, int, int]]:
    text, start = fold(run[0]), run.start()
    if run.lastgroup == "personal":
        yield f"⟦{PERSONAL_KIND.match(text)[1]}⟧", start, run.end()
    else:
        cut = chinese().tokenize if run.lastgroup == "han" else _english_words
        for word, begin, end in cut(text):
            yield word, start + begin, start + end


def words(text: str) -> list[tuple[str, int, int]]:
    """Each word in its folded form with its start and end in ``text``."""
    return [found for run in RUN.finditer(text) for found in _cut(run)]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class BilingualTokenizer(Tokenizer):
    """Rasa's view of ``words``."""

    @staticmethod
    def required_packages() -> list[str]:
        """Names that Rasa checks before training."""
        return ["jieba", "spacy"]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Intents are never split into tokens."""
        return {
            "intent_tokenization_flag": False,
            "intent_split_symbol": "_",
            "token_pattern": None,
        }

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Nothing: the classifier cuts the examples itself, in several processes."""
        return training_data

    def tokenize(self, message: Message, attribute: str) -> list[Token]:
        """Tokens of one attribute; Rasa wants at least one for a text that is not empty."""
        text = message.get(attribute)
        return [Token(word, start, end) for word, start, end in words(text)] or [Token(text, 0)]
