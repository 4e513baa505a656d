"""What surrounds every route: errors with codes, and headers that tell browsers to trust nothing else."""

from collections.abc import Awaitable, Callable, Mapping

from aiohttp import web

from handoff.domain.errors import Forbidden, HandoffError
from handoff.domain.language import Language
from handoff.http.keys import HALL, SETTINGS
from handoff.realtime.edge import refusal
from handoff.services import sign_in
from handoff.services.sign_in import SignedIn

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

HEADERS: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; media-src 'self'; "
    "connect-src 'self' {sockets}; frame-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors {ancestors}"
)
EMBEDDABLE = ("/widget",)
CLIENT_GONE = 499


@web.middleware
async def errors(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Answer every error in the shape of docs/protocol.md."""
    try:
        return await handler(request)
    except web.HTTPException as error:
        if error.status < 400:
            raise
        return (
            _refused(HandoffError(), error.status, request)
            if error.status >= 500
            else _plain(error)
        )
    except Exception as error:
        if isinstance(error, ConnectionError) and _is_gone(request):
            return web.Response(status=CLIENT_GONE)  # for nobody, and no incident
        return _refused(error, getattr(error, "status", 500), request)


def _is_gone(request: web.Request) -> bool:
    return request.transport is None or request.transport.is_closing()


def _plain(error: web.HTTPException) -> web.Response:
    code = {404: "not_found", 403: "forbidden", 413: "too_long"}.get(error.status, "bad_request")
    return web.json_response(
        {"error": {"code": code, "message": error.reason}}, status=error.status
    )


def _refused(error: Exception, status: int, request: web.Request) -> web.Response:
    return web.json_response({"error": refusal(error, reader(request))}, status=status)


def reader(request: web.Request) -> Language:
    """Return the language that the browser asks for."""
    return (
        Language.EN
        if request.headers.get("Accept-Language", "").lower().startswith("en")
        else Language.ZH
    )


async def add_headers(request: web.Request, response: web.StreamResponse) -> None:
    """Send the security headers with everything."""
    response.headers.update(HEADERS)
    embeddable = request.path in EMBEDDABLE
    ancestors = request.app[SETTINGS].frame_ancestors if embeddable else "'none'"
    # Older Safari does not count a websocket to the own host as 'self'.
    sockets = f"ws://{request.host} wss://{request.host}"
    policy = POLICY.format(ancestors=ancestors, sockets=sockets)
    response.headers.setdefault("Content-Security-Policy", policy)


async def signed_in(request: web.Request) -> SignedIn:
    """Return who sends the request; anything that changes something must carry the CSRF token."""
    holder = await sign_in.recognise(request.app[HALL], request.cookies.get(sign_in.COOKIE, ""))
    if request.method not in ("GET", "HEAD") and request.headers.get("X-CSRF-Token") != holder.csrf:
        raise Forbidden("csrf")
    return holder


def own_origin(request: web.Request) -> None:
    """Refuse a browser that comes from another site; a client without an Origin is no browser."""
    origin = request.headers.get("Origin")
    if origin is not None and origin.partition("://")[2] != request.host:
        raise Forbidden("origin")
