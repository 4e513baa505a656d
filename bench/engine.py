"""A light Socket.IO client over a bare websocket: the load must cost less than what it measures.

Speaks Engine.IO 4 and Socket.IO 5: connect, event with acknowledgement, event, ping. Text frames only.
"""

import asyncio
import time
from collections.abc import Callable
from typing import Any

import aiohttp
import msgspec

OPEN, PING, MESSAGE = "0", "2", "4"
CONNECT, EVENT, ACK = "0", "2", "3"
Heard = Callable[[str, Any], None]


class Light:
    """One connection to one namespace."""

    def __init__(self, session: aiohttp.ClientSession, address: str, namespace: str = "/") -> None:
        self._session, self._address, self._namespace = (
            session,
            address.replace("http", "ws", 1),
            namespace,
        )
        self._waiting: dict[int, asyncio.Future[Any]] = {}
        self._ready: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._socket: aiohttp.ClientWebSocketResponse | None = None
        self._reader: asyncio.Task[None] | None = None
        self._next = 0
        self.heard: Heard | None = None

    async def connect(self, auth: object = None, headers: dict[str, str] | None = None) -> None:
        """Open the websocket and enter the namespace."""
        address = f"{self._address}/socket.io/?EIO=4&transport=websocket"
        self._socket = await self._session.ws_connect(address, headers=headers, max_msg_size=0)
        self._reader = asyncio.create_task(self._read())
        await self._ready
        self._ready = asyncio.get_running_loop().create_future()
        await self._socket.send_str(f"40{self._prefix()}{msgspec.json.encode(auth or {}).decode()}")
        await self._ready

    async def call(self, event: str, body: object) -> Any:
        """Send an event and return the first argument of its acknowledgement."""
        number, self._next = self._next, self._next + 1
        future = self._waiting[number] = asyncio.get_running_loop().create_future()
        text = msgspec.json.encode([event, body]).decode()
        await self._socket.send_str(f"42{self._prefix()}{number}{text}")
        return await future

    async def drop(self) -> None:
        """Cut the connection without a goodbye; whoever waits is told."""
        if self._reader:
            self._reader.cancel()
        if self._socket:
            self._socket._response.close()
        self._fail()

    def _fail(self) -> None:
        for waiting in (self._ready, *self._waiting.values()):
            if not waiting.done():
                waiting.set_exception(ConnectionError("gone"))
                waiting.exception()  # looked at: whoever still waits gets it as well
        self._waiting.clear()

    async def close(self) -> None:
        """Close the websocket."""
        self._reader.cancel()
        await self._socket.close()

    def _prefix(self) -> str:
        return "" if self._namespace == "/" else f"{self._namespace},"

    async def _read(self) -> None:
        try:
            await self._frames()
        finally:
            self._fail()

    async def _frames(self) -> None:
        async for frame in self._socket:
            text = frame.data
            if text == PING:
                await self._socket.send_str("3")
            elif text[0] == OPEN and not self._ready.done():
                self._ready.set_result(None)
            elif text[0] == MESSAGE:
                self._take(text[1], text[2:])

    def _take(self, kind: str, rest: str) -> None:
        if rest.startswith("/"):
            rest = rest.partition(",")[2]
        if kind == CONNECT:
            self._ready.set_result(None)
        elif kind == ACK:
            start = rest.index("[")
            arguments = msgspec.json.decode(rest[start:])
            self._waiting.pop(int(rest[:start])).set_result(arguments[0] if arguments else None)
        elif kind == EVENT and self.heard:
            name, body = msgspec.json.decode(rest)
            self.heard(name, body)


def share(values: list[float], part: float) -> float:
    """Return the value below which that share of the values lies."""
    return sorted(values)[min(len(values) - 1, int(len(values) * part))] if values else float("nan")


async def paced(act: Callable[[int], Any], rate: float, seconds: float) -> list[float]:
    """Start `act(n)` at a fixed rate, whatever the answers do (open loop); return the latencies in seconds."""
    latencies: list[float] = []

    async def one(number: int) -> None:
        begin = time.perf_counter()
        await act(number)
        latencies.append(time.perf_counter() - begin)

    begin, tasks = time.perf_counter(), []
    for number in range(int(rate * seconds)):
        await asyncio.sleep(max(0.0, begin + number / rate - time.perf_counter()))
        tasks.append(asyncio.create_task(one(number)))
    await asyncio.gather(*tasks)
    return latencies
