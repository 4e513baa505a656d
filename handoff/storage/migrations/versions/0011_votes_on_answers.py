"""What customers say of single answers of the assistant."""

import sqlalchemy as sa
from alembic import op

from cases import columns

revision = "0011"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "vote",
        sa.Column("conversation", sa.String(length=32), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("topic", sa.String(length=80), nullable=False),
        sa.Column("vote", sa.String(length=4), nullable=False),
        sa.Column("at", columns.Utc(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation", "seq"],
            ["entry.conversation", "entry.seq"],
            name=op.f("fk_vote_conversation"),
        ),
        sa.PrimaryKeyConstraint("conversation", "seq", name=op.f("pk_vote")),
    )
    op.create_index(op.f("ix_vote_topic_at"), "vote", ["topic", "at"])


def downgrade() -> None:
    op.drop_index(op.f("ix_vote_topic_at"), table_name="vote")
    op.drop_table("vote")
