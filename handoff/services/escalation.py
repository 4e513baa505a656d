"""From the assistant to a person and back."""

from handoff.domain import urgency, wording
from handoff.domain.conversation import OFFER_CARD, Conversation
from handoff.domain.entry import SYSTEM, Author, Draft, Entry, Extras, Kind, Speaker
from handoff.domain.identity import Staff, Visitor
from handoff.domain.lifecycle import State
from handoff.domain.record import PREVIEW
from handoff.domain.routing import CERTIFIED, holds
from handoff.services import desk, visiting
from handoff.services.hall import Hall
from handoff.services.ports import UnitOfWork
from handoff.services.recusing import recuse_the_concerned

LATELY = 40  # entries in which to look for what it is about


async def ask_human(
    hall: Hall, visitor: Visitor, conversation_id: str, client_id: str
) -> Conversation:
    """Queue the customer for a person; asking again changes nothing."""
    async with hall.store.begin() as uow:
        conversation = await visiting.own(uow, visitor, conversation_id)
        if conversation.state is State.BOT and not await uow.log.by_client_id(
            conversation.id, client_id
        ):
            text = wording.say("talk_to_person", conversation.language)
            conversation.say(Author(Speaker.CUSTOMER), text, client_id)
            await escalate(hall, uow, conversation, urgency.ASKED)
            await uow.conversations.save(conversation)
        return conversation


async def escalate(hall: Hall, uow: UnitOfWork, conversation: Conversation, reason: str) -> None:
    """Queue it as its reason asks for; outside the hours say when people are back instead, unless it is urgent."""
    if reason == urgency.ASKED:
        reason = await _why_asked(uow, conversation)
    lately = await _lately(uow, conversation)
    grade = urgency.of(reason, _last_topic(lately), conversation.tier)
    now = hall.clock.now()
    opening = hall.bank.hours.next_opening(now)
    if opening and grade.lane != urgency.URGENT:
        conversation.tell_hours(opening)
        return
    if reason == "complaint":
        await recuse_the_concerned(hall, uow, conversation)
    conversation.last_text = _last_words(lately)[:PREVIEW] or conversation.last_text
    conversation.request_human(reason, grade, now)
    if not await uow.roster.anybody():
        _tell_nobody(hall, conversation)
    elif not await _somebody_able(uow, conversation):
        _tell(conversation, "queued_nobody_able")


async def _why_asked(uow: UnitOfWork, conversation: Conversation) -> str:
    """Return why the customer turns from the assistant: it is down, it offered a person, or they just wish to."""
    if conversation.bot_down:
        return "bot_down"
    last = await uow.log.last_of_bot(conversation.id)
    if last is None or (conversation.accepted_at and last.at < conversation.accepted_at):
        return urgency.ASKED  # what it said before a person came explains nothing any more
    extras = last.draft.extras
    return urgency.why_asked(extras.meta or {}, offered=extras.card == OFFER_CARD)


async def _lately(uow: UnitOfWork, conversation: Conversation) -> list[Entry]:
    after = max(0, conversation.last_seq - LATELY)
    entries = await uow.log.after(conversation.id, after, LATELY, staff=True)
    return list(reversed(entries))


def _last_topic(lately: list[Entry]) -> str:
    """Return the last topic that somebody has a skill for; the wish for a person is a topic, but none of those."""
    metas = (one.draft.extras.meta or {} for one in lately)
    topics = (str(meta.get("topic") or "") for meta in metas)
    return next((topic for topic in topics if urgency.skill_of(topic)), "")


def _last_words(lately: list[Entry]) -> str:
    """Return what the customer wrote last, for the lists of those who are to take it."""
    drafts = (one.draft for one in lately)
    return next((draft.text for draft in drafts if draft.is_customers_own), "")


def _tell_nobody(hall: Hall, conversation: Conversation) -> None:
    """Be honest when nobody is there, and name the number that always answers when it cannot wait."""
    urgent = conversation.lane == urgency.URGENT and hall.bank.hotline
    key = "queued_nobody_urgent" if urgent else "queued_nobody"
    _tell(conversation, key, hotline=hall.bank.hotline)


async def _somebody_able(uow: UnitOfWork, conversation: Conversation) -> bool:
    """Tell whether one who is there may ever take it: a certificate and a recusal are never waived."""
    if conversation.reason != "complaint" and conversation.skill not in CERTIFIED:
        return True
    certificate = conversation.skill if conversation.skill in CERTIFIED else ""
    recused = await uow.recusals.of(conversation.visitor)
    return any(
        seat.present and holds(seat.agent, certificate) and seat.agent.id not in recused
        for seat in await uow.roster.desks()
    )


def _tell(conversation: Conversation, key: str, **facts: str) -> None:
    text = wording.say(key, conversation.language, **facts)
    conversation.drafts.append(Draft(Kind.SYSTEM, SYSTEM, text, extras=Extras(card=OFFER_CARD)))


async def cancel_wait(hall: Hall, visitor: Visitor, conversation_id: str) -> Conversation:
    """Leave the queue for the assistant."""
    async with hall.store.begin() as uow:
        conversation = await visiting.own(uow, visitor, conversation_id)
        was_offered = conversation.state is State.OFFERED
        conversation.cancel_wait(hall.clock.now())
        if was_offered:
            await uow.offers.ended(conversation.id, "cancelled", hall.clock.now())
        await uow.conversations.save(conversation)
        return conversation


async def return_to_bot(hall: Hall, staff: Staff, conversation_id: str) -> Conversation:
    """Hand the customer back to the assistant, which begins a new stretch."""
    async with hall.store.begin() as uow:
        conversation = await desk.held(uow, staff, conversation_id)
        conversation.return_to_bot(hall.clock.now())
        await uow.conversations.save(conversation)
        return conversation
