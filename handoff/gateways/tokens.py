"""Signed visitor tokens, and the identity tokens with which the bank's own site vouches for a customer."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import jwt

from handoff.domain.errors import Unauthorised
from handoff.domain.identity import Assurance, Visitor
from handoff.services.ports import Clock, Issued

AUDIENCE = "lobby-visitor"
VALID = timedelta(days=30)
IDENTITY_ALGORITHMS = ["RS256", "ES256", "EdDSA"]  # the bank keeps the private half


class VisitorTokens:
    """Issues and reads them; `identity_key` is the public key of the bank's site, if it has one."""

    def __init__(self, key: str, clock: Clock, identity_key: str = "") -> None:
        self._key, self._clock, self._identity_key = key, clock, identity_key

    def issue(self, visitor: Visitor) -> Issued:
        """Return a signed token for the visitor."""
        expires = self._clock.now() + VALID
        claims = {
            "sub": visitor.id,
            "aud": AUDIENCE,
            "exp": expires,
            "acr": visitor.assurance,
            "tier": visitor.tier,
        }
        return Issued(jwt.encode(claims, self._key, algorithm="HS256"), visitor, expires)

    def newcomer(self) -> Visitor:
        """Return a visitor whom nobody knows yet."""
        return Visitor(f"v-{uuid4().hex}")

    def read(self, token: str) -> Visitor:
        """Return whom the token names; Unauthorised for anything else."""
        claims = _decode(token, self._key, ["HS256"], AUDIENCE)
        return Visitor(
            claims["sub"], Assurance(claims.get("acr", "anonymous")), claims.get("tier", "standard")
        )

    def vouched(self, identity: str) -> Visitor:
        """Return the customer for whom the bank's site vouches."""
        if not self._identity_key:
            raise Unauthorised("no identity key is configured")
        claims = _decode(identity, self._identity_key, IDENTITY_ALGORITHMS, "lobby")
        return Visitor(
            f"c-{claims['sub']}"[:80], Assurance.VERIFIED, str(claims.get("tier", "standard"))[:20]
        )


def _decode(token: str, key: str, algorithms: list[str], audience: str) -> dict[str, Any]:
    try:
        return jwt.decode(
            token,
            key,
            algorithms=algorithms,
            audience=audience,
            options={"require": ["sub", "exp"]},
        )
    except (jwt.PyJWTError, ValueError, TypeError) as error:
        raise Unauthorised(type(error).__name__) from error
