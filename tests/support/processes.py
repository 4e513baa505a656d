"""Processes of ours that a test starts, kills and starts again; only ever by their own id."""

import asyncio
import os
import signal
import socket
import sys
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

import aiohttp

ROOT = Path(__file__).parents[2]


def free_port() -> int:
    """Return a port that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class HallProcess:
    """`python -m handoff.serve` on one home and port."""

    module = "handoff.serve"

    def __init__(self, home: Path, bot_url: str, **settings: str) -> None:
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        given = {
            "LOBBY_HOME": str(home),
            "LOBBY_PORT": str(self.port),
            "LOBBY_BOT_URL": bot_url,
            "LOBBY_MESSAGE_BURST": "100000",
        } | settings
        self._environ = os.environ | given
        self._process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        """Start it and wait until it answers."""
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", self.module, cwd=ROOT, env=self._environ
        )
        async with aiohttp.ClientSession() as session:
            for _ in range(600):
                try:
                    async with session.get(f"{self.address}/healthz") as response:
                        if response.status == 200:
                            return
                except aiohttp.ClientError:
                    await asyncio.sleep(0.05)
        raise AssertionError("the hall did not start")

    async def kill(self) -> None:
        """kill -9."""
        if self._process and self._process.returncode is None:
            self._process.send_signal(signal.SIGKILL)
            await self._process.wait()

    async def start_if_dead(self) -> None:
        """Start it again, as a supervisor of processes would."""
        if self._process and self._process.returncode is not None:
            await self.start()

    async def keep_alive_during(self, act: Coroutine[Any, Any, Any]) -> None:
        """Start it again whenever it dies before the act is done."""
        task = asyncio.create_task(act)
        while not task.done():
            await asyncio.wait({task}, timeout=0.05)
            await self.start_if_dead()
        await task
