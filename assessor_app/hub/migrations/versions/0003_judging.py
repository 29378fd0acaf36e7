"""Annotations, reasons, programme settings, clocks, attempts before, released seats, returns and a lead's notes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

KINDS = "kind IN ('credential', 'assignment', 'score', 'assessment', 'removed', 'annotation', 'programme')"
TEXTS = (
    ("programme", "settings", sa.Text(), "{}"),
    ("assessments", "lead_note", sa.Text(), ""),
    ("assessments", "return_points", sa.Text(), ""),
    ("assessments", "return_note", sa.Text(), ""),
    ("assessment_revisions", "lead_note", sa.Text(), ""),
    ("assessment_revisions", "return_points", sa.Text(), ""),
    ("assessment_revisions", "return_note", sa.Text(), ""),
    ("scores", "reason", sa.String(length=100), ""),
    ("score_revisions", "reason", sa.String(length=100), ""),
)
MOMENTS = (
    ("devices", "judging_since"),
    ("submissions", "kick_off_at"),
    ("assignments", "released_at"),
    ("assignments", "earlier_shown_at"),
)


def upgrade() -> None:
    """Forward only: a hub is taken back by restoring the copy made before."""
    for table, column, kind, value in TEXTS:
        # The default fills the rows that are there; from now on every row says its own.
        op.add_column(table, sa.Column(column, kind, nullable=False, server_default=value))
    for table, column in MOMENTS:
        op.add_column(table, sa.Column(column, sa.DateTime(timezone=True), nullable=True))
    _more_kinds_of_change()
    _annotations()
    _attempts_before()
    _clocks()


def _more_kinds_of_change() -> None:
    if op.get_bind().dialect.name == "sqlite":
        # SQLite copies the table, and a check it is not told of stays behind.
        with op.batch_alter_table("changes", recreate="always") as changes:
            changes.create_check_constraint(op.f("ck_changes_kind"), KINDS)
        return
    op.drop_constraint(op.f("ck_changes_kind"), "changes", type_="check")
    op.create_check_constraint(op.f("ck_changes_kind"), "changes", KINDS)


def _annotations() -> None:
    op.create_table(
        "annotations",
        sa.Column("assignment_id", sa.String(length=64), nullable=False),
        sa.Column("annotation_id", sa.String(length=64), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("body", sa.Text(), nullable=True),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["assignment_id"], ["assignments.id"], name=op.f("fk_annotations_assignment_id_assignments")
        ),
        sa.PrimaryKeyConstraint("assignment_id", "annotation_id", name=op.f("pk_annotations")),
    )
    op.create_table(
        "annotation_revisions",
        sa.Column("assignment_id", sa.String(length=64), nullable=False),
        sa.Column("annotation_id", sa.String(length=64), nullable=False),
        sa.Column("rev", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("body", sa.Text(), nullable=True),
        sa.Column("by_device_id", sa.String(length=64), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["assignment_id"], ["assignments.id"], name=op.f("fk_annotation_revisions_assignment_id_assignments")
        ),
        sa.ForeignKeyConstraint(
            ["by_device_id"], ["devices.id"], name=op.f("fk_annotation_revisions_by_device_id_devices")
        ),
        sa.PrimaryKeyConstraint("assignment_id", "annotation_id", "rev", name=op.f("pk_annotation_revisions")),
    )


def _attempts_before() -> None:
    op.create_table(
        "reopenings",
        sa.Column("submission_id", sa.String(length=64), nullable=False),
        sa.Column("earlier_submission_id", sa.String(length=64), nullable=False),
        sa.Column("open_again", sa.Text(), nullable=False),
        sa.Column("decision", sa.String(length=500), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("feedback", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["submission_id"], ["submissions.id"], name=op.f("fk_reopenings_submission_id_submissions")
        ),
        sa.ForeignKeyConstraint(
            ["earlier_submission_id"], ["submissions.id"], name=op.f("fk_reopenings_earlier_submission_id_submissions")
        ),
        sa.PrimaryKeyConstraint("submission_id", name=op.f("pk_reopenings")),
    )
    op.create_index(op.f("ix_reopenings_earlier_submission_id"), "reopenings", ["earlier_submission_id"])
    op.create_table(
        "earlier_scores",
        sa.Column("submission_id", sa.String(length=64), nullable=False),
        sa.Column("scorable_id", sa.String(length=200), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("mark", sa.String(length=200), nullable=False),
        sa.Column("title", sa.String(length=500), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["submission_id"], ["reopenings.submission_id"], name=op.f("fk_earlier_scores_submission_id_reopenings")
        ),
        sa.PrimaryKeyConstraint("submission_id", "scorable_id", name=op.f("pk_earlier_scores")),
    )


def _clocks() -> None:
    op.create_table(
        "clock_stops",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("submission_id", sa.String(length=64), nullable=True),
        sa.Column("assignment_id", sa.String(length=64), nullable=True),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("(submission_id IS NULL) <> (assignment_id IS NULL)", name=op.f("ck_clock_stops_one_of")),
        sa.ForeignKeyConstraint(
            ["submission_id"], ["submissions.id"], name=op.f("fk_clock_stops_submission_id_submissions")
        ),
        sa.ForeignKeyConstraint(
            ["assignment_id"], ["assignments.id"], name=op.f("fk_clock_stops_assignment_id_assignments")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clock_stops")),
    )
    op.create_index(op.f("ix_clock_stops_submission_id"), "clock_stops", ["submission_id"])
    op.create_index(op.f("ix_clock_stops_assignment_id"), "clock_stops", ["assignment_id"])
