"""An Understanding as Rasa's parse data: what rules, tracker and NLG read."""

from __future__ import annotations

from typing import Any

from bot.topics import intent_of
from bot.understanding import ANSWER, KEY, OUT, SUGGEST, Understanding

INTENT_OF_ZONE = {SUGGEST: "suggest", OUT: "out_of_scope"}


def parse_data_of(found: Understanding, label: str) -> dict[str, Any]:
    """``label`` is the training label of the best topic; a retrieval label has a slash."""
    intent = intent_of(label) if found.zone == ANSWER else INTENT_OF_ZONE[found.zone]
    ranking = [(found.topic, found.confidence)] + [
        (g.topic, g.confidence) for g in found.suggestions
    ]
    return {
        "intent": {"name": intent, "confidence": found.confidence},
        "intent_ranking": [{"name": topic, "confidence": share} for topic, share in ranking[:5]],
        "response_selector": _response_selector(found, label)
        if "/" in label and found.zone == ANSWER
        else {},
        KEY: found.as_dict(),
    }


def _response_selector(found: Understanding, label: str) -> dict[str, Any]:
    response = {"intent_response_key": label, "confidence": found.confidence}
    return {
        "all_retrieval_intents": [intent_of(label)],
        intent_of(label): {"response": response, "ranking": [response]},
    }
