"""The hub's tables of what was handed in: definitions, submissions, their files and what they cite."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from assessor_app.hub.tables.base import ID, NAME, Base


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


class SubmissionFactsRow(Base):
    """What was counted of a submission (JSON of SubmissionFacts) by the rules ``counted_by``; may be missing."""

    __tablename__ = "submission_facts"

    submission_id: Mapped[str] = mapped_column(ForeignKey("submissions.id"), primary_key=True)
    counted_by: Mapped[int] = mapped_column(Integer)
    facts: Mapped[str] = mapped_column(Text)
