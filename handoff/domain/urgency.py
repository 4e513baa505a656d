"""Which lane, priority and skill a reason for escalation asks for, as a table."""

from collections.abc import Mapping

URGENT, NORMAL = 0, 1

# For each reason the lane and the priority.
ESCALATIONS: Mapping[str, tuple[int, int]] = {
    "lost_card": (URGENT, 0),
    "fraud": (URGENT, 0),
    "complaint": (NORMAL, 0),
    "abuse": (NORMAL, 1),
    "customer_asked": (NORMAL, 1),
    "misunderstood": (NORMAL, 1),
    "bot_down": (NORMAL, 1),
}

# The family of the last topic: the skill that an agent needs for it.
SKILLS: Mapping[str, str] = {
    "savings": "savings",
    "loans": "loans",
    "cards": "cards",
    "wealth": "wealth",
}


def of(reason: str, last_topic: str, tier: str = "standard") -> tuple[int, int, str]:
    """Return lane, priority and skill; an important customer's priority is that of a complaint."""
    lane, priority = ESCALATIONS.get(reason, (NORMAL, 1))
    skill = "complaints" if reason == "complaint" else SKILLS.get(last_topic.partition("/")[0], "")
    return lane, 0 if tier == "vip" else priority, skill
