"""Since when the present wait for a person lasts: routing widens its circle by it, not by the first request."""

import sqlalchemy as sa
from alembic import op

from cases import columns

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("conversation", schema=None) as batch_op:
        batch_op.add_column(sa.Column("waiting_since", columns.Utc(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("conversation", schema=None) as batch_op:
        batch_op.drop_column("waiting_since")
