"""What officers write, without personal data in it."""

from cases.case import Case
from handoff.domain.errors import NotFound
from handoff.domain.privacy import Found
from handoff.services import sealing
from handoff.services.casework.ports import Casework
from handoff.services.casework.reading import has_conversation


class Nowhere:
    """Implements records.Vault for what is not to be kept: only the hint remains."""

    async def seal(self, _conversation_id: str, _found: Found) -> str:
        """Keep nothing."""
        return ""

    async def reveal(self, _conversation_id: str, identifier: str) -> str:
        """Nothing is here."""
        raise NotFound(identifier)


async def masked(text: str) -> str:
    """Return the text with tokens whose originals are not kept: for looking, and without a vault."""
    return await sealing.seal(text, "", Nowhere())


async def sealed(work: Casework, case: Case, text: str) -> str:
    """Return the text with tokens; originals are sealed with the conversation of the case, if any."""
    async with work.hall.store.begin() as uow:
        if await has_conversation(uow, case):
            return await sealing.seal(text, case.conversation, uow.vault)
    return await masked(text)
