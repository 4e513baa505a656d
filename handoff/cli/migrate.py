"""`lobby migrate`: the database to its newest revision; `lobby run` does it by itself."""

import asyncio

import click

from cases.database import open_engine
from handoff.settings import Settings
from handoff.storage.upgrade import upgrade


@click.command()
def migrate() -> None:
    """Bring the database to its newest revision; makes it from nothing."""
    asyncio.run(_migrate())
    click.echo("the database is at its newest revision")


async def _migrate() -> None:
    settings = Settings()
    settings.home.mkdir(parents=True, exist_ok=True)
    engine = open_engine(settings.database)
    try:
        await upgrade(engine)
    finally:
        await engine.dispose()
