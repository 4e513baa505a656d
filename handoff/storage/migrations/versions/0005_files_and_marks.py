"""Files attached to messages, and how far each side's client has the log."""

import sqlalchemy as sa
from alembic import op

from cases import columns

revision = "0005"
down_revision = "0010"
branch_labels = None
depends_on = None

MARKS = ("delivered_to_customer", "delivered_to_agent")


def upgrade() -> None:
    op.create_table(
        "attachment",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("conversation", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("type", sa.String(length=40), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("brought_by", sa.String(length=32), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("at", columns.Utc(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation"], ["conversation.id"], name=op.f("fk_attachment_conversation")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
    )
    op.create_index(op.f("ix_attachment_conversation"), "attachment", ["conversation"])
    with op.batch_alter_table("conversation", schema=None) as batch_op:
        for name in MARKS:
            batch_op.add_column(sa.Column(name, sa.Integer(), server_default="0", nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("conversation", schema=None) as batch_op:
        for name in MARKS:
            batch_op.drop_column(name)
    op.drop_index(op.f("ix_attachment_conversation"), table_name="attachment")
    op.drop_table("attachment")
