"""Search over past conversations: agents among their own, supervisors among all, on the record."""

from dataclasses import replace

from handoff.domain import privacy
from handoff.domain.identity import Staff
from handoff.domain.past import Past, Wanted
from handoff.domain.permissions import Permission, allows, require
from handoff.services.hall import Hall


async def search(hall: Hall, staff: Staff, wanted: Wanted) -> list[Past]:
    """Return one page and one more, newest first; a search among conversations of others leaves an audit line."""
    require(staff, Permission.SERVE)
    if not allows(staff, Permission.SEE_ANY_CONVERSATION):
        async with hall.store.look() as uow:
            return await uow.past.search(replace(wanted, agent=staff.id))
    async with hall.store.begin() as uow:
        found = await uow.past.search(wanted)
        await uow.audits.record(staff, "search", "conversations", _told(wanted))
        return found


def _told(wanted: Wanted) -> str:
    """Return what was looked for, without the personal data that may stand in it."""
    parts = {
        "text": _masked(wanted.text),
        "customer": wanted.customer,
        "since": wanted.since and wanted.since.isoformat(),
        "until": wanted.until and wanted.until.isoformat(),
        "offset": wanted.offset or None,
    }
    return " ".join(f"{name}={value}" for name, value in parts.items() if value)


def _masked(text: str) -> str:
    for found in reversed(privacy.recognise(text)):
        hint = privacy.hint(found) if found.keep else "***"
        text = text[: found.start] + hint + text[found.end :]
    return text
