"""What consoles and dashboards may send beyond wire.py, as types."""

from datetime import date
from typing import Annotated

from msgspec import Meta, Struct

from handoff.domain.language import Language
from handoff.realtime.wire import Id, Score, Text

Reason = Annotated[str, Meta(min_length=3, max_length=200)]
Days = Annotated[int, Meta(ge=1, le=90)]
Words = Annotated[str, Meta(min_length=1, max_length=2000)]
Skill = Annotated[str, Meta(max_length=30)]


class To(Struct):
    """Whom to pass it on to: one of the two."""

    agent: Annotated[str, Meta(max_length=64)] = ""
    skill: Skill = ""


class Transfer(Struct):
    """`transfer`."""

    conversation: Id
    client_id: Id
    to: To
    note: Annotated[str, Meta(max_length=100_000)] = ""


class Recuse(Struct):
    """`recuse`."""

    conversation: Id
    reason: Reason
    agent: Annotated[str, Meta(max_length=64)] = ""


class Whisper(Struct):
    """`whisper`."""

    conversation: Id
    client_id: Id
    text: Text


class CannedText(Struct):
    """`canned_text`."""

    conversation: Id
    id: Id


class SaveCanned(Struct):
    """`save_canned`."""

    shortcut: Annotated[str, Meta(min_length=1, max_length=30)]
    title: Annotated[str, Meta(min_length=1, max_length=80)]
    zh: Words
    en: Words
    shared: bool = False
    id: Annotated[str, Meta(max_length=40)] = ""


class RemoveCanned(Struct):
    """`remove_canned`."""

    id: Id


class SetStaff(Struct):
    """`set_staff`; what is left out stays."""

    staff: Id
    skills: list[Skill] | None = None
    languages: list[Language] | None = None
    capacity: int | None = None
    available: bool | None = None


class SignOutStaff(Struct):
    """`sign_out_staff`."""

    staff: Id
    reason: Reason


class SampleReviews(Struct):
    """`sample_reviews`."""

    count: Annotated[int, Meta(ge=1, le=50)]
    days: Days
    agent: Annotated[str, Meta(max_length=64)] = ""


class Review(Struct):
    """`review`."""

    conversation: Id
    scores: dict[str, Score]
    comment: Annotated[str, Meta(max_length=1000)] = ""


class ReviewResults(Struct):
    """`review_results`."""

    days: Days


class Search(Struct):
    """`search`; what is left out leaves it as wide as it is."""

    text: Annotated[str, Meta(max_length=100)] = ""
    customer: Annotated[str, Meta(max_length=80)] = ""
    since: date | None = None
    until: date | None = None
    offset: Annotated[int, Meta(ge=0, le=3000)] = 0
