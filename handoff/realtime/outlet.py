"""What a websocket is told within one turn of the event loop goes out in one write."""

import asyncio
import struct

from aiohttp import web
from engineio.packet import CLOSE, Packet

# One who leaves this much unread is cut off and catches up from the log: a whole page of it and live events fit.
MOST_UNREAD = 4 * 1024 * 1024  # bytes

FINAL_TEXT = 0x81
SHORT, MEDIUM = 126, 2**16  # bytes from which a length takes two more, and eight more


def framed(text: str) -> bytes:
    """Return the frame of a text message from a server (RFC 6455, section 5.2)."""
    payload = text.encode()
    size = len(payload)
    if size < SHORT:
        return bytes((FINAL_TEXT, size)) + payload
    if size < MEDIUM:
        return struct.pack("!BBH", FINAL_TEXT, 126, size) + payload
    return struct.pack("!BBQ", FINAL_TEXT, 127, size) + payload


class Outlet:
    """Stands where the library has a queue, for a websocket that does not compress."""

    def __init__(self, socket: web.WebSocketResponse, transport: asyncio.Transport) -> None:
        self._socket, self._transport = socket, transport
        self._loop = asyncio.get_running_loop()
        self._frames: list[bytes] = []

    def put_nowait(self, packet: Packet | None) -> None:
        """Write a packet before the loop's next turn is over."""
        if packet is None:
            return
        if not self._frames:
            self._loop.call_soon(self._flush)
        self._frames.append(framed(packet.encode()))

    async def put(self, packet: Packet | None) -> None:
        """The same, and close after one that says so."""
        self.put_nowait(packet)
        if packet and packet.packet_type == CLOSE:
            await self.join()
            await self._socket.close(drain=False)

    async def join(self) -> None:
        """Hand over what is to be written."""
        self._flush()

    def end(self) -> None:
        """Write what is to be written and close the connection, without waiting for the other side."""
        self._flush()
        self._transport.close()

    def _flush(self) -> None:
        frames, self._frames = self._frames, []
        if not frames or self._transport.is_closing():
            return
        if self._transport.get_write_buffer_size() > MOST_UNREAD:
            self._transport.abort()
        else:
            self._transport.writelines(frames)
