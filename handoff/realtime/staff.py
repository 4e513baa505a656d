"""The namespace of staff; docs/protocol.md section 4."""

import asyncio
from typing import Any

import socketio

from handoff.domain.errors import HandoffError
from handoff.domain.language import Language
from handoff.domain.lifecycle import State
from handoff.domain.permissions import Permission, allows
from handoff.realtime import desk_shown, rooms, shown, wire
from handoff.realtime.assistance import Assistance
from handoff.realtime.consoles import Caller
from handoff.realtime.edge import Answer, answering
from handoff.realtime.lookup import Lookup
from handoff.realtime.reviewing import Reviewing
from handoff.realtime.supervision import Supervision
from handoff.realtime.teamwork import Teamwork
from handoff.realtime.visitors import mark_of, stored
from handoff.services import (
    closing,
    desk,
    escalation,
    offers,
    presence,
    receipts,
    shift,
    sign_in,
    speaking,
)
from handoff.services.hall import Hall
from handoff.services.reactions import Reactions
from handoff.services.speech import AgentSpeech, Utterance

LEASE_RENEWED_EVERY = 10  # seconds; a third of the lease


class StaffNamespace(Teamwork, Supervision, Assistance, Reviewing, Lookup):
    """Parses, asks one use case, answers; the groups of events beside the daily ones stand in modules of their own."""

    def __init__(self, hall: Hall, reactions: Reactions) -> None:
        super().__init__(rooms.STAFF)
        self._hall, self._reactions = hall, reactions
        self.callers: dict[str, Caller] = {}
        self.floor_watchers: set[str] = set()

    async def on_connect(self, sid: str, environ: dict[str, Any], _auth: object) -> None:
        """Let in who has signed in; the cookie comes with the handshake, never in a payload."""
        request = environ["aiohttp.request"]
        try:
            signed_in = await sign_in.recognise(self._hall, request.cookies.get(sign_in.COOKIE, ""))
            await presence.arrive(self._hall, signed_in.staff, sid)
        except HandoffError as error:
            raise socketio.exceptions.ConnectionRefusedError(error.code) from None
        language = (
            Language.EN
            if request.headers.get("Accept-Language", "").startswith("en")
            else Language.ZH
        )
        self.callers[sid] = Caller(sid, signed_in.staff, language)
        await self.enter_room(sid, rooms.staff(signed_in.staff.id))
        if allows(signed_in.staff, Permission.SEE_QUEUE):
            await self.enter_room(sid, rooms.QUEUE)
        self._reactions.slot_freed()

    async def on_disconnect(self, sid: str, *_reason: object) -> None:
        """Forget the tab; the watch looks after the agent's customers."""
        self.floor_watchers.discard(sid)
        if self.callers.pop(sid, None):
            await presence.leave(self._hall, sid)

    async def renew_leases(self) -> None:
        """Keep saying that this node's connections live; runs until cancelled."""
        while True:
            await asyncio.sleep(LEASE_RENEWED_EVERY)
            await self._reactions.safely(self._renew)

    async def _renew(self, hall: Hall) -> None:
        if self.callers:
            async with hall.store.begin() as uow:
                await uow.roster.seen(list(self.callers), hall.clock.now())

    @answering(wire.Nothing)
    async def on_hello(self, caller: Caller, _command: wire.Nothing) -> Answer:
        """Return the shift."""
        now = await shift.of(self._hall, caller.staff.id)
        return {
            "me": shown.me(now.staff, now.load),
            "conversations": [shown.summary(one) for one in now.mine],
            "offers": [shown.summary(one) for one in now.offers],
            "queue": [shown.summary(one, outlook) for one, outlook in now.queue],
            "dispositions": desk_shown.dispositions(),
        }

    @answering(wire.Available)
    async def on_available(self, caller: Caller, command: wire.Available) -> Answer:
        """Be offered conversations, or not."""
        await presence.set_available(self._hall, caller.staff, command.on)
        self._reactions.slot_freed()
        now = await shift.load_of(self._hall, caller.staff.id)
        return {"me": shown.me(now.staff, now.load)}

    @answering(wire.Of)
    async def on_accept(self, caller: Caller, command: wire.Of) -> Answer:
        """Take what was offered."""
        return {
            "summary": shown.summary(
                await offers.accept(self._hall, caller.staff, command.conversation)
            )
        }

    @answering(wire.Of)
    async def on_decline(self, caller: Caller, command: wire.Of) -> None:
        """Give back what was offered."""
        await offers.decline(self._hall, caller.staff, command.conversation)

    @answering(wire.Sync)
    async def on_sync(self, caller: Caller, command: wire.Sync) -> Answer:
        """Catch up."""
        page = await desk.sync(self._hall, caller.staff, command.conversation, command.after)
        entries = shown.entries(page, self._hall.links, staff=True)
        last = page.conversation.last_seq
        return {
            "entries": entries,
            "last_seq": last,
            "more": page.more,
            "summary": shown.summary(page.conversation),
        }

    @answering(wire.Of)
    async def on_packet(self, caller: Caller, command: wire.Of) -> Answer:
        """Return the handoff packet."""
        return {
            "packet": shown.packet(
                await desk.packet(self._hall, caller.staff, command.conversation)
            )
        }

    @answering(wire.Send)
    async def on_send(self, caller: Caller, command: wire.Send) -> Answer:
        """Reply to the customer."""
        said = Utterance(
            command.conversation, command.client_id, command.text, "", tuple(command.attachments)
        )
        return stored(await speaking.say(self._hall, AgentSpeech(caller.staff, said)))

    @answering(wire.Send)
    async def on_note(self, caller: Caller, command: wire.Send) -> Answer:
        """Write what only staff read."""
        said = Utterance(command.conversation, command.client_id, command.text)
        return stored(await speaking.say(self._hall, AgentSpeech(caller.staff, said, note=True)))

    @answering(wire.Typing)
    async def on_typing(self, caller: Caller, command: wire.Typing) -> None:
        """Show the customer that the agent writes."""
        async with self._hall.store.look() as uow:
            conversation = await desk.spoken_in(uow, caller.staff, command.conversation)
        if conversation.state is State.AGENT:
            await self._hall.publisher.typing(conversation.id, "agent", on=command.on)

    @answering(wire.Read)
    async def on_read(self, caller: Caller, command: wire.Read) -> None:
        """Remember how far the agent has read."""
        await receipts.agent_has(self._hall, caller.staff, mark_of(command, read=True))

    @answering(wire.Read)
    async def on_delivered(self, caller: Caller, command: wire.Read) -> None:
        """Remember how far the agent's client has everything."""
        await receipts.agent_has(self._hall, caller.staff, mark_of(command, read=False))

    @answering(wire.Of)
    async def on_return_to_bot(self, caller: Caller, command: wire.Of) -> Answer:
        """Hand the customer back to the assistant."""
        conversation = await escalation.return_to_bot(
            self._hall, caller.staff, command.conversation
        )
        return {"summary": shown.summary(conversation)}

    @answering(wire.Close)
    async def on_close(self, caller: Caller, command: wire.Close) -> Answer:
        """End it, or finish the wrap-up."""
        conversation = await closing.agent_closes(
            self._hall, caller.staff, command.conversation, command.disposition
        )
        return {"summary": shown.summary(conversation)}

    @answering(wire.Reveal)
    async def on_reveal(self, caller: Caller, command: wire.Reveal) -> Answer:
        """Unseal personal data, on the record."""
        sealed = desk.Sealed(command.conversation, command.token)
        return {"value": await desk.reveal(self._hall, caller.staff, sealed, command.reason)}
