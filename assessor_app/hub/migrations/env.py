"""Runs the hub's migrations on the connection that hub/schema.py hands over."""

from __future__ import annotations

from alembic import context

from assessor_app.hub.tables import Base


def migrate() -> None:
    """All steps in the one transaction the caller has begun; SQLite alters tables by copying them."""
    connection = context.config.attributes["connection"]
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=True,
        transactional_ddl=True,
        compare_type=True,
    )
    context.run_migrations()


migrate()
