"""`lobby backup`, `restore`, `export` and `audit verify`: keeping what must be kept."""

import asyncio
import json
import shutil
import socket
import sqlite3
import sys
import tarfile
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar

import click
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from cases.audit import Break
from cases.clock import SystemClock
from cases.database import open_engine, reading
from cases.store import CaseStore
from handoff.gateways.shelf import FOLDER
from handoff.realtime import shown
from handoff.settings import Settings
from handoff.storage import rows, tables
from handoff.storage.audits import AuditRows

KEPT = ("keys.json", "demo-accounts.json")
DATABASE = "lobby.db"
Result = TypeVar("Result")


def _with_engine(work: Callable[[AsyncEngine], Awaitable[Result]]) -> Result:
    async def run() -> Result:
        engine = open_engine(Settings().database)
        try:
            return await work(engine)
        finally:
            await engine.dispose()

    return asyncio.run(run())


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def backup(file: Path) -> None:
    """Write database, keys, accounts and files into FILE (tar.gz), while Lobby runs. Keep it as safe as the keys."""
    settings = Settings()
    if settings.database_url.startswith("postgresql"):
        raise click.ClickException(
            "the database is PostgreSQL: back it up with pg_dump, and keys.json by itself"
        )
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / DATABASE
        with sqlite3.connect(settings.home / DATABASE) as live, sqlite3.connect(copy) as target:
            live.backup(target)
        with tarfile.open(file, "w:gz") as archive:
            archive.add(copy, DATABASE)
            for name in (*KEPT, FOLDER):
                if (settings.home / name).exists():
                    archive.add(settings.home / name, name)
    file.chmod(0o600)
    click.echo(f"{file} ({file.stat().st_size} bytes)")


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--yes", is_flag=True, help="Replace what is there without asking.")
def restore(file: Path, yes: bool) -> None:
    """Put back what `backup` wrote. Stop Lobby first; what is there now is kept beside it as *.before."""
    settings = Settings()
    home = settings.home
    _refuse_while_running(settings)
    if (home / DATABASE).exists() and not yes:
        click.confirm(f"Replace the database in {home}?", abort=True)
    home.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=home) as folder:
        _unpack(file, Path(folder))
        for name in (DATABASE, *KEPT):
            if (Path(folder) / name).exists():
                _replace(Path(folder) / name, home / name)
        if (Path(folder) / FOLDER).exists():
            # Files are named by their digest: one that is there already is the same.
            shutil.copytree(Path(folder) / FOLDER, home / FOLDER, dirs_exist_ok=True)
    click.echo(f"restored into {home}")


def _refuse_while_running(settings: Settings) -> None:
    """A database must not be taken away under a hall that writes into it."""
    host = "127.0.0.1" if settings.host == "0.0.0.0" else settings.host  # noqa: S104 - compared, not bound
    with socket.socket() as probe:
        probe.settimeout(2)
        if probe.connect_ex((host, settings.port)) == 0:
            raise click.ClickException(f"port {settings.port} answers: stop Lobby first")


def _unpack(file: Path, folder: Path) -> None:
    try:
        with tarfile.open(file) as archive:
            archive.extractall(folder, filter="data")
    except (tarfile.TarError, EOFError, OSError):
        raise click.ClickException(f"{file} is damaged, or no archive at all") from None
    if not (folder / DATABASE).exists():
        raise click.ClickException(f"{file} holds no {DATABASE}: `lobby backup` did not write it")


def _replace(new: Path, old: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        there = old.with_name(old.name + suffix)
        if there.exists():
            there.replace(there.with_name(there.name + ".before"))
    shutil.move(new, old)


@click.group()
def audit() -> None:
    """The audit trails."""


@audit.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def verify(as_json: bool) -> None:
    """Check both hash chains; exit code 1 when one is broken."""
    cases, staff = _with_engine(_verify)
    whole = cases is None and staff is None
    found = {
        "whole": whole,
        "cases_broken_at": cases.position if cases else None,
        "cases_why": cases.why if cases else None,
        "case": cases.number if cases else None,
        "staff_broken_at": staff,
    }
    click.echo(json.dumps(found) if as_json else "\n".join(_told(cases, staff)))
    sys.exit(0 if whole else 1)


# What a break means, for whoever has to look into it.
WHY = {
    "altered": "the record was changed",
    "missing": "the record is gone",
    "unlinked": "the record does not follow the one before",
    "cut_short": "the chain does not reach its recorded end",
    "case_altered": "the case was changed behind the record",
    "case_missing": "the case is gone, its record is not",
}


def _told(cases: Break | None, staff: int | None) -> list[str]:
    """Return a line for each chain that is broken, or the one that all is well."""
    lines = []
    if cases:
        which = f", case {cases.number}" if cases.number else ""
        lines.append(f"cases: broken at {cases.position}{which}: {WHY[cases.why]}")
    if staff is not None:
        lines.append(f"staff: broken at {staff}")
    return lines or ["both chains hold"]


async def _verify(engine: AsyncEngine) -> tuple[Break | None, int | None]:
    verdict = await CaseStore(engine, SystemClock()).verify()
    async with reading(engine) as connection:
        staff = await AuditRows(connection, SystemClock()).first_break()
    return verdict.broken, staff


@click.command()
@click.argument("conversation")
def export(conversation: str) -> None:
    """Write the log of a conversation as JSON lines; personal data stay sealed."""
    for line in _with_engine(lambda engine: _entries(engine, conversation)):
        click.echo(line)


async def _entries(engine: AsyncEngine, conversation: str) -> list[str]:
    query = (
        select(tables.entry)
        .where(tables.entry.c.conversation == conversation)
        .order_by(tables.entry.c.seq)
    )
    async with reading(engine) as connection:
        found = (await connection.execute(query)).mappings().all()
    return [
        json.dumps(shown.entry(rows.entry_of(row), None, staff=True), ensure_ascii=False)
        for row in found
    ]
