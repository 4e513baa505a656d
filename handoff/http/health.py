"""Alive, ready, and numbers for the operator."""

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from handoff.domain.errors import HandoffError
from handoff.http.keys import HALL
from handoff.services.hall import Hall


async def alive(_request: web.Request) -> web.Response:
    """The process answers."""
    return web.json_response({"alive": True})


async def ready(request: web.Request) -> web.Response:
    """200 once customers can be answered, else 503 with what is missing."""
    missing = await _missing(request.app[HALL])
    return web.json_response(
        {"ready": not missing, "missing": missing}, status=503 if missing else 200
    )


async def metrics(_request: web.Request) -> web.Response:
    """Prometheus text."""
    return web.Response(body=generate_latest(), headers={"Content-Type": CONTENT_TYPE_LATEST})


async def _missing(hall: Hall) -> list[str]:
    missing = await hall.bot.look()
    try:
        async with hall.store.look() as uow:
            await uow.roster.gone_since()
    except HandoffError:
        missing = [*missing, "database"]
    return missing
