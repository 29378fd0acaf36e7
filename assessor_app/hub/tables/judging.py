"""The hub's tables beside the scores: annotations, further attempts, stopped clocks, and who works offline."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from assessor_app.hub.tables.base import ID, NAME, Base
from assessor_app.hub.tables.submission import SubmissionRow


class AnnotationRow(Base):
    """One annotation as it is now; ``rev`` counts its writes from 1, ``body`` is JSON and None where it was deleted."""

    __tablename__ = "annotations"

    assignment_id: Mapped[str] = mapped_column(ForeignKey("assignments.id"), primary_key=True)
    annotation_id: Mapped[str] = mapped_column(ID, primary_key=True)
    rev: Mapped[int]
    kind: Mapped[str] = mapped_column(String(20))
    body: Mapped[str | None] = mapped_column(Text)
    updated_at: Mapped[datetime]


class AnnotationRevisionRow(Base):
    """Every annotation ever written, and from which device; never changed or deleted."""

    __tablename__ = "annotation_revisions"

    assignment_id: Mapped[str] = mapped_column(ForeignKey("assignments.id"), primary_key=True)
    annotation_id: Mapped[str] = mapped_column(ID, primary_key=True)
    rev: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(String(20))
    body: Mapped[str | None] = mapped_column(Text)
    by_device_id: Mapped[str | None] = mapped_column(ForeignKey("devices.id"))
    at: Mapped[datetime]


class ReopeningRow(Base):
    """What came of the attempt before, and what this one opens again (a JSON array of scorable ids)."""

    __tablename__ = "reopenings"

    submission_id: Mapped[str] = mapped_column(ForeignKey("submissions.id"), primary_key=True)
    earlier_submission_id: Mapped[str] = mapped_column(ForeignKey("submissions.id"), index=True)
    open_again: Mapped[str] = mapped_column(Text)
    decision: Mapped[str] = mapped_column(String(500))
    decided_at: Mapped[datetime | None]
    feedback: Mapped[str] = mapped_column(Text)

    scores: Mapped[list[EarlierScoreRow]] = relationship(order_by="EarlierScoreRow.position")
    earlier: Mapped[SubmissionRow] = relationship(foreign_keys=[earlier_submission_id])


class EarlierScoreRow(Base):
    """What counts of the attempt before for one scorable."""

    __tablename__ = "earlier_scores"

    submission_id: Mapped[str] = mapped_column(ForeignKey("reopenings.submission_id"), primary_key=True)
    scorable_id: Mapped[str] = mapped_column(NAME, primary_key=True)
    position: Mapped[int]
    mark: Mapped[str] = mapped_column(NAME)
    title: Mapped[str] = mapped_column(String(500))
    comment: Mapped[str] = mapped_column(Text)


class ClockStopRow(Base):
    """A time in which days did not count: for all readers of a submission, or for one assignment."""

    __tablename__ = "clock_stops"
    __table_args__ = (CheckConstraint("(submission_id IS NULL) <> (assignment_id IS NULL)", name="one_of"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    submission_id: Mapped[str | None] = mapped_column(ForeignKey("submissions.id"), index=True)
    assignment_id: Mapped[str | None] = mapped_column(ForeignKey("assignments.id"), index=True)
    since: Mapped[datetime]
    until: Mapped[datetime | None]


class LeaseRow(Base):
    """That one device has a submission with it for work without a network, until a date it said itself."""

    __tablename__ = "leases"

    assignment_id: Mapped[str] = mapped_column(ForeignKey("assignments.id"), primary_key=True)
    device_id: Mapped[str] = mapped_column(ForeignKey("devices.id"), primary_key=True)
    until: Mapped[datetime]
    told_at: Mapped[datetime]


class ChoiceRow(Base):
    """How an assessor settled one thing changed on two laptops (``ways`` is JSON, part by part); never changed."""

    __tablename__ = "choices"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    assignment_id: Mapped[str] = mapped_column(ForeignKey("assignments.id"), index=True)
    thing: Mapped[str] = mapped_column(String(20))
    target: Mapped[str] = mapped_column(NAME)
    ways: Mapped[str] = mapped_column(Text)
    by_device_id: Mapped[str | None] = mapped_column(ForeignKey("devices.id"))
    at: Mapped[datetime]
