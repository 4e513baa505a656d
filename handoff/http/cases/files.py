"""The route by which officers put files to a case."""

from aiohttp import web

from handoff.domain.errors import BadRequest
from handoff.http import forms, guard
from handoff.http.cases.desk import told
from handoff.http.keys import CASEWORK
from handoff.services.casework import filing, reading


async def attach(request: web.Request) -> web.Response:
    """Keep the form's `file` with a case, and return the case."""
    holder = await guard.signed_in(request)
    work, number = request.app[CASEWORK], request.match_info["number"]
    name, data = await _file(request)
    case = await filing.attach(work, holder.staff, number, name, data)
    return await told(request, await reading.look(work, holder.staff, case.number))


async def _file(request: web.Request) -> tuple[str, bytes]:
    async for part in forms.parts(request):
        if part.name == "file":
            return part.filename or "", await forms.content(part)
    raise BadRequest("no file")
