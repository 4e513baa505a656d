"""The half of the composition root for those who look at more than one conversation: officers, supervisors."""

from sqlalchemy.ext.asyncio import AsyncEngine

from cases.deliveries import Outbox
from cases.office import CaseOffice
from cases.store import CaseStore
from handoff.gateways import catalogue, letters
from handoff.gateways.letters import LetterBook
from handoff.gateways.post import SmtpPost
from handoff.services.archive import Archive
from handoff.services.casework.ports import Casework
from handoff.services.hall import Hall
from handoff.settings import Settings


def archive(settings: Settings, hall: Hall) -> Archive:
    """Return what supervisors look back with; BadTargets for targets that make no sense."""
    return Archive(hall, catalogue.targets(settings.data), catalogue.topics(settings.data))


def furnish(settings: Settings, engine: AsyncEngine, hall: Hall) -> Casework:
    """Return what the use cases of officers work with."""
    return Casework(
        hall,
        CaseStore(engine, hall.clock),
        CaseOffice(engine, hall.clock),
        LetterBook(settings.data),
        letters.branches(settings.data),
        letters.calendar(settings.data),
        Outbox(engine, hall.clock),
        SmtpPost.at(settings.smtp_url.get_secret_value(), settings.mail_from),
    )
