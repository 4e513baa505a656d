"""The bank's own site, which vouches for its customers: a key of its own, of which the hall knows the public half."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

VALID = timedelta(hours=1)


@dataclass(frozen=True)
class Bank:
    """Makes the tokens with which a customer comes to the hall."""

    key: Ed25519PrivateKey

    @classmethod
    def founded(cls) -> "Bank":
        """A bank with a new key."""
        return cls(Ed25519PrivateKey.generate())

    @property
    def public(self) -> str:
        """What the hall is told, as PEM."""
        info = serialization.PublicFormat.SubjectPublicKeyInfo
        return self.key.public_key().public_bytes(serialization.Encoding.PEM, info).decode()

    def vouch(self, customer: str) -> str:
        """Return a token for a customer who has signed in to the bank's site."""
        claims = {"sub": customer, "aud": "lobby", "exp": datetime.now(UTC) + VALID}
        return jwt.encode(claims, self.key, algorithm="EdDSA")
