"""A wire between clients and a hall that a test may hold or cut; plain TCP on the loopback."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

CHUNK = 64 * 1024


@dataclass
class Wire:
    """`down` and `up` let bytes through while they are set: to the client, and to the hall."""

    port: int
    address: str = ""
    down: asyncio.Event = field(default_factory=asyncio.Event)
    up: asyncio.Event = field(default_factory=asyncio.Event)
    writers: set[asyncio.StreamWriter] = field(default_factory=set)
    carrying: set[asyncio.Task[None]] = field(default_factory=set)

    def take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Carry a client who connects, until one of the two ends is gone."""
        task = asyncio.create_task(self._carry(reader, writer))
        self.carrying.add(task)
        task.add_done_callback(self.carrying.discard)

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            there, out = await asyncio.open_connection("127.0.0.1", self.port)
        except OSError:
            writer.close()
            return
        self.writers |= {writer, out}
        await asyncio.gather(self._pump(reader, out, self.up), self._pump(there, writer, self.down))

    async def _pump(
        self, source: asyncio.StreamReader, sink: asyncio.StreamWriter, gate: asyncio.Event
    ) -> None:
        try:
            while data := await source.read(CHUNK):
                await gate.wait()
                sink.write(data)
                await sink.drain()
        except OSError:
            pass
        finally:
            sink.close()
            self.writers.discard(sink)

    def cut(self) -> None:
        """Cut every connection at once, without a goodbye."""
        for writer in list(self.writers):
            writer.transport.abort()
        self.writers.clear()


@asynccontextmanager
async def wire_to(address: str) -> AsyncIterator[Wire]:
    """Yield a wire to a hall; clients connect to its address."""
    wire = Wire(int(address.rpartition(":")[2]))
    wire.down.set()
    wire.up.set()
    server = await asyncio.start_server(wire.take, "127.0.0.1", 0)
    wire.address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    yield wire
    wire.down.set()
    wire.up.set()
    server.close()
    wire.cut()
    await asyncio.gather(*wire.carrying)
