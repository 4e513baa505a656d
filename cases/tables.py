"""The tables of the case store; migrations read `metadata`. Personal data stand as tokens only."""

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from cases.columns import Money, RowId, Utc

# Names are fixed so that a migration can drop what another one made.
metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

case_file = Table(
    "case_file",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("number", String(32), nullable=False, unique=True),
    Column("kind", String(20), nullable=False),
    # Made by whoever files; the same key again is the same case.
    Column("key", String(200), nullable=False),
    Column("state", String(20), nullable=False),
    Column("category", String(20)),
    Column("term", String(20), nullable=False),
    Column("conversation", String(64), nullable=False),
    Column("language", String(2), nullable=False),
    Column("what", Text, nullable=False),
    Column("product", Text, nullable=False),
    Column("happened_when", Text, nullable=False),
    Column("happened_where", Text, nullable=False),
    Column("contact", Text, nullable=False),
    Column("wish", Text, nullable=False),
    Column("amount", Money),
    Column("assignee", String(64)),
    Column("opened_at", Utc, nullable=False),
    # When the clock began to run; a reopened case gets a new beginning.
    Column("clock_from", Utc, nullable=False),
    Column("due_on", Date, nullable=False),
    Column("resolved_at", Utc),
    Column("closed_at", Utc),
    Column("version", Integer, nullable=False),
    UniqueConstraint("kind", "key"),
    CheckConstraint("amount >= 0", name="amount_not_negative"),
    Index(None, "conversation"),
    Index(None, "state", "due_on"),
)

# The entries that bear the case out: (conversation, seq) points into the log of handoff.
case_entry = Table(
    "case_entry",
    metadata,
    Column("case_id", RowId, ForeignKey("case_file.id"), primary_key=True),
    Column("conversation", String(64), primary_key=True),
    Column("seq", BigInteger, primary_key=True),
    CheckConstraint("seq > 0", name="seq_positive"),
    Index(None, "conversation", "seq"),
)

# One row for each change of a case, in one chain for all cases; never updated, never deleted.
case_change = Table(
    "case_change",
    metadata,
    Column("position", BigInteger, primary_key=True, autoincrement=False),
    Column("case_id", RowId, ForeignKey("case_file.id"), nullable=False),
    Column("number", String(32), nullable=False),
    Column("at", Utc, nullable=False),
    Column("actor", String(100), nullable=False),
    Column("command", String(20), nullable=False),
    Column("state_before", String(20)),
    Column("state_after", String(20), nullable=False),
    Column("note", Text, nullable=False),
    # What the case looked like afterwards, so that an edit behind the store's back shows too.
    Column("case_digest", String(64), nullable=False),
    Column("previous", String(64), nullable=False),
    Column("digest", String(64), nullable=False, unique=True),
    Index(None, "case_id", "position"),
)

# The end of the chain: a chain that was cut short no longer reaches it.
case_chain = Table(
    "case_chain",
    metadata,
    Column("name", String(20), primary_key=True),
    Column("position", BigInteger, nullable=False),
    Column("digest", String(64), nullable=False),
)

# The last number given out, for each letter and day of the bank.
case_serial = Table(
    "case_serial",
    metadata,
    Column("letter", String(1), primary_key=True),
    Column("day", Date, primary_key=True),
    Column("last", Integer, nullable=False),
)
