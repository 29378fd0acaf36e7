"""PDFs beside artifacts, and the kinds that tables, pages and drawings in plain text have since."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

KINDS = {
    "text/csv": "sheet",
    "text/tab-separated-values": "sheet",
    "text/html": "document",
    "image/svg+xml": "image",
}


def upgrade() -> None:
    """Forward only: a hub is taken back by restoring the copy made before."""
    op.create_table(
        "renditions",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("artifact_id", sa.String(length=64), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("origin", sa.String(length=20), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("origin IN ('made', 'given')", name=op.f("ck_renditions_origin")),
        sa.ForeignKeyConstraint(["artifact_id"], ["artifacts.id"], name=op.f("fk_renditions_artifact_id_artifacts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_renditions")),
        sa.UniqueConstraint("artifact_id", name=op.f("uq_renditions_artifact_id")),
    )
    op.create_index(op.f("ix_renditions_sha256"), "renditions", ["sha256"])
    artifacts = sa.table("artifacts", sa.column("kind", sa.String), sa.column("media_type", sa.String))
    for media_type, kind in KINDS.items():
        op.execute(artifacts.update().where(artifacts.c.media_type == media_type).values(kind=kind))
