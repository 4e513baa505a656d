"""Rules by their hook, against RulePolicy without it."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from typing import Any

import pytest
from rasa.core.policies.rule_policy import RulePolicy
from rasa.core.processor import MessageProcessor
from rasa.shared.core.events import ActionExecuted, ActiveLoop, Event, LoopInterrupted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.graph import PlainRunner
from bot.rule_index import RuleIndex, index_rules

pytestmark = pytest.mark.timeout(300)

LISTEN, FORM = "action_listen", "task_form"
ACTIONS = (LISTEN, "utter_answer", "utter_handoff", FORM, "action_submit_task")
INTENTS = ("savings", "service_human_agent", "task_begin", "task_step", "task_complete", "unheard")


def policy_of(processor: MessageProcessor) -> RulePolicy:
    components = PlainRunner(processor.graph_runner).components
    return next(one for one in components if isinstance(one, RulePolicy))


def conversations() -> Iterator[list[Event]]:
    """Every intent followed by every action, in a task and outside, at the beginning and later."""
    for intent, action, loop in itertools.product(INTENTS, ACTIONS, (None, FORM)):
        opened = [ActiveLoop(loop), LoopInterrupted(True)] if loop else []
        said = [ActionExecuted(LISTEN), UserUttered("words", {"name": intent, "confidence": 1.0})]
        done = [ActionExecuted(action)] if action != LISTEN else []
        yield [*opened, *said, *done]
        yield [*said, ActionExecuted("utter_answer"), *opened, *said, *done]


def predicted(processor: MessageProcessor, policy: RulePolicy) -> list[Any]:
    domain, found = processor.domain, []
    for events in conversations():
        tracker = DialogueStateTracker.from_events("s", events, domain.slots, domain=domain)
        one, source = policy._predict(tracker, domain)
        found.append((one.probabilities, one.events, one.hide_rule_turn, source))
    return found


def test_every_prediction_stays_as_it_was(processor: MessageProcessor) -> None:
    policy = policy_of(processor)
    rasas = predicted(processor, policy)
    index_rules(policy)
    assert predicted(processor, policy) == rasas
    assert len({json.dumps(probabilities) for probabilities, *_ in rasas}) > 4


def test_our_rules_all_have_a_hook_so_words_alone_are_not_asked_about(
    processor: MessageProcessor,
) -> None:
    policy = policy_of(processor)
    index_rules(policy)
    assert policy._find_action_from_rules(None, None, use_text_for_last_user_input=True)[0] is None


@pytest.mark.parametrize(
    "last",
    [
        {"prev_action": {"action_name": LISTEN}},
        {"prev_action": {"action_name": LISTEN}, "user": {"text": "words"}},
        {"prev_action": {"action_name": LISTEN}, "user": {"intent": "should_not_be_set"}},
        {"user": {"intent": "savings"}},
    ],
)
def test_a_rule_without_a_hook_is_always_a_candidate(last: dict[str, Any]) -> None:
    loose, hooked = (
        json.dumps([state])
        for state in (last, {"prev_action": {"action_name": LISTEN}, "user": {"intent": "loans"}})
    )
    index = RuleIndex([loose, hooked])
    asked = {"prev_action": {"action_name": LISTEN}, "user": {"intent": "savings"}}
    assert index.candidates([asked]) == {loose}
    assert index.candidates(json.loads(hooked)) == {loose, hooked}
