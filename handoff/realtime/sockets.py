"""python-socketio with less between a message and its wire; docs/decisions/0005 says what and why.

The library gives each websocket a queue and a task that empties it, and reads each message in a task with a timer.
Here what is to be sent is written at once while the reader keeps up, and reading is a plain loop. Protocol, rooms
and polling stay the library's.
"""

import asyncio
import json
import re
from contextlib import suppress
from typing import Any

import engineio
import msgspec
import socketio
from aiohttp import WSMsgType, web
from engineio.packet import CLOSE, NOOP, PING, PONG, UPGRADE, Packet

from handoff.realtime.outlet import Outlet

MESSAGE = str(engineio.packet.MESSAGE)
HALF = re.compile(r"\\u[dD][89a-fA-F]")  # perhaps; telling is left to who reads it
MOST_PACKETS = 500  # in one request of a client that polls


class Json:
    """The codec in the shape in which the library asks for one."""

    @staticmethod
    def loads(text: str) -> Any:
        """Return what the JSON says; half a surrogate pair, which browsers escape and msgspec refuses, stays half."""
        try:
            return msgspec.json.decode(text)
        except msgspec.DecodeError:
            if not HALF.search(text):
                raise
            return json.loads(text)

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
        members = self._members(namespace, room)
        if not members:
            return
        text = f"{socketio.packet.EVENT}{namespace},{Json.dumps([event, data])}"
        frame = Packet(engineio.packet.MESSAGE, text)
        for eio_sid in members.values():
            self.server.tell(eio_sid, frame)

    def _members(self, namespace: str, room: str | list[str]) -> dict[str, str]:
        """Return who is in the room or the rooms: connections by session."""
        known, members = self.rooms.get(namespace, {}), {}
        for one in room if isinstance(room, list) else [room]:
            if one in known:
                members.update(known[one].items())
        return members


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

    async def _send_packet(self, eio_sid: str, packet: socketio.packet.Packet) -> None:
        # The library's own way, by which it acknowledges, takes five calls and a look at the clock.
        self.tell(eio_sid, Packet(engineio.packet.MESSAGE, packet.encode()))

    def tell(self, eio_sid: str, frame: Packet) -> None:
        """Send to one connection, if it is there; the library's watch closes those that are not."""
        session = self.eio.sockets.get(eio_sid)
        if session and not session.closed:
            session.queue.put_nowait(frame)

    async def leave(self, _app: web.Application) -> None:
        """Send every client to another node, or to this one's successor, before the server waits for them to go."""
        await asyncio.gather(*(self._part_from(one) for one in list(self.eio.sockets.values())))
        await self.shutdown()

    async def _part_from(self, session: Any) -> None:
        # The library's own way waits for each client: for its next poll, or ten seconds for its websocket's goodbye.
        session.queue.put_nowait(Packet(CLOSE))
        await session.close(wait=False, abort=True)
        if isinstance(session.queue, Outlet):
            session.queue.end()

    async def _handle_eio_disconnect(self, eio_sid: str, reason: str) -> None:
        await super()._handle_eio_disconnect(eio_sid, reason)
        # The library lets the poll of a client that said goodbye wait for a message until its time is over.
        if session := self.eio.sockets.get(eio_sid):
            session.queue.put_nowait(None)


class Namespace(socketio.AsyncNamespace):  # type: ignore[misc]  # untyped library
    """A group of events whose handlers are all coroutines, so that nobody has to ask what they are."""

    async def trigger_event(self, event: str, *arguments: Any) -> Any:
        """Call the handler of an event, if there is one."""
        handler = getattr(self, f"on_{event}", None)
        return await handler(*arguments) if handler else None

    def is_in(self, sid: str, room: str) -> bool:
        """Tell whether a connection is in a room; the library would look through all rooms."""
        return sid in self.server.manager.rooms.get(self.namespace, {}).get(room, ())


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
            session.queue.put_nowait(waiting.get_nowait())
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
                await self._take(message.data)
            except (engineio.exceptions.UnknownPacketError, ValueError):
                self._server.logger.info("%s: not a packet", self._session.sid)

    async def _take(self, data: str | bytes) -> None:
        if not isinstance(data, str) or not data.startswith(MESSAGE):
            await self._session.receive(Packet(encoded_packet=data))
            return
        # What the library does with a message, without looking for JSON in what is Socket.IO's to read.
        try:
            await self._server.handlers["message"](self._session.sid, data[len(MESSAGE) :])
        except Exception:
            self._server.logger.exception("a message that cannot be handled")
