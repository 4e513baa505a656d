"""The assistant's door of docs/bot.md, served by a test."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web


@asynccontextmanager
async def http_bot(
    token: str,
    answers: dict[str, Any] | None = None,
    port: int = 0,
    heard: list[dict[str, Any]] | None = None,
) -> AsyncIterator[str]:
    """Serve an assistant that echoes, or answers with `answers[message]` (a body, or a status).

    `heard` gets the bodies of all turns.
    """

    async def turn(request: web.Request) -> web.Response:
        if request.headers.get("Authorization") != f"Bearer {token}":
            return web.json_response({"error": "unauthorised"}, status=401)
        body = await request.json()
        message = body["message"]
        if heard is not None:
            heard.append(body)
        answer = (answers or {}).get(message, {"messages": [{"text": f"echo: {message}"}]})
        if isinstance(answer, int):
            return web.json_response({"error": "bot_error"}, status=answer)
        return web.json_response(answer)

    async def health(_request: web.Request) -> web.Response:
        return web.json_response({"ready": True})

    app = web.Application()
    app.router.add_post("/webhooks/lobby/turn", turn)
    app.router.add_get("/webhooks/lobby/health", health)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()
