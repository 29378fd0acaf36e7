"""What in a file may tell who made it; files already here are looked at again by the next check."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add one column; nothing that is there is changed."""
    op.add_column("artifact_facts", sa.Column("leaks", sa.Text(), nullable=True))
