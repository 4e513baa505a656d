"""What clients may send, as types: past this module nothing is a bare dict."""

from typing import Annotated

from msgspec import Meta, Struct

from handoff.domain.language import Language
from handoff.domain.vote import Vote

Id = Annotated[str, Meta(min_length=1, max_length=64)]
Seq = Annotated[int, Meta(ge=0, le=2**31 - 1)]
Text = Annotated[
    str, Meta(min_length=1, max_length=100_000)
]  # the use case says too_long, with its own code
Score = Annotated[int, Meta(ge=1, le=5)]


class Nothing(Struct):
    """`hello`."""


class Open(Struct):
    """`open`."""

    language: Language | None = None
    fresh: bool = False


Words = Annotated[str, Meta(max_length=100_000)]  # may be empty where a file goes with it


class Send(Struct):
    """`send` and `note`."""

    conversation: Id
    client_id: Id
    text: Words
    attachments: Annotated[list[Id], Meta(max_length=5)] = []
    choice: Annotated[str, Meta(max_length=100)] | None = None


class Sync(Struct):
    """`sync`."""

    conversation: Id
    after: Seq


class Of(Struct):
    """Everything that only names a conversation."""

    conversation: Id


class AskHuman(Struct):
    """`ask_human`."""

    conversation: Id
    client_id: Id


class LeaveMessage(Struct):
    """`leave_message`."""

    conversation: Id
    client_id: Id
    text: Text
    contact: Annotated[str, Meta(min_length=1, max_length=200)]


class ChooseLanguage(Struct):
    """`language`."""

    conversation: Id
    language: Language


class Typing(Struct):
    """`typing`."""

    conversation: Id
    on: bool


class Read(Struct):
    """`read` and `delivered`."""

    conversation: Id
    upto: Seq


class Rate(Struct):
    """`rate`."""

    conversation: Id
    score: Score
    comment: Annotated[str, Meta(max_length=1000)] = ""


class Judge(Struct):
    """`vote`; null takes it back."""

    conversation: Id
    seq: Annotated[int, Meta(ge=1, le=2**31 - 1)]
    vote: Vote | None


class Available(Struct):
    """`available`."""

    on: bool


class Close(Struct):
    """`close` of an agent."""

    conversation: Id
    disposition: Annotated[str, Meta(max_length=40)] = ""


class Reveal(Struct):
    """`reveal`."""

    conversation: Id
    token: Id
    reason: Annotated[str, Meta(min_length=3, max_length=200)]
