"""Originals of personal data, sealed with AES-256-GCM apart from the text that they were typed in."""

import hashlib
import hmac
import os
from dataclasses import dataclass
from uuid import uuid4

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from handoff.domain.errors import NotFound
from handoff.domain.privacy import Found
from handoff.storage import tables

NONCE_BYTES = 12  # NIST SP 800-38D
# cases.lookups compares it: the customer proves an address by typing it again.
MARKED, MARK_DIGITS = "email", 6


def mark_key(key: bytes) -> bytes:
    """Return the key of marks, which is not the one that seals (NIST SP 800-108)."""
    return hmac.new(key, b"lobby/mark", hashlib.sha256).digest()


@dataclass
class VaultRows:
    """Implements ports.Vault; conversation and id are authenticated with the value, so rows cannot be swapped."""

    connection: AsyncConnection
    cipher: AESGCM
    mark_key: bytes

    async def seal(self, conversation_id: str, found: Found) -> str:
        """Store the original encrypted; return its identifier."""
        identifier, nonce = uuid4().hex[:16] + self._mark(found), os.urandom(NONCE_BYTES)
        ciphertext = self.cipher.encrypt(
            nonce, found.value.encode(), _bound_to(conversation_id, identifier)
        )
        values = {
            "id": identifier,
            "conversation": conversation_id,
            "kind": found.kind,
            "nonce": nonce,
            "ciphertext": ciphertext,
        }
        await self.connection.execute(insert(tables.sealed).values(values))
        return identifier

    def _mark(self, found: Found) -> str:
        """A few digits that the same address has every time: its owner is known again by them."""
        if found.kind != MARKED:
            return ""
        address = found.value.casefold().encode()
        return hmac.new(self.mark_key, address, hashlib.sha256).hexdigest()[:MARK_DIGITS]

    async def reveal(self, conversation_id: str, identifier: str) -> str:
        """Return the original; NotFound if it is not of this conversation."""
        sealed = tables.sealed.c
        where = (sealed.id == identifier) & (sealed.conversation == conversation_id)
        row = (await self.connection.execute(select(tables.sealed).where(where))).mappings().first()
        if not row:
            raise NotFound(identifier)
        bound = _bound_to(conversation_id, identifier)
        return self.cipher.decrypt(row["nonce"], row["ciphertext"], bound).decode()


def _bound_to(conversation_id: str, identifier: str) -> bytes:
    return f"{conversation_id}/{identifier}".encode()
