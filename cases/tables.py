"""The tables of the case store; migrations read `metadata`. Personal data stand as tokens only."""

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from cases import hall_tables as hall_tables  # declares its tables
from cases import work_tables
from cases.columns import Money, RowId, Utc
from cases.schema import metadata as metadata

case_entry = work_tables.case_entry

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
    # How officers code a case: cases.coding.
    Column("root_cause", String(20)),
    Column("line", String(20)),
    Column("channel", String(20)),
    Column("branch", String(40), nullable=False, server_default=""),
    Column("outcome", String(20)),
    # What the customer gave when called after the decision, 1 to 5.
    Column("score", Integer),
    Column("missed_calls", Integer, nullable=False, server_default="0"),
    Column("reopened", Integer, nullable=False, server_default="0"),
    # A pause that is not over; those that are stand in case_pause.
    Column("paused_since", Utc),
    Column("pause_reason", String(30)),
    Column("extension_asked_by", String(64)),
    UniqueConstraint("kind", "key"),
    CheckConstraint("amount >= 0", name="amount_not_negative"),
    Index(None, "conversation"),
    Index(None, "state", "due_on"),
    Index(None, "assignee", "state"),
    Index(None, "opened_at"),
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
