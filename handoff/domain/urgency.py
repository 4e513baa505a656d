"""How urgent a reason for escalation is, and which skill it asks for, as tables."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

URGENT, NORMAL = 0, 1
VIP = "vip"
ASKED = "customer_asked"
INSULT = "talk/insult"  # the topic of what only hurts
COMPLAINING = "complaint_"  # how the fields of a complaint that is being told begin


@dataclass(frozen=True, slots=True)
class Urgency:
    """`target`: within what time a person should be there; the service level measured against."""

    lane: int = NORMAL
    priority: int = 1
    target: timedelta = timedelta(seconds=120)
    skill: str = ""


# For each reason the lane, the priority and the target in seconds.
ESCALATIONS: Mapping[str, tuple[int, int, int]] = {
    "lost_card": (URGENT, 0, 20),
    "fraud": (URGENT, 0, 20),
    "complaint": (NORMAL, 0, 60),
    "abuse": (NORMAL, 1, 120),
    ASKED: (NORMAL, 1, 120),
    "misunderstood": (NORMAL, 1, 120),
    "bot_down": (NORMAL, 1, 180),
}
OTHERWISE = (NORMAL, 1, 120)
VIP_TARGET = 60  # seconds: an important customer waits no longer than a complaint

# The family of the last topic: the skill that an agent needs for it.
TOPIC_SKILLS: Mapping[str, str] = {
    "savings": "savings",
    "loans": "loans",
    "cards": "cards",
    "wealth": "wealth",
}
SKILLS = ("savings", "loans", "cards", "wealth", "complaints")


def of(reason: str, last_topic: str, tier: str = "standard") -> Urgency:
    """Return what the reason asks for; an important customer's priority is that of a complaint."""
    lane, priority, seconds = ESCALATIONS.get(reason, OTHERWISE)
    if tier == VIP:
        priority, seconds = 0, min(seconds, VIP_TARGET)
    return Urgency(lane, priority, timedelta(seconds=seconds), _skill(reason, last_topic))


def _skill(reason: str, last_topic: str) -> str:
    """An urgent matter goes to whoever is free first: to block a card needs no special skill."""
    if reason == "complaint":
        return "complaints"
    if ESCALATIONS.get(reason, OTHERWISE)[0] == URGENT:
        return ""
    return skill_of(last_topic)


def skill_of(topic: str) -> str:
    """Return the skill that a topic asks for, or nothing."""
    return TOPIC_SKILLS.get(topic.partition("/")[0], "")


def why_asked(meta: Mapping[str, Any], *, offered: bool) -> str:
    """Return the reason behind the button, from what the assistant understood last, and whether it offered a person."""
    if meta.get("topic") == INSULT:
        return "abuse"
    if any(name.startswith(COMPLAINING) for name in meta.get("slots") or {}):
        return "complaint"
    missed = meta.get("zone") in ("suggest", "out_of_scope")
    return "misunderstood" if offered and missed else ASKED
