"""The vault's table of bundles: what this laptop was given its work in, and what seals the results."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Integer, LargeBinary, String, Table

from assessor_app.store.table_base import metadata
from assessor_app.store.utc_time import UtcTime

# Written by sync. ``number`` grows within one epoch of the hub's feed; in use until the person signs out.
bundle = Table(
    "bundle",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("results_key", LargeBinary, nullable=False),
    Column("epoch", String(500), nullable=False),
    Column("number", Integer, nullable=False),
    Column("made_at", UtcTime, nullable=False),
    Column("in_use", Boolean, nullable=False),
)
