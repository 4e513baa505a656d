"""The customers' namespace; docs/protocol.md section 3."""

from typing import Any

import socketio

from handoff.domain.conversation import Conversation
from handoff.domain.errors import HandoffError
from handoff.domain.lifecycle import State
from handoff.domain.waiting import while_offered
from handoff.realtime import rooms, shown, wire
from handoff.realtime.afterwards import Afterwards
from handoff.realtime.edge import Answer, answering
from handoff.realtime.tabs import Caller
from handoff.services import (
    closing,
    escalation,
    leaving,
    outlooks,
    receipts,
    speaking,
    visiting,
)
from handoff.services.hall import Hall
from handoff.services.ports import Tokens
from handoff.services.speech import Spoken, Utterance


class VisitorNamespace(Afterwards):
    """Parses, asks one use case, answers."""

    def __init__(self, hall: Hall, tokens: Tokens) -> None:
        super().__init__(rooms.VISITOR)
        self._hall, self._tokens, self._queue = hall, tokens, outlooks.SharedLook(hall)
        self.callers: dict[str, Caller] = {}

    async def on_connect(self, sid: str, _environ: dict[str, Any], auth: object) -> None:
        """Let in who holds a token that we signed."""
        token = auth.get("token") if isinstance(auth, dict) else None
        try:
            self.callers[sid] = Caller(
                sid, self._tokens.read(token if isinstance(token, str) else "")
            )
        except HandoffError:
            raise socketio.exceptions.ConnectionRefusedError("unauthorised") from None

    async def on_disconnect(self, sid: str, *_reason: object) -> None:
        """Forget the tab; the conversation stays."""
        self.callers.pop(sid, None)

    @answering(wire.Open)
    async def on_open(self, caller: Caller, command: wire.Open) -> Answer:
        """Begin or resume."""
        conversation = await visiting.open_conversation(
            self._hall, caller.visitor, command.language, command.fresh
        )
        return await self._enter(caller, conversation)

    @answering(wire.Sync)
    async def on_sync(self, caller: Caller, command: wire.Sync) -> Answer:
        """Catch up; entering the room first, so that nothing falls between the page and the live events."""
        page = await visiting.sync(self._hall, caller.visitor, command.conversation, command.after)
        if await self._joined(caller, page.conversation):
            page = await visiting.sync(
                self._hall, caller.visitor, command.conversation, command.after
            )
        entries = shown.entries(page, self._hall.links, staff=False)
        last = page.conversation.visible_seq
        return {"entries": entries, "last_seq": last, "more": page.more} | await self._state(
            page.conversation
        )

    @answering(wire.Send)
    async def on_send(self, caller: Caller, command: wire.Send) -> Answer:
        """Store a message."""
        said = Utterance(
            command.conversation,
            command.client_id,
            command.text,
            command.choice or "",
            tuple(command.attachments),
        )
        return stored(await speaking.customer_says(self._hall, caller.visitor, said))

    @answering(wire.AskHuman)
    async def on_ask_human(self, caller: Caller, command: wire.AskHuman) -> Answer:
        """Queue for a person."""
        conversation = await escalation.ask_human(
            self._hall, caller.visitor, command.conversation, command.client_id
        )
        return await self._state(conversation)

    @answering(wire.Of)
    async def on_cancel_wait(self, caller: Caller, command: wire.Of) -> Answer:
        """Go back to the assistant."""
        return await self._state(
            await escalation.cancel_wait(self._hall, caller.visitor, command.conversation)
        )

    @answering(wire.LeaveMessage)
    async def on_leave_message(self, caller: Caller, command: wire.LeaveMessage) -> Answer:
        """Open a case for a person to answer later."""
        said = Utterance(command.conversation, command.client_id, command.text)
        return {
            "number": await leaving.leave_message(self._hall, caller.visitor, said, command.contact)
        }

    @answering(wire.ChooseLanguage)
    async def on_language(self, caller: Caller, command: wire.ChooseLanguage) -> Answer:
        """Speak the chosen language."""
        caller.language = command.language
        conversation = await visiting.choose_language(
            self._hall, caller.visitor, command.conversation, command.language
        )
        return await self._state(conversation)

    @answering(wire.Typing)
    async def on_typing(self, caller: Caller, command: wire.Typing) -> None:
        """Show the agent that the customer writes; stored nowhere."""
        async with self._hall.store.look() as uow:
            conversation = await visiting.own(uow, caller.visitor, command.conversation)
        if conversation.state is State.AGENT:
            await self._hall.publisher.typing_to_agent(conversation, on=command.on)

    @answering(wire.Read)
    async def on_read(self, caller: Caller, command: wire.Read) -> None:
        """Remember how far the customer has read."""
        await receipts.customer_has(self._hall, caller.visitor, mark_of(command, read=True))

    @answering(wire.Read)
    async def on_delivered(self, caller: Caller, command: wire.Read) -> None:
        """Remember how far the customer's client has everything."""
        await receipts.customer_has(self._hall, caller.visitor, mark_of(command, read=False))

    @answering(wire.Of)
    async def on_close(self, caller: Caller, command: wire.Of) -> Answer:
        """End it."""
        return await self._state(
            await closing.customer_closes(self._hall, caller.visitor, command.conversation)
        )

    async def _enter(self, caller: Caller, conversation: Conversation) -> Answer:
        caller.language = conversation.language
        await self._joined(caller, conversation)
        return await self._state(conversation)

    async def _joined(self, caller: Caller, conversation: Conversation) -> bool:
        """Enter the conversation's room; tell whether the tab was not in it yet."""
        room = rooms.conversation(conversation.id)
        if self.is_in(caller.sid, room):
            return False
        await self.enter_room(caller.sid, room)
        return True

    async def _state(self, conversation: Conversation) -> Answer:
        outlook = None
        if conversation.state is State.QUEUED:
            outlook = await self._queue.of(conversation.id)
        elif conversation.state is State.OFFERED:
            outlook = while_offered(self._hall.pace.offer)
        return {"state": shown.state(conversation, outlook, self._hall.front)}


def mark_of(command: wire.Read, *, read: bool) -> receipts.Mark:
    """Return how far the client has it, or somebody has read it."""
    return receipts.Mark(command.conversation, command.upto, read)


def stored(spoken: Spoken) -> Answer:
    """Return the acknowledgement of a message."""
    entry = spoken.entry
    return {
        "seq": entry.seq,
        "at": shown.moment(entry.at),
        "text": entry.draft.text,
        "duplicate": spoken.duplicate,
    }
