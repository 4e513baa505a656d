"""Alarms before a deadline: raised by a sweep, shown to officers, written to the log."""

import asyncio

import structlog

from cases.office import CaseOffice
from handoff.services.casework.refusals import translated

log = structlog.get_logger()

EVERY = 600  # seconds; deadlines are days, so that minutes do not matter


async def watch(office: CaseOffice) -> None:
    """Sweep now and then; runs until cancelled, and a failing sweep does not end it."""
    while True:
        try:
            await sweep(office)
        except Exception as error:
            log.error("case alarms failed", cause=type(error).__name__)
        await asyncio.sleep(EVERY)


async def sweep(office: CaseOffice) -> int:
    """Raise what is due, write each to the log, and return how many there were."""
    with translated():
        raised = await office.raise_alarms()
    for alarm in raised:
        log.warning(
            "case deadline", number=alarm.number, level=alarm.level, due=alarm.due_on.isoformat()
        )
    return len(raised)
