"""The log of acts, allowances, who must not read what, sign-in at a provider, ended devices, and work offline."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

ONLY_ADDED = "the log of acts is only ever added to"


def upgrade() -> None:
    """Forward only: a hub is taken back by restoring the copy made before."""
    op.add_column("devices", sa.Column("ended_by", sa.String(length=10), nullable=False, server_default=""))
    op.add_column("devices", sa.Column("wipe_ordered_at", sa.DateTime(timezone=True), nullable=True))
    with op.batch_alter_table("users") as users:
        users.add_column(sa.Column("oidc_issuer", sa.String(length=500), nullable=True))
        users.add_column(sa.Column("oidc_subject", sa.String(length=255), nullable=True))
        users.add_column(sa.Column("oidc_email", sa.String(length=320), nullable=True))
        users.create_unique_constraint(op.f("uq_users_oidc_issuer_oidc_subject"), ["oidc_issuer", "oidc_subject"])
        users.create_unique_constraint(op.f("uq_users_oidc_email"), ["oidc_email"])
        if op.get_bind().dialect.name == "sqlite":
            # SQLite copies the table, and a check it is not told of stays behind.
            users.create_check_constraint(op.f("ck_users_role"), "role IN ('assessor', 'lead', 'admin')")
    _people()
    _log()
    if op.get_bind().dialect.name == "sqlite":
        _guard_sqlite()
    else:
        _guard_postgresql()


def _people() -> None:
    op.create_table(
        "allowances",
        sa.Column("device_id", sa.String(length=64), nullable=False),
        sa.Column("minute", sa.BigInteger(), nullable=False),
        sa.Column("used", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("device_id", name=op.f("pk_allowances")),
    )
    op.create_index(op.f("ix_allowances_minute"), "allowances", ["minute"])
    op.create_table(
        "exclusions",
        sa.Column("user_id", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("value", sa.String(length=500), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("kind IN ('submission', 'practitioner')", name=op.f("ck_exclusions_kind")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_exclusions_user_id_users")),
        sa.PrimaryKeyConstraint("user_id", "kind", "value", name=op.f("pk_exclusions")),
    )
    op.create_table(
        "leases",
        sa.Column("assignment_id", sa.String(length=64), nullable=False),
        sa.Column("device_id", sa.String(length=64), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["assignment_id"], ["assignments.id"], name=op.f("fk_leases_assignment_id_assignments")
        ),
        sa.ForeignKeyConstraint(["device_id"], ["devices.id"], name=op.f("fk_leases_device_id_devices")),
        sa.PrimaryKeyConstraint("assignment_id", "device_id", name=op.f("pk_leases")),
    )


def _log() -> None:
    op.create_table(
        "audit_log",
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("event", sa.String(length=40), nullable=False),
        sa.Column("actor_id", sa.String(length=64), nullable=False),
        sa.Column("device_id", sa.String(length=64), nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("previous", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_audit_log")),
    )
    for column in ("event", "actor_id", "subject"):
        op.create_index(op.f(f"ix_audit_log_{column}"), "audit_log", [column])
    op.create_table(
        "audit_head",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_audit_head_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_head")),
    )


def _guard_sqlite() -> None:
    for name, when in (
        ("audit_log_update", "UPDATE ON audit_log"),
        ("audit_log_delete", "DELETE ON audit_log"),
        ("audit_head_delete", "DELETE ON audit_head"),
        ("audit_head_update", "UPDATE ON audit_head WHEN NEW.seq <= OLD.seq"),
    ):
        op.execute(f"CREATE TRIGGER {name} BEFORE {when} BEGIN SELECT RAISE(ABORT, '{ONLY_ADDED}'); END")


def _guard_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION audit_only_added() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{ONLY_ADDED}'; END $$"
    )
    for name, when in (
        ("audit_log_change", "UPDATE OR DELETE ON audit_log FOR EACH ROW"),
        ("audit_log_truncate", "TRUNCATE ON audit_log FOR EACH STATEMENT"),
        ("audit_head_delete", "DELETE ON audit_head FOR EACH ROW"),
        ("audit_head_truncate", "TRUNCATE ON audit_head FOR EACH STATEMENT"),
        ("audit_head_update", "UPDATE ON audit_head FOR EACH ROW WHEN (NEW.seq <= OLD.seq)"),
    ):
        op.execute(f"CREATE TRIGGER {name} BEFORE {when} EXECUTE FUNCTION audit_only_added()")
