"""The officers' half of the composition root."""

from sqlalchemy.ext.asyncio import AsyncEngine

from cases.office import CaseOffice
from cases.store import CaseStore
from handoff.gateways import letters
from handoff.gateways.letters import LetterBook
from handoff.services.casework.ports import Casework
from handoff.services.hall import Hall
from handoff.settings import Settings


def furnish(settings: Settings, engine: AsyncEngine, hall: Hall) -> Casework:
    """Return what the use cases of officers work with."""
    return Casework(
        hall,
        CaseStore(engine, hall.clock),
        CaseOffice(engine, hall.clock),
        LetterBook(settings.data),
        letters.branches(settings.data),
    )
