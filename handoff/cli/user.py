"""`lobby user add`, `list`, `change`, `password`: accounts of staff."""

import asyncio
import json
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import TypedDict, TypeVar, Unpack
from uuid import uuid4

import click
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine

from cases.database import open_engine, reading, writing
from handoff.cli import accounts
from handoff.domain.errors import NotFound
from handoff.domain.identity import Role, Staff
from handoff.domain.language import Language
from handoff.domain.urgency import SKILLS
from handoff.gateways.passwords import Argon2
from handoff.settings import Settings
from handoff.storage.accounts import AccountRows
from handoff.storage.directory import Account, Directory
from handoff.storage.upgrade import upgrade

Result = TypeVar("Result")


class Given(TypedDict):
    """What may be said of an account; nothing for what stays."""

    name: str | None
    role: str | None
    skills: tuple[str, ...]
    languages: tuple[str, ...]
    capacity: int | None


def _options(command: Callable[..., None]) -> Callable[..., None]:
    """The options of `add` and `change`."""
    for option in (
        click.option("--name", help="As customers see it; the username when left out."),
        click.option("--role", type=click.Choice([role.value for role in Role])),
        click.option("--skill", "skills", multiple=True, type=click.Choice(SKILLS)),
        click.option(
            "--language",
            "languages",
            multiple=True,
            type=click.Choice([one.value for one in Language]),
        ),
        click.option("--capacity", type=click.IntRange(1, 50), help="Conversations at once."),
        click.option("--json", "as_json", is_flag=True, help="Print one JSON object."),
    ):
        command = option(command)
    return command


@click.group()
def user() -> None:
    """Accounts of staff."""


@user.command()
@click.argument("username")
@_options
def add(username: str, as_json: bool, **given: Unpack[Given]) -> None:
    """Make an account (of an agent, in both languages, for four at once, unless said otherwise)."""
    newcomer = Staff(uuid4().hex, username, username, Role.AGENT, languages=frozenset(Language))
    member, password = _applied(newcomer, given), secrets.token_urlsafe(12)
    try:
        _with_engine(lambda engine: accounts.add(engine, Settings(), member, password))
    except IntegrityError:
        raise click.ClickException(f"there is a {username} already") from None
    _tell_password(member, password, as_json)


@user.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
def list_(as_json: bool) -> None:
    """Print all accounts."""
    for account in _with_engine(_all):
        shown = _shown(account)
        click.echo(json.dumps(shown, ensure_ascii=False) if as_json else _line(shown))


@user.command()
@click.argument("username")
@_options
@click.option("--disable/--enable", "disabled", default=None, help="Switch it off, or on again.")
def change(username: str, as_json: bool, disabled: bool | None, **given: Unpack[Given]) -> None:
    """Change an account. Whoever is switched off, or gets another role, is signed out at once; customers go back."""
    account = _with_engine(lambda engine: _change(engine, username, given, disabled))
    shown = _shown(account)
    click.echo(json.dumps(shown, ensure_ascii=False) if as_json else _line(shown))


@user.command()
@click.argument("username")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def password(username: str, as_json: bool) -> None:
    """Make a new password; it is shown once, and all sessions end."""
    made = secrets.token_urlsafe(12)
    account = _with_engine(lambda engine: _set_password(engine, username, made))
    _tell_password(account.member, made, as_json)


def _applied(member: Staff, given: Given) -> Staff:
    """Return the member with what was given; an option that may be repeated replaces all of before."""
    return replace(
        member,
        name=given["name"] or member.name,
        role=Role(given["role"] or member.role),
        skills=frozenset(given["skills"]) or member.skills,
        languages=frozenset(map(Language, given["languages"])) or member.languages,
        capacity=given["capacity"] or member.capacity,
    )


async def _all(engine: AsyncEngine) -> list[Account]:
    async with reading(engine) as connection:
        return await Directory(connection).all()


async def _change(
    engine: AsyncEngine, username: str, given: Given, disabled: bool | None
) -> Account:
    async with writing(engine) as connection:
        before = await Directory(connection).find(username)
        off = before.disabled if disabled is None else disabled
        account = Account(_applied(before.member, given), off)
        await Directory(connection).save(account)
        if off or account.member.role is not before.member.role:
            await AccountRows(connection).end_sessions(account.member.id)
        return account


async def _set_password(engine: AsyncEngine, username: str, made: str) -> Account:
    async with writing(engine) as connection:
        account = await Directory(connection).find(username)
        await Directory(connection).set_password(account.member.id, Argon2().hash(made))
        await AccountRows(connection).end_sessions(account.member.id)
        return account


def _with_engine(work: Callable[[AsyncEngine], Awaitable[Result]]) -> Result:
    async def run() -> Result:
        settings = Settings()
        settings.home.mkdir(parents=True, exist_ok=True)
        engine = open_engine(settings.database)
        try:
            await upgrade(engine)
            return await work(engine)
        finally:
            await engine.dispose()

    try:
        return asyncio.run(run())
    except NotFound as missing:
        raise click.ClickException(f"there is no {missing}") from None


def _shown(account: Account) -> dict[str, object]:
    member = account.member
    return {
        "username": member.username,
        "name": member.name,
        "role": member.role,
        "skills": sorted(member.skills),
        "languages": sorted(member.languages),
        "capacity": member.capacity,
        "disabled": account.disabled,
    }


def _line(shown: dict[str, object]) -> str:
    skills = ", ".join(map(str, shown["skills"])) if isinstance(shown["skills"], list) else ""
    off = " (switched off)" if shown["disabled"] else ""
    return f"{shown['username']:<12}{shown['role']:<12}{shown['name']}  [{skills}]{off}"


def _tell_password(member: Staff, made: str, as_json: bool) -> None:
    shown = {"username": member.username, "role": member.role, "password": made}
    click.echo(json.dumps(shown) if as_json else f"{member.username} ({member.role}): {made}")
