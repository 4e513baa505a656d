"""The whole of Lobby as its users start it: `lobby run`, with a database of its own and a model that tests share."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.support.processes import ROOT, free_port

PATIENCE = 600  # seconds: the first start trains the model
END_SECONDS = 40
SHARED_HOME = ROOT / "var" / "test"


@dataclass
class System:
    """A running Lobby."""

    address: str
    home: Path
    process: subprocess.Popen[str]
    lines: list[str] = field(default_factory=list)

    def password(self, username: str) -> str:
        """Return what was made for a demo account at first start."""
        accounts = json.loads((self.home / "demo-accounts.json").read_text(encoding="utf-8"))
        return next(str(one["password"]) for one in accounts if one["username"] == username)

    def pid_of(self, module: str) -> int:
        """Return the process of ours that runs a module."""
        marker = f"LOBBY_HOME={self.home}\0".encode()
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                command = (folder / "cmdline").read_bytes()
                if module.encode() in command and marker in (folder / "environ").read_bytes():
                    return int(folder.name)
            except OSError:
                continue
        raise AssertionError(f"no process runs {module}")


@contextmanager
def running_system(home: Path, **settings: str) -> Iterator[System]:
    """Run all of it until the block ends; Ctrl-C must then end every process."""
    models = SHARED_HOME / "models"
    models.mkdir(parents=True, exist_ok=True)
    (home / "models").symlink_to(models)
    port = free_port_block()
    environ = os.environ | {"LOBBY_HOME": str(home), "LOBBY_PORT": str(port)} | settings
    process = subprocess.Popen(
        [sys.executable, "-c", "from handoff.cli import main; main()", "run"],
        cwd=ROOT,
        env=environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    system = System(f"http://127.0.0.1:{port}", home, process)
    opened = threading.Event()
    reader = threading.Thread(target=_read, args=(system, opened), daemon=True)
    reader.start()
    try:
        if not opened.wait(PATIENCE):
            raise AssertionError("Lobby did not open:\n" + "\n".join(system.lines[-30:]))
        yield system
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(END_SECONDS)


def free_port_block() -> int:
    """Return a port whose two followers are free as well, as far as one can tell."""
    for _ in range(100):
        port = free_port()
        if port < 65_000 and all(_is_free(follower) for follower in (port + 1, port + 2)):
            return port
    raise AssertionError("no three free ports in a row")


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


def _read(system: System, opened: threading.Event) -> None:
    for line in system.process.stdout or ():
        system.lines.append(line.rstrip())
        if "Lobby is open" in line:
            opened.set()
    if system.process.poll() is not None:
        opened.set()
