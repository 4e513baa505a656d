"""Rasa's NLG, in process: from a response name and the tracker to what the customer reads."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import Any

from jinja2 import TemplateError
from rasa.core.nlg import NaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker

from bot.forms.registry import BY_NAME
from bot.forms.state import State
from bot.nlg.context import Context
from bot.nlg.library import AnswerMissing, Library
from bot.nlg.phrases import phrases
from bot.nlg.reply import PERSON, QuickReply, Reply
from bot.settings import Settings
from bot.topics import OUT_OF_SCOPE, Topic, load_topics

logger = logging.getLogger(__name__)

LAST_RESORT = {
    "zh": "抱歉，我现在无法回答。您可以转人工客服。",
    "en": "Sorry, I cannot answer just now. You can ask for a person.",
}
# Handoff reasons of docs/bot.md by topic; being asked for a person has three, see _reason.
REASONS = {
    "cards/report_lost": "lost_card",
    "cards/unauthorized_transaction": "fraud",
    "talk/insult": "abuse",
}
MISSES = ("utter_suggest", "utter_out_of_scope")
ASK = "utter_ask_task_answer"
MISSES_BEFORE_OFFER = 1  # with this one that makes two in a row


class LobbyNLG(NaturalLanguageGenerator):
    """Chooses among answers (data/answers) and phrases (phrases.yml)."""

    def __init__(self, endpoint_config: Any = None, domain: Domain | None = None) -> None:
        data = Settings.from_environment().data
        self._library = Library(data)
        self._topics: dict[str, Topic] = load_topics(data / "topics.yml")
        self._composed = {
            "utter_answer": self._answer,
            "utter_handoff": self._handoff,
            "utter_suggest": self._suggest,
            ASK: self._ask,
        }

    @property
    def library(self) -> Library:
        """The answers, as they are in the files now."""
        self._library.refresh()
        return self._library

    async def generate(
        self, utter_action: str, tracker: DialogueStateTracker, output_channel: str, **given: Any
    ) -> dict[str, Any]:
        """The reply; ``given`` are values of the action that asks for it, such as a case number."""
        given.pop("domain_responses", None)
        return self.say(utter_action, Context.of(tracker), given).as_response()

    def say(self, name: str, context: Context, given: dict[str, Any] | None = None) -> Reply:
        """Never raises: what cannot be said is logged, and the customer is told how to go on."""
        self._library.refresh()
        compose = self._composed.get(name)
        try:
            reply = compose(context) if compose else self._phrase(name, context, given)
        except (AnswerMissing, TemplateError, LookupError) as error:
            logger.error(
                "reply %s to topic %s is missing: %s", name, context.understanding.topic, error
            )
            reply = self._apology(context)
        missed = name in MISSES or (name == ASK and context.steps and context.understanding.is_miss)
        if missed and context.misses_before >= MISSES_BEFORE_OFFER:
            sentence = self._phrase(_offer(name, context), context).text
            return reply.offering_person(sentence, self._button(PERSON, context))
        return reply

    def _answer(self, context: Context) -> Reply:
        topic = context.understanding.topic
        if topic == "service/switch_language":
            return self._phrase("utter_switch_language", context)
        answer = self._library.answer(topic, context.language)
        figure = self._library.figure(topic, context.language, context.slots.get("about") or {})
        text = f"{figure}\n{answer.text}" if figure else answer.text
        buttons = tuple(self._button(topic, context) for topic in answer.next)
        return Reply(text, buttons, {"card": answer.card} if answer.card else {})

    def _handoff(self, context: Context) -> Reply:
        topic, reason = context.understanding.topic, _reason(context)
        if topic == "talk/insult" and not any(
            found.topic == topic for found in context.previous[:1]
        ):
            return self._answer(context).with_replies(self._button(PERSON, context))
        if topic in ("cards/report_lost", "cards/unauthorized_transaction"):
            return self._answer(context).handing_over(reason)
        name = "utter_handoff_abuse" if reason == "abuse" else "utter_handoff_customer_asked"
        return self._phrase(name, context).handing_over(reason)

    def _suggest(self, context: Context) -> Reply:
        found = context.understanding
        topics = [found.topic, *(guess.topic for guess in found.suggestions)]
        buttons = [self._button(topic, context) for topic in topics if topic != OUT_OF_SCOPE]
        return self._phrase("utter_suggest", context).with_replies(*buttons[:3])

    def _ask(self, context: Context) -> Reply:
        state = State.of(context.slots["task"])
        known = {**BY_NAME[state.name].complete(state.fields), **state.data}
        asked = self._phrase(f"utter_ask_{state.name}_{state.asked}", context, known)
        options = tuple(QuickReply(one["title"][context.language]) for one in state.options)
        asked = replace(asked, quick_replies=options or asked.quick_replies)
        if not (state.problem and context.steps):
            return asked
        problem = self._phrase(f"utter_problem_{state.problem}", context, known)
        return replace(asked, text=f"{problem.text}\n{asked.text}")

    def _phrase(self, name: str, context: Context, given: dict[str, Any] | None = None) -> Reply:
        phrase, known = phrases()[name], {**context.slots, **(given or {})}
        text = self._library.render(phrase[context.language], context.language, known)
        quick = tuple(
            self._quick(entry, context, known)
            for entry in phrase.get("quick", ())
            if self._library.holds(entry.get("if", "true"), context.language, known)
        )
        said = Reply(text, quick)
        return said.handing_over(phrase["handoff"]) if "handoff" in phrase else said

    def _apology(self, context: Context) -> Reply:
        try:
            return self._phrase("utter_answer_missing", context)
        except TemplateError:
            return Reply(LAST_RESORT[context.language], (self._button(PERSON, context),))

    def _quick(self, entry: dict[str, str], context: Context, known: dict[str, Any]) -> QuickReply:
        if "topic" in entry:
            return self._button(entry["topic"], context)
        title = self._library.render(entry[context.language], context.language, known)
        return QuickReply(title, entry.get("choice"))

    def _button(self, topic: str, context: Context) -> QuickReply:
        title = self._library.title(topic, context.language)
        if title is None and topic in self._topics:
            title = self._topics[topic].description(context.language)
        return QuickReply(title or topic, f"topic:{topic}")


def _offer(name: str, context: Context) -> str:
    """In which words a person is offered: what cannot be was understood all the same."""
    problem = (context.slots.get("task") or {}).get("problem") if name == ASK else None
    return "utter_offer_person" if problem in (None, "unclear") else "utter_offer_person_instead"


def _reason(context: Context) -> str:
    """Why a person is needed, in the words of docs/bot.md."""
    if context.understanding.topic in REASONS:
        return REASONS[context.understanding.topic]
    if (context.slots.get("task") or {}).get("name") == "complaint":
        return "complaint"
    return "misunderstood" if context.misses_before > MISSES_BEFORE_OFFER else "customer_asked"
