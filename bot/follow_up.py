"""Questions that lean on the last topic: "那三年的呢", "and for five years?", "那信用卡呢", "what about online?".

Two tables decide. An aspect (rates, fees, terms …) has a topic in each family; a message that names
another family or another aspect leads to that topic. And a topic takes kinds of entities: a message
that brings nothing but such an entity asks the same again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.aspects import ABOUT, ASPECTS, FAMILIES, TAKES
from bot.forms.told import WORD, Told
from bot.forms.words import CORRECTION, any_of
from bot.understanding import ANSWER, Understanding

LONGEST = 36  # characters: who says more, says it all
SURE = 0.7
BEGINS = any_of(
    r"^(?:那么?|那如果|如果|要是|若是?|换成|改成|而)",
    r"^(?:and|but|or|so|then|what about|how about|what if|and if|if|ok(?:ay)? and)\b",
)
ENDS = any_of(r"呢[?？。!！]*$", r"\b(?:then|instead|as well|too)\W*$")
BARE = 12  # characters of a message that is hardly more than an entity
VALUES = ("months", "days", "amount", "number")
FILLER = any_of(r"[的呢吧吗]", r"\b(?:for|over)\b")


@dataclass(frozen=True)
class Before:
    """What the conversation was about before this message."""

    topic: str | None = None
    confidence: float = 0.0
    about: dict[str, Any] = field(default_factory=dict)
    task_last: dict[str, Any] | None = None

    @classmethod
    def of(cls, tracker: DialogueStateTracker | None) -> Before:
        """From the tracker; the topic is that of the last message that was answered."""
        if tracker is None:
            return cls()
        last = next(_answered(tracker), None)
        return cls(
            topic=last.topic if last else None,
            confidence=last.confidence if last else 0.0,
            about=tracker.get_slot("about") or {},
            task_last=tracker.get_slot("task_last"),
        )

    def leans(self, told: Told) -> bool:
        """Whether the words themselves refer back, or are nothing but a correction or a value."""
        if self.topic is None or len(told.text) > LONGEST:
            return False
        if BEGINS.search(told.text) or ENDS.search(told.text) or CORRECTION.search(told.text):
            return True
        if not any(one["entity"] in ABOUT for one in told.entities):
            return False
        return only_values(told) or (len(told.text) <= BARE and told.understanding.zone != ANSWER)


def only_values(told: Told) -> bool:
    """Whether nothing is said but terms and amounts: whatever topic that looks like, it is no question."""
    spans = [(one["start"], one["end"]) for one in told.entities if one["entity"] in VALUES]
    rest = list(told.text)
    for start, end in spans:
        rest[start:end] = " " * (end - start)
    return bool(spans) and not WORD.search(FILLER.sub("", "".join(rest)))


def _answered(tracker: DialogueStateTracker) -> Iterator[Understanding]:
    for event in reversed(tracker.events):
        found = Understanding.of(event.parse_data) if isinstance(event, UserUttered) else None
        if found and found.zone == ANSWER and not found.topic.startswith("talk/"):
            yield found


def leant(told: Told, before: Before) -> str | None:
    """The topic of a follow-up, or None where the message stands for itself."""
    if not before.leans(told):
        return None
    named = next((one for one in ASPECTS if one.words.search(told.text)), None)
    family = _family(told)
    last = next((one for one in ASPECTS if before.topic in one.topics.values()), None)
    topic = _topic(named or last, family or before.topic.split("/")[0]) if named or family else None
    brings = {one["entity"] for one in told.entities} & set(TAKES.get(topic or before.topic, ()))
    if not topic and not brings:
        return None
    topic = topic or before.topic
    found = told.understanding
    own = found.zone == ANSWER and found.confidence >= SURE and found.topic != topic
    return None if own and not (family or brings) else topic


def _family(told: Told) -> str | None:
    products = [value.split(".")[0] for value in told.values("product")]
    return FAMILIES.get(products[0]) if products else None


def _topic(aspect: Any, family: str) -> str | None:
    return aspect.topics.get(family) if aspect else None


def about_of(told: Told, before: Before) -> dict[str, Any] | None:
    """What is asked about now; None where nothing of it changes.

    A follow-up keeps what it does not replace: the three years of "那大额存单呢" are those asked before.
    """
    new = {kind: told.values(kind)[0] for kind in ABOUT if told.values(kind)}
    kept = before.about if before.leans(told) else {}
    if "product" in new and _strange(new["product"], kept.get("product")):
        kept = {}
    about = {**kept, **new}
    return None if about == before.about else about


def _strange(product: str, other: str | None) -> bool:
    return other is not None and product.split(".")[0] != other.split(".")[0]
