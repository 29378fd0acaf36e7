"""A lead's acts and what follows from them: first marks, scores of record, anchors, seeds, calibration sets."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

ROLES = "role IN ('reader_1', 'reader_2', 'adjudicator', 'calibration', 'seed')"
KINDS = (
    "kind IN ('credential', 'assignment', 'score', 'assessment', 'removed', 'annotation', 'programme', "
    "'reading', 'act', 'anchor', 'truth', 'report')"
)
ONLY_ADDED = "acts are only ever added"
MOMENT = sa.DateTime(timezone=True)
ID = sa.String(length=64)
NAME = sa.String(length=200)


def upgrade() -> None:
    """Forward only: a hub is taken back by restoring the copy made before."""
    for table in ("devices", "feeds"):
        op.add_column(table, sa.Column("calibration_since", MOMENT, nullable=True))
    _check("changes", "kind", KINDS)
    _check("assignments", "role", ROLES)
    _acts()
    _following()
    _sets_and_seeds()
    if op.get_bind().dialect.name == "sqlite":
        for name, when in (("acts_update", "UPDATE"), ("acts_delete", "DELETE")):
            op.execute(f"CREATE TRIGGER {name} BEFORE {when} ON acts BEGIN SELECT RAISE(ABORT, '{ONLY_ADDED}'); END")
        return
    op.execute(
        "CREATE FUNCTION acts_only_added() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{ONLY_ADDED}'; END $$"
    )
    for name, when in (
        ("acts_change", "UPDATE OR DELETE ON acts FOR EACH ROW"),
        ("acts_truncate", "TRUNCATE ON acts FOR EACH STATEMENT"),
    ):
        op.execute(f"CREATE TRIGGER {name} BEFORE {when} EXECUTE FUNCTION acts_only_added()")


def _check(table: str, name: str, condition: str) -> None:
    constraint = op.f(f"ck_{table}_{name}")
    if op.get_bind().dialect.name == "sqlite":
        # SQLite copies the table, and a check it is not told of stays behind.
        with op.batch_alter_table(table, recreate="always") as copied:
            copied.create_check_constraint(constraint, condition)
        return
    op.drop_constraint(constraint, table, type_="check")
    op.create_check_constraint(constraint, table, condition)


def _of(table: str, column: str, target: str, key: str = "id") -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.{key}"], name=op.f(f"fk_{table}_{column}_{target}"))


def _acts() -> None:
    op.create_table(
        "acts",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("by_user_id", ID, nullable=False),
        sa.Column("by_device_id", ID, nullable=True),
        sa.Column("submission_id", ID, nullable=True),
        sa.Column("reader_id", ID, nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("accepted_at", MOMENT, nullable=False),
        _of("acts", "by_user_id", "users"),
        _of("acts", "by_device_id", "devices"),
        _of("acts", "submission_id", "submissions"),
        _of("acts", "reader_id", "users"),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_acts")),
        sa.UniqueConstraint("id", name=op.f("uq_acts_id")),
    )
    op.create_index(op.f("ix_acts_submission_id"), "acts", ["submission_id"])
    op.create_index(op.f("ix_acts_reader_id"), "acts", ["reader_id"])


def _following() -> None:
    op.create_table(
        "first_marks",
        sa.Column("assignment_id", ID, nullable=False),
        sa.Column("marks", sa.Text(), nullable=False),
        sa.Column("kept_at", MOMENT, nullable=False),
        _of("first_marks", "assignment_id", "assignments"),
        sa.PrimaryKeyConstraint("assignment_id", name=op.f("pk_first_marks")),
    )
    op.create_table(
        "record_marks",
        sa.Column("submission_id", ID, nullable=False),
        sa.Column("scorable_id", NAME, nullable=False),
        sa.Column("mark", NAME, nullable=False),
        sa.Column("act_id", ID, nullable=False),
        _of("record_marks", "submission_id", "submissions"),
        _of("record_marks", "act_id", "acts"),
        sa.PrimaryKeyConstraint("submission_id", "scorable_id", name=op.f("pk_record_marks")),
    )
    op.create_table(
        "anchors",
        sa.Column("id", ID, nullable=False),
        sa.Column("submission_id", ID, nullable=False),
        sa.Column("scorable_id", NAME, nullable=False),
        sa.Column("level", NAME, nullable=False),
        sa.Column("rationale", sa.Text(), nullable=False),
        sa.Column("retired_at", MOMENT, nullable=True),
        _of("anchors", "id", "acts"),
        _of("anchors", "submission_id", "submissions"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_anchors")),
    )
    op.create_index(op.f("ix_anchors_submission_id"), "anchors", ["submission_id"])


def _sets_and_seeds() -> None:
    op.create_table(
        "seeds",
        sa.Column("submission_id", ID, nullable=False),
        sa.Column("act_id", ID, nullable=False),
        sa.Column("for_all", sa.Boolean(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        _of("seeds", "submission_id", "submissions"),
        _of("seeds", "act_id", "acts"),
        sa.PrimaryKeyConstraint("submission_id", name=op.f("pk_seeds")),
    )
    op.create_table(
        "told_truths",
        sa.Column("assignment_id", ID, nullable=False),
        sa.Column("act_id", ID, nullable=False),
        sa.Column("told_at", MOMENT, nullable=False),
        _of("told_truths", "assignment_id", "assignments"),
        _of("told_truths", "act_id", "acts"),
        sa.PrimaryKeyConstraint("assignment_id", name=op.f("pk_told_truths")),
    )
    op.create_table(
        "set_members",
        sa.Column("assignment_id", ID, nullable=False),
        sa.Column("act_id", ID, nullable=False),
        _of("set_members", "assignment_id", "assignments"),
        _of("set_members", "act_id", "acts"),
        sa.PrimaryKeyConstraint("assignment_id", "act_id", name=op.f("pk_set_members")),
    )
    op.create_index(op.f("ix_set_members_act_id"), "set_members", ["act_id"])
