"""While the assistant is down: what cannot wait goes to a person, everything else is told honestly and kept."""

import structlog

from handoff.domain import alarm, wording
from handoff.domain.conversation import OFFER_CARD, Conversation
from handoff.domain.entry import SYSTEM, Draft, Kind
from handoff.domain.errors import Unavailable
from handoff.domain.lifecycle import State
from handoff.services.assistant import Owed
from handoff.services.escalation import escalate
from handoff.services.hall import Hall
from handoff.services.ports import LossTold, UnitOfWork

log = structlog.get_logger()

ALARMS = {"fraud": "alarm_fraud", "lost_card": "alarm_lost_card"}


async def go_on(hall: Hall, owed: Owed) -> None:
    """Say once that the assistant is down; loss, fraud and the wish for a person are acted on."""
    reason = alarm.reason_in(owed.question.text) or ""
    number = await _record(hall, owed, reason) if reason in ALARMS else ""
    async with hall.store.begin() as uow:
        conversation = await uow.conversations.get(owed.question.conversation)
        if conversation.state is not State.BOT or conversation.epoch != owed.epoch:
            return
        if reason:
            await _call_a_person(hall, uow, conversation, reason, number)
        elif not conversation.bot_down:
            conversation.bot_down = True
            conversation.report("bot_down", card=OFFER_CARD)  # the answer stays owed
        if conversation.drafts:
            await uow.conversations.save(conversation)


async def _record(hall: Hall, owed: Owed, reason: str) -> str:
    """Return the number of a report: from its moment on the bank bears what is misused. None must not stop the call."""
    question = owed.question
    told = LossTold(question.conversation, reason, question.language)
    try:
        # The assistant's own key for this message: should it have filed one before it fell silent, it is the same.
        return await hall.cases.report_loss(told, f"{question.sender}:{question.message_id}")
    except Unavailable:
        log.warning("no loss report", conversation=question.conversation)
        return ""


async def _call_a_person(
    hall: Hall, uow: UnitOfWork, conversation: Conversation, reason: str, number: str
) -> None:
    if key := ALARMS.get(reason):
        text = wording.say(key, conversation.language, hotline=hall.bank.hotline)
        conversation.drafts.append(Draft(Kind.SYSTEM, SYSTEM, text))
    if number:
        conversation.open_case(number)
    await escalate(hall, uow, conversation, reason)
