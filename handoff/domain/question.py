"""Which message of the customer an agent has to answer."""

from collections.abc import Sequence
from itertools import pairwise

from handoff.domain import wording
from handoff.domain.entry import Entry, Kind, Speaker
from handoff.domain.language import Language

# The wish for a person, as topic, as choice and as the button's words: no question to answer.
PERSON_TOPIC = "service/human_agent"
PERSON_CHOICE = f"topic:{PERSON_TOPIC}"


def last_asked(entries: Sequence[Entry]) -> Entry | None:
    """Return the customer's last message that is more than the wish for a person; failing that the last one."""
    said = [one for one in entries if _is_said(one)]
    wishes = {entry.seq for entry, after in pairwise(said) if _is_wish(after)}
    asked = [one for one in said if one.draft.author.role is Speaker.CUSTOMER]
    buttons = {wording.say("talk_to_person", language) for language in Language}
    real = [
        one
        for one in asked
        if one.seq not in wishes
        and one.draft.text not in buttons
        and (one.draft.extras.meta or {}).get("choice") != PERSON_CHOICE
    ]
    return next(reversed(real or asked), None)


def _is_said(entry: Entry) -> bool:
    return entry.draft.kind is Kind.MESSAGE


def _is_wish(reply: Entry) -> bool:
    """Tell whether the assistant took the message before this reply for the wish for a person."""
    meta = reply.draft.extras.meta or {}
    return reply.draft.author.role is Speaker.BOT and meta.get("topic") == PERSON_TOPIC
