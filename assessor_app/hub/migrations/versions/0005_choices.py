"""How an assessor settled one thing changed on two laptops."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward only: a hub is taken back by restoring the copy made before."""
    op.create_table(
        "choices",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assignment_id", sa.String(length=64), nullable=False),
        sa.Column("thing", sa.String(length=20), nullable=False),
        sa.Column("target", sa.String(length=200), nullable=False),
        sa.Column("ways", sa.Text(), nullable=False),
        sa.Column("by_device_id", sa.String(length=64), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["assignment_id"], ["assignments.id"], name=op.f("fk_choices_assignment_id_assignments")
        ),
        sa.ForeignKeyConstraint(["by_device_id"], ["devices.id"], name=op.f("fk_choices_by_device_id_devices")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_choices")),
    )
    op.create_index(op.f("ix_choices_assignment_id"), "choices", ["assignment_id"])
