"""Letters by e-mail leave through the post; the address is unsealed for it, on the audit trail."""

import asyncio

import structlog

from cases.case import Case
from cases.deliveries import Addressee, Delivery
from handoff.domain import privacy
from handoff.domain.case_errors import CaseIncomplete
from handoff.domain.errors import NotFound
from handoff.services.casework.ports import Casework, Mail, NotPosted
from handoff.services.casework.reading import has_conversation
from handoff.services.casework.refusals import translated

log = structlog.get_logger()

EVERY = 30  # seconds
E_MAIL = "e-mail"


async def addressee(work: Casework, case: Case, way: str) -> Addressee | None:
    """Return where a letter goes by itself; None when an officer brings it there. CaseIncomplete without an address."""
    if way != E_MAIL or work.post is None:
        return None
    identifier = privacy.sealed_as("email", case.contact)
    async with work.hall.store.look() as uow:
        if not identifier or not await has_conversation(uow, case):
            raise CaseIncomplete("contact")
    return Addressee(case.conversation, identifier)


async def run(work: Casework) -> None:
    """Send what is due now and then; runs until cancelled, and a failing round does not end it."""
    while work.post is not None:
        try:
            await post(work)
        except Exception as error:
            log.error("letters not posted", cause=type(error).__name__)
        await asyncio.sleep(EVERY)


async def post(work: Casework) -> int:
    """Send what is due, and return how many letters left."""
    with translated():
        due = await work.outbox.take()
    return sum([await _sent(work, one) for one in due])


async def _sent(work: Casework, one: Delivery) -> bool:
    try:
        await _hand_over(work, one)
    except NotPosted as refused:
        log.warning("letter not sent", number=one.number, seq=one.seq, why=refused.code)
        with translated():
            await work.outbox.failed(one, refused.code, final=refused.final)
        return False
    with translated():
        await work.outbox.sent(one)
    return True


async def _hand_over(work: Casework, one: Delivery) -> None:
    if work.post is None:
        raise NotPosted("no_post")
    mail = Mail(
        to=await _address(work, one),
        # The same letter has the same name, should it be sent twice by a crash in between.
        name=f"{one.number}-{one.seq}",
        subject=privacy.readable(one.subject),
        body=privacy.readable(one.body),
    )
    await work.post.send(mail)


async def _address(work: Casework, one: Delivery) -> str:
    what = f"{one.number}/{one.conversation}/{one.token}"
    try:
        async with work.hall.store.begin() as uow:
            officer = await uow.roster.get(one.officer.removeprefix("agent:"))
            value = await uow.vault.reveal(one.conversation, one.token)
            await uow.audits.record(officer, "reveal", what, f"letter {one.seq} by e-mail")
            return value
    except NotFound:
        raise NotPosted("no_address", final=True) from None
