"""Facts about python-socketio on which the hall's design rests; if one changes, we want to know."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
import socketio
from aiohttp import web

Prepare = Callable[[socketio.AsyncServer], None]


@asynccontextmanager
async def serving(prepare: Prepare, **options: Any) -> AsyncIterator[str]:
    server = socketio.AsyncServer(async_mode="aiohttp", **options)
    app = web.Application()
    server.attach(app)
    prepare(server)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


def slow_then_fast(seen: list[int]) -> Callable[[str, int], Awaitable[None]]:
    async def handler(_sid: str, number: int) -> None:
        await asyncio.sleep(0.02 * (10 - number))
        seen.append(number)

    return handler


@pytest.mark.parametrize(("own_tasks", "in_order"), [(True, False), (False, True)])
async def test_events_of_one_client_keep_their_order_only_without_tasks_of_their_own(
    own_tasks: bool, in_order: bool
) -> None:
    seen: list[int] = []
    async with serving(
        lambda server: server.on("say", slow_then_fast(seen)), async_handlers=own_tasks
    ) as address:
        client = socketio.AsyncClient()
        await client.connect(address)
        for number in range(10):
            await client.emit("say", number)
        for _ in range(500):
            if len(seen) == 10:
                break
            await asyncio.sleep(0.01)
        await client.disconnect()
    assert (seen == sorted(seen)) is in_order


async def test_without_auth_a_type_error_in_connect_runs_the_handler_a_second_time() -> None:
    """Why our connect handlers take auth as a required argument and let no TypeError out."""
    calls: list[tuple[object, ...]] = []

    async def connect(*arguments: object) -> None:
        calls.append(arguments)
        if len(arguments) == 3:
            raise TypeError("of our own")

    async with serving(lambda server: server.on("connect", connect)) as address:
        client = socketio.AsyncClient()
        await client.connect(address)
        await client.disconnect()
    assert [len(arguments) for arguments in calls] == [3, 2]


async def test_what_was_emitted_while_a_client_was_away_is_gone() -> None:
    """Why clients ask the log."""
    holder: list[socketio.AsyncServer] = []
    heard: list[int] = []
    async with serving(holder.append) as address:
        client = socketio.AsyncClient(reconnection=False)
        client.on("news", heard.append)
        await client.connect(address)
        await client.disconnect()
        await holder[0].emit("news", 1)
        await client.connect(address)
        await holder[0].emit("news", 2)
        await asyncio.sleep(0.2)
        await client.disconnect()
    assert heard == [2]
