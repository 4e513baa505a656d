"""What casework needs of the world: letters that are written, and the names of branches."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from cases.attached import LetterKind
from cases.case import Case
from cases.deliveries import Outbox
from cases.office import CaseOffice
from cases.opening import Branches
from cases.store import CaseStore
from handoff.services.hall import Hall


@dataclass(frozen=True, slots=True)
class Words:
    """A name in both languages."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Blank:
    """What an officer fills in."""

    code: str
    name: Words


@dataclass(frozen=True, slots=True)
class LetterForm:
    """A template: what it is called and what it asks for."""

    kind: LetterKind
    name: Words
    blanks: tuple[Blank, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """A letter that is ready to be sent."""

    subject: str
    body: str


class Letters(Protocol):
    """The bank's letters."""

    def forms(self) -> Sequence[LetterForm]:
        """Return what may be written."""

    def write(
        self, kind: LetterKind, language: str, case: Case, words: Mapping[str, str]
    ) -> Written:
        """Return the letter with date, figures and law from the data; BadRequest when words lack."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """A letter by e-mail; `name` is the same whenever it is sent."""

    to: str
    name: str
    subject: str
    body: str


class NotPosted(Exception):
    """The letter did not leave; `final` when trying again is of no use."""

    def __init__(self, code: str, *, final: bool = False) -> None:
        super().__init__(code)
        self.code, self.final = code, final


class Post(Protocol):
    """The way of letters out of the house."""

    async def send(self, mail: Mail) -> None:
        """Hand a letter over; NotPosted otherwise."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A branch to which a complaint can be ascribed."""

    code: str
    name: Words


@dataclass(frozen=True, slots=True)
class Casework:
    """What a use case of officers works with."""

    hall: Hall
    store: CaseStore
    office: CaseOffice
    letters: Letters
    branches: tuple[Branch, ...]
    calendar: Branches
    outbox: Outbox
    # Without it letters by e-mail are kept, and an officer sends them.
    post: Post | None = None
