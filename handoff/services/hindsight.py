"""What came before: a customer's other conversations, and why one went to whom."""

from dataclasses import dataclass, field
from datetime import datetime

from handoff.domain import reasons
from handoff.domain.identity import Assurance, Staff, Visitor
from handoff.domain.language import Language
from handoff.domain.past import Past
from handoff.services import desk
from handoff.services.hall import Hall


async def history(hall: Hall, staff: Staff, conversation_id: str) -> list[Past]:
    """Return the other conversations of the same customer, newest first."""
    async with hall.store.look() as uow:
        conversation = await desk.readable(uow, staff, conversation_id)
        return await uow.past.of_visitor(conversation.visitor, but=conversation.id)


async def own(hall: Hall, visitor: Visitor) -> list[Past]:
    """Return a customer's own conversations, newest first; none for a browser that anybody may sit at."""
    if visitor.assurance is not Assurance.VERIFIED:
        return []
    async with hall.store.look() as uow:
        return await uow.past.of_visitor(visitor.id, but="")


@dataclass(frozen=True, slots=True)
class Explained:
    """An offer with names in place of ids and sentences in place of codes."""

    agent: str
    at: datetime
    outcome: str
    passed_over: list[tuple[str, str]] = field(default_factory=list)


async def why(hall: Hall, staff: Staff, conversation_id: str, reader: Language) -> list[Explained]:
    """Return to whom it was offered and why each other was passed over."""
    async with hall.store.look() as uow:
        conversation = await desk.readable(uow, staff, conversation_id)
        made = await uow.offers.of(conversation.id)
        names = {one.id: one.name for one in await uow.roster.everybody()}
    return [
        Explained(
            names.get(offer.agent, offer.agent),
            offer.at,
            offer.outcome,
            [
                (names.get(agent, agent), reasons.explain(code, reader))
                for agent, code in offer.passed_over.items()
            ],
        )
        for offer in made
    ]
