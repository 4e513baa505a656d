"""The routes of hindsight: parse, ask one use case, answer."""

import asyncio

import msgspec
from aiohttp import web

from handoff.domain.history.report import Report
from handoff.http import guard
from handoff.http.cases import wire as days
from handoff.http.history import sheets, wire
from handoff.http.history.tables import Reader
from handoff.http.keys import ARCHIVE, CASEWORK
from handoff.services import archive
from handoff.services.casework import complaint_clock
from handoff.services.casework.reporting import Period

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


async def history(request: web.Request) -> web.Response:
    """Return the report on a period."""
    found = await _report(request)
    bank = request.app[ARCHIVE].hall.bank
    body = {
        "report": msgspec.to_builtins(found),
        "zone": bank.hours.zone.key,
        "bank": {"zh": bank.zh, "en": bank.en},
    }
    return web.json_response(body, headers={"Cache-Control": "no-store"})


async def complaints(request: web.Request) -> web.Response:
    """Return the complaints of a period and the clock of all that are open."""
    holder = await guard.signed_in(request)
    asked = days.query(request, days.Period)
    period = Period(asked.since, asked.until)
    found = await complaint_clock.complaints(request.app[CASEWORK], holder.staff, period)
    return web.json_response(msgspec.to_builtins(found), headers={"Cache-Control": "no-store"})


async def as_csv(request: web.Request) -> web.Response:
    """Return one table as CSV."""
    found = await _report(request)
    sheet = wire.query(request).sheet
    body = sheets.as_csv(found, sheet, _reader(request))
    return _file(found, body, "text/csv", f"{sheet}.csv")


async def as_workbook(request: web.Request) -> web.Response:
    """Return all tables as a workbook; writing one keeps a core busy, so it gets a thread."""
    found = await _report(request)
    body = await asyncio.to_thread(sheets.as_workbook, found, _reader(request))
    return _file(found, body, WORKBOOK, "xlsx")


async def _report(request: web.Request) -> Report:
    holder = await guard.signed_in(request)
    return await archive.report(request.app[ARCHIVE], holder.staff, wire.query(request).asked())


def _reader(request: web.Request) -> Reader:
    work = request.app[ARCHIVE]
    language = wire.query(request).language or guard.reader(request)
    return Reader(language, work.topics, work.hall.bank.hours.zone)


def _file(report: Report, body: bytes, kind: str, ending: str) -> web.Response:
    name = f"service-{report.since}-{report.until}.{ending}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return web.Response(body=body, content_type=kind, headers=headers)


ROUTES = [
    web.get("/api/history", history),
    web.get("/api/history/complaints", complaints),
    web.get("/api/history/export.csv", as_csv),
    web.get("/api/history/export.xlsx", as_workbook),
]
