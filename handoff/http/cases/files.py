"""The route by which officers put files to a case."""

from aiohttp import BodyPartReader, web

from handoff.domain.attachment import LARGEST_BYTES
from handoff.domain.errors import BadRequest, TooLong
from handoff.http import guard
from handoff.http.cases.desk import told
from handoff.http.keys import CASEWORK
from handoff.services.casework import filing, reading

CHUNK = 64 * 1024


async def attach(request: web.Request) -> web.Response:
    """Keep the form's `file` with a case, and return the case."""
    holder = await guard.signed_in(request)
    work, number = request.app[CASEWORK], request.match_info["number"]
    name, data = await _file(request)
    case = await filing.attach(work, holder.staff, number, name, data)
    return await told(request, await reading.look(work, holder.staff, case.number))


async def _file(request: web.Request) -> tuple[str, bytes]:
    if not request.content_type.startswith("multipart/"):
        raise BadRequest("not a form")
    async for part in await request.multipart():
        if isinstance(part, BodyPartReader) and part.name == "file":
            return part.filename or "", await _bytes(part)
    raise BadRequest("no file")


async def _bytes(part: BodyPartReader) -> bytes:
    data = bytearray()
    while chunk := await part.read_chunk(CHUNK):
        data += chunk
        if len(data) > LARGEST_BYTES:
            raise TooLong(len(data))
    return bytes(data)
