"""The baseline: python-socketio on aiohttp and uvloop, which acknowledges and does nothing else."""

import sys

import socketio
import uvloop
from aiohttp import web


def main(port: int) -> None:
    """Serve until killed."""
    server = socketio.AsyncServer(async_mode="aiohttp")

    @server.event
    async def send(_sid: str, body: object) -> object:
        return body

    async def healthz(_request: web.Request) -> web.Response:
        return web.Response()

    app = web.Application()
    app.router.add_get("/healthz", healthz)
    server.attach(app)
    uvloop.install()
    web.run_app(app, host="127.0.0.1", port=port, access_log=None, print=None)


if __name__ == "__main__":
    main(int(sys.argv[1]))
