"""The tables of the vault; every table has exactly one author, named in its group below.

Core tables without mapped classes: nothing that belongs to a session can leave it, and start-up stays short.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    text,
)

# Offered here, so that whoever reads or writes rows finds the tables in one place, and none is left unregistered.
from assessor_app.store.bundle_tables import bundle as bundle
from assessor_app.store.calibration_tables import anchor as anchor
from assessor_app.store.calibration_tables import calibration_state as calibration_state
from assessor_app.store.calibration_tables import local_act as local_act
from assessor_app.store.calibration_tables import reading as reading
from assessor_app.store.calibration_tables import server_act as server_act
from assessor_app.store.calibration_tables import told_report as told_report
from assessor_app.store.calibration_tables import truth as truth
from assessor_app.store.sync_tables import settled_conflict as settled_conflict
from assessor_app.store.sync_tables import sync_item as sync_item
from assessor_app.store.sync_tables import sync_run as sync_run
from assessor_app.store.table_base import metadata as metadata
from assessor_app.store.utc_time import UtcTime

# --- server facts: written only by sync, through store.feed, store.artifacts and store.identity ---------------

credential = Table(
    "credential",
    metadata,
    Column("id", String(200), primary_key=True),
    Column("version", String(200), primary_key=True),
    Column("definition", Text, nullable=False),
    Column("accepted", Boolean, nullable=False),
)

submission = Table(
    "submission",
    metadata,
    Column("id", String(200), primary_key=True),
    Column("code", String(500), nullable=False),
    Column("attempt", Integer, nullable=False),
    Column("credential_id", String(200), nullable=False),
    Column("credential_version", String(200), nullable=False),
    Column("received_at", UtcTime, nullable=False),
    Column("practitioner", String(500), nullable=False),
    Column("responses", Text, nullable=False),
    Column("analyses", Text, nullable=False),
    # Fingerprint of what its citations are held against (analyses, artifacts): a summary of another one is old.
    Column("digest", String(64), nullable=False, server_default=""),
)

artifact = Table(
    "artifact",
    metadata,
    Column("submission_id", String(200), ForeignKey("submission.id", ondelete="CASCADE"), primary_key=True),
    Column("id", String(200), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("name", String(500), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("media_type", String(500), nullable=False),
    Column("size", Integer, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("slot_id", String(200), nullable=False),
    Index("ix_artifact_id", "id"),
)

# The PDF whose pages stand for those of an artifact, as the hub made it; downloaded beside its artifact.
rendition = Table(
    "rendition",
    metadata,
    Column("submission_id", String(200), primary_key=True),
    Column("artifact_id", String(200), primary_key=True),
    Column("id", String(200), nullable=False, index=True),
    Column("size", Integer, nullable=False),
    Column("sha256", String(64), nullable=False),
    ForeignKeyConstraint(
        ["submission_id", "artifact_id"],
        ["artifact.submission_id", "artifact.id"],
        name="fk_rendition_submission_id_artifact",
        ondelete="CASCADE",
    ),
)

assignment = Table(
    "assignment",
    metadata,
    Column("id", String(200), primary_key=True),
    Column("submission_id", String(200), ForeignKey("submission.id"), nullable=False, index=True),
    Column("role", String(20), nullable=False),
    Column("due_at", UtcTime),
    # No longer ours according to the hub, kept because it holds work that was never sent.
    Column("withdrawn", Boolean, nullable=False, server_default=text("0")),
    # Seen again during a full re-list.
    Column("listed", Boolean, nullable=False, server_default=text("1")),
    # When the days began to count, and what a further attempt opens again (JSON of the hub); NULL where it told none.
    Column("clock", Text),
    Column("reopening", Text),
    # The attempt before, where it may be seen: its submission is kept, and its files are fetched, like this one's.
    Column("earlier_submission_id", String(200)),
    # What the other reader handed in (JSON of the hub), as long as the programme does not hide it; else NULL.
    Column("other_reading", Text),
)

server_score = Table(
    "server_score",
    metadata,
    Column("assignment_id", String(200), primary_key=True),
    Column("scorable_id", String(200), primary_key=True),
    Column("rev", Integer, nullable=False),
    Column("mark", String(200)),
    Column("comment", Text, nullable=False),
    Column("flagged", Boolean, nullable=False),
    Column("reason", String(100), nullable=False, server_default=""),
)

# What was left beside the scores; ``body`` is NULL where it was deleted.
server_annotation = Table(
    "server_annotation",
    metadata,
    Column("assignment_id", String(200), primary_key=True),
    Column("annotation_id", String(200), primary_key=True),
    Column("rev", Integer, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("body", Text),
)

server_assessment = Table(
    "server_assessment",
    metadata,
    Column("assignment_id", String(200), primary_key=True),
    Column("rev", Integer, nullable=False),
    Column("feedback", Text, nullable=False),
    Column("state", String(20), nullable=False),
    Column("receipt_number", String(500)),
    Column("receipt_at", UtcTime),
    Column("receipt_decision", String(500)),
    # What the lead wrote when handing it back.
    Column("note", Text, nullable=False, server_default=""),
    # Why it was sent back unscored (JSON: points and note), from whatever laptop.
    Column("returned", Text),
)

# How the programme wants its submissions read, as the hub last said it (JSON).
programme = Table(
    "programme",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("body", Text, nullable=False),
    CheckConstraint("id = 1", name="one_row"),
)

feed_state = Table(
    "feed_state",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("cursor", String(500), nullable=False),
    Column("relisting", Boolean, nullable=False),
    Column("last_sync", UtcTime),
    CheckConstraint("id = 1", name="one_row"),
)

artifact_file = Table(
    "artifact_file",
    metadata,
    # The id of an artifact or of a rendition.
    Column("artifact_id", String(200), primary_key=True),
    # The content that was verified: a file whose artifact changed at the hub no longer counts as present.
    Column("sha256", String(64), nullable=False),
)

identity = Table(
    "identity",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("hub_url", String(2000), nullable=False),
    Column("programme", String(500), nullable=False),
    Column("code", String(200), nullable=False),
    Column("display", String(500), nullable=False),
    Column("role", String(20), nullable=False),
    Column("device_id", String(200), nullable=False),
    CheckConstraint("id = 1", name="one_row"),
)

# --- assessor facts: written only by workflows, through store.local_facts, store.history, store.places … -----

local_score = Table(
    "local_score",
    metadata,
    Column("assignment_id", String(200), ForeignKey("assignment.id"), primary_key=True),
    Column("scorable_id", String(200), primary_key=True),
    Column("mark", String(200)),
    Column("comment", Text, nullable=False),
    Column("flagged", Boolean, nullable=False),
    Column("changed_at", UtcTime, nullable=False),
    Column("reason", String(100), nullable=False, server_default=""),
)

# As ``server_annotation``: ``body`` is NULL where the assessor deleted it and the hub has not heard yet.
local_annotation = Table(
    "local_annotation",
    metadata,
    Column("assignment_id", String(200), ForeignKey("assignment.id"), primary_key=True),
    Column("annotation_id", String(200), primary_key=True),
    Column("kind", String(20), nullable=False),
    Column("body", Text),
    Column("changed_at", UtcTime, nullable=False),
)

local_feedback = Table(
    "local_feedback",
    metadata,
    Column("assignment_id", String(200), ForeignKey("assignment.id"), primary_key=True),
    Column("feedback", Text, nullable=False),
    Column("changed_at", UtcTime, nullable=False),
)

signing = Table(
    "signing",
    metadata,
    Column("assignment_id", String(200), ForeignKey("assignment.id"), primary_key=True),
    Column("signature", String(200), nullable=False),
    Column("signed_at", UtcTime, nullable=False),
    Column("decision", String(500), nullable=False),
    # Fingerprint of what was on screen when it was signed, never recomputed afterwards.
    Column("digest", String(64), nullable=False),
)

recall = Table(
    "recall",
    metadata,
    Column("assignment_id", String(200), ForeignKey("assignment.id"), primary_key=True),
    Column("reason", Text, nullable=False),
    Column("asked_at", UtcTime, nullable=False),
)

# Sent back unscored: why, point by point (JSON), and in the assessor's own words.
incomplete_return = Table(
    "incomplete_return",
    metadata,
    Column("assignment_id", String(200), ForeignKey("assignment.id"), primary_key=True),
    Column("signature", String(200), nullable=False),
    Column("returned_at", UtcTime, nullable=False),
    Column("points", Text, nullable=False),
    Column("note", Text, nullable=False),
)

# The assessor's own comments, ready to be used again; never sent.
bank_comment = Table(
    "bank_comment",
    metadata,
    Column("id", String(200), primary_key=True),
    Column("text", Text, nullable=False),
    Column("credential_id", String(500), nullable=False),
    Column("scorable_id", String(500), nullable=False),
    Column("level", String(500), nullable=False),
)

# How often the assessor used a comment, their own or one of the programme.
comment_count = Table(
    "comment_count",
    metadata,
    Column("comment_id", String(200), primary_key=True),
    Column("used", Integer, nullable=False),
)

history = Table(
    "history",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("assignment_id", String(200), ForeignKey("assignment.id"), nullable=False, index=True),
    Column("scorable_id", String(200), nullable=False),
    Column("field", String(20), nullable=False),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    Column("made_at", UtcTime, nullable=False),
    Column("undone", Boolean, nullable=False, server_default=text("0")),
    sqlite_autoincrement=True,
)

place = Table(
    "place",
    metadata,
    Column("assignment_id", String(200), ForeignKey("assignment.id"), primary_key=True),
    Column("body", Text, nullable=False),
)

artifact_facts = Table(
    "artifact_facts",
    metadata,
    Column("artifact_id", String(200), primary_key=True),
    Column("sha256", String(64), nullable=False),
    Column("pages", Integer),
    Column("page_labels", Text, nullable=False),
    Column("duration", Float),
    Column("pages_from", String(10), nullable=False, server_default="file"),
    Column("sheets", Text, nullable=False, server_default="[]"),
    Column("fault", String(20), nullable=False, server_default=""),
    Column("has_text", Boolean),
    Column("first_text", Text, nullable=False, server_default=""),
    Column("checked", Boolean, nullable=False, server_default=text("0")),
    # Which checks looked, and at which rendition: better ones, or a rendition that came later, look again.
    Column("checked_with", String(100), nullable=False, server_default=""),
    Column("rendition_sha256", String(64), nullable=False, server_default=""),
    # Kinds and places (JSON) of what may tell who made it, never the words; NULL before anybody looked for that.
    Column("leaks", Text),
)

# Pages made on this laptop of the artifact content with this hash; the file lies beside the artifacts.
local_rendition = Table(
    "local_rendition",
    metadata,
    Column("artifact_id", String(200), primary_key=True),
    Column("sha256", String(64), nullable=False),
    Column("file_id", String(200), nullable=False),
    Column("size", Integer, nullable=False),
)

# What became of a submission's citations when they were last held against everything on this laptop.
preflight = Table(
    "preflight",
    metadata,
    Column("submission_id", String(200), primary_key=True),
    Column("digest", String(64), nullable=False),
    Column("checked_with", String(100), nullable=False),
    Column("resolved", Integer, nullable=False),
    Column("unresolved", Integer, nullable=False),
    Column("checked_at", UtcTime, nullable=False),
)

ui_state = Table(
    "ui_state",
    metadata,
    Column("name", String(200), primary_key=True),
    Column("value", Text, nullable=False),
)

# --- where both meet -------------------------------------------------------------------------------------------

outbox = Table(
    "outbox",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("key", String(32), nullable=False, unique=True),
    # NULL for a lead's act, which is about the programme.
    Column("assignment_id", String(200), ForeignKey("assignment.id"), index=True),
    Column("kind", String(20), nullable=False),
    # Of an annotation or act it is the id; empty for what is about the whole assessment.
    Column("scorable_id", String(200), nullable=False),
    Column("body", LargeBinary),
    Column("base_rev", Integer),
    # What the change was made upon, part by part (JSON), written down as it is frozen.
    Column("base", Text),
    Column("state", String(20), nullable=False),
    Column("attempts", Integer, nullable=False, server_default=text("0")),
    Column("sentence", Text, nullable=False, server_default=""),
    # The hub's copy that stood in the way (JSON), kept beside ours.
    Column("theirs", LargeBinary),
    # When and on which laptop it was written before, as the hub tells it (JSON).
    Column("story", Text),
    Column("created_at", UtcTime, nullable=False),
    CheckConstraint(
        "kind IN ('score', 'feedback', 'submit', 'recall', 'annotation', 'return', 'release', 'choice', 'act')",
        name="kind",
    ),
    CheckConstraint("(kind = 'act') = (assignment_id IS NULL)", name="about"),
    CheckConstraint("state IN ('pending', 'sent', 'parked', 'refused')", name="state"),
    sqlite_autoincrement=True,
)

# Unsent edits of one thing are one operation.
Index(
    "ix_outbox_one_pending",
    outbox.c.assignment_id,
    outbox.c.kind,
    outbox.c.scorable_id,
    unique=True,
    sqlite_where=outbox.c.state == text("'pending'"),
)
