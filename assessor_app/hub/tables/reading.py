"""The hub's tables of its work: the programme, who reads what, what was scored, and what changed for whom."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from assessor_app.hub.tables.account import UserRow
from assessor_app.hub.tables.base import ID, NAME, Base
from assessor_app.hub.tables.submission import SubmissionRow


class ProgrammeRow(Base):
    """The one programme of this hub, its blind switches, and its other settings as JSON (ProgrammeSettings)."""

    __tablename__ = "programme"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(String(500))
    hide_practitioner: Mapped[bool]
    hide_assessor_from_practitioner: Mapped[bool]
    hide_other_reader_until_both_submitted: Mapped[bool]
    hide_earlier_attempts_until_scored: Mapped[bool]
    settings: Mapped[str] = mapped_column(Text, default="{}")


ROLES = "'reader_1', 'reader_2', 'adjudicator', 'calibration', 'seed'"


class AssignmentRow(Base):
    """Who reads what, and as which reader; a withdrawn one is kept with its work.

    ``released_at`` is set where the reader gave it up, ``earlier_shown_at`` once the attempt before need no longer be
    hidden: what was seen is not hidden again. A seed's reader is told of a first reader's role.
    """

    __tablename__ = "assignments"
    __table_args__ = (
        UniqueConstraint("submission_id", "user_id"),
        CheckConstraint(f"role IN ({ROLES})", name="role"),
        Index("ix_assignments_user_id_withdrawn_at", "user_id", "withdrawn_at"),
    )

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    submission_id: Mapped[str] = mapped_column(ForeignKey("submissions.id"), index=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"))
    role: Mapped[str] = mapped_column(String(20))
    due_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]
    released_at: Mapped[datetime | None]
    earlier_shown_at: Mapped[datetime | None]

    submission: Mapped[SubmissionRow] = relationship()
    user: Mapped[UserRow] = relationship()


class AssessmentRow(Base):
    """The frame of one assessment as it is now; ``rev`` counts its writes from 1.

    ``return_points`` is a JSON array of ReturnPoint where it was sent back as incomplete, else "".
    """

    __tablename__ = "assessments"
    __table_args__ = (CheckConstraint("state IN ('open', 'submitted', 'recall_asked')", name="state"),)

    assignment_id: Mapped[str] = mapped_column(ForeignKey("assignments.id"), primary_key=True)
    rev: Mapped[int]
    state: Mapped[str] = mapped_column(String(20))
    feedback: Mapped[str] = mapped_column(Text)
    signature: Mapped[str] = mapped_column(NAME, default="")
    decision: Mapped[str] = mapped_column(String(500), default="")
    digest: Mapped[str] = mapped_column(String(64), default="")
    receipt_number: Mapped[str] = mapped_column(String(64), default="")
    submitted_at: Mapped[datetime | None]
    recall_reason: Mapped[str] = mapped_column(Text, default="")
    lead_note: Mapped[str] = mapped_column(Text, default="")
    return_points: Mapped[str] = mapped_column(Text, default="")
    return_note: Mapped[str] = mapped_column(Text, default="")
    updated_at: Mapped[datetime]


class AssessmentRevisionRow(Base):
    """Every state an assessment's frame was ever in, and who put it there; never changed or deleted."""

    __tablename__ = "assessment_revisions"

    assignment_id: Mapped[str] = mapped_column(ForeignKey("assignments.id"), primary_key=True)
    rev: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    event: Mapped[str] = mapped_column(String(20))
    state: Mapped[str] = mapped_column(String(20))
    feedback: Mapped[str] = mapped_column(Text)
    signature: Mapped[str] = mapped_column(NAME)
    decision: Mapped[str] = mapped_column(String(500))
    digest: Mapped[str] = mapped_column(String(64))
    receipt_number: Mapped[str] = mapped_column(String(64))
    recall_reason: Mapped[str] = mapped_column(Text)
    lead_note: Mapped[str] = mapped_column(Text)
    return_points: Mapped[str] = mapped_column(Text)
    return_note: Mapped[str] = mapped_column(Text)
    by_user_id: Mapped[str | None] = mapped_column(ForeignKey("users.id"))
    by_device_id: Mapped[str | None] = mapped_column(ForeignKey("devices.id"))
    at: Mapped[datetime]


class ScoreRow(Base):
    """One score as it is now; ``rev`` counts its writes from 1."""

    __tablename__ = "scores"

    assignment_id: Mapped[str] = mapped_column(ForeignKey("assignments.id"), primary_key=True)
    scorable_id: Mapped[str] = mapped_column(NAME, primary_key=True)
    rev: Mapped[int]
    mark: Mapped[str | None] = mapped_column(NAME)
    comment: Mapped[str] = mapped_column(Text)
    flagged: Mapped[bool]
    reason: Mapped[str] = mapped_column(String(100), default="")
    updated_at: Mapped[datetime]


class ScoreRevisionRow(Base):
    """Every score ever written, and from which device; never changed or deleted."""

    __tablename__ = "score_revisions"

    assignment_id: Mapped[str] = mapped_column(ForeignKey("assignments.id"), primary_key=True)
    scorable_id: Mapped[str] = mapped_column(NAME, primary_key=True)
    rev: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    mark: Mapped[str | None] = mapped_column(NAME)
    comment: Mapped[str] = mapped_column(Text)
    flagged: Mapped[bool]
    reason: Mapped[str] = mapped_column(String(100))
    by_device_id: Mapped[str | None] = mapped_column(ForeignKey("devices.id"))
    at: Mapped[datetime]


class FeedRow(Base):
    """Where one user's change feed stands; locked for every change, so numbers follow the order of commits.

    ``epoch`` is random: a cursor of another user, or of a hub since replaced, is recognised as foreign.
    ``calibration_since``: all there was of calibration until then was told in it.
    """

    __tablename__ = "feeds"

    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"), primary_key=True)
    epoch: Mapped[str] = mapped_column(String(32))
    last_seq: Mapped[int] = mapped_column(BigInteger)
    calibration_since: Mapped[datetime | None]


CHANGES = (
    "'credential', 'assignment', 'score', 'assessment', 'removed', 'annotation', 'programme', "
    "'reading', 'act', 'anchor', 'truth', 'report'"
)


class ChangeRow(Base):
    """That something changed for one user; the item itself is built from the present state when it is fetched.

    ``scorable_id`` is the annotation's id for kind ``annotation``; ``target_id`` says nothing for ``programme``, and is
    an act's id for ``act``, ``anchor`` and ``report``.
    """

    __tablename__ = "changes"
    __table_args__ = (CheckConstraint(f"kind IN ({CHANGES})", name="kind"),)

    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"), primary_key=True)
    seq: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(String(20))
    target_id: Mapped[str] = mapped_column(ID)
    scorable_id: Mapped[str] = mapped_column(NAME, default="")


class IdempotencyRow(Base):
    """The answer once given to one write, repeated byte for byte when the write arrives again."""

    __tablename__ = "idempotency_keys"

    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"), primary_key=True)
    key: Mapped[str] = mapped_column(String(100), primary_key=True)
    request_sha256: Mapped[str] = mapped_column(String(64))
    status: Mapped[int]
    answer: Mapped[bytes] = mapped_column(LargeBinary)
    at: Mapped[datetime]
