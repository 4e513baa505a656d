"""A customer or an agent brings a file; whoever holds a link takes a look at it."""

from handoff.domain.identity import Staff, Visitor
from handoff.services import attachments, desk, visiting
from handoff.services.attachments import Kept, Upload
from handoff.services.hall import Hall
from handoff.services.ports import UnitOfWork


async def bring(hall: Hall, who: Visitor | Staff, upload: Upload) -> Kept:
    """Keep a file; the bytes are on the shelf before the row says so."""
    if isinstance(who, Visitor):
        hall.rates.spend(who.id)
    async with hall.store.look() as uow:
        await _own(uow, who, upload.conversation)
    file, digest = attachments.inspect(hall.shelf, upload), attachments.digest_of(upload.data)
    await hall.shelf.keep(digest, upload.data)
    by = attachments.keep_from(who)
    kept = Kept(file, upload.conversation, by, digest, hall.clock.now())
    async with hall.store.begin() as uow:
        conversation = await uow.conversations.get(upload.conversation)
        await attachments.enter(uow, conversation, kept)
    return kept


async def _own(uow: UnitOfWork, who: Visitor | Staff, conversation_id: str) -> None:
    if isinstance(who, Staff):
        await desk.spoken_in(uow, who, conversation_id)
    else:
        await visiting.own(uow, who, conversation_id)


async def take(hall: Hall, identifier: str, until: str, signature: str) -> tuple[Kept, bytes]:
    """Return a file to who holds a link to it that still works."""
    hall.links.check(identifier, until, signature)
    async with hall.store.look() as uow:
        kept = await uow.files.get(identifier)
    return kept, await hall.shelf.read(kept.digest)
