"""The vault's tables of calibration: others' readings and leads' acts, and what reaches readers of a lead's work.

All but ``local_act`` are server facts, written by sync; sign-out and the loss of the lead's role empty them.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Boolean, CheckConstraint, Column, Index, Integer, String, Table, Text, text

from assessor_app.store.table_base import metadata
from assessor_app.store.utc_time import UtcTime

# What an example shows is a piece of a submission that the reader may have whole as well, so it is kept under a name
# that no submission of the hub can have: ids hold no colon.
ANCHOR_PREFIX: Final = "anchor:"


def kept_under(anchor_id: str) -> str:
    """The name under which the submission of an example is kept."""
    return f"{ANCHOR_PREFIX}{anchor_id}"


# One submitted assessment of the programme. Marks are JSON in one column, so that 20,000 of them are read at a stroke;
# what only one view needs comes last, where SQLite need not read it.
reading = Table(
    "reading",
    metadata,
    Column("assignment_id", String(200), primary_key=True),
    Column("submission_id", String(200), nullable=False, index=True),
    Column("code", String(500), nullable=False),
    Column("attempt", Integer, nullable=False),
    Column("credential_id", String(200), nullable=False),
    Column("credential_version", String(200), nullable=False),
    Column("reader", String(200), nullable=False),
    Column("role", String(500), nullable=False),
    Column("received_at", UtcTime, nullable=False),
    Column("submitted_at", UtcTime, nullable=False),
    Column("decision", String(500), nullable=False),
    Column("set_id", String(200), nullable=False),
    Column("listed", Boolean, nullable=False, server_default=text("1")),
    Column("marks", Text, nullable=False),
    # Empty where nobody was asked to score again.
    Column("first_marks", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("citations", Text, nullable=False),
    # Comments and annotations; NULL while the case was not taken.
    Column("detail", Text),
    Index("ix_reading_credential", "credential_id", "credential_version"),
)

server_act = Table(
    "server_act",
    metadata,
    Column("id", String(200), primary_key=True),
    Column("by", String(200), nullable=False),
    Column("made_at", UtcTime, nullable=False),
    Column("accepted_at", UtcTime, nullable=False, index=True),
    Column("listed", Boolean, nullable=False, server_default=text("1")),
    Column("body", Text, nullable=False),
)

# An example of one level; its submission is kept like any other, under a name no other has (see store.anchors).
anchor = Table(
    "anchor",
    metadata,
    Column("id", String(200), primary_key=True),
    Column("retired", Boolean, nullable=False),
    Column("credential_id", String(200), nullable=False),
    Column("credential_version", String(200), nullable=False),
    Column("scorable_id", String(200), nullable=False),
    Column("level", String(200), nullable=False),
    Column("rationale", Text, nullable=False),
    Column("submission_id", String(200), nullable=False),
    Column("listed", Boolean, nullable=False, server_default=text("1")),
    Index("ix_anchor_credential", "credential_id", "credential_version"),
)

# What was agreed for a seed; comes only after one's own assessment of it was handed in.
truth = Table(
    "truth",
    metadata,
    Column("assignment_id", String(200), primary_key=True),
    Column("truth", Text, nullable=False),
    Column("rationale", Text, nullable=False),
    Column("told_at", UtcTime, nullable=False),
)

told_report = Table(
    "told_report",
    metadata,
    Column("id", String(200), primary_key=True),
    Column("by", String(200), nullable=False),
    Column("told_at", UtcTime, nullable=False),
    Column("credential_id", String(200), nullable=False),
    Column("credential_version", String(200), nullable=False),
    Column("text", Text, nullable=False),
)

# Whether the hub takes part in calibration, as it last said.
calibration_state = Table(
    "calibration_state",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("offered", Boolean, nullable=False),
    CheckConstraint("id = 1", name="one_row"),
)

# --- assessor facts: written by workflows, let go of once the hub has them -------------------------------------

local_act = Table(
    "local_act",
    metadata,
    Column("id", String(200), primary_key=True),
    Column("by", String(200), nullable=False),
    Column("made_at", UtcTime, nullable=False),
    Column("body", Text, nullable=False),
)
