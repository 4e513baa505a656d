"""Run by Alembic: applies revisions on the connection that storage.upgrade hands over."""

from typing import Literal

from alembic import context
from sqlalchemy import Connection

from cases.tables import metadata as case_metadata
from handoff.storage import attachments, desk_tables  # noqa: F401 - they declare tables
from handoff.storage.tables import metadata


def _render(kind: str, item: object, _context: object) -> str | Literal[False]:
    """Write our own column types by a short name; everything else as Alembic does."""
    if kind == "type" and type(item).__module__ == "cases.columns":
        return f"columns.{type(item).__name__}()"
    return False


def run(connection: Connection) -> None:
    """Apply what is missing, in one transaction."""
    context.configure(
        connection=connection,
        target_metadata=[metadata, case_metadata],
        render_as_batch=connection.dialect.name == "sqlite",
        compare_type=True,
        render_item=_render,
    )
    with context.begin_transaction():
        context.run_migrations()


run(context.config.attributes["connection"])
