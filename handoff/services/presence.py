"""Agents come and go; a customer whose agent is gone is told, held for, and queued again."""

from collections.abc import Set
from datetime import datetime

from handoff.domain.conversation import Conversation
from handoff.domain.identity import Staff
from handoff.domain.lifecycle import State
from handoff.domain.permissions import Permission, require
from handoff.services import offers, supervision
from handoff.services.hall import Hall
from handoff.services.ports import UnitOfWork


async def arrive(hall: Hall, staff: Staff, sid: str) -> None:
    """Record a connection; whoever was told that the agent is gone is told that the agent is back."""
    async with hall.store.begin() as uow:
        await uow.roster.connected(staff.id, sid, hall.clock.now())
        for conversation in await uow.conversations.held_by(staff.id):
            if conversation.agent_lost_at:
                conversation.mark_agent_back()
                await uow.conversations.save(conversation)


async def leave(hall: Hall, sid: str) -> None:
    """Forget a connection; the watch does the rest."""
    async with hall.store.begin() as uow:
        await uow.roster.disconnected(sid, hall.clock.now())


async def set_available(hall: Hall, staff: Staff, on: bool) -> None:
    """Say whether new conversations may be offered."""
    require(staff, Permission.SERVE)
    async with hall.store.begin() as uow:
        reason = "" if on else "self"
        await uow.roster.set_available(staff.id, on, reason, hall.clock.now())
    await hall.publisher.me(staff.id)


async def watch(hall: Hall) -> None:
    """Look after the conversations of agents without a live connection."""
    missed = []
    async with hall.store.begin() as uow:
        now = hall.clock.now()
        await uow.roster.forget_stale(now - hall.pace.lease)
        # A reload of the console, or a restart of the hall, is no absence.
        gone = await uow.roster.gone_since(now - hall.pace.agent_lost_notice)
        for conversation in await uow.conversations.with_agents(gone):
            missed += await _follow(hall, uow, conversation, gone[conversation.agent or ""])
        await _see_off(uow, {one for one, at in gone.items() if now - at >= hall.pace.agent_grace})
    for staff_id in missed:
        await hall.publisher.me(staff_id)


async def _see_off(uow: UnitOfWork, gone: Set[str]) -> None:
    """Supervisors who had joined and whose connection is gone for good have left."""
    left = [(one, gone & set(one.joined)) for one in await uow.conversations.joined()]
    names = (
        {one.id: one for one in await uow.roster.everybody()} if any(ids for _, ids in left) else {}
    )
    for conversation, ids in left:
        for staff_id in ids:
            await supervision.see_off(uow, names[staff_id], conversation)


async def _follow(
    hall: Hall, uow: UnitOfWork, conversation: Conversation, since: datetime
) -> list[str]:
    """Tell the customer, then queue again, as the absence grows; return who missed an offer by it."""
    now = hall.clock.now()
    if conversation.state is State.OFFERED:
        return [await offers.miss(hall, uow, conversation)]
    if now - since >= hall.pace.agent_grace:
        conversation.lose_agent(now)
    elif not conversation.agent_lost_at:
        conversation.mark_agent_lost(now)
    if conversation.drafts:
        await uow.conversations.save(conversation)
    return []
