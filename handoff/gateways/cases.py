"""The hall's door to the case store."""

from dataclasses import dataclass

from cases.drafts import CallbackDraft, contact_tokens
from cases.errors import DraftRefused
from cases.store import CaseStore
from handoff.domain.errors import BadRequest


@dataclass
class StoredCases:
    """Implements ports.CaseDesk."""

    store: CaseStore

    async def leave_message(self, conversation_id: str, text: str, contact: str, key: str) -> str:
        """Open a callback case once per key and return its number."""
        try:
            draft = CallbackDraft(
                conversation=conversation_id, text=text, contact=contact_tokens(contact)
            )
        except DraftRefused as refused:
            raise BadRequest(str(refused)) from refused
        return (await self.store.file_callback(draft, key)).number
