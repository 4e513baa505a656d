"""Halls and echo servers as processes of their own, pinned to one core; the load runs on the other."""

import asyncio
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import aiohttp

from bench.desks import furnish
from handoff.settings import ROOT

SERVER_CORE, LOAD_CORE = 0, 1


def free_port() -> int:
    """Return a port that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def pin(pid: int, core: int) -> None:
    """Keep a process on one core, where the machine has more than one."""
    with suppress(OSError, AttributeError):
        os.sched_setaffinity(pid, {core % (os.cpu_count() or 1)})


@asynccontextmanager
async def process(
    arguments: Sequence[str], address: str, probe: str, environ: dict[str, str]
) -> AsyncIterator[int]:
    """Run a server of ours until the block ends; yields its id once it answers."""
    child = await asyncio.create_subprocess_exec(
        sys.executable, *arguments, cwd=ROOT, env=os.environ | environ
    )
    pin(child.pid, SERVER_CORE)
    try:
        await _answers(address + probe)
        yield child.pid
    finally:
        with suppress(ProcessLookupError):
            child.send_signal(signal.SIGTERM)
        await child.wait()


@asynccontextmanager
async def echo() -> AsyncIterator[tuple[str, int]]:
    """The baseline; yields address and process id."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    async with process(["-m", "bench.echo_server", str(port)], address, "/healthz", {}) as pid:
        yield address, pid


@asynccontextmanager
async def hall(
    home: Path, agents: int, capacity: int, **settings: str
) -> AsyncIterator[tuple[str, int]]:
    """A hall with agents named a0, a1, …; its assistant is nowhere, as everybody is with a person."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    await furnish(home, agents, capacity)
    environ = _environ(home, port)
    async with process(["-m", "handoff.serve"], address, "/healthz", environ | settings) as pid:
        yield address, pid


@dataclass
class MortalHall:
    """A hall that is killed and started again on the same home and port."""

    address: str
    environ: dict[str, str]
    kills: int = 0
    child: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        """Start it and wait until it answers."""
        self.child = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "handoff.serve", cwd=ROOT, env=os.environ | self.environ
        )
        pin(self.child.pid, SERVER_CORE)
        await _answers(self.address + "/healthz")

    async def kill(self) -> None:
        """kill -9."""
        if self.child and self.child.returncode is None:
            self.child.send_signal(signal.SIGKILL)
            await self.child.wait()

    async def kill_and_start(self) -> None:
        """Let it die and come back."""
        self.kills += 1
        await self.kill()
        await self.start()


@asynccontextmanager
async def mortal_hall(home: Path) -> AsyncIterator[MortalHall]:
    """A hall without agents that may be killed."""
    port = free_port()
    await furnish(home, 0, 1)
    one = MortalHall(f"http://127.0.0.1:{port}", _environ(home, port))
    await one.start()
    try:
        yield one
    finally:
        await one.kill()


def _environ(home: Path, port: int) -> dict[str, str]:
    return {
        "LOBBY_HOME": str(home),
        "LOBBY_PORT": str(port),
        "LOBBY_BOT_URL": "http://127.0.0.1:9",
        "LOBBY_MESSAGE_BURST": "100000000",  # no person writes as fast as the load
    }


async def _answers(address: str) -> None:
    async with aiohttp.ClientSession() as session:
        for _ in range(600):
            try:
                async with session.get(address):
                    return
            except aiohttp.ClientError:
                await asyncio.sleep(0.05)
    raise TimeoutError(address)


def spent(pid: int) -> float:
    """Return the processor time of a process in seconds, user and system."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def one_core() -> Iterator[None]:
    """Keep the load on its own core while the block runs."""
    before = os.sched_getaffinity(0)
    pin(os.getpid(), LOAD_CORE)
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def resident(pid: int) -> int:
    """Return the memory of a process in bytes."""
    pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")
