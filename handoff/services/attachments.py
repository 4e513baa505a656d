"""Files in a conversation: checked by content, kept apart from the log under their digest, shown by signed links."""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import uuid4

from handoff.domain import attachment, lifecycle
from handoff.domain.attachment import Attachment
from handoff.domain.conversation import Conversation
from handoff.domain.errors import BadAttachment, ConversationClosed, NotFound, TooMany
from handoff.domain.identity import Staff, Visitor

CUSTOMER = "customer"
ENOUGH_FOR_TODAY = 24 * 60 * 60  # seconds; a conversation that is full stays full


@dataclass(frozen=True, slots=True)
class Kept:
    """A file, where it belongs and who brought it: CUSTOMER, or an agent's id."""

    file: Attachment
    conversation: str
    brought_by: str
    digest: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Upload:
    """What a browser sent."""

    conversation: str
    name: str
    data: bytes


class Shelf(Protocol):
    """Bytes by their SHA-256."""

    async def keep(self, digest: str, data: bytes) -> None:
        """Store them for good; the same bytes are stored once."""

    async def read(self, digest: str) -> bytes:
        """Return them; NotFound otherwise."""

    def type_of(self, data: bytes) -> str:
        """Return the media type that the content shows, or nothing."""


class Links(Protocol):
    """Signed addresses that work for a while."""

    def address(self, identifier: str) -> str:
        """Return a same-origin address."""

    def check(self, identifier: str, until: str, signature: str) -> None:
        """Raise NotFound unless we signed it and its time is not over."""


class Attachments(Protocol):
    """The rows of kept files."""

    async def add(self, kept: Kept) -> None:
        """Store one."""

    async def get(self, identifier: str) -> Kept:
        """Return one; NotFound otherwise."""

    async def of(self, conversation: str) -> list[Kept]:
        """Return all of a conversation, oldest first."""


class HasFiles(Protocol):
    """A unit of work, as far as files are concerned."""

    @property
    def files(self) -> Attachments:
        """The attached files."""


def keep_from(brought_by: Visitor | Staff) -> str:
    """Return under which name a file is kept."""
    return brought_by.id if isinstance(brought_by, Staff) else CUSTOMER


def inspect(shelf: Shelf, upload: Upload) -> Attachment:
    """Return the file with the type that its content shows; BadAttachment or TooLong otherwise."""
    attachment.check_size(len(upload.data))
    kind = shelf.type_of(upload.data)
    attachment.check_type(kind)
    name = attachment.name_for(upload.name, kind)
    return Attachment(uuid4().hex, name, kind, len(upload.data))


async def enter(uow: HasFiles, conversation: Conversation, kept: Kept) -> None:
    """Record a file, if the conversation is open and not full."""
    if conversation.state in lifecycle.ENDED:
        raise ConversationClosed(conversation.id)
    if len(await uow.files.of(conversation.id)) >= attachment.MOST_IN_CONVERSATION:
        raise TooMany(ENOUGH_FOR_TODAY)
    await uow.files.add(kept)


def digest_of(data: bytes) -> str:
    """Return the name of the bytes on the shelf."""
    return hashlib.sha256(data).hexdigest()


async def named(
    uow: HasFiles, conversation: str, ids: Collection[str], brought_by: str
) -> tuple[Attachment, ...]:
    """Return the files that a message names; each must be of this conversation and brought by its author."""
    if not ids:
        return ()
    if len(ids) > attachment.MOST_IN_MESSAGE:
        raise BadAttachment("too many in one message")
    known = {one.file.id: one for one in await uow.files.of(conversation)}
    try:
        found = [known[identifier] for identifier in dict.fromkeys(ids)]
    except KeyError as missing:
        raise NotFound(str(missing)) from None
    if any(one.brought_by != brought_by for one in found):
        raise NotFound(conversation)
    return tuple(one.file for one in found)
