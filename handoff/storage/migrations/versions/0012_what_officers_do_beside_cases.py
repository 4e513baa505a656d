"""What officers do with loss reports and feedback, the audit trail by subject, and the outbox of letters."""

import sqlalchemy as sa
from alembic import op

from cases import columns

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

FIRST = {"loss_report": "reported", "feedback": "new"}


def upgrade() -> None:
    for table, first in FIRST.items():
        with op.batch_alter_table(table, schema=None) as batch_op:
            state = sa.Column("state", sa.String(length=20), nullable=False, server_default=first)
            batch_op.add_column(state)
            batch_op.add_column(sa.Column("changed_at", columns.Utc(), nullable=True))
            batch_op.create_index(batch_op.f(f"ix_{table}_state"), ["state"], unique=False)
    with op.batch_alter_table("audit_line", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_audit_line_subject"), ["subject"], unique=False)
    op.create_table(
        "letter_delivery",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("number", sa.String(length=32), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("conversation", sa.String(length=64), nullable=False),
        sa.Column("token", sa.String(length=64), nullable=False),
        sa.Column("officer", sa.String(length=100), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_at", columns.Utc(), nullable=False),
        sa.Column("error", sa.String(length=40), nullable=False),
        sa.Column("changed_at", columns.Utc(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_delivery")),
        sa.UniqueConstraint("number", "seq", name=op.f("uq_letter_delivery_number_seq")),
    )
    with op.batch_alter_table("letter_delivery", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_letter_delivery_state_next_at"), ["state", "next_at"], unique=False
        )


def downgrade() -> None:
    op.drop_table("letter_delivery")
    with op.batch_alter_table("audit_line", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_audit_line_subject"))
    for table in FIRST:
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.drop_index(batch_op.f(f"ix_{table}_state"))
            batch_op.drop_column("changed_at")
            batch_op.drop_column("state")
