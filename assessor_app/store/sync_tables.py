"""The tables of the vault that tell what became of two changes of one thing, and what passed to and from the hub.

Written by sync as it happens, and by the workflow with which a person settles a conflict; nothing hangs on them.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, String, Table, Text, text

from assessor_app.store.table_base import metadata
from assessor_app.store.utc_time import UtcTime

# What became of two changes of one thing: all three sides, what was chosen, and how (JSON, part by part).
settled_conflict = Table(
    "settled_conflict",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("assignment_id", String(200), nullable=False, index=True),
    Column("kind", String(20), nullable=False),
    Column("target", String(200), nullable=False),
    Column("base", Text),
    Column("mine", Text, nullable=False),
    Column("theirs", Text, nullable=False),
    Column("chosen", Text, nullable=False),
    Column("ways", Text, nullable=False),
    Column("story", Text),
    Column("settled_at", UtcTime, nullable=False, index=True),
)

# Each time something passed between vault and hub, and what that was; only the newest are kept.
sync_run = Table(
    "sync_run",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("kind", String(20), nullable=False),
    Column("began_at", UtcTime, nullable=False, index=True),
    Column("ended_at", UtcTime),
    Column("outcome", String(20), nullable=False, server_default=""),
    Column("sentence", Text, nullable=False, server_default=""),
    Column("bytes_out", Integer, nullable=False, server_default=text("0")),
    Column("bytes_in", Integer, nullable=False, server_default=text("0")),
)

sync_item = Table(
    "sync_item",
    metadata,
    Column("run_id", String(32), ForeignKey("sync_run.id", ondelete="CASCADE"), primary_key=True),
    Column("way", String(20), primary_key=True),
    Column("kind", String(20), primary_key=True),
    Column("assignment_id", String(200), primary_key=True),
    Column("target", String(200), primary_key=True),
    Column("at", UtcTime, nullable=False),
    Column("count", Integer, nullable=False),
    Column("size", Integer, nullable=False),
    Column("sentence", Text, nullable=False, server_default=""),
)
