"""The customer behind a conversation: how long known, and what runs with the bank."""

from dataclasses import dataclass, field
from datetime import datetime

from handoff.domain.conversation import Conversation
from handoff.domain.identity import Assurance, Staff
from handoff.domain.permissions import Permission, require
from handoff.services import desk
from handoff.services.casework.customer_records import Records
from handoff.services.hall import Hall


@dataclass(frozen=True, slots=True)
class Card:
    """Who it is, as far as one knows; `known_since` and `conversations` only of a signed-in customer."""

    conversation: Conversation
    records: Records = field(default_factory=Records)
    known_since: datetime | None = None
    conversations: int = 1


async def card(hall: Hall, staff: Staff, conversation_id: str) -> Card:
    """Return the card. At an anonymous browser anybody may sit: then only this conversation counts."""
    require(staff, Permission.SEE_CUSTOMER)
    async with hall.store.look() as uow:
        conversation = await desk.readable(uow, staff, conversation_id)
        verified = conversation.assurance is Assurance.VERIFIED
        past = await uow.past.of_visitor(conversation.visitor, "") if verified else []
    ids = {conversation.id, *(one.conversation for one in past)}
    records = await hall.cases.records(ids)
    since = min((one.opened_at for one in past), default=None)
    return Card(conversation, records, since, len(ids))
