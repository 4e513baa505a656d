"""Rasa's rules, found by what they hang on.

RulePolicy holds a conversation to every rule, and before that once more with the customer's words in the place of the
intent. Our rules end with an action and an intent: only those with the present ones can apply, and words alone to none.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from rasa.core.policies.rule_policy import RULES, RULES_FOR_LOOP_UNHAPPY_PATH, RulePolicy
from rasa.shared.core.constants import SHOULD_NOT_BE_SET

State = dict[str, Any]
Hook = tuple[str, str]  # the last action and the intent
FOUND_NOTHING = (None, None, False)


class RuleIndex:
    """The keys of rules by their hook; ``loose`` are those that may apply whatever the hook is."""

    def __init__(self, keys: Iterable[str]) -> None:
        self.loose: set[str] = set()
        self._hooked: dict[Hook | None, set[str]] = defaultdict(set)
        for key in keys:
            hook = hook_of(json.loads(key)[-1])
            (self._hooked[hook] if hook else self.loose).add(key)

    def candidates(self, states: list[State]) -> set[str]:
        """Every rule that can apply in the last of the states, and some that cannot."""
        hook = hook_of(states[-1]) if states else None
        return self.loose | self._hooked.get(hook, set())


def hook_of(state: State) -> Hook | None:
    """None where the state lacks one of the two."""
    action = state.get("prev_action", {}).get("action_name")
    intent = state.get("user", {}).get("intent")
    plain = all(part and part != SHOULD_NOT_BE_SET for part in (action, intent))
    return (action, intent) if plain else None


def index_rules(policy: RulePolicy) -> None:
    """Gives a policy the same answers sooner."""
    lookups = [policy.lookup[RULES], policy.lookup[RULES_FOR_LOOP_UNHAPPY_PATH]]
    index = RuleIndex(key for lookup in lookups for key in lookup)
    policy._get_possible_keys = _sooner(policy._get_possible_keys, index)
    if not index.loose:
        policy._find_action_from_rules = _by_intent_alone(policy._find_action_from_rules)


def _sooner(possible: Callable[..., set[str]], index: RuleIndex) -> Callable[..., set[str]]:
    def possible_keys(lookup: dict[str, str], states: list[State]) -> set[str]:
        candidates = index.candidates(states)
        return possible({key: lookup[key] for key in candidates if key in lookup}, states)

    return possible_keys


def _by_intent_alone(find: Callable[..., Any]) -> Callable[..., Any]:
    def found(tracker: Any, domain: Any, use_text_for_last_user_input: bool) -> Any:
        if use_text_for_last_user_input:
            return FOUND_NOTHING
        return find(tracker, domain, use_text_for_last_user_input=False)

    return found
