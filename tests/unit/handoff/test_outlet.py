"""What a websocket is told: whole frames, in order, one write a turn, and an end to what a deaf reader holds."""

import asyncio
from collections.abc import Iterable
from typing import cast

import pytest
from aiohttp import web
from engineio.packet import CLOSE, MESSAGE, Packet

from handoff.realtime.outlet import MOST_UNREAD, Outlet, framed


class Wire:
    """A transport and a websocket that remember."""

    def __init__(self, unread: int = 0) -> None:
        self.unread, self.writes, self.ends = unread, list[bytes](), list[str]()

    def get_write_buffer_size(self) -> int:
        return self.unread

    def is_closing(self) -> bool:
        return "abort" in self.ends

    def writelines(self, frames: Iterable[bytes]) -> None:
        self.writes.append(b"".join(frames))

    def abort(self) -> None:
        self.ends.append("abort")

    async def close(self, *, drain: bool) -> None:
        self.ends.append(f"close, drain {drain}, after {len(self.writes)} writes")


def outlet(wire: Wire) -> Outlet:
    return Outlet(cast("web.WebSocketResponse", wire), cast("asyncio.Transport", wire))


def read(stream: bytes) -> list[str]:
    """Take frames apart as RFC 6455 has it."""
    texts = []
    while stream:
        assert stream[0] == 0x81
        more = {126: 2, 127: 8}.get(stream[1], 0)
        size = int.from_bytes(stream[2 : 2 + more]) if more else stream[1]
        texts.append(stream[2 + more : 2 + more + size].decode())
        stream = stream[2 + more + size :]
    return texts


@pytest.mark.parametrize("length", [0, 1, 125, 126, 65_535, 65_536, 200_000])
def test_a_frame_holds_a_text_of_any_length(length: int) -> None:
    assert read(framed("x" * length)) == ["x" * length]


def test_a_frame_counts_bytes_and_not_characters() -> None:
    assert read(framed("大" * 42) + framed("堂")) == ["大" * 42, "堂"]


async def test_what_is_said_in_one_turn_is_one_write_in_order() -> None:
    wire = Wire()
    one = outlet(wire)
    one.put_nowait(Packet(MESSAGE, "first"))
    await one.put(Packet(MESSAGE, "second"))
    assert not wire.writes
    await asyncio.sleep(0)
    one.put_nowait(Packet(MESSAGE, "third"))
    await asyncio.sleep(0)
    assert [read(write) for write in wire.writes] == [["4first", "4second"], ["4third"]]


async def test_a_reader_who_leaves_too_much_unread_is_cut_off() -> None:
    wire = Wire(unread=MOST_UNREAD + 1)
    one = outlet(wire)
    for _ in range(2):
        one.put_nowait(Packet(MESSAGE, "never read"))
        await asyncio.sleep(0)
    assert (wire.ends, wire.writes) == (["abort"], [])


async def test_a_goodbye_is_written_before_the_websocket_closes() -> None:
    wire = Wire()
    await outlet(wire).put(Packet(CLOSE))
    assert (wire.ends, read(wire.writes[0])) == (["close, drain False, after 1 writes"], ["1"])
