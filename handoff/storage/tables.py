"""The tables of the hall; a column of `conversation` is a field of domain.Conversation of the same name."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

from cases.columns import Utc
from cases.tables import metadata as case_metadata

metadata = MetaData(naming_convention=case_metadata.naming_convention)

conversation = Table(
    "conversation",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("visitor", String(80), nullable=False),
    Column("opened_at", Utc, nullable=False),
    Column("language", String(2), nullable=False),
    Column("state", String(10), nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("last_seq", Integer, nullable=False),
    Column("visible_seq", Integer, nullable=False),
    Column("answered_seq", Integer, nullable=False),
    Column("since", Utc),
    Column("assurance", String(10), nullable=False),
    Column("tier", String(20), nullable=False),
    Column("reason", String(30), nullable=False),
    Column("lane", Integer, nullable=False),
    Column("priority", Integer, nullable=False),
    Column("skill", String(30), nullable=False),
    Column("queued_at", Utc),
    Column("waiting_since", Utc),
    Column("agent", String(32)),
    Column("agent_name", String(80), nullable=False),
    Column("offer_deadline", Utc),
    Column("accepted_at", Utc),
    Column("agent_lost_at", Utc),
    Column("wrap_up_until", Utc),
    Column("closed_at", Utc),
    Column("bot_down", Boolean, nullable=False),
    Column("case", String(32), nullable=False),
    Column("read_by_customer", Integer, nullable=False),
    Column("read_by_agent", Integer, nullable=False),
    Column("delivered_to_customer", Integer, nullable=False, server_default="0"),
    Column("delivered_to_agent", Integer, nullable=False, server_default="0"),
    Column("score", Integer),
    Column("last_text", String(120), nullable=False),
    Column("last_at", Utc),
    Column("due_at", Utc),
    Column("wanted", String(32)),
    Column("transferred_from", String(80), nullable=False, server_default=""),
    Column("disposition", String(20), nullable=False, server_default=""),
    Column("unread", Integer, nullable=False, server_default="0"),
    Column("joined", JSON, nullable=False, server_default="[]"),
    Index(None, "visitor", "opened_at"),
    Index(None, "state", "queued_at"),
    Index(None, "agent", "state"),
    Index(None, "accepted_at"),
    Index(None, "closed_at"),
)

entry = Table(
    "entry",
    metadata,
    Column("conversation", String(32), ForeignKey("conversation.id"), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("prev", Integer, nullable=False),
    Column("at", Utc, nullable=False),
    Column("kind", String(10), nullable=False),
    Column("role", String(10), nullable=False),
    Column("author", String(32), nullable=False),
    Column("name", String(80), nullable=False),
    Column("text", Text, nullable=False),
    Column("audience", String(6), nullable=False),
    Column("client_id", String(64)),
    Column("extras", JSON, nullable=False),
    # Sending twice is harmless because the database says so.
    Index("uq_entry_client_id", "conversation", "client_id", unique=True),
)

offer = Table(
    "offer",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("conversation", String(32), ForeignKey("conversation.id"), nullable=False),
    Column("agent", String(32), nullable=False),
    Column("made_at", Utc, nullable=False),
    Column("deadline", Utc, nullable=False),
    Column("outcome", String(10), nullable=False),
    Column("ended_at", Utc),
    # Why this agent: each other candidate and the reason for passing over.
    Column("passed_over", JSON, nullable=False),
    Index(None, "conversation", "outcome"),
)

staff = Table(
    "staff",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("username", String(40), nullable=False, unique=True),
    Column("name", String(80), nullable=False),
    Column("role", String(10), nullable=False),
    Column("password_hash", String(200), nullable=False),
    Column("available", Boolean, nullable=False),
    Column("available_since", Utc),  # or away since
    Column("away_reason", String(20), nullable=False, server_default=""),
    Column("disabled", Boolean, nullable=False),
    Column("capacity", Integer, nullable=False),
    Column("skills", JSON, nullable=False),
    Column("languages", JSON, nullable=False),
    Column("last_assigned_at", Utc, nullable=False),
    Column("gone_since", Utc),
)

staff_connection = Table(
    "staff_connection",
    metadata,
    Column("sid", String(40), primary_key=True),
    Column("staff", String(32), ForeignKey("staff.id"), nullable=False),
    Column("node", String(80), nullable=False),
    Column("seen_at", Utc, nullable=False),
    Index(None, "staff"),
)

staff_session = Table(
    "staff_session",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("staff", String(32), ForeignKey("staff.id"), nullable=False),
    Column("csrf", String(64), nullable=False),
    Column("expires_at", Utc, nullable=False),
)

failed_sign_in = Table(
    "failed_sign_in",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("username", String(40), nullable=False),
    Column("at", Utc, nullable=False),
    Index(None, "username", "at"),
)

sealed = Table(
    "sealed",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("conversation", String(32), ForeignKey("conversation.id"), nullable=False),
    Column("kind", String(10), nullable=False),
    Column("nonce", LargeBinary(12), nullable=False),
    Column("ciphertext", LargeBinary, nullable=False),
    Index(None, "conversation"),
)

audit_line = Table(
    "audit_line",
    metadata,
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("at", Utc, nullable=False),
    Column("staff", String(32), nullable=False),
    Column("action", String(30), nullable=False),
    Column("subject", String(200), nullable=False),
    Column("reason", Text, nullable=False),
    Column("previous", String(64), nullable=False),
    Column("digest", String(64), nullable=False, unique=True),
    Index(None, "subject"),
)
