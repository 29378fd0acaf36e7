"""Runs the migrations on the one keyed connection and inside the one transaction that the vault opened."""

from __future__ import annotations

from alembic import context

from assessor_app.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
