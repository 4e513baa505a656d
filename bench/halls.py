"""Halls and echo servers as processes of their own, pinned to one core; the load runs on the other."""

import asyncio
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from uuid import uuid4

import aiohttp

from cases.database import open_engine
from handoff.cli import accounts
from handoff.domain.identity import Role, Staff
from handoff.domain.language import Language
from handoff.settings import ROOT, Settings
from handoff.storage.upgrade import upgrade

PASSWORD = "bench only"  # noqa: S105 - of a hall that lives for a minute in a temporary folder
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
    async with process(["-m", "bench.echo_server", str(port)], address, "/socket.io/", {}) as pid:
        yield address, pid


@asynccontextmanager
async def hall(
    home: Path, agents: int, capacity: int, **settings: str
) -> AsyncIterator[tuple[str, int]]:
    """A hall with agents named a0, a1, …; its assistant is nowhere, as everybody is with a person."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    await _furnish(home, agents, capacity)
    environ = {
        "LOBBY_HOME": str(home),
        "LOBBY_PORT": str(port),
        "LOBBY_BOT_URL": "http://127.0.0.1:9",
    }
    async with process(["-m", "handoff.serve"], address, "/healthz", environ | settings) as pid:
        yield address, pid


async def _furnish(home: Path, agents: int, capacity: int) -> None:
    given = Settings(home=home)
    engine = open_engine(given.database)
    await upgrade(engine)
    for number in range(agents):
        name = f"a{number}"
        member = Staff(
            uuid4().hex, name, name, Role.AGENT, capacity=capacity, languages=frozenset(Language)
        )
        await accounts.add(engine, given, member, PASSWORD)
    await engine.dispose()


async def _answers(address: str) -> None:
    async with aiohttp.ClientSession() as session:
        for _ in range(600):
            try:
                async with session.get(address):
                    return
            except aiohttp.ClientError:
                await asyncio.sleep(0.05)
    raise TimeoutError(address)


def resident(pid: int) -> int:
    """Return the memory of a process in bytes."""
    pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")
