"""The first schema of the vault."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create every table."""
    _create_submissions()
    _create_hub_copies()
    _create_assessor_facts()
    _create_laptop_facts()
    _create_outbox()


def _create_submissions() -> None:
    """What is to be read: written by sync."""
    op.create_table(
        "submission",
        sa.Column("id", sa.String(length=200), nullable=False),
        sa.Column("code", sa.String(length=500), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("credential_id", sa.String(length=200), nullable=False),
        sa.Column("credential_version", sa.String(length=200), nullable=False),
        sa.Column("received_at", sa.String(length=40), nullable=False),
        sa.Column("practitioner", sa.String(length=500), nullable=False),
        sa.Column("responses", sa.Text(), nullable=False),
        sa.Column("analyses", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_submission")),
    )
    op.create_table(
        "artifact",
        sa.Column("submission_id", sa.String(length=200), nullable=False),
        sa.Column("id", sa.String(length=200), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=500), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("media_type", sa.String(length=500), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("slot_id", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["submission_id"], ["submission.id"], name=op.f("fk_artifact_submission_id_submission"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("submission_id", "id", name=op.f("pk_artifact")),
    )
    op.create_index("ix_artifact_id", "artifact", ["id"], unique=False)
    op.create_table(
        "assignment",
        sa.Column("id", sa.String(length=200), nullable=False),
        sa.Column("submission_id", sa.String(length=200), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("due_at", sa.String(length=40), nullable=True),
        sa.Column("withdrawn", sa.Boolean(), server_default=sa.text("0"), nullable=False),
        sa.Column("listed", sa.Boolean(), server_default=sa.text("1"), nullable=False),
        sa.ForeignKeyConstraint(
            ["submission_id"], ["submission.id"], name=op.f("fk_assignment_submission_id_submission")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignment")),
    )
    op.create_index(op.f("ix_assignment_submission_id"), "assignment", ["submission_id"], unique=False)
    op.create_table(
        "credential",
        sa.Column("id", sa.String(length=200), nullable=False),
        sa.Column("version", sa.String(length=200), nullable=False),
        sa.Column("definition", sa.Text(), nullable=False),
        sa.Column("accepted", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", "version", name=op.f("pk_credential")),
    )


def _create_hub_copies() -> None:
    """The hub's copies, the feed and who is signed in: written by sync."""
    op.create_table(
        "server_score",
        sa.Column("assignment_id", sa.String(length=200), nullable=False),
        sa.Column("scorable_id", sa.String(length=200), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("mark", sa.String(length=200), nullable=True),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("flagged", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("assignment_id", "scorable_id", name=op.f("pk_server_score")),
    )
    op.create_table(
        "server_assessment",
        sa.Column("assignment_id", sa.String(length=200), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("feedback", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("receipt_number", sa.String(length=500), nullable=True),
        sa.Column("receipt_at", sa.String(length=40), nullable=True),
        sa.Column("receipt_decision", sa.String(length=500), nullable=True),
        sa.PrimaryKeyConstraint("assignment_id", name=op.f("pk_server_assessment")),
    )
    op.create_table(
        "feed_state",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cursor", sa.String(length=500), nullable=False),
        sa.Column("relisting", sa.Boolean(), nullable=False),
        sa.Column("last_sync", sa.String(length=40), nullable=True),
        sa.CheckConstraint("id = 1", name=op.f("ck_feed_state_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feed_state")),
    )
    op.create_table(
        "artifact_file",
        sa.Column("artifact_id", sa.String(length=200), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("artifact_id", name=op.f("pk_artifact_file")),
    )
    op.create_table(
        "identity",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("hub_url", sa.String(length=2000), nullable=False),
        sa.Column("programme", sa.String(length=500), nullable=False),
        sa.Column("code", sa.String(length=200), nullable=False),
        sa.Column("display", sa.String(length=500), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("device_id", sa.String(length=200), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_identity_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_identity")),
    )


def _create_assessor_facts() -> None:
    """What the assessor says: written by workflows."""
    op.create_table(
        "local_score",
        sa.Column("assignment_id", sa.String(length=200), nullable=False),
        sa.Column("scorable_id", sa.String(length=200), nullable=False),
        sa.Column("mark", sa.String(length=200), nullable=True),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("flagged", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["assignment_id"], ["assignment.id"], name=op.f("fk_local_score_assignment_id_assignment")
        ),
        sa.PrimaryKeyConstraint("assignment_id", "scorable_id", name=op.f("pk_local_score")),
    )
    op.create_table(
        "local_feedback",
        sa.Column("assignment_id", sa.String(length=200), nullable=False),
        sa.Column("feedback", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["assignment_id"], ["assignment.id"], name=op.f("fk_local_feedback_assignment_id_assignment")
        ),
        sa.PrimaryKeyConstraint("assignment_id", name=op.f("pk_local_feedback")),
    )
    op.create_table(
        "signing",
        sa.Column("assignment_id", sa.String(length=200), nullable=False),
        sa.Column("signature", sa.String(length=200), nullable=False),
        sa.Column("signed_at", sa.String(length=40), nullable=False),
        sa.Column("decision", sa.String(length=500), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["assignment_id"], ["assignment.id"], name=op.f("fk_signing_assignment_id_assignment")),
        sa.PrimaryKeyConstraint("assignment_id", name=op.f("pk_signing")),
    )
    op.create_table(
        "recall",
        sa.Column("assignment_id", sa.String(length=200), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["assignment_id"], ["assignment.id"], name=op.f("fk_recall_assignment_id_assignment")),
        sa.PrimaryKeyConstraint("assignment_id", name=op.f("pk_recall")),
    )
    op.create_table(
        "history",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assignment_id", sa.String(length=200), nullable=False),
        sa.Column("scorable_id", sa.String(length=200), nullable=False),
        sa.Column("field", sa.String(length=20), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.Column("made_at", sa.String(length=40), nullable=False),
        sa.Column("undone", sa.Boolean(), server_default=sa.text("0"), nullable=False),
        sa.ForeignKeyConstraint(["assignment_id"], ["assignment.id"], name=op.f("fk_history_assignment_id_assignment")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_history")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_history_assignment_id"), "history", ["assignment_id"], unique=False)
    op.create_table(
        "place",
        sa.Column("assignment_id", sa.String(length=200), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["assignment_id"], ["assignment.id"], name=op.f("fk_place_assignment_id_assignment")),
        sa.PrimaryKeyConstraint("assignment_id", name=op.f("pk_place")),
    )


def _create_laptop_facts() -> None:
    """What this laptop found out and wants back: written by workflows."""
    op.create_table(
        "artifact_facts",
        sa.Column("artifact_id", sa.String(length=200), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=True),
        sa.Column("page_labels", sa.Text(), nullable=False),
        sa.Column("duration", sa.Float(), nullable=True),
        sa.PrimaryKeyConstraint("artifact_id", name=op.f("pk_artifact_facts")),
    )
    op.create_table(
        "ui_state",
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_ui_state")),
    )


def _create_outbox() -> None:
    """Where both meet."""
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
        sa.CheckConstraint("kind IN ('score', 'feedback', 'submit', 'recall')", name=op.f("ck_outbox_kind")),
        sa.CheckConstraint("state IN ('pending', 'sent', 'parked', 'refused')", name=op.f("ck_outbox_state")),
        sa.ForeignKeyConstraint(["assignment_id"], ["assignment.id"], name=op.f("fk_outbox_assignment_id_assignment")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_outbox")),
        sa.UniqueConstraint("key", name=op.f("uq_outbox_key")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_outbox_assignment_id"), "outbox", ["assignment_id"], unique=False)
    op.create_index(
        "ix_outbox_one_pending",
        "outbox",
        ["assignment_id", "kind", "scorable_id"],
        unique=True,
        sqlite_where=sa.text("state = 'pending'"),
    )
