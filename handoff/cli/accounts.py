"""Accounts of staff: the demo's, made at first start with passwords of their own, and new ones."""

import os
import secrets
from dataclasses import dataclass
from uuid import uuid4

import msgspec
from sqlalchemy.ext.asyncio import AsyncEngine

from cases.database import reading, writing
from handoff.domain.identity import Role, Staff
from handoff.domain.language import Language
from handoff.gateways.clock import SystemClock
from handoff.gateways.passwords import Argon2
from handoff.settings import Settings
from handoff.storage.staff import RosterRows

FILE = "demo-accounts.json"
BOTH = frozenset({Language.ZH, Language.EN})
ALL_SKILLS = frozenset({"savings", "loans", "cards", "wealth", "complaints"})

DEMO = (
    ("lin", "林晓", Role.AGENT, ALL_SKILLS),
    ("chen", "陈默", Role.AGENT, ALL_SKILLS - {"wealth"}),
    ("wang", "王珊", Role.SUPERVISOR, ALL_SKILLS),
    ("zhao", "赵原", Role.TRAINER, frozenset[str]()),
    ("sun", "孙宁", Role.OFFICER, frozenset[str]()),
)


@dataclass(frozen=True, slots=True)
class Account:
    """What to tell the person at the screen."""

    username: str
    role: str
    password: str


async def demo(settings: Settings, engine: AsyncEngine) -> list[Account]:
    """Return the demo accounts; they are made once, when there is no staff at all."""
    path = settings.home / FILE
    async with reading(engine) as connection:
        if await RosterRows(connection, settings.node).everybody():
            return (
                msgspec.json.decode(path.read_bytes(), type=list[Account]) if path.exists() else []
            )
    made = [Account(username, role, secrets.token_urlsafe(9)) for username, _, role, _ in DEMO]
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(msgspec.json.format(msgspec.json.encode(made), indent=2))
    for account, (username, name, role, skills) in zip(made, DEMO, strict=True):
        member = Staff(uuid4().hex, username, name, role, skills=skills, languages=BOTH)
        await add(engine, settings, member, account.password)
    return made


async def add(engine: AsyncEngine, settings: Settings, member: Staff, password: str) -> None:
    """Store a new member of staff."""
    password_hash = Argon2().hash(password)
    async with writing(engine) as connection:
        await RosterRows(connection, settings.node).add(member, password_hash, SystemClock().now())
