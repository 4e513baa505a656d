"""The engine under the tracker store."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa


def open_engine(url: sa.engine.URL) -> sa.engine.Engine:
    """SQLite: one connection that stays open, with a write-ahead log. Others as Rasa sets them up."""
    if url.get_backend_name() != "sqlite":
        return sa.create_engine(url, pool_pre_ping=True)
    engine = sa.create_engine(
        url, poolclass=sa.pool.StaticPool, connect_args={"check_same_thread": False}
    )
    sa.event.listen(engine, "connect", _tune_sqlite)
    return engine


def _tune_sqlite(connection: Any, _: Any) -> None:
    # NORMAL survives a crash of the process; handoff's log, not this store, is the bank's record.
    for setting in ("journal_mode=WAL", "synchronous=NORMAL", "busy_timeout=5000"):
        connection.execute(f"PRAGMA {setting}")
