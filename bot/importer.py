"""Adds to the hand-written domain and rules what data/topics.yml implies.

A new topic needs a line in topics.yml, examples and an answer; its intent and its rule
("say the answer") come from here unless a rule file mentions the intent.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

from rasa.shared.core.domain import Domain
from rasa.shared.core.events import UserUttered
from rasa.shared.core.training_data.story_reader.yaml_story_reader import YAMLStoryReader
from rasa.shared.core.training_data.structures import StoryGraph
from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot import examples
from bot.nlg.phrases import phrase_names
from bot.settings import Settings
from bot.topics import load_topics


class TopicImporter(RasaFileImporter):
    """Rasa's file importer, completed from topics.yml; every part is read once."""

    @cached_property
    def _examples(self) -> TrainingData:
        return examples.read(self._nlu_files, "zh")

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


def _answer_rule(intent: str) -> dict[str, Any]:
    return {"rule": f"answer {intent}", "steps": [{"intent": intent}, {"action": "utter_answer"}]}
