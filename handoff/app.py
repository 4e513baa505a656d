"""The composition root: the only place where the parts are put together."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from pathlib import Path

import aiohttp
import socketio
from aiohttp import web
from sqlalchemy.ext.asyncio import AsyncEngine

from cases.customers import CustomerRecords
from cases.database import open_engine
from cases.loss_reports import LossReports
from cases.store import CaseStore
from handoff import keys as key_file
from handoff import office
from handoff.domain.canned import CannedReply
from handoff.gateways import brand, catalogue, letters
from handoff.gateways.bot import HttpBot
from handoff.gateways.cases import StoredCases
from handoff.gateways.clock import SystemClock
from handoff.gateways.passwords import Argon2
from handoff.gateways.pseudonyms import Pseudonyms
from handoff.gateways.shelf import FileShelf, SignedLinks
from handoff.gateways.tokens import VisitorTokens
from handoff.http import guard, keys, routes
from handoff.realtime.floor import FloorBoard
from handoff.realtime.publisher import SocketPublisher
from handoff.realtime.sockets import Server
from handoff.realtime.staff import StaffNamespace
from handoff.realtime.visitors import VisitorNamespace
from handoff.services.assistant import Bot
from handoff.services.casework import posting, watching
from handoff.services.ending import end
from handoff.services.hall import Hall
from handoff.services.ports import Clock, Tokens
from handoff.services.rates import Rates
from handoff.services.reactions import Reactions
from handoff.services.scribe import Scribe
from handoff.settings import ROOT, Settings
from handoff.storage.store import SqlStore

PAGES = ROOT / "web" / "dist"
HEALTH_EVERY = 2  # seconds
# A dead peer is noticed after interval + timeout at the latest; agents must not sit on a dead socket.
PING_INTERVAL, PING_TIMEOUT = 10, 8
LARGEST_BODY = 64 * 1024


def create_app(settings: Settings, bot: Bot | None = None, pages: Path = PAGES) -> web.Application:
    """Return the hall, ready to be served; a `bot` of one's own stands in for the one over HTTP."""
    app = web.Application(middlewares=[guard.errors], client_max_size=LARGEST_BODY)
    app[keys.SETTINGS], app[keys.PAGES] = settings, pages
    app[keys.FACE] = brand.face(settings.data)
    app[keys.PASSWORDS] = Argon2()
    server = _socket_server(settings)
    server.attach(app)
    app.router.add_routes(routes.ROUTES)
    app.on_response_prepare.append(guard.add_headers)
    app.on_shutdown.append(server.leave)
    app.cleanup_ctx.append(_hall_context(settings, server, bot))
    return app


def _socket_server(settings: Settings) -> Server:
    return Server(
        settings.redis_url,
        async_mode="aiohttp",
        # One client's events in order, each finished before the next: the log keeps what the customer typed.
        async_handlers=False,
        ping_interval=PING_INTERVAL,
        ping_timeout=PING_TIMEOUT,
        max_http_buffer_size=LARGEST_BODY,
        cors_allowed_origins=[settings.public_url] if settings.public_url else None,
    )


def _hall_context(
    settings: Settings, server: socketio.AsyncServer, bot: Bot | None
) -> Callable[[web.Application], AsyncIterator[None]]:
    async def context(app: web.Application) -> AsyncIterator[None]:
        secrets = key_file.load(settings)
        engine = open_engine(settings.database)
        async with aiohttp.ClientSession() as session:
            called = Pseudonyms(secrets.seal_key)
            assistant = bot or HttpBot(session, settings.bot_address, secrets.bot_token, called)
            hall, reactions = _build(settings, engine, SocketPublisher(server), assistant)
            tokens = VisitorTokens(secrets.visitor_key, hall.clock, settings.identity_key)
            app[keys.HALL], app[keys.TOKENS] = hall, tokens
            app[keys.ARCHIVE] = office.archive(settings, hall)
            canned = catalogue.canned(settings.data)
            tasks = await _open(server, hall, reactions, tokens, canned)
            app[keys.CASEWORK] = office.furnish(settings, engine, hall)
            tasks.append(asyncio.create_task(watching.watch(app[keys.CASEWORK].office)))
            tasks.append(asyncio.create_task(posting.run(app[keys.CASEWORK])))
            yield
            await _close(tasks, reactions)
        await engine.dispose()

    return context


def _build(
    settings: Settings, engine: AsyncEngine, publisher: SocketPublisher, bot: Bot
) -> tuple[Hall, Reactions]:
    clock, seal_key = SystemClock(), key_file.load(settings).seal_key
    store = SqlStore(engine, clock, bytes.fromhex(seal_key), settings.node)
    bank = catalogue.bank(settings.data, always_open=settings.always_open)
    hall = Hall(
        store,
        clock,
        bot,
        publisher,
        _cases(settings, engine, clock),
        Scribe(store),
        *_care(settings, clock),
        settings.pace,
        bank,
    )
    reactions = Reactions(hall)
    publisher.hall, store.after_commit = hall, reactions.committed
    return hall, reactions


def _cases(settings: Settings, engine: AsyncEngine, clock: Clock) -> StoredCases:
    return StoredCases(
        CaseStore(engine, clock),
        LossReports(engine, clock),
        CustomerRecords(engine),
        letters.names(settings.data),
    )


def _care(settings: Settings, clock: Clock) -> tuple[FileShelf, SignedLinks, Rates]:
    links = SignedLinks(key_file.load(settings).visitor_key, clock)
    rates = Rates(clock, settings.message_burst, settings.messages_per_second)
    return FileShelf(settings.home), links, rates


async def _open(
    server: socketio.AsyncServer,
    hall: Hall,
    reactions: Reactions,
    tokens: Tokens,
    canned: Sequence[CannedReply],
) -> list[asyncio.Task[None]]:
    async with hall.store.begin() as uow:
        await uow.roster.forget_node(hall.clock.now())
        await uow.canned.deliver(canned)
    staff = StaffNamespace(hall, reactions)
    server.register_namespace(VisitorNamespace(hall, tokens))
    server.register_namespace(staff)
    reactions.start()
    board = FloorBoard(staff, reactions)
    steps = (staff.renew_leases(), board.run(), _watch(hall.bot), hall.scribe.run())
    return [asyncio.create_task(step) for step in steps]


async def _close(tasks: list[asyncio.Task[None]], reactions: Reactions) -> None:
    await end(tasks)
    await reactions.close()


async def _watch(bot: Bot) -> None:
    while True:
        await bot.look()
        await asyncio.sleep(HEALTH_EVERY)
