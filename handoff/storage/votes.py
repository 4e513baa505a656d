"""Votes of customers on answers of the assistant; one a customer and answer, the last word counts."""

from dataclasses import asdict, dataclass

from sqlalchemy import delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from handoff.domain.vote import Verdict, Vote
from handoff.storage.desk_tables import vote as table


@dataclass
class VoteRows:
    """Implements ports.Votes."""

    connection: AsyncConnection

    async def put(self, verdict: Verdict) -> None:
        """Store it in place of an earlier one on the same entry."""
        dialect = postgresql if self.connection.dialect.name == "postgresql" else sqlite
        statement = dialect.insert(table).values(asdict(verdict))
        changed = {"vote": verdict.vote, "at": verdict.at}
        await self.connection.execute(
            statement.on_conflict_do_update(index_elements=["conversation", "seq"], set_=changed)
        )

    async def remove(self, conversation_id: str, seq: int) -> None:
        """Take it back."""
        where = (table.c.conversation == conversation_id) & (table.c.seq == seq)
        await self.connection.execute(delete(table).where(where))

    async def of(self, conversation_id: str, after: int) -> dict[int, Vote]:
        """Return those on the entries after `after`, by their numbers."""
        where = (table.c.conversation == conversation_id) & (table.c.seq > after)
        found = await self.connection.execute(select(table.c.seq, table.c.vote).where(where))
        return {seq: Vote(given) for seq, given in found}
