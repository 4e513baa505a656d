"""argon2id, in a thread: one hash takes tens of milliseconds and must not hold up the hall."""

import asyncio

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError


class Argon2:
    """Implements sign_in.Passwords."""

    def __init__(self) -> None:
        self._hasher = PasswordHasher()
        # Verifying against it takes as long as against a real one: timing tells nobody which names exist.
        self._nobody = self._hasher.hash("nobody has this password")

    async def matches(self, password: str, stored: str | None) -> bool:
        """Compare in the same time whether or not there is a hash."""
        matched = await asyncio.to_thread(self._verify, stored or self._nobody, password)
        return matched and stored is not None

    def hash(self, password: str) -> str:
        """Return what to store."""
        return self._hasher.hash(password)

    def _verify(self, stored: str, password: str) -> bool:
        try:
            return self._hasher.verify(stored, password)
        except (Argon2Error, InvalidHashError):
            return False
