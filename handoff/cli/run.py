"""`lobby run`: everything up, the addresses on the screen, everything down on Ctrl-C."""

import asyncio
import signal
import subprocess
import time
import urllib.error
import urllib.request
from types import FrameType

import click

from cases.database import open_engine
from handoff import keys as key_file
from handoff.cli import accounts, machine, processes
from handoff.domain.brand import BadBrand
from handoff.gateways import brand
from handoff.settings import Settings
from handoff.storage.upgrade import upgrade

PATIENCE = 180  # seconds until we say that something is wrong, and go on waiting
END_SECONDS = 20
# Who finds what where, as it is printed once the hall is open.
FACES = {
    "Customers": "/",
    "Agents": "/agent",
    "Supervisors": "/supervisor",
    "Officers": "/cases",
}


class _Stopped(Exception):
    """Somebody pressed Ctrl-C, or sent SIGTERM."""


@click.command()
def run() -> None:
    """Train if the data changed, start everything, print the addresses; Ctrl-C ends all of it."""
    settings = Settings()
    settings.home.mkdir(parents=True, exist_ok=True)
    keys = key_file.load(settings)
    environ = machine.environment(settings, keys)
    try:
        brand.face(settings.data)
    except BadBrand as error:
        raise click.ClickException(str(error)) from error
    _step("Assistant: checking whether the data changed")
    if machine.in_bot_environment(["bot.train"], environ) != 0:
        raise click.ClickException("training failed; the lines above say why")
    _step("Database: applying migrations")
    made = asyncio.run(_prepare(settings))
    _serve(settings, environ, made)


async def _prepare(settings: Settings) -> list[accounts.Account]:
    engine = open_engine(settings.database)
    try:
        await upgrade(engine)
        return await accounts.demo(settings, engine) if settings.demo else []
    finally:
        await engine.dispose()


def _serve(settings: Settings, environ: dict[str, str], made: list[accounts.Account]) -> None:
    signal.signal(signal.SIGTERM, _stop)
    signal.signal(signal.SIGINT, _stop)
    supervisor = processes.start(processes.write_configuration(settings), environ)
    try:
        _wait_until_ready(settings, supervisor)
        _welcome(settings, made)
        supervisor.wait()
        raise click.ClickException(f"the supervisor ended; see {machine.log_folder(settings)}")
    except _Stopped:
        _step("Stopping")
    finally:
        _end(supervisor)


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise _Stopped


def _end(supervisor: subprocess.Popen[bytes]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    supervisor.terminate()
    try:
        supervisor.wait(END_SECONDS)
    except subprocess.TimeoutExpired:
        supervisor.kill()


def _wait_until_ready(settings: Settings, supervisor: subprocess.Popen[bytes]) -> None:
    started, told = time.monotonic(), ""
    while supervisor.poll() is None:
        missing = _missing(settings)
        if missing == "":
            return
        waited = int(time.monotonic() - started)
        hint = f"; see {machine.log_folder(settings)}" if waited > PATIENCE else ""
        line = f"Waiting for {missing} ({waited - waited % 5} s){hint}"
        if line != told:
            _step(line)
            told = line
        time.sleep(0.25)


def _missing(settings: Settings) -> str:
    """Return what is not there yet; nothing when customers can be answered."""
    address = f"http://{settings.host}:{settings.port}/readyz"
    try:
        with urllib.request.urlopen(address, timeout=3):
            return ""
    except urllib.error.HTTPError:
        return "the assistant"
    except OSError:
        return "the hall"


def _welcome(settings: Settings, made: list[accounts.Account]) -> None:
    address = settings.public_url or f"http://{settings.host}:{settings.port}"
    click.echo("\nLobby is open.")
    for who, page in FACES.items():
        click.echo(f"  {who:<11} {address}{page}")
    click.echo("")
    if made:
        click.echo(f"Demo accounts (passwords are in {settings.home / accounts.FILE}):")
    for account in made:
        click.echo(f"  {account.role:<11}{account.username:<8}{account.password}")
    click.echo("\nCtrl-C ends everything.")


def _step(text: str) -> None:
    click.echo(f"· {text}")
