"""The tables of the people's desk: who watches, who must not serve whom, canned replies, reviews, votes on answers."""

from sqlalchemy import (
    JSON,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    String,
    Table,
    Text,
)

from cases.columns import Utc
from handoff.storage.tables import metadata

# One tab of a supervisor on one conversation; gone with its connection.
staff_watch = Table(
    "staff_watch",
    metadata,
    Column("sid", String(40), primary_key=True),
    Column("conversation", String(32), ForeignKey("conversation.id"), primary_key=True),
    Column("staff", String(32), ForeignKey("staff.id"), nullable=False),
    Index(None, "conversation"),
)

# A recusal outlives its conversation: it holds for the customer.
recusal = Table(
    "recusal",
    metadata,
    Column("visitor", String(80), primary_key=True),
    Column("agent", String(32), ForeignKey("staff.id"), primary_key=True),
    Column("by", String(32), nullable=False),  # a member of staff, or "" for the rules
    Column("reason", Text, nullable=False),
    Column("at", Utc, nullable=False),
)

canned_reply = Table(
    "canned_reply",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("shortcut", String(30), nullable=False),
    Column("title", String(80), nullable=False),
    Column("zh", Text, nullable=False),
    Column("en", Text, nullable=False),
    Column("owner", String(32)),  # none: everybody's
    Column("removed_at", Utc),  # kept, so that a delivered one does not come back at the next start
    Index(None, "owner"),
)

review = Table(
    "review",
    metadata,
    Column("conversation", String(32), ForeignKey("conversation.id"), primary_key=True),
    Column("reviewer", String(32), ForeignKey("staff.id"), primary_key=True),
    Column("agent", String(32), ForeignKey("staff.id"), nullable=False),
    Column("score", Integer, nullable=False),  # 0 to 100, weighted
    Column("scores", JSON, nullable=False),
    Column("comment", Text, nullable=False),
    Column("at", Utc, nullable=False),
    Index(None, "agent", "at"),
)

# What a customer says of one answer of the assistant; the entry itself never changes.
vote = Table(
    "vote",
    metadata,
    Column("conversation", String(32), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("topic", String(80), nullable=False),
    Column("vote", String(4), nullable=False),
    Column("at", Utc, nullable=False),
    ForeignKeyConstraint(["conversation", "seq"], ["entry.conversation", "entry.seq"]),
    Index(None, "topic", "at"),
)
