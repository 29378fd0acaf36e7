"""What a check after download finds out, renditions of the hub and of this laptop; the hub is asked for all again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add columns and tables; nothing that is there is changed but the place in the feed."""
    op.add_column("submission", sa.Column("digest", sa.String(length=64), server_default="", nullable=False))
    _widen_facts()
    _create_renditions()
    _create_preflight()
    # Renditions and fingerprints travel with submissions, and those here will not come by themselves: as after 410.
    op.execute("UPDATE feed_state SET cursor = '', relisting = 1")
    op.execute("UPDATE assignment SET listed = 0 WHERE EXISTS (SELECT 1 FROM feed_state)")


def _widen_facts() -> None:
    for column in (
        sa.Column("pages_from", sa.String(length=10), server_default="file", nullable=False),
        sa.Column("sheets", sa.Text(), server_default="[]", nullable=False),
        sa.Column("fault", sa.String(length=20), server_default="", nullable=False),
        sa.Column("has_text", sa.Boolean(), nullable=True),
        sa.Column("first_text", sa.Text(), server_default="", nullable=False),
        sa.Column("checked", sa.Boolean(), server_default=sa.text("0"), nullable=False),
        sa.Column("checked_with", sa.String(length=100), server_default="", nullable=False),
        sa.Column("rendition_sha256", sa.String(length=64), server_default="", nullable=False),
    ):
        op.add_column("artifact_facts", column)


def _create_renditions() -> None:
    op.create_table(
        "rendition",
        sa.Column("submission_id", sa.String(length=200), nullable=False),
        sa.Column("artifact_id", sa.String(length=200), nullable=False),
        sa.Column("id", sa.String(length=200), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["submission_id", "artifact_id"],
            ["artifact.submission_id", "artifact.id"],
            name=op.f("fk_rendition_submission_id_artifact"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("submission_id", "artifact_id", name=op.f("pk_rendition")),
    )
    op.create_index(op.f("ix_rendition_id"), "rendition", ["id"], unique=False)
    op.create_table(
        "local_rendition",
        sa.Column("artifact_id", sa.String(length=200), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("file_id", sa.String(length=200), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("artifact_id", name=op.f("pk_local_rendition")),
    )


def _create_preflight() -> None:
    op.create_table(
        "preflight",
        sa.Column("submission_id", sa.String(length=200), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("checked_with", sa.String(length=100), nullable=False),
        sa.Column("resolved", sa.Integer(), nullable=False),
        sa.Column("unresolved", sa.Integer(), nullable=False),
        sa.Column("checked_at", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("submission_id", name=op.f("pk_preflight")),
    )
