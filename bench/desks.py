"""Agents and a supervisor for the halls of the bench, signed in already: hashing passwords is not what is measured."""

from dataclasses import replace
from pathlib import Path
from uuid import uuid4

from sqlalchemy.ext.asyncio import AsyncConnection

from cases.database import open_engine, writing
from handoff.cli import accounts
from handoff.domain.identity import Role, Staff
from handoff.domain.language import Language
from handoff.gateways.clock import SystemClock
from handoff.services import sign_in
from handoff.services.records import Session
from handoff.settings import Settings
from handoff.storage.accounts import AccountRows
from handoff.storage.staff import RosterRows
from handoff.storage.upgrade import upgrade

NODE, SUPERVISOR = "main", "bench-supervisor"


async def furnish(home: Path, agents: int, capacity: int) -> None:
    """Make the database with its agents, named a0, a1, …"""
    given = Settings(home=home)
    engine = open_engine(given.database)
    await upgrade(engine)
    async with writing(engine) as connection:
        for number in range(agents):
            await _hire(connection, _agent(number, capacity), token_of(number))
    await engine.dispose()


async def _hire(connection: AsyncConnection, member: Staff, token: str) -> None:
    now = SystemClock().now()
    await RosterRows(connection, NODE).add(member, "no password", now)
    session = Session(sign_in.digest(token), member.id, "csrf", now + sign_in.SESSION)
    await AccountRows(connection).begin_session(session)


async def appoint(home: Path) -> None:
    """Add a supervisor, whose session is SUPERVISOR."""
    engine = open_engine(Settings(home=home).database)
    async with writing(engine) as connection:
        chief = replace(_agent(0, 1), username="chief", name="chief", role=Role.SUPERVISOR)
        await _hire(connection, chief, SUPERVISOR)
    await engine.dispose()


def _agent(number: int, capacity: int) -> Staff:
    name, skills = f"a{number}", accounts.ALL_SKILLS
    both = frozenset(Language)
    return Staff(uuid4().hex, name, name, Role.AGENT, False, capacity, skills, both)


def token_of(number: int) -> str:
    """Return the session of an agent."""
    return f"bench-{number}"
