"""The hub's tables of a lead's work: acts, and what follows from them; the acts alone could give all others anew."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from assessor_app.hub.tables.account import UserRow
from assessor_app.hub.tables.base import ID, NAME, Base
from assessor_app.hub.tables.submission import SubmissionRow


class ActRow(Base):
    """One act of a lead as it was sent; ``body`` is the JSON of an ActBody. Only ever added (triggers of 0008).

    ``submission_id`` is set where it is about one submission, ``reader_id`` where it tells one reader something.
    """

    __tablename__ = "acts"
    __table_args__ = (UniqueConstraint("id"),)

    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    id: Mapped[str] = mapped_column(ID)
    kind: Mapped[str] = mapped_column(String(20))
    by_user_id: Mapped[str] = mapped_column(ForeignKey("users.id"))
    by_device_id: Mapped[str | None] = mapped_column(ForeignKey("devices.id"))
    submission_id: Mapped[str | None] = mapped_column(ForeignKey("submissions.id"), index=True)
    reader_id: Mapped[str | None] = mapped_column(ForeignKey("users.id"), index=True)
    body: Mapped[str] = mapped_column(Text)
    made_at: Mapped[datetime]
    accepted_at: Mapped[datetime]

    by: Mapped[UserRow] = relationship(foreign_keys=[by_user_id])


class FirstMarksRow(Base):
    """What a reader first handed in (JSON, mark by scorable), kept when a lead has it scored again."""

    __tablename__ = "first_marks"

    assignment_id: Mapped[str] = mapped_column(ForeignKey("assignments.id"), primary_key=True)
    marks: Mapped[str] = mapped_column(Text)
    kept_at: Mapped[datetime]


class RecordMarkRow(Base):
    """The score of record for one scorable of one submission; the readers' own stay as they are."""

    __tablename__ = "record_marks"

    submission_id: Mapped[str] = mapped_column(ForeignKey("submissions.id"), primary_key=True)
    scorable_id: Mapped[str] = mapped_column(NAME, primary_key=True)
    mark: Mapped[str] = mapped_column(NAME)
    act_id: Mapped[str] = mapped_column(ForeignKey("acts.id"))


class AnchorRow(Base):
    """An anchor example, by the id of its act; ``retired_at`` where it is shown no longer."""

    __tablename__ = "anchors"

    id: Mapped[str] = mapped_column(ForeignKey("acts.id"), primary_key=True)
    submission_id: Mapped[str] = mapped_column(ForeignKey("submissions.id"), index=True)
    scorable_id: Mapped[str] = mapped_column(NAME)
    level: Mapped[str] = mapped_column(NAME)
    rationale: Mapped[str] = mapped_column(Text)
    retired_at: Mapped[datetime | None]

    submission: Mapped[SubmissionRow] = relationship()


class SeedRow(Base):
    """A submission with agreed marks (in the body of its act); ``for_all``: mixed into whatever queue it fits."""

    __tablename__ = "seeds"

    submission_id: Mapped[str] = mapped_column(ForeignKey("submissions.id"), primary_key=True)
    act_id: Mapped[str] = mapped_column(ForeignKey("acts.id"))
    for_all: Mapped[bool]
    made_at: Mapped[datetime]


class ToldTruthRow(Base):
    """That a reader was told what was agreed of a seed, since the own scores were in; nobody is told before."""

    __tablename__ = "told_truths"

    assignment_id: Mapped[str] = mapped_column(ForeignKey("assignments.id"), primary_key=True)
    act_id: Mapped[str] = mapped_column(ForeignKey("acts.id"))
    told_at: Mapped[datetime]


class SetMemberRow(Base):
    """That an assignment belongs to a calibration set, which is known by the id of its act."""

    __tablename__ = "set_members"

    assignment_id: Mapped[str] = mapped_column(ForeignKey("assignments.id"), primary_key=True)
    act_id: Mapped[str] = mapped_column(ForeignKey("acts.id"), primary_key=True, index=True)
