"""The routes of officers: parse, ask one use case, answer."""

from aiohttp import web

from handoff.domain.identity import Staff
from handoff.http import guard
from handoff.http.cases import choices as picked
from handoff.http.cases import shown, wire
from handoff.http.keys import CASEWORK, HALL
from handoff.realtime import shown as talk
from handoff.services.casework import acting, reading
from handoff.services.casework.acting import Act, LetterDraft
from handoff.services.casework.ports import Casework
from handoff.services.casework.reading import CaseFile, Wish


async def search(request: web.Request) -> web.Response:
    """Return a page of cases."""
    work, staff = await _entered(request)
    found = await reading.search(work, staff, wire.query(request, wire.Query).filter())
    called = shown.names(await reading.colleagues(work))
    now = work.hall.clock.now()
    rows = [shown.row(case, now, called) for case in found.cases]
    return web.json_response({"cases": rows, "total": found.total})


async def choices(request: web.Request) -> web.Response:
    """Return what officers pick from, and the alarms that nobody has seen."""
    work, staff = await _entered(request)
    alarms, everybody = await reading.alarms(work, staff), await reading.colleagues(work)
    called = shown.names(everybody)
    body = {
        "choices": picked.choices(work, everybody),
        "alarms": [shown.alarm(one, called) for one in alarms],
    }
    return web.json_response(body)


async def look(request: web.Request) -> web.Response:
    """Return one case."""
    work, staff = await _entered(request)
    return await told(request, await reading.look(work, staff, request.match_info["number"]))


async def act(request: web.Request) -> web.Response:
    """Do something to a case and return it."""
    work, staff = await _entered(request)
    asked = await wire.body(request, wire.Act)
    wanted = Act(
        command=asked.command,
        seen=asked.version,
        note=asked.note,
        assignee=asked.assignee,
        other=asked.other,
        facts=asked.facts.facts() if asked.facts else None,
        score=asked.score,
        reason=asked.reason,
    )
    case = await acting.act(work, staff, request.match_info["number"], wanted)
    return await told(request, await reading.look(work, staff, case.number))


async def preview(request: web.Request) -> web.Response:
    """Return a letter as it would be sent."""
    work, staff = await _entered(request)
    draft = _draft(await wire.body(request, wire.Letter))
    written = await acting.preview(work, staff, request.match_info["number"], draft)
    return web.json_response({"subject": written.subject, "body": written.body})


async def send(request: web.Request) -> web.Response:
    """Keep a letter as sent, and return the case."""
    work, staff = await _entered(request)
    draft = _draft(await wire.body(request, wire.Letter))
    case = await acting.send(work, staff, request.match_info["number"], draft)
    return await told(request, await reading.look(work, staff, case.number))


async def conversation(request: web.Request) -> web.Response:
    """Return a page of the conversation that a case came from."""
    work, staff = await _entered(request)
    after = request.query.get("after", "0")
    number = request.match_info["number"]
    page = await reading.conversation(work, staff, number, int(after) if after.isdecimal() else 0)
    entries = (
        [talk.entry(one, request.app[HALL].links, staff=True) for one in page.entries]
        if page
        else []
    )
    return web.json_response({"entries": entries, "more": bool(page and page.more)})


async def reveal(request: web.Request) -> web.Response:
    """Show sealed personal data, on the record."""
    work, staff = await _entered(request)
    asked = await wire.body(request, wire.Reveal)
    wish = Wish(request.match_info["number"], asked.token, asked.reason)
    return web.json_response({"value": await reading.reveal(work, staff, wish)})


async def see_alarms(request: web.Request) -> web.Response:
    """Take the alarms of a case off the list."""
    work, staff = await _entered(request)
    await reading.see_alarms(work, staff, request.match_info["number"])
    return web.json_response({})


async def _entered(request: web.Request) -> tuple[Casework, Staff]:
    holder = await guard.signed_in(request)
    return request.app[CASEWORK], holder.staff


async def told(request: web.Request, file: CaseFile) -> web.Response:
    """Return a case as its reader sees it."""
    called = shown.names(await reading.colleagues(request.app[CASEWORK]))
    links = request.app[HALL].links
    return web.json_response({"case": shown.whole(file, called, links)})


def _draft(asked: wire.Letter) -> LetterDraft:
    return LetterDraft(
        kind=asked.kind,
        language=asked.language,
        words=asked.words,
        way=asked.way,
        seen=asked.version,
    )
