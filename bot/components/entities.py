"""Amounts, rates, terms, days, times, products, channels, branches and contacts, as entities with values.

One spaCy pipeline of rules on a blank vocabulary serves both languages: a Han character is a token, a Latin
word is one. Names come from the catalogue and data/lookups and are read again when a file changes, so that
a new product needs no training; quantities, days and times are read by bot.reading.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import spacy
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.training_data.message import Message
from spacy.language import Language
from spacy.tokens import Doc

from bot.components.normalise import fold
from bot.nlg.yaml_folder import YamlFolder
from bot.reading.days import days
from bot.reading.names import names
from bot.reading.terms import measured
from bot.reading.times import times
from bot.settings import Settings

PIECE = re.compile(r"[\u3400-\u9fff]|[^\W_\u3400-\u9fff]+|[^\s]|\s+")
CONTACT = re.compile(r"⟦(?P<kind>\w+)[^⟦⟧]*⟧")
CASE_NUMBER = re.compile(r"(?<![A-Za-z0-9])[A-Za-z][ -]?\d{8}[ -]?\d{4,8}[ -]?\d(?!\d)")
# China has had no daylight saving since 1991; the bank's day is Beijing's.
BANK_TIME = timezone(timedelta(hours=8))


@dataclass(frozen=True)
class Entity:
    """What stands at text[start:end]: ``value`` is text or a whole number, so that JSON keeps it exactly."""

    entity: str
    value: str | int
    start: int
    end: int

    def as_dict(self) -> dict[str, Any]:
        """As Rasa keeps entities."""
        return {**self.__dict__, "extractor": "EntityRules"}


def bank_today() -> date:
    """The day in China."""
    return datetime.now(BANK_TIME).date()


class EntityReader:
    """Reads the entities of a text."""

    def __init__(self, data: Path, today: Callable[[], date] = bank_today) -> None:
        self._catalogue, self._lookups = YamlFolder(data / "catalog"), YamlFolder(data / "lookups")
        self._today = today
        self._pipeline: Language | None = None

    def read(self, text: str) -> list[Entity]:
        """Every entity in the order of the text; what lies within a name is no entity of its own."""
        found: list[Entity] = []
        rest = text
        for reader in (_contacts, self._named, self._days, _times, measured_entities):
            more = list(reader(rest))
            for one in more:
                rest = rest[: one.start] + " " * (one.end - one.start) + rest[one.end :]
            found += more
        return sorted(found, key=lambda one: one.start)

    def _named(self, text: str) -> Iterator[Entity]:
        for span in self._names()(fold_in_place(text)).ents:
            yield Entity(span.label_, span.ent_id_, span.start_char, span.end_char)

    def _days(self, text: str) -> Iterator[Entity]:
        for found in days(text, self._today()):
            yield Entity("date", found.value.isoformat(), found.start, found.end)

    def _names(self) -> Language:
        if self._catalogue.changed() | self._lookups.changed() or self._pipeline is None:
            self._pipeline = pipeline(self._catalogue.content, self._lookups.content)
        return self._pipeline


def pipeline(catalogue: dict[str, Any], lookups: dict[str, Any]) -> Language:
    """A blank spaCy pipeline that knows the bank's names; the longest name that fits counts."""
    language = spacy.blank("zh")
    language.tokenizer = lambda text: _pieces(language, text)
    ruler = language.add_pipe("entity_ruler", config={"phrase_matcher_attr": "ORTH"})
    known = {(name.kind, fold_in_place(name.words)): name.id for name in names(catalogue, lookups)}
    ruler.add_patterns(
        [{"label": kind, "pattern": words, "id": one} for (kind, words), one in known.items()]
    )
    return language


def fold_in_place(text: str) -> str:
    """Width, case and script, where each character stays one."""
    folded = fold(text)
    if len(folded) == len(text):
        return folded
    return "".join(one if len(one) == 1 else sign for sign in text for one in [fold(sign)])


def _pieces(language: Language, text: str) -> Doc:
    pieces = PIECE.findall(text)
    return Doc(language.vocab, words=pieces, spaces=[False] * len(pieces))


def _contacts(text: str) -> Iterator[Entity]:
    for match in CONTACT.finditer(text):
        yield Entity(match["kind"], match[0], match.start(), match.end())
    for match in CASE_NUMBER.finditer(text):
        yield Entity("case_number", match[0].upper().replace(" ", ""), match.start(), match.end())


def _times(text: str) -> Iterator[Entity]:
    for found in times(text):
        yield Entity("time", f"{found.value:%H:%M}", found.start, found.end)


def measured_entities(text: str) -> Iterator[Entity]:
    """Amounts, rates, terms and bare numbers."""
    for one in measured(text):
        yield Entity(one.kind, one.value, one.start, one.end)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class EntityRules(GraphComponent):
    """EntityReader as a node of Rasa's graph."""

    def __init__(self, reader: EntityReader) -> None:
        self._reader = reader

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> EntityRules:
        """Reads names from the data folder of this process: nothing of them is in the model."""
        return cls(EntityReader(Settings.from_environment().data))

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds the entities of each message."""
        for message in messages:
            found = [one.as_dict() for one in self._reader.read(message.get("text") or "")]
            message.set("entities", found, add_to_output=True)
        return messages
