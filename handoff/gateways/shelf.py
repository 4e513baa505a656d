"""Attached files in the home folder, named by their digest; and the links under which they are shown."""

import asyncio
import hashlib
import hmac
import os
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import puremagic

from handoff.domain.errors import NotFound
from handoff.gateways import pictures
from handoff.services.ports import Clock

FOLDER = "attachments"
LINK_HOLDS = timedelta(hours=1)  # each sync renews it
HEAD = 4096  # bytes that show what a file is


@dataclass(frozen=True, slots=True)
class FileShelf:
    """Implements services.attachments.Shelf."""

    home: Path

    async def keep(self, digest: str, data: bytes) -> None:
        """Write beside, flush to the disk, move into place."""
        await asyncio.to_thread(_write, self._path(digest), data)

    async def read(self, digest: str) -> bytes:
        """Return the bytes."""
        try:
            return await asyncio.to_thread(self._path(digest).read_bytes)
        except FileNotFoundError:
            raise NotFound(digest) from None

    def type_of(self, data: bytes) -> str:
        """Return the type that the first bytes show; nothing for a picture that cannot be one, or is too large."""
        try:
            kind = puremagic.from_string(data[:HEAD], mime=True)
        except (puremagic.PureError, ValueError):
            return ""
        return kind if pictures.is_showable(kind, data) else ""

    def _path(self, digest: str) -> Path:
        return self.home / FOLDER / digest[:2] / digest


def _write(path: Path, data: bytes) -> None:
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{uuid4().hex}.part")
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


@dataclass(frozen=True, slots=True)
class SignedLinks:
    """Implements services.attachments.Links with HMAC-SHA-256."""

    key: str
    clock: Clock

    def address(self, identifier: str) -> str:
        """Return a link that holds for LINK_HOLDS."""
        until = str(int((self.clock.now() + LINK_HOLDS).timestamp()))
        return f"/api/attachments/{identifier}?until={until}&sig={self._sign(identifier, until)}"

    def check(self, identifier: str, until: str, signature: str) -> None:
        """Raise NotFound unless it is ours and holds."""
        genuine = hmac.compare_digest(self._sign(identifier, until).encode(), signature.encode())
        if not genuine or int(until) < self.clock.now().timestamp():
            raise NotFound(identifier)

    def _sign(self, identifier: str, until: str) -> str:
        words = f"attachment/{identifier}/{until}".encode()
        return hmac.new(self.key.encode(), words, hashlib.sha256).hexdigest()
