"""`lobby user add`: a new member of staff."""

import asyncio
import json
import secrets
from uuid import uuid4

import click
from sqlalchemy.exc import IntegrityError

from cases.database import open_engine
from handoff.cli import accounts
from handoff.domain.identity import Role, Staff
from handoff.domain.language import Language
from handoff.settings import Settings
from handoff.storage.upgrade import upgrade


@click.group()
def user() -> None:
    """Accounts of staff."""


@user.command()
@click.argument("username")
@click.option("--name", help="As customers see it; the username when left out.")
@click.option("--role", type=click.Choice([role.value for role in Role]), default=Role.AGENT.value)
@click.option(
    "--skill",
    "skills",
    multiple=True,
    help="savings, loans, cards, wealth, complaints; may be repeated.",
)
@click.option(
    "--language", "languages", multiple=True, type=click.Choice(["zh", "en"]), default=("zh", "en")
)
@click.option(
    "--capacity",
    type=click.IntRange(1, 50),
    default=4,
    show_default=True,
    help="Conversations at once.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def add(username: str, as_json: bool, **given: str) -> None:
    """Make an account; the password is made here and shown once."""
    member = Staff(
        id=uuid4().hex,
        username=username,
        name=given["name"] or username,
        role=Role(given["role"]),
        capacity=int(given["capacity"]),
        skills=frozenset(given["skills"]),
        languages=frozenset(Language(language) for language in given["languages"]),
    )
    password = secrets.token_urlsafe(12)
    try:
        asyncio.run(_add(member, password))
    except IntegrityError:
        raise click.ClickException(f"there is a {username} already") from None
    shown = {"username": username, "role": member.role, "password": password}
    click.echo(json.dumps(shown) if as_json else f"{username} ({member.role}): {password}")


async def _add(member: Staff, password: str) -> None:
    settings = Settings()
    settings.home.mkdir(parents=True, exist_ok=True)
    engine = open_engine(settings.database)
    try:
        await upgrade(engine)
        await accounts.add(engine, settings, member, password)
    finally:
        await engine.dispose()
