"""Staff sign in with a password, and stay signed in with a session that only its digest remembers."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

from handoff.domain.errors import TooMany, Unauthorised
from handoff.domain.identity import Staff
from handoff.services.hall import Hall
from handoff.services.ports import UnitOfWork
from handoff.services.records import Session

COOKIE = "lobby_session"
ATTEMPTS = 5
LOCK = timedelta(minutes=5)
SESSION = timedelta(hours=12)  # a working day


class Passwords(Protocol):
    """Slow hashing, elsewhere."""

    async def matches(self, password: str, stored: str | None) -> bool:
        """Compare in the same time whether or not there is a hash."""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """What the browser is given; `token` goes into the cookie."""

    staff: Staff
    token: str
    csrf: str


async def sign_in(hall: Hall, passwords: Passwords, username: str, password: str) -> SignedIn:
    """Begin a session; after five wrong passwords the name is locked for five minutes."""
    now = hall.clock.now()
    async with hall.store.look() as uow:
        if await uow.accounts.failures(username, now - LOCK) >= ATTEMPTS:
            raise TooMany(int(LOCK.total_seconds()))
        known = await uow.accounts.password_hash(username)
    right = await passwords.matches(password, known[1] if known else None)
    async with hall.store.begin() as uow:
        if known and right:
            return await _begin(hall, uow, known[0])
        await uow.accounts.failed(username, now)
    raise Unauthorised(username)


async def _begin(hall: Hall, uow: UnitOfWork, staff_id: str) -> SignedIn:
    token, csrf = secrets.token_urlsafe(32), secrets.token_urlsafe(16)
    await uow.accounts.begin_session(
        Session(digest(token), staff_id, csrf, hall.clock.now() + SESSION)
    )
    return SignedIn(await uow.roster.get(staff_id), token, csrf)


async def recognise(hall: Hall, token: str) -> SignedIn:
    """Return who holds the session."""
    async with hall.store.look() as uow:
        session = await uow.accounts.session(digest(token), hall.clock.now())
        if not session:
            raise Unauthorised("session")
        return SignedIn(await uow.roster.get(session.staff_id), token, session.csrf)


async def sign_out(hall: Hall, token: str) -> None:
    """End the session."""
    async with hall.store.begin() as uow:
        await uow.accounts.end_session(digest(token))


def digest(token: str) -> str:
    """Return what is stored in place of the token: a stolen database signs nobody in."""
    return hashlib.sha256(token.encode()).hexdigest()
