"""Annotations, the programme's settings, clocks, further attempts and an own comment bank; all is asked for again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add columns and tables, and let the outbox hold new kinds; no row is changed but the place in the feed."""
    _widen_copies()
    _create_hub_copies()
    _create_assessor_facts()
    _rebuild_outbox()
    # What is new travels with things that are here already and will not come by themselves: as after 410.
    op.execute("UPDATE feed_state SET cursor = '', relisting = 1")
    op.execute("UPDATE assignment SET listed = 0 WHERE EXISTS (SELECT 1 FROM feed_state)")


def _widen_copies() -> None:
    for name, column in (
        ("assignment", sa.Column("clock", sa.Text(), nullable=True)),
        ("assignment", sa.Column("reopening", sa.Text(), nullable=True)),
        ("assignment", sa.Column("earlier_submission_id", sa.String(length=200), nullable=True)),
        ("server_score", sa.Column("reason", sa.String(length=100), server_default="", nullable=False)),
        ("local_score", sa.Column("reason", sa.String(length=100), server_default="", nullable=False)),
        ("server_assessment", sa.Column("note", sa.Text(), server_default="", nullable=False)),
    ):
        op.add_column(name, column)


def _create_hub_copies() -> None:
    op.create_table(
        "server_annotation",
        sa.Column("assignment_id", sa.String(length=200), nullable=False),
        sa.Column("annotation_id", sa.String(length=200), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("body", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("assignment_id", "annotation_id", name=op.f("pk_server_annotation")),
    )
    op.create_table(
        "programme",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_programme_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme")),
    )


def _create_assessor_facts() -> None:
    op.create_table(
        "local_annotation",
        sa.Column("assignment_id", sa.String(length=200), nullable=False),
        sa.Column("annotation_id", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("body", sa.Text(), nullable=True),
        sa.Column("changed_at", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["assignment_id"], ["assignment.id"], name=op.f("fk_local_annotation_assignment_id_assignment")
        ),
        sa.PrimaryKeyConstraint("assignment_id", "annotation_id", name=op.f("pk_local_annotation")),
    )
    op.create_table(
        "incomplete_return",
        sa.Column("assignment_id", sa.String(length=200), nullable=False),
        sa.Column("signature", sa.String(length=200), nullable=False),
        sa.Column("returned_at", sa.String(length=40), nullable=False),
        sa.Column("points", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assignment_id"], ["assignment.id"], name=op.f("fk_incomplete_return_assignment_id_assignment")
        ),
        sa.PrimaryKeyConstraint("assignment_id", name=op.f("pk_incomplete_return")),
    )
    op.create_table(
        "bank_comment",
        sa.Column("id", sa.String(length=200), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("credential_id", sa.String(length=500), nullable=False),
        sa.Column("scorable_id", sa.String(length=500), nullable=False),
        sa.Column("level", sa.String(length=500), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bank_comment")),
    )
    op.create_table(
        "comment_count",
        sa.Column("comment_id", sa.String(length=200), nullable=False),
        sa.Column("used", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("comment_id", name=op.f("pk_comment_count")),
    )


def _rebuild_outbox() -> None:
    """SQLite cannot change a check: the rows move to a table that knows the new kinds, each with its own number."""
    op.drop_index("ix_outbox_one_pending", "outbox")
    op.drop_index(op.f("ix_outbox_assignment_id"), "outbox")
    op.rename_table("outbox", "outbox_before")
    op.create_table(
        "outbox",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=32), nullable=False),
        sa.Column("assignment_id", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("scorable_id", sa.String(length=200), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.Column("base_rev", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("attempts", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("sentence", sa.Text(), server_default="", nullable=False),
        sa.Column("theirs", sa.LargeBinary(), nullable=True),
        sa.Column("created_at", sa.String(length=40), nullable=False),
        sa.CheckConstraint(
            "kind IN ('score', 'feedback', 'submit', 'recall', 'annotation', 'return', 'release')",
            name=op.f("ck_outbox_kind"),
        ),
        sa.CheckConstraint("state IN ('pending', 'sent', 'parked', 'refused')", name=op.f("ck_outbox_state")),
        sa.ForeignKeyConstraint(["assignment_id"], ["assignment.id"], name=op.f("fk_outbox_assignment_id_assignment")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_outbox")),
        sa.UniqueConstraint("key", name=op.f("uq_outbox_key")),
        sqlite_autoincrement=True,
    )
    op.execute(
        "INSERT INTO outbox (seq, key, assignment_id, kind, scorable_id, body, base_rev, state, attempts, sentence,"
        " theirs, created_at) SELECT seq, key, assignment_id, kind, scorable_id, body, base_rev, state, attempts,"
        " sentence, theirs, created_at FROM outbox_before"
    )
    op.drop_table("outbox_before")
    op.create_index(op.f("ix_outbox_assignment_id"), "outbox", ["assignment_id"], unique=False)
    op.create_index(
        "ix_outbox_one_pending",
        "outbox",
        ["assignment_id", "kind", "scorable_id"],
        unique=True,
        sqlite_where=sa.text("state = 'pending'"),
    )
