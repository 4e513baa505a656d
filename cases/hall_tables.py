"""Tables of what the hall itself arranges: appointments, loss reports, risk profiles, feedback, failed lookups."""

from sqlalchemy import Column, Date, Index, Integer, String, Table, Text, UniqueConstraint

from cases.columns import RowId, Utc
from cases.schema import metadata

appointment = Table(
    "appointment",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("number", String(32), nullable=False, unique=True),
    # Made by whoever books; the same key again is the same appointment.
    Column("key", String(200), nullable=False, unique=True),
    Column("state", String(20), nullable=False),
    Column("conversation", String(64), nullable=False),
    Column("language", String(2), nullable=False),
    Column("branch", String(40), nullable=False),
    Column("business", String(40), nullable=False),
    Column("day", Date, nullable=False),
    # Beijing time, 09:30.
    Column("time", String(5), nullable=False),
    Column("contact", String(500), nullable=False),
    Column("made_at", Utc, nullable=False),
    Column("changed_at", Utc),
    Index(None, "branch", "day", "time"),
)

loss_report = Table(
    "loss_report",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("number", String(32), nullable=False, unique=True),
    Column("key", String(200), nullable=False, unique=True),
    Column("kind", String(20), nullable=False),
    Column("card", String(20), nullable=False),
    Column("conversation", String(64), nullable=False),
    Column("language", String(2), nullable=False),
    Column("made_at", Utc, nullable=False),
    # What officers did with it: cases.arranged.
    Column("state", String(20), nullable=False, server_default="reported"),
    Column("changed_at", Utc),
    Index(None, "made_at"),
    Index(None, "state"),
)

risk_profile = Table(
    "risk_profile",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("key", String(200), nullable=False, unique=True),
    Column("customer", String(80), nullable=False),
    Column("level", String(2), nullable=False),
    Column("score", Integer, nullable=False),
    Column("age", Integer, nullable=False),
    # The letters in the order of the questions: what was answered must be shown on request.
    Column("answers", String(40), nullable=False),
    Column("made_at", Utc, nullable=False),
    Index(None, "customer", "made_at"),
)

feedback = Table(
    "feedback",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("kind", String(20), nullable=False),
    Column("key", String(200), nullable=False),
    Column("words", Text, nullable=False),
    Column("score", Integer),
    Column("conversation", String(64), nullable=False),
    Column("language", String(2), nullable=False),
    Column("made_at", Utc, nullable=False),
    Column("state", String(20), nullable=False, server_default="new"),
    Column("changed_at", Utc),
    UniqueConstraint("kind", "key"),
    Index(None, "kind", "made_at"),
    Index(None, "state"),
)

# Who asked for a number with a wrong second factor, and when: after a few the hall asks for a person.
lookup_attempt = Table(
    "lookup_attempt",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("conversation", String(64), nullable=False),
    Column("at", Utc, nullable=False),
    Index(None, "conversation", "at"),
)
