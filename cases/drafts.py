"""What is asked to be filed, checked when it is made: a draft that exists can be stored.

Contacts hold personal data tokens alone (`⟦phone:…⟧`); a raw number or address is refused.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from decimal import Decimal

from cases.columns import FEN
from cases.errors import DraftRefused, Problem
from cases.kinds import Category

TOKEN = re.compile(r"⟦(?:phone|email):[^⟦⟧:]+:[^⟦⟧]*⟧")
BETWEEN_TOKENS = re.compile(r"[\s,;，；、/]*")
LANGUAGES = ("zh", "en")
# Yuan; more than that in one complaint is a slip of the finger.
AMOUNT_LIMIT = Decimal(10) ** 12
# Characters, for each text; what is not listed may be as long as a message.
LENGTHS = {"conversation": 64, "contact": 500}
LONGEST = 4000


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintDraft:
    """A complaint as it was told; `evidence` is the `seq` of entries, `amount` yuan in dispute."""

    conversation: str
    what: str
    product: str = ""
    when: str = ""
    where: str = ""
    contact: str = ""
    wish: str = ""
    category: Category = Category.SERVICE
    language: str = "zh"
    evidence: tuple[int, ...] = ()
    amount: Decimal | None = None

    def __post_init__(self) -> None:
        _refuse(
            (
                *_wrong_texts(self),
                *_wrong_contact(self.contact),
                *_wrong_evidence(self.evidence),
                *_wrong_amount(self.amount),
            )
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CallbackDraft:
    """A message left for a person to answer; it is of no use without a contact."""

    conversation: str
    text: str
    contact: str
    language: str = "zh"
    evidence: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        missing = () if self.contact.strip() else (Problem("contact", "missing"),)
        _refuse(
            (
                *_wrong_texts(self),
                *missing,
                *_wrong_contact(self.contact),
                *_wrong_evidence(self.evidence),
            )
        )


Draft = ComplaintDraft | CallbackDraft


def contact_tokens(text: str) -> str:
    """Return the contact tokens in a customer's words, joined by spaces, without those words."""
    return " ".join(TOKEN.findall(text))


def _refuse(problems: tuple[Problem, ...]) -> None:
    if problems:
        raise DraftRefused(problems)


def _wrong_texts(draft: Draft) -> Iterator[Problem]:
    for field in fields(draft):
        value = getattr(draft, field.name)
        if isinstance(value, str):
            yield from _wrong_text(field.name, value)
    if draft.language not in LANGUAGES:
        yield Problem("language", "unknown")


def _wrong_text(name: str, value: str) -> Iterator[Problem]:
    if name in ("conversation", "what", "text") and not value.strip():
        yield Problem(name, "missing")
    if len(value) > LENGTHS.get(name, LONGEST):
        yield Problem(name, "too_long")
    # PostgreSQL cannot store NUL, and half a surrogate pair cannot be encoded.
    if "\x00" in value or any("\ud800" <= character <= "\udfff" for character in value):
        yield Problem(name, "bad_characters")


def _wrong_contact(contact: str) -> Iterator[Problem]:
    if not BETWEEN_TOKENS.fullmatch(TOKEN.sub("", contact)):
        yield Problem("contact", "raw_contact")


def _wrong_evidence(evidence: tuple[int, ...]) -> Iterator[Problem]:
    if any(seq < 1 for seq in evidence):
        yield Problem("evidence", "not_a_seq")


def _wrong_amount(amount: Decimal | None) -> Iterator[Problem]:
    if amount is None:
        return
    if not amount.is_finite() or not 0 <= amount < AMOUNT_LIMIT:
        yield Problem("amount", "out_of_range")
    elif amount != amount.quantize(FEN):
        yield Problem("amount", "too_many_places")
