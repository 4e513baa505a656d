"""python-socketio with less between a message and its wire; docs/decisions/0005 says what and why.

The library gives each websocket a queue and a task that empties it, and reads each message in a task with a timer.
Here what is to be sent is written at once while the reader keeps up, and reading is a plain loop. Protocol, rooms
and polling stay the library's.
"""

import asyncio
from collections import deque
from contextlib import suppress
from typing import Any

import engineio
import msgspec
import socketio
from aiohttp import WSMsgType, web
from engineio.packet import CLOSE, NOOP, PING, PONG, UPGRADE, Packet

# A reader who leaves this much unread is behind; one who leaves so many packets is cut off and catches up from the log.
BEHIND_BYTES, MOST_BEHIND = 256 * 1024, 2_000
MOST_PACKETS = 500  # in one request of a client that polls


class Json:
    """The codec in the shape in which the library asks for one."""

    loads = staticmethod(msgspec.json.decode)

    @staticmethod
    def dumps(value: object, **_options: object) -> str:
        """Return compact JSON."""
        return msgspec.json.encode(value).decode()


class TextPacket(socketio.packet.Packet):  # type: ignore[misc]  # untyped library
    """A packet that carries no bytes and is therefore not searched for any."""

    uses_binary_events = False


class Rooms(socketio.AsyncManager):  # type: ignore[misc]  # untyped library
    """Encodes once, writes to whoever is there, and does nothing for an empty room."""

    async def emit(self, event: str, data: object, namespace: str, **options: Any) -> None:
        """Send to everybody in the room, or rooms, `to` or `room`; to each once."""
        room = options.get("to") or options.get("room")
        if not room or options.get("callback") or options.get("skip_sid"):
            await super().emit(event, data, namespace, **options)
            return
        known = self.rooms.get(namespace, {})
        members = {s: None for one in _several(room) for s in known.get(one, {}).values()}
        if not members:
            return
        packet = TextPacket(socketio.packet.EVENT, [event, data], namespace)
        frame = Packet(engineio.packet.MESSAGE, packet.encode())
        for sid in members:
            await self.server._send_eio_packet(sid, frame)


def _several(room: str | list[str]) -> list[str]:
    return room if isinstance(room, list) else [room]


class RedisRooms(socketio.AsyncRedisManager, Rooms):  # type: ignore[misc]  # untyped library
    """The same on several nodes."""


class Server(socketio.AsyncServer):  # type: ignore[misc]  # untyped library
    """A Socket.IO server whose websockets are ours."""

    def __init__(self, redis_url: str, **options: Any) -> None:
        rooms = RedisRooms(redis_url) if redis_url else Rooms()
        super().__init__(client_manager=rooms, serializer=TextPacket, json=Json, **options)
        # A client that was offline sends all it has in one request; the library would take 16 packets.
        engineio.payload.Payload.max_decode_packets = MOST_PACKETS
        self.eio._async = {**self.eio._async, "websocket": Websocket}


class Outlet:
    """Stands where the library has a queue: writes at once, and keeps back only what a slow reader leaves."""

    def __init__(self, socket: web.WebSocketResponse, transport: asyncio.Transport) -> None:
        self._socket, self._transport = socket, transport
        self._behind: deque[Packet] = deque()
        self._flushing: asyncio.Task[None] | None = None

    async def put(self, packet: Packet | None) -> None:
        """Write a packet, or close after one that says so."""
        if packet is None:
            return
        if self._flushing or self._transport.get_write_buffer_size() > BEHIND_BYTES:
            self._keep(packet)
        else:
            await self._write(packet)

    async def join(self) -> None:
        """Wait until everything is written."""
        if self._flushing:
            await self._flushing

    async def _write(self, packet: Packet) -> None:
        frame = packet.encode()
        with suppress(ConnectionError, RuntimeError):
            await (
                self._socket.send_str(frame)
                if isinstance(frame, str)
                else self._socket.send_bytes(frame)
            )
        if packet.packet_type == CLOSE:
            await self._socket.close(drain=False)

    def _keep(self, packet: Packet) -> None:
        self._behind.append(packet)
        if len(self._behind) > MOST_BEHIND:
            self._behind.clear()
            self._transport.abort()
        elif not self._flushing:
            self._flushing = asyncio.create_task(self._flush())

    async def _flush(self) -> None:
        while self._behind:
            await self._write(self._behind.popleft())
        self._flushing = None


class Websocket:
    """Engine.IO's websocket transport; the library makes one with the session's own handler and awaits it."""

    def __init__(self, handler: Any, server: engineio.AsyncServer) -> None:
        self._session, self._server = handler.__self__, server
        # No compression: it would cost each idle visitor more memory than all the rest.
        self._socket = web.WebSocketResponse(
            max_msg_size=server.max_http_buffer_size, compress=False
        )

    async def __call__(self, environ: dict[str, Any]) -> web.WebSocketResponse:
        """Serve until the connection ends."""
        request: web.Request = environ["aiohttp.request"]
        await self._socket.prepare(request)
        if not self._session.connected or await self._upgraded():
            await self._serve(request.transport)
        return self._socket

    async def _upgraded(self) -> bool:
        """Take over from polling, as Engine.IO 4 has it: probe, answer, end the poll, upgrade."""
        session = self._session
        session.upgrading = True
        try:
            probe = Packet(encoded_packet=await self._socket.receive_str())
            if (probe.packet_type, probe.data) != (PING, "probe"):
                return False
            await self._socket.send_str(Packet(PONG, "probe").encode())
            await session.queue.put(Packet(NOOP))
            last = Packet(encoded_packet=await self._socket.receive_str())
            return bool(last.packet_type == UPGRADE)
        except TypeError:  # the socket closed instead
            return False
        finally:
            session.upgrading = False

    async def _serve(self, transport: Any) -> None:
        session, waiting = self._session, self._session.queue
        session.connected = session.upgraded = True
        session.queue = Outlet(self._socket, transport)
        while not waiting.empty():
            await session.queue.put(waiting.get_nowait())
        with suppress(engineio.exceptions.SocketIsClosedError):
            await self._read()
        await session.close(wait=False, abort=True, reason=self._server.reason.TRANSPORT_CLOSE)
        await self._socket.close()

    async def _read(self) -> None:
        # No deadline of its own: who answers no ping is closed by the library's watch, and that ends this loop.
        while True:
            message = await self._socket.receive()
            if message.type not in (WSMsgType.TEXT, WSMsgType.BINARY):
                return
            try:
                await self._session.receive(Packet(encoded_packet=message.data))
            except (engineio.exceptions.UnknownPacketError, ValueError):
                self._server.logger.info("%s: not a packet", self._session.sid)
