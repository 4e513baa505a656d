"""Forms with a file, as browsers send them (RFC 7578)."""

from collections.abc import AsyncIterator

from aiohttp import BodyPartReader, web
from aiohttp.http import HttpProcessingError

from handoff.domain.attachment import LARGEST_BYTES
from handoff.domain.errors import BadRequest, TooLong

CHUNK = 64 * 1024


async def parts(request: web.Request) -> AsyncIterator[BodyPartReader]:
    """Yield the parts; one that is nested, breaks off or is none is the sender's mistake and no incident of ours."""
    if not request.content_type.startswith("multipart/"):
        raise BadRequest("not a form")
    try:
        async for part in await request.multipart():
            if not isinstance(part, BodyPartReader):
                raise BadRequest("nested")
            yield part
    except (ValueError, HttpProcessingError) as error:
        raise BadRequest("form") from error


async def content(part: BodyPartReader) -> bytes:
    """Return a file's bytes; TooLong as soon as it is over the limit."""
    data = bytearray()
    while chunk := await part.read_chunk(CHUNK):
        data += chunk
        if len(data) > LARGEST_BYTES:
            raise TooLong(len(data))
    return bytes(data)
