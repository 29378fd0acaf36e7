"""The hub's tables: who may read what, what was handed in, what was scored, and what changed for whom."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship
from sqlalchemy.types import TypeDecorator


class UtcTime(TypeDecorator[datetime]):
    """An aware UTC moment; SQLite keeps it without a zone, so the zone is put back on reading."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Convert to UTC. Raises ValueError for a naive time."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("times in the hub are aware")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Always aware UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


class Base(DeclarativeBase):
    """Named constraints, so that migrations can address them on every database."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {datetime: UtcTime}  # noqa: RUF012 - SQLAlchemy reads it from the class


ID = String(64)
NAME = String(200)


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


class UserRow(Base):
    """Someone who may sign in; ``name`` is folded for comparison, ``code`` is what other people see."""

    __tablename__ = "users"
    __table_args__ = (
        UniqueConstraint("name"),
        UniqueConstraint("code"),
        CheckConstraint("role IN ('assessor', 'lead', 'admin')", name="role"),
    )

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    name: Mapped[str] = mapped_column(NAME)
    code: Mapped[str] = mapped_column(NAME)
    display: Mapped[str] = mapped_column(String(500))
    role: Mapped[str] = mapped_column(String(20))
    password_hash: Mapped[str] = mapped_column(String(500))
    active: Mapped[bool] = mapped_column(Boolean, default=True)
    created_at: Mapped[datetime]


class DeviceRow(Base):
    """One signed-in device; of its token only the SHA-256 is kept. ``judging_since``: its app sends WANTS_JUDGING."""

    __tablename__ = "devices"
    __table_args__ = (UniqueConstraint("token_sha256"),)

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"), index=True)
    name: Mapped[str] = mapped_column(String(500))
    token_sha256: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[datetime]
    last_seen_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]
    judging_since: Mapped[datetime | None]


class SignInFailureRow(Base):
    """How often signing in failed lately, by a hash of what was tried; counted here so that all processes agree."""

    __tablename__ = "sign_in_failures"

    subject: Mapped[str] = mapped_column(String(64), primary_key=True)
    failures: Mapped[int]
    window_started_at: Mapped[datetime] = mapped_column(index=True)


class CredentialRow(Base):
    """One pinned version of one definition; its content never changes after it was added."""

    __tablename__ = "credentials"
    __table_args__ = (UniqueConstraint("credential_id", "version"),)

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    credential_id: Mapped[str] = mapped_column(NAME)
    version: Mapped[str] = mapped_column(NAME)
    title: Mapped[str] = mapped_column(String(500))
    definition: Mapped[str] = mapped_column(Text)
    added_at: Mapped[datetime]
    accepted_at: Mapped[datetime | None]
    accepted_by: Mapped[str] = mapped_column(NAME, default="")

    @property
    def key(self) -> str:
        """``id@version``."""
        return f"{self.credential_id}@{self.version}"


class SubmissionRow(Base):
    """One attempt of one practitioner; ``kick_off_at`` is set where the days do not count from receipt."""

    __tablename__ = "submissions"
    __table_args__ = (UniqueConstraint("code", "attempt"),)

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    code: Mapped[str] = mapped_column(NAME)
    attempt: Mapped[int]
    credential_pk: Mapped[str] = mapped_column(ForeignKey("credentials.id"), index=True)
    practitioner: Mapped[str] = mapped_column(String(500))
    received_at: Mapped[datetime]
    imported_at: Mapped[datetime]
    kick_off_at: Mapped[datetime | None]

    credential: Mapped[CredentialRow] = relationship()
    responses: Mapped[list[ResponseRow]] = relationship(order_by="ResponseRow.position")
    artifacts: Mapped[list[ArtifactRow]] = relationship(order_by="ArtifactRow.position")
    analyses: Mapped[list[AnalysisRow]] = relationship(order_by="AnalysisRow.position")


class ResponseRow(Base):
    """The text given to one prompt."""

    __tablename__ = "responses"

    submission_id: Mapped[str] = mapped_column(ForeignKey("submissions.id"), primary_key=True)
    prompt_id: Mapped[str] = mapped_column(NAME, primary_key=True)
    position: Mapped[int]
    text: Mapped[str] = mapped_column(Text)


class ArtifactRow(Base):
    """One file handed in; the bytes lie in the artifact folder under their SHA-256."""

    __tablename__ = "artifacts"
    __table_args__ = (UniqueConstraint("submission_id", "position"),)

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    submission_id: Mapped[str] = mapped_column(ForeignKey("submissions.id"), index=True)
    position: Mapped[int]
    name: Mapped[str] = mapped_column(String(500))
    kind: Mapped[str] = mapped_column(String(20))
    media_type: Mapped[str] = mapped_column(NAME)
    size: Mapped[int] = mapped_column(BigInteger)
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    slot_id: Mapped[str] = mapped_column(NAME, default="")

    rendition: Mapped[RenditionRow | None] = relationship(back_populates="artifact")


class RenditionRow(Base):
    """A PDF that stands beside an artifact; its bytes lie in the artifact folder like any other.

    ``origin`` is ``made`` by this hub's LibreOffice, or ``given`` with the submission.
    """

    __tablename__ = "renditions"
    __table_args__ = (UniqueConstraint("artifact_id"), CheckConstraint("origin IN ('made', 'given')", name="origin"))

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    artifact_id: Mapped[str] = mapped_column(ForeignKey("artifacts.id"))
    size: Mapped[int] = mapped_column(BigInteger)
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    origin: Mapped[str] = mapped_column(String(20))
    made_at: Mapped[datetime]

    artifact: Mapped[ArtifactRow] = relationship(back_populates="rendition")


class AnalysisRow(Base):
    """The practitioner's self-analysis of one criterion."""

    __tablename__ = "analyses"
    __table_args__ = (UniqueConstraint("submission_id", "criterion_id"),)

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    submission_id: Mapped[str] = mapped_column(ForeignKey("submissions.id"), index=True)
    criterion_id: Mapped[str] = mapped_column(NAME)
    position: Mapped[int]
    explanation: Mapped[str] = mapped_column(Text)

    citations: Mapped[list[CitationRow]] = relationship(order_by="CitationRow.position")


class CitationRow(Base):
    """A citation as it was written."""

    __tablename__ = "citations"

    analysis_id: Mapped[str] = mapped_column(ForeignKey("analyses.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    raw: Mapped[str] = mapped_column(Text)
    artifact_id: Mapped[str | None] = mapped_column(ForeignKey("artifacts.id"))


class AssignmentRow(Base):
    """Who reads what, and as which reader; a withdrawn one is kept with its work.

    ``released_at`` is set where the reader gave it up, ``earlier_shown_at`` once the attempt before need no longer be
    hidden: what was seen is not hidden again.
    """

    __tablename__ = "assignments"
    __table_args__ = (
        UniqueConstraint("submission_id", "user_id"),
        CheckConstraint("role IN ('reader_1', 'reader_2', 'adjudicator')", name="role"),
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
    """

    __tablename__ = "feeds"

    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"), primary_key=True)
    epoch: Mapped[str] = mapped_column(String(32))
    last_seq: Mapped[int] = mapped_column(BigInteger)


CHANGES = "'credential', 'assignment', 'score', 'assessment', 'removed', 'annotation', 'programme'"


class ChangeRow(Base):
    """That something changed for one user; the item itself is built from the present state when it is fetched.

    ``scorable_id`` is the annotation's id for kind ``annotation``; ``target_id`` says nothing for ``programme``.
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


def columns_of(row: Any) -> dict[str, Any]:
    """The column values of one row by name."""
    return {column.key: getattr(row, column.key) for column in row.__mapper__.column_attrs}
