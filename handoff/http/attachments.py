"""Files go up as a form's field and come down by signed links; docs/protocol.md section 7."""

from urllib.parse import quote

from aiohttp import web

from handoff.domain.attachment import SHOWN_IN_PAGE
from handoff.domain.errors import BadRequest
from handoff.domain.identity import Staff, Visitor
from handoff.http import forms, guard
from handoff.http.keys import HALL, TOKENS
from handoff.realtime import shown
from handoff.services import filing
from handoff.services.attachments import Upload

# Opened by itself, a file can run nothing and reach nothing.
POLICY = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; sandbox"


async def upload(request: web.Request) -> web.Response:
    """Keep a file of a customer (bearer token) or of the agent who has the conversation (session)."""
    guard.own_origin(request)
    who, hall = await _who(request), request.app[HALL]
    kept = await filing.bring(hall, who, await _form(request))
    return web.json_response({"attachment": shown.attachment(kept.file, hall.links)})


async def _who(request: web.Request) -> Visitor | Staff:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return request.app[TOKENS].read(token)
    return (await guard.signed_in(request)).staff


async def _form(request: web.Request) -> Upload:
    fields: dict[str, str] = {}
    async for part in forms.parts(request):
        if part.name == "file" and "conversation" in fields:
            return Upload(fields["conversation"], part.filename or "", await forms.content(part))
        fields[part.name or ""] = (await part.read_chunk(forms.CHUNK)).decode("utf-8", "replace")
    raise BadRequest("conversation, then file")


async def download(request: web.Request) -> web.Response:
    """Return a file to who holds a link; pictures may be shown, anything else is saved."""
    given = request.query
    kept, data = await filing.take(
        request.app[HALL],
        request.match_info["id"],
        given.get("until", ""),
        given.get("sig", ""),
    )
    how = "inline" if kept.file.type in SHOWN_IN_PAGE else "attachment"
    headers = {
        "Content-Type": kept.file.type,
        "Content-Disposition": f"{how}; filename*=UTF-8''{quote(kept.file.name)}",
        "Content-Security-Policy": POLICY,
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": "private, max-age=3600, immutable",
    }
    return web.Response(body=data, headers=headers)
