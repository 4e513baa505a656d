"""What the assistant would answer, for the agent to send or edit."""

from handoff.domain.errors import BotUnavailable
from handoff.domain.identity import Staff
from handoff.services import desk
from handoff.services.assistant import Suggestion
from handoff.services.hall import Hall

MOST = 3


async def suggest(hall: Hall, staff: Staff, conversation_id: str) -> list[Suggestion]:
    """Return up to three answers for the customer's last message; none while the assistant is down."""
    async with hall.store.look() as uow:
        conversation = await desk.readable(uow, staff, conversation_id)
        entry = await uow.log.last_of_customer(conversation.id)
    if not entry:
        return []
    try:
        found = await hall.bot.suggest(entry.draft.text, conversation.language)
    except BotUnavailable:
        return []
    return found[:MOST]
