"""The rows of attached files; their bytes lie on the shelf."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, ForeignKey, Index, Integer, RowMapping, String, Table, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from cases.columns import Utc
from handoff.domain.attachment import Attachment
from handoff.domain.errors import NotFound
from handoff.services.attachments import Kept
from handoff.storage.tables import metadata

attachment = Table(
    "attachment",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("conversation", String(32), ForeignKey("conversation.id"), nullable=False),
    Column("name", String(100), nullable=False),
    Column("type", String(40), nullable=False),
    Column("size", Integer, nullable=False),
    Column("brought_by", String(32), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("at", Utc, nullable=False),
    Index(None, "conversation"),
)


@dataclass
class AttachmentRows:
    """Implements services.attachments.Attachments."""

    connection: AsyncConnection

    async def add(self, kept: Kept) -> None:
        """Store one."""
        file = kept.file
        values: dict[str, Any] = {
            "id": file.id,
            "conversation": kept.conversation,
            "name": file.name,
            "type": file.type,
            "size": file.size,
            "brought_by": kept.brought_by,
            "digest": kept.digest,
            "at": kept.at,
        }
        await self.connection.execute(insert(attachment).values(values))

    async def get(self, identifier: str) -> Kept:
        """Return one; NotFound otherwise."""
        query = select(attachment).where(attachment.c.id == identifier)
        row = (await self.connection.execute(query)).mappings().first()
        if not row:
            raise NotFound(identifier)
        return _kept(row)

    async def of(self, conversation: str) -> list[Kept]:
        """Return all of a conversation, oldest first."""
        query = select(attachment).where(attachment.c.conversation == conversation)
        found = await self.connection.execute(query.order_by(attachment.c.at, attachment.c.id))
        return [_kept(row) for row in found.mappings()]


def _kept(row: RowMapping) -> Kept:
    file = Attachment(row["id"], row["name"], row["type"], row["size"])
    return Kept(file, row["conversation"], row["brought_by"], row["digest"], row["at"])
