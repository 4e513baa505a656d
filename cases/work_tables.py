"""The tables of what hangs on a case, and of alarms; rows of the former are never changed."""

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

from cases.columns import RowId, Utc
from cases.schema import metadata


def _case() -> Column[int]:
    return Column("case_id", RowId, ForeignKey("case_file.id"), primary_key=True)


# The entries that bear the case out: (conversation, seq) points into the log of handoff.
case_entry = Table(
    "case_entry",
    metadata,
    _case(),
    Column("conversation", String(64), primary_key=True),
    Column("seq", BigInteger, primary_key=True),
    CheckConstraint("seq > 0", name="seq_positive"),
    Index(None, "conversation", "seq"),
)

case_pause = Table(
    "case_pause",
    metadata,
    _case(),
    Column("since", Utc, primary_key=True),
    Column("until", Utc, nullable=False),
    Column("reason", String(30), nullable=False),
)

case_letter = Table(
    "case_letter",
    metadata,
    _case(),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(20), nullable=False),
    Column("language", String(2), nullable=False),
    Column("subject", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("way", String(20), nullable=False),
    Column("sent_at", Utc, nullable=False),
    Column("sent_by", String(100), nullable=False),
)

# Letters by e-mail: written with the letter, tried until it is sent. The address stays sealed.
letter_delivery = Table(
    "letter_delivery",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("number", String(32), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("conversation", String(64), nullable=False),
    Column("token", String(64), nullable=False),
    Column("officer", String(100), nullable=False),
    Column("state", String(20), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("next_at", Utc, nullable=False),
    Column("error", String(40), nullable=False),
    Column("changed_at", Utc, nullable=False),
    UniqueConstraint("number", "seq"),
    Index(None, "state", "next_at"),
)

case_link = Table(
    "case_link",
    metadata,
    _case(),
    Column("other", String(32), primary_key=True),
    Column("bond", String(20), nullable=False),
)

case_attachment = Table(
    "case_attachment",
    metadata,
    _case(),
    Column("id", String(64), primary_key=True),
    Column("name", String(200), nullable=False),
    Column("type", String(100), nullable=False),
    Column("size", BigInteger, nullable=False),
)

case_recusal = Table(
    "case_recusal",
    metadata,
    _case(),
    Column("staff", String(64), primary_key=True),
    Column("reason", Text, nullable=False),
)

# Told once for each day on which a case must be decided; a new deadline is a new alarm.
case_alarm = Table(
    "case_alarm",
    metadata,
    _case(),
    Column("level", String(20), primary_key=True),
    Column("due_on", Date, primary_key=True),
    Column("raised_at", Utc, nullable=False),
    Column("seen_by", String(64)),
    Column("seen_at", Utc),
)
