"""What the assistant would answer, for the agent to send or edit."""

from handoff.domain.errors import BotUnavailable
from handoff.domain.identity import Staff
from handoff.domain.question import last_asked
from handoff.services import desk
from handoff.services.assistant import Suggestion
from handoff.services.hall import Hall

MOST = 3
LATELY = 40  # entries in which to look for it


async def suggest(hall: Hall, staff: Staff, conversation_id: str) -> list[Suggestion]:
    """Return up to three answers for what the customer asked last; none while the assistant is down."""
    async with hall.store.look() as uow:
        conversation = await desk.readable(uow, staff, conversation_id)
        after = max(0, conversation.last_seq - LATELY)
        entry = last_asked(await uow.log.after(conversation.id, after, LATELY, staff=True))
    if not entry:
        return []
    try:
        found = await hall.bot.suggest(entry.draft.text, conversation.language)
    except BotUnavailable:
        return []
    return found[:MOST]
