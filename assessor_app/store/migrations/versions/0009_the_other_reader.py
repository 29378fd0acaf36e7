"""What the other reader of a submission handed in, as the hub tells it; what is here already is asked for again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add one column; no row is changed but the place in the feed."""
    op.add_column("assignment", sa.Column("other_reading", sa.Text(), nullable=True))
    # It travels with assignments that are here already and will not come by themselves: as after 410.
    op.execute("UPDATE feed_state SET cursor = '', relisting = 1")
    op.execute("UPDATE assignment SET listed = 0 WHERE EXISTS (SELECT 1 FROM feed_state)")
