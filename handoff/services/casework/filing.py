"""Officers put files to a case: the bytes lie with those of its conversation, the record names them."""

from cases.attached import Attachment
from cases.case import Case, Step
from cases.lifecycle import Command
from cases.offered import offered
from handoff.domain.case_errors import CaseIncomplete
from handoff.domain.errors import NotAllowedNow
from handoff.domain.identity import Staff
from handoff.services import attachments
from handoff.services.attachments import Kept, Upload
from handoff.services.casework.ports import Casework
from handoff.services.casework.reading import actor, found, has_conversation
from handoff.services.casework.refusals import translated


async def attach(work: Casework, staff: Staff, number: str, name: str, data: bytes) -> Case:
    """Keep a file with the case; raises BadAttachment and TooLong by its content."""
    case = await found(work, staff, number)
    hall = work.hall
    if Command.ATTACH not in offered(case, actor(staff), hall.clock.now()):
        raise NotAllowedNow(Command.ATTACH)
    file = attachments.inspect(hall.shelf, Upload(case.conversation, name, data))
    digest = attachments.digest_of(data)
    await hall.shelf.keep(digest, data)
    async with hall.store.begin() as uow:
        if not await has_conversation(uow, case):
            raise CaseIncomplete("conversation")
        kept = Kept(file, case.conversation, staff.id, digest, hall.clock.now())
        await uow.files.add(kept)
    added = Attachment(file.id, file.name, file.type, file.size)
    with translated():
        step = Step(Command.ATTACH, actor(staff), file.name, added=added)
        return await work.store.apply(case.number, step)
