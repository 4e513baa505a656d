"""The assistant's turn: each customer message gets its answer, in order, or an honest word that it does not."""

import asyncio

from handoff.domain import alarm, wording
from handoff.domain.conversation import OFFER_CARD, Conversation
from handoff.domain.entry import BOT, Audience, Entry, Extras
from handoff.domain.errors import BotUnavailable
from handoff.domain.identity import Assurance
from handoff.domain.language import Language
from handoff.domain.lifecycle import State
from handoff.domain.question import PERSON_CHOICE
from handoff.domain.urgency import ASKED
from handoff.domain.vote import topic_to_judge
from handoff.services import unattended
from handoff.services.assistant import BotMessage, BotReply, Owed, Question
from handoff.services.ending import end
from handoff.services.escalation import escalate
from handoff.services.hall import Hall

RETRY_SECONDS = 0.5


async def answer_next(hall: Hall, conversation_id: str) -> bool:
    """Answer the oldest message that is owed an answer; return whether to look for another."""
    owed = await _next(hall, conversation_id)
    if not owed:
        return False
    try:
        reply = await _ask(hall, owed)
    except BotUnavailable:
        await unattended.go_on(hall, owed)
        return False
    await _put(hall, owed, reply)
    return True


async def _next(hall: Hall, conversation_id: str) -> Owed | None:
    async with hall.store.look() as uow:
        conversation = await uow.conversations.get(conversation_id)
        if conversation.state is not State.BOT:
            return None
        entry = await uow.log.next_of_customer(conversation.id, conversation.answered_seq)
    return Owed(_question(conversation, entry), conversation.epoch) if entry else None


def _question(conversation: Conversation, entry: Entry) -> Question:
    return Question(
        sender=conversation.sender,
        text=entry.draft.text,
        message_id=f"{conversation.id}-{entry.seq}",
        conversation=conversation.id,
        seq=entry.seq,
        language=conversation.language.value,
        choice=(entry.draft.extras.meta or {}).get("choice", ""),
        after_human=conversation.accepted_at is not None,
        customer=conversation.visitor if conversation.assurance is Assurance.VERIFIED else "",
    )


async def _ask(hall: Hall, owed: Owed) -> BotReply:
    """Ask until the patience ends: a restart of the assistant's process takes a moment, which an alarm has not."""
    if owed.question.choice == PERSON_CHOICE:  # served here, so that it works without the assistant
        return BotReply(messages=(), handoff=ASKED)
    if not owed.question.text.strip():
        text = wording.say("file_for_people", Language(owed.question.language))
        return BotReply((BotMessage(text, card=OFFER_CARD),))
    give_up = hall.clock.now() + hall.pace.bot_patience
    async with _Typing(hall, owed.question.conversation):
        while True:
            try:
                return await hall.bot.ask(owed.question)
            except BotUnavailable:
                if hall.clock.now() >= give_up or alarm.reason_in(owed.question.text):
                    raise
                await asyncio.sleep(RETRY_SECONDS)


class _Typing:
    """Show the customer that the assistant is at it."""

    def __init__(self, hall: Hall, conversation_id: str) -> None:
        self._hall, self._id = hall, conversation_id

    async def __aenter__(self) -> None:
        await self._hall.publisher.typing(self._id, "bot", on=True)

    async def __aexit__(self, *_exc: object) -> None:
        await self._hall.publisher.typing(self._id, "bot", on=False)


async def _put(hall: Hall, owed: Owed, reply: BotReply) -> None:
    """Store the reply, unless a person took over, or another node answered, in the meantime."""
    async with hall.store.begin() as uow:
        conversation = await uow.conversations.get(owed.question.conversation)
        if conversation.state is not State.BOT or conversation.epoch != owed.epoch:
            conversation.report("late_reply_dropped", Audience.STAFF, seq=owed.question.seq)
        elif conversation.answered_seq < owed.question.seq:
            _write(conversation, owed, reply)
            if reply.handoff:
                await uow.conversations.save(
                    conversation
                )  # the packet reads the assistant's last entry
                await escalate(hall, uow, conversation, reply.handoff)
        await uow.conversations.save(conversation)


def _write(conversation: Conversation, owed: Owed, reply: BotReply) -> None:
    if conversation.bot_down and reply.understanding:  # not what the hall itself says in its place
        conversation.bot_down = False
        conversation.report("bot_back")
    # "Speak English" may be said in Chinese: what the assistant understood decides from here on.
    if wanted := reply.understanding.get("language"):
        conversation.language = Language(wanted)
    meta = {**reply.understanding, "slots": reply.slots} if reply.understanding else None
    answers = topic_to_judge(reply.understanding, in_task=reply.in_task or bool(reply.handoff))
    last = len(reply.messages) - 1
    for index, message in enumerate(reply.messages):
        extras = Extras(
            message.quick_replies,
            message.card,
            meta=None if index else meta,
            answers=answers if index == last else "",
        )
        conversation.say(BOT, message.text, None, extras)
    conversation.answered_seq = owed.question.seq
    if reply.case and reply.case != conversation.case:
        conversation.open_case(reply.case)


class TurnTaker:
    """Runs one worker for each conversation that is owed an answer, so that answers come in order."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall
        self._workers: dict[str, asyncio.Task[None]] = {}
        self._again: set[str] = set()

    def owe(self, conversation_id: str) -> None:
        """See to it that the conversation is answered, now or by the worker that is at it."""
        if conversation_id in self._workers:
            self._again.add(conversation_id)
            return
        worker = asyncio.create_task(self._work(conversation_id))
        self._workers[conversation_id] = worker
        worker.add_done_callback(lambda _: self._done(conversation_id))

    async def close(self) -> None:
        """Stop all workers; what they owed is still owed after a restart."""
        self._again.clear()
        await end(self._workers.values())

    async def _work(self, conversation_id: str) -> None:
        while await answer_next(self._hall, conversation_id):
            pass

    def _done(self, conversation_id: str) -> None:
        worker = self._workers.pop(conversation_id)
        if not worker.cancelled() and conversation_id in self._again:
            self._again.discard(conversation_id)
            self.owe(conversation_id)
