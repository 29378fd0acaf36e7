"""What was counted of each submission, so that leads are told of readings without counting its words again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward only: a hub is taken back by restoring the copy made before. Rows come when they are first asked for."""
    op.create_table(
        "submission_facts",
        sa.Column("submission_id", sa.String(length=64), nullable=False),
        sa.Column("counted_by", sa.Integer(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["submission_id"], ["submissions.id"], name=op.f("fk_submission_facts_submission_id_submissions")
        ),
        sa.PrimaryKeyConstraint("submission_id", name=op.f("pk_submission_facts")),
    )
