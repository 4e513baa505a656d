"""Who is on the other end of a connection; detached values that no database session holds."""

from dataclasses import dataclass, field
from enum import StrEnum

from handoff.domain.language import Language


class Role(StrEnum):
    """What a member of staff is employed for; permissions.py says what each may do."""

    AGENT = "agent"
    SUPERVISOR = "supervisor"
    TRAINER = "trainer"
    OFFICER = "officer"
    ADMIN = "admin"


class Assurance(StrEnum):
    """How sure we are of the customer."""

    ANONYMOUS = "anonymous"
    VERIFIED = "verified"


@dataclass(frozen=True, slots=True)
class Visitor:
    """A customer's browser, known by its signed token."""

    id: str
    assurance: Assurance = Assurance.ANONYMOUS
    tier: str = "standard"


@dataclass(frozen=True, slots=True)
class Staff:
    """A member of staff. `capacity` counts conversations held at once."""

    id: str
    username: str
    name: str
    role: Role
    available: bool = False
    capacity: int = 4
    skills: frozenset[str] = field(default_factory=frozenset)
    languages: frozenset[Language] = field(default_factory=frozenset)
