"""What a change was made upon, how conflicts were settled, and a history of what was sent and received."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

KINDS = "kind IN ('score', 'feedback', 'submit', 'recall', 'annotation', 'return', 'release', 'choice')"


def upgrade() -> None:
    """Add columns and tables, and let the outbox hold one more kind; no row is changed."""
    _rebuild_outbox()
    _create_settled()
    _create_history()


def _rebuild_outbox() -> None:
    """SQLite cannot change a check: the rows move to a table that knows the new kind, each with its own number."""
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
        sa.Column("base", sa.Text(), nullable=True),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("attempts", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("sentence", sa.Text(), server_default="", nullable=False),
        sa.Column("theirs", sa.LargeBinary(), nullable=True),
        sa.Column("story", sa.Text(), nullable=True),
        sa.Column("created_at", sa.String(length=40), nullable=False),
        sa.CheckConstraint(KINDS, name=op.f("ck_outbox_kind")),
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


def _create_settled() -> None:
    op.create_table(
        "settled_conflict",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("assignment_id", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("target", sa.String(length=200), nullable=False),
        sa.Column("base", sa.Text(), nullable=True),
        sa.Column("mine", sa.Text(), nullable=False),
        sa.Column("theirs", sa.Text(), nullable=False),
        sa.Column("chosen", sa.Text(), nullable=False),
        sa.Column("ways", sa.Text(), nullable=False),
        sa.Column("story", sa.Text(), nullable=True),
        sa.Column("settled_at", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_settled_conflict")),
    )
    op.create_index(op.f("ix_settled_conflict_assignment_id"), "settled_conflict", ["assignment_id"], unique=False)
    op.create_index(op.f("ix_settled_conflict_settled_at"), "settled_conflict", ["settled_at"], unique=False)


def _create_history() -> None:
    op.create_table(
        "sync_run",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("began_at", sa.String(length=40), nullable=False),
        sa.Column("ended_at", sa.String(length=40), nullable=True),
        sa.Column("outcome", sa.String(length=20), server_default="", nullable=False),
        sa.Column("sentence", sa.Text(), server_default="", nullable=False),
        sa.Column("bytes_out", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("bytes_in", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sync_run")),
    )
    op.create_index(op.f("ix_sync_run_began_at"), "sync_run", ["began_at"], unique=False)
    op.create_table(
        "sync_item",
        sa.Column("run_id", sa.String(length=32), nullable=False),
        sa.Column("way", sa.String(length=20), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("assignment_id", sa.String(length=200), nullable=False),
        sa.Column("target", sa.String(length=200), nullable=False),
        sa.Column("at", sa.String(length=40), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sentence", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["run_id"], ["sync_run.id"], name=op.f("fk_sync_item_run_id_sync_run"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("run_id", "way", "kind", "assignment_id", "target", name=op.f("pk_sync_item")),
    )
