"""The routes of the report and its exports."""

import asyncio

import msgspec
from aiohttp import web

from handoff.http import guard
from handoff.http.cases import sheets, wire
from handoff.http.keys import CASEWORK
from handoff.services.casework import reporting
from handoff.services.casework.reporting import Ledger, Period

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


async def report(request: web.Request) -> web.Response:
    """Return the figures of a period."""
    holder = await guard.signed_in(request)
    period = _period(request)
    counted = await reporting.report(request.app[CASEWORK], holder.staff, period)
    return web.json_response({"report": msgspec.to_builtins(counted)})


async def as_csv(request: web.Request) -> web.Response:
    """Return the register as CSV."""
    ledger = await _ledger(request)
    return _file(request, sheets.as_csv(ledger), "text/csv", "csv")


async def as_workbook(request: web.Request) -> web.Response:
    """Return the register as a workbook; writing one keeps a core busy, so it gets a thread."""
    ledger = await _ledger(request)
    return _file(request, await asyncio.to_thread(sheets.as_workbook, ledger), WORKBOOK, "xlsx")


async def _ledger(request: web.Request) -> Ledger:
    holder = await guard.signed_in(request)
    work, period = request.app[CASEWORK], _period(request)
    language = wire.query(request, wire.Reader).language or guard.reader(request)
    return await reporting.ledger(work, holder.staff, period, language)


def _period(request: web.Request) -> Period:
    asked = wire.query(request, wire.Period)
    return Period(asked.since, asked.until)


def _file(request: web.Request, body: bytes, kind: str, ending: str) -> web.Response:
    period = _period(request)
    name = f"complaints-{period.since}-{period.until}.{ending}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return web.Response(body=body, content_type=kind, headers=headers)
