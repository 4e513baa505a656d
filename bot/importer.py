"""Adds to the hand-written domain and rules what data/topics.yml implies.

A new topic needs a line in topics.yml, examples and an answer; its intent and its rule
("say the answer") come from here unless a rule file mentions the intent.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import UserUttered
from rasa.shared.core.training_data.story_reader.yaml_story_reader import YAMLStoryReader
from rasa.shared.core.training_data.structures import StoryGraph
from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.importers.utils import training_data_from_paths
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.examples import NotPlain, plain_examples
from bot.nlg.phrases import phrase_names
from bot.settings import Settings
from bot.topics import load_topics


class TopicImporter(RasaFileImporter):
    """Rasa's file importer, completed from topics.yml; every part is read once."""

    @cached_property
    def _examples(self) -> TrainingData:
        return read_examples(self._nlu_files)

    @cached_property
    def _domain(self) -> Domain:
        return self._completed_domain()

    def get_nlu_data(self, language: str | None = None) -> TrainingData:
        """Both languages in one: the components take either."""
        return self._examples

    def get_domain(self) -> Domain:
        """With an intent for each topic and a response for each phrase."""
        return self._domain

    def _completed_domain(self) -> Domain:
        responses = {name: [{"text": name}] for name in phrase_names()}
        intents = [{intent: {"use_entities": []}} for intent in self._intents()]
        derived = {"version": "3.1", "intents": intents, "responses": responses}
        return super().get_domain().merge(Domain.from_dict(derived))

    def get_stories(self, exclusion_percentage: int | None = None) -> StoryGraph:
        """With the rule "say the answer" for each intent that has no rule."""
        written = super().get_stories(exclusion_percentage)
        ruled = {
            event.intent_name
            for step in written.story_steps
            for event in step.events
            if isinstance(event, UserUttered)
        }
        rules = [_answer_rule(intent) for intent in self._intents() if intent not in ruled]
        steps = YAMLStoryReader().read_from_parsed_yaml({"version": "3.1", "rules": rules})
        return written.merge(StoryGraph(steps))

    def _intents(self) -> list[str]:
        topics = load_topics(Settings.from_environment().data / "topics.yml")
        return sorted({topic.intent for topic in topics.values()} - {"out_of_scope"})


def read_examples(paths: Iterable[str]) -> TrainingData:
    """In a tenth of the time of Rasa's own reader.

    That one parses YAML in Python, holds it to a schema, and copies and fingerprints each example several times. What
    is not plain is left to it, and so are its complaints.
    """
    lines: dict[tuple[str, str], None] = {}  # each example once, in its order
    others = []
    for path in paths:
        try:
            lines.update(dict.fromkeys(plain_examples(Path(path))))
        except (yaml.YAMLError, NotPlain):
            others.append(path)
    found = TrainingData()
    found.training_examples = [Message.build(text, intent) for intent, text in lines]
    return found.merge(training_data_from_paths(others, "zh")) if others else found


def _answer_rule(intent: str) -> dict[str, Any]:
    return {"rule": f"answer {intent}", "steps": [{"intent": intent}, {"action": "utter_answer"}]}
