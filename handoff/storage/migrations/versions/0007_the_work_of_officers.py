"""The work of officers: codes, pauses, letters, links, files, recusals and alarms of cases."""

import sqlalchemy as sa
from alembic import op

from cases import columns

revision = "0007"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "case_alarm",
        sa.Column("case_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("level", sa.String(length=20), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("raised_at", columns.Utc(), nullable=False),
        sa.Column("seen_by", sa.String(length=64), nullable=True),
        sa.Column("seen_at", columns.Utc(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["case_file.id"], name=op.f("fk_case_alarm_case_id")),
        sa.PrimaryKeyConstraint("case_id", "level", "due_on", name=op.f("pk_case_alarm")),
    )
    op.create_table(
        "case_attachment",
        sa.Column("case_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("type", sa.String(length=100), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case_file.id"], name=op.f("fk_case_attachment_case_id")
        ),
        sa.PrimaryKeyConstraint("case_id", "id", name=op.f("pk_case_attachment")),
    )
    op.create_table(
        "case_letter",
        sa.Column("case_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("way", sa.String(length=20), nullable=False),
        sa.Column("sent_at", columns.Utc(), nullable=False),
        sa.Column("sent_by", sa.String(length=100), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case_file.id"], name=op.f("fk_case_letter_case_id")),
        sa.PrimaryKeyConstraint("case_id", "seq", name=op.f("pk_case_letter")),
    )
    op.create_table(
        "case_link",
        sa.Column("case_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("other", sa.String(length=32), nullable=False),
        sa.Column("bond", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case_file.id"], name=op.f("fk_case_link_case_id")),
        sa.PrimaryKeyConstraint("case_id", "other", name=op.f("pk_case_link")),
    )
    op.create_table(
        "case_pause",
        sa.Column("case_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("since", columns.Utc(), nullable=False),
        sa.Column("until", columns.Utc(), nullable=False),
        sa.Column("reason", sa.String(length=30), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case_file.id"], name=op.f("fk_case_pause_case_id")),
        sa.PrimaryKeyConstraint("case_id", "since", name=op.f("pk_case_pause")),
    )
    op.create_table(
        "case_recusal",
        sa.Column("case_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("staff", sa.String(length=64), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case_file.id"], name=op.f("fk_case_recusal_case_id")
        ),
        sa.PrimaryKeyConstraint("case_id", "staff", name=op.f("pk_case_recusal")),
    )
    with op.batch_alter_table("case_file", schema=None) as batch_op:
        batch_op.add_column(sa.Column("root_cause", sa.String(length=20), nullable=True))
        batch_op.add_column(sa.Column("line", sa.String(length=20), nullable=True))
        batch_op.add_column(sa.Column("channel", sa.String(length=20), nullable=True))
        batch_op.add_column(
            sa.Column("branch", sa.String(length=40), server_default="", nullable=False)
        )
        batch_op.add_column(sa.Column("outcome", sa.String(length=20), nullable=True))
        batch_op.add_column(sa.Column("score", sa.Integer(), nullable=True))
        batch_op.add_column(
            sa.Column("missed_calls", sa.Integer(), server_default="0", nullable=False)
        )
        batch_op.add_column(sa.Column("reopened", sa.Integer(), server_default="0", nullable=False))
        batch_op.add_column(sa.Column("paused_since", columns.Utc(), nullable=True))
        batch_op.add_column(sa.Column("pause_reason", sa.String(length=30), nullable=True))
        batch_op.add_column(sa.Column("extension_asked_by", sa.String(length=64), nullable=True))
        batch_op.create_index(
            batch_op.f("ix_case_file_assignee_state"), ["assignee", "state"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_case_file_opened_at"), ["opened_at"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("case_file", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_case_file_opened_at"))
        batch_op.drop_index(batch_op.f("ix_case_file_assignee_state"))
        batch_op.drop_column("extension_asked_by")
        batch_op.drop_column("pause_reason")
        batch_op.drop_column("paused_since")
        batch_op.drop_column("reopened")
        batch_op.drop_column("missed_calls")
        batch_op.drop_column("score")
        batch_op.drop_column("outcome")
        batch_op.drop_column("branch")
        batch_op.drop_column("channel")
        batch_op.drop_column("line")
        batch_op.drop_column("root_cause")

    op.drop_table("case_recusal")
    op.drop_table("case_pause")
    op.drop_table("case_link")
    op.drop_table("case_letter")
    op.drop_table("case_attachment")
    op.drop_table("case_alarm")
