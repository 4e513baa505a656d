"""The kinds of case and what each needs: a new kind is a line here and one in lifecycle.MOVES."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from cases.deadlines import Term


class Kind(StrEnum):
    """What a case is about."""

    COMPLAINT = "complaint"
    CALLBACK = "callback"


class Category(StrEnum):
    """Why customers complain: the four classes of the bank's training course."""

    SERVICE = "service"
    PRODUCT = "product"
    CHANNEL = "channel"
    MISUNDERSTANDING = "misunderstanding"


@dataclass(frozen=True, slots=True)
class KindRule:
    """The letter that its numbers begin with, and the term that its clock starts with."""

    letter: str
    term: Term


KINDS: Mapping[Kind, KindRule] = MappingProxyType(
    {
        Kind.COMPLAINT: KindRule("C", Term.SIMPLE),
        Kind.CALLBACK: KindRule("B", Term.CALLBACK),
    }
)
