"""`lobby ask`: what the assistant makes of each line of standard input."""

import asyncio
import json
import sys

import aiohttp
import click

from handoff import keys as key_file
from handoff.domain.errors import BotUnavailable
from handoff.gateways.bot import HttpBot
from handoff.settings import Settings


@click.command()
def ask() -> None:
    """Read a question a line, write a JSON object a line; no conversation is opened. Lobby must be running."""
    try:
        asyncio.run(_ask())
    except BotUnavailable:
        raise click.ClickException("the assistant does not answer; is Lobby running?") from None


async def _ask() -> None:
    settings = Settings()
    async with aiohttp.ClientSession() as session:
        bot = HttpBot(session, settings.bot_address, key_file.load(settings).bot_token)
        for line in sys.stdin:
            if text := line.strip():
                click.echo(json.dumps(await bot.parse(text), ensure_ascii=False))
