"""Calibration: others' readings, leads' acts, examples, truths and reports; the outbox learns of acts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

KINDS = "kind IN ('score', 'feedback', 'submit', 'recall', 'annotation', 'return', 'release', 'choice', 'act')"
COLUMNS = (
    "seq, key, assignment_id, kind, scorable_id, body, base_rev, base, state, attempts, sentence, theirs, story,"
    " created_at"
)


def upgrade() -> None:
    """Add tables, and let the outbox hold what is about no assignment; no row is changed."""
    _rebuild_outbox()
    _create_for_leads()
    _create_for_readers()


def _rebuild_outbox() -> None:
    """SQLite cannot change a check: the rows move to a table that knows the new kind, each with its own number."""
    op.drop_index("ix_outbox_one_pending", "outbox")
    op.drop_index(op.f("ix_outbox_assignment_id"), "outbox")
    op.rename_table("outbox", "outbox_before")
    op.create_table(
        "outbox",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=32), nullable=False),
        sa.Column("assignment_id", sa.String(length=200), nullable=True),
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
        sa.CheckConstraint("(kind = 'act') = (assignment_id IS NULL)", name=op.f("ck_outbox_about")),
        sa.CheckConstraint("state IN ('pending', 'sent', 'parked', 'refused')", name=op.f("ck_outbox_state")),
        sa.ForeignKeyConstraint(["assignment_id"], ["assignment.id"], name=op.f("fk_outbox_assignment_id_assignment")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_outbox")),
        sa.UniqueConstraint("key", name=op.f("uq_outbox_key")),
        sqlite_autoincrement=True,
    )
    # the names are those above
    op.execute(f"INSERT INTO outbox ({COLUMNS}) SELECT {COLUMNS} FROM outbox_before")  # noqa: S608
    op.drop_table("outbox_before")
    op.create_index(op.f("ix_outbox_assignment_id"), "outbox", ["assignment_id"], unique=False)
    op.create_index(
        "ix_outbox_one_pending",
        "outbox",
        ["assignment_id", "kind", "scorable_id"],
        unique=True,
        sqlite_where=sa.text("state = 'pending'"),
    )


def _create_for_leads() -> None:
    op.create_table(
        "reading",
        sa.Column("assignment_id", sa.String(length=200), nullable=False),
        sa.Column("submission_id", sa.String(length=200), nullable=False),
        sa.Column("code", sa.String(length=500), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("credential_id", sa.String(length=200), nullable=False),
        sa.Column("credential_version", sa.String(length=200), nullable=False),
        sa.Column("reader", sa.String(length=200), nullable=False),
        sa.Column("role", sa.String(length=500), nullable=False),
        sa.Column("received_at", sa.String(length=40), nullable=False),
        sa.Column("submitted_at", sa.String(length=40), nullable=False),
        sa.Column("decision", sa.String(length=500), nullable=False),
        sa.Column("set_id", sa.String(length=200), nullable=False),
        sa.Column("listed", sa.Boolean(), server_default=sa.text("1"), nullable=False),
        sa.Column("marks", sa.Text(), nullable=False),
        sa.Column("first_marks", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("citations", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("assignment_id", name=op.f("pk_reading")),
    )
    op.create_index(op.f("ix_reading_submission_id"), "reading", ["submission_id"], unique=False)
    op.create_index("ix_reading_credential", "reading", ["credential_id", "credential_version"], unique=False)
    op.create_table(
        "server_act",
        sa.Column("id", sa.String(length=200), nullable=False),
        sa.Column("by", sa.String(length=200), nullable=False),
        sa.Column("made_at", sa.String(length=40), nullable=False),
        sa.Column("accepted_at", sa.String(length=40), nullable=False),
        sa.Column("listed", sa.Boolean(), server_default=sa.text("1"), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_server_act")),
    )
    op.create_index(op.f("ix_server_act_accepted_at"), "server_act", ["accepted_at"], unique=False)
    op.create_table(
        "local_act",
        sa.Column("id", sa.String(length=200), nullable=False),
        sa.Column("by", sa.String(length=200), nullable=False),
        sa.Column("made_at", sa.String(length=40), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_local_act")),
    )
    op.create_table(
        "calibration_state",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("offered", sa.Boolean(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_calibration_state_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calibration_state")),
    )


def _create_for_readers() -> None:
    op.create_table(
        "anchor",
        sa.Column("id", sa.String(length=200), nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.Column("credential_id", sa.String(length=200), nullable=False),
        sa.Column("credential_version", sa.String(length=200), nullable=False),
        sa.Column("scorable_id", sa.String(length=200), nullable=False),
        sa.Column("level", sa.String(length=200), nullable=False),
        sa.Column("rationale", sa.Text(), nullable=False),
        sa.Column("submission_id", sa.String(length=200), nullable=False),
        sa.Column("listed", sa.Boolean(), server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_anchor")),
    )
    op.create_index("ix_anchor_credential", "anchor", ["credential_id", "credential_version"], unique=False)
    op.create_table(
        "truth",
        sa.Column("assignment_id", sa.String(length=200), nullable=False),
        sa.Column("truth", sa.Text(), nullable=False),
        sa.Column("rationale", sa.Text(), nullable=False),
        sa.Column("told_at", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("assignment_id", name=op.f("pk_truth")),
    )
    op.create_table(
        "told_report",
        sa.Column("id", sa.String(length=200), nullable=False),
        sa.Column("by", sa.String(length=200), nullable=False),
        sa.Column("told_at", sa.String(length=40), nullable=False),
        sa.Column("credential_id", sa.String(length=200), nullable=False),
        sa.Column("credential_version", sa.String(length=200), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_told_report")),
    )
