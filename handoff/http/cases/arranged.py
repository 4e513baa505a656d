"""The routes for loss reports, appointments and feedback: parse, ask one use case, answer."""

from typing import Any

from aiohttp import web

from cases.arranged import Sort
from handoff.domain.errors import NotFound
from handoff.http import guard
from handoff.http.cases import shown, wire
from handoff.http.keys import CASEWORK, HALL
from handoff.realtime import shown as talk
from handoff.services.casework import arranging, reading
from handoff.services.casework.arranging import ArrangedFile, Deed


async def search(request: web.Request) -> web.Response:
    """Return a page of a sort; a branch's day of appointments comes with its times."""
    work, staff = request.app[CASEWORK], (await guard.signed_in(request)).staff
    wanted = wire.query(request, wire.ArrangedQuery).wanted(_sort(request))
    found = await arranging.search(work, staff, wanted)
    body: dict[str, Any] = {
        "arranged": [shown.arranged(one) for one in found.rows],
        "total": found.total,
    }
    if wanted.sort is Sort.VISIT and wanted.branch and wanted.day:
        places = arranging.places(work, wanted.branch, wanted.day, found.rows)
        body["places"] = [shown.place(one) for one in places]
    return web.json_response(body)


async def look(request: web.Request) -> web.Response:
    """Return one of them with its trail."""
    work, staff = request.app[CASEWORK], (await guard.signed_in(request)).staff
    return await _told(request, await arranging.look(work, staff, *_which(request)))


async def act(request: web.Request) -> web.Response:
    """Do something to it and return it."""
    work, staff = request.app[CASEWORK], (await guard.signed_in(request)).staff
    asked = await wire.body(request, wire.Deed)
    deed = Deed(act=asked.act, seen=asked.state, note=asked.note)
    return await _told(request, await arranging.act(work, staff, _which(request), deed))


async def conversation(request: web.Request) -> web.Response:
    """Return a page of the conversation in which it was told."""
    work, staff = request.app[CASEWORK], (await guard.signed_in(request)).staff
    after = request.query.get("after", "0")
    start = int(after) if after.isdecimal() else 0
    page = await arranging.conversation(work, staff, _which(request), start)
    links = request.app[HALL].links
    entries = [talk.entry(one, links, staff=True) for one in page.entries] if page else []
    return web.json_response({"entries": entries, "more": bool(page and page.more)})


async def reveal(request: web.Request) -> web.Response:
    """Show sealed personal data, on the record."""
    work, staff = request.app[CASEWORK], (await guard.signed_in(request)).staff
    asked = await wire.body(request, wire.Reveal)
    wish = asked.token, asked.reason
    value = await arranging.reveal(work, staff, _which(request), wish)
    return web.json_response({"value": value})


async def _told(request: web.Request, file: ArrangedFile) -> web.Response:
    called = shown.names(await reading.colleagues(request.app[CASEWORK]))
    return web.json_response({"arranged": shown.arranged_file(file, called)})


def _which(request: web.Request) -> tuple[Sort, str]:
    return _sort(request), request.match_info["number"]


def _sort(request: web.Request) -> Sort:
    name = request.match_info["sort"]
    if name not in list(Sort):
        raise NotFound(name)
    return Sort(name)
