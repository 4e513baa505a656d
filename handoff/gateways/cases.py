"""The hall's door to the case store."""

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, field

from cases.customers import CustomerRecords, VisitLine
from cases.drafts import CallbackDraft, contact_tokens
from cases.errors import DraftRefused, StoreUnavailable
from cases.loss_reports import Loss, LossKind, LossReports
from cases.store import CaseStore
from handoff.domain.errors import BadRequest, Unavailable
from handoff.services.casework.customer_records import NamedVisit, Records
from handoff.services.casework.ports import Words
from handoff.services.ports import LossTold


@dataclass
class StoredCases:
    """Implements ports.CaseDesk."""

    store: CaseStore
    losses: LossReports
    customers: CustomerRecords
    branches: Mapping[str, Words] = field(default_factory=dict)

    async def leave_message(self, conversation_id: str, text: str, contact: str, key: str) -> str:
        """Open a callback case once per key and return its number."""
        try:
            draft = CallbackDraft(
                conversation=conversation_id, text=text, contact=contact_tokens(contact)
            )
        except DraftRefused as refused:
            raise BadRequest(str(refused)) from refused
        return (await self.store.file_callback(draft, key)).number

    async def report_loss(self, told: LossTold, key: str) -> str:
        """Record a loss or fraud once per key and return its number."""
        kind = LossKind.FRAUD if told.reason == "fraud" else LossKind.LOST
        loss = Loss(kind=kind, card="", conversation=told.conversation, language=told.language)
        try:
            return (await self.losses.file(loss, key)).number
        except StoreUnavailable as error:
            raise Unavailable(str(error)) from error

    async def records(self, conversations: Collection[str]) -> Records:
        """Return the cases and appointments of these conversations."""
        try:
            filed, arranged = await self.customers.of(conversations)
        except StoreUnavailable as error:
            raise Unavailable(str(error)) from error
        return Records(filed, [self._named(one) for one in arranged])

    def _named(self, one: VisitLine) -> NamedVisit:
        """Return it with the branch's name; one that is gone from the catalogue keeps its code."""
        name = self.branches.get(one.branch, Words(one.branch, one.branch))
        return NamedVisit(**asdict(one), branch_zh=name.zh, branch_en=name.en)
