"""PDFs for office files that are already here, for when LibreOffice came later or an import went without."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from assessor_app.hub.artifacts.staging import Stage, StagedFile
from assessor_app.hub.artifacts.store import ArtifactStore
from assessor_app.hub.database import Database
from assessor_app.hub.feed import Change, announce, lock_feeds
from assessor_app.hub.intake.evidence_files import FoundRendition, made_before, rendition_row
from assessor_app.hub.intake.page_making import OfficeSource, PageMaker, notes_of
from assessor_app.hub.problems import HubSetupError
from assessor_app.hub.tables import ArtifactRow, AssignmentRow, RenditionRow, SubmissionRow
from assessor_app.hub.tables.judging import ReopeningRow
from assessor_app.office.office_types import SUFFIXES

LOST = "the hub has lost this file"


@dataclass(frozen=True, slots=True)
class Lacking:
    """One office file without pages; ``position`` counts a submission's artifacts from 1."""

    artifact_id: str
    submission_id: str
    code: str
    attempt: int
    position: int
    media_type: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class RenditionWork:
    """What is missing on one hub, and making it."""

    database: Database
    artifacts: ArtifactStore

    def counts(self) -> tuple[int, int]:
        """Office files on this hub, and those of them that have pages."""
        with self.database.read() as session:
            rows = session.execute(
                select(RenditionRow.id)
                .select_from(ArtifactRow)
                .join(ArtifactRow.rendition, isouter=True)
                .where(ArtifactRow.media_type.in_(SUFFIXES))
            ).all()
        return len(rows), sum(one.id is not None for one in rows)

    def lacking(self) -> tuple[Lacking, ...]:
        """Every office file without pages, by submission."""
        with self.database.read() as session:
            rows = session.execute(
                select(ArtifactRow, SubmissionRow.code, SubmissionRow.attempt)
                .join(SubmissionRow, SubmissionRow.id == ArtifactRow.submission_id)
                .join(ArtifactRow.rendition, isouter=True)
                .where(ArtifactRow.media_type.in_(SUFFIXES), RenditionRow.id.is_(None))
                .order_by(SubmissionRow.code, SubmissionRow.attempt, ArtifactRow.position)
            ).all()
            return tuple(
                Lacking(row.id, row.submission_id, code, attempt, row.position, row.media_type, row.size, row.sha256)
                for row, code, attempt in rows
            )

    def make(self, maker: PageMaker, now: datetime, say: Callable[[str], None]) -> int:
        """Make what is missing, one submission after the other, and tell its readers. Returns how many were made.

        Raises HubSetupError when the place of the files fails; what was made before stays.
        """
        by_submission: dict[str, list[Lacking]] = {}
        for one in self.lacking():
            by_submission.setdefault(one.submission_id, []).append(one)
        try:
            return sum(self._make_for(group, maker, now, say) for group in by_submission.values())
        except OSError as error:
            raise HubSetupError(f"The files cannot be read or stored: {error.strerror}.") from error

    def _make_for(self, group: list[Lacking], maker: PageMaker, now: datetime, say: Callable[[str], None]) -> int:
        with self.artifacts.stage() as stage:
            with self.database.read() as session:
                known = made_before(session, self.artifacts, (one.sha256 for one in group))
            missing = {one.sha256: one for one in group if one.sha256 not in known}
            found = {key: self._source(one, stage) for key, one in missing.items()}
            sources = {key: source for key, source in found.items() if source is not None}
            results = {**dict.fromkeys(found, LOST), **maker.make(sources, stage), **known}
            made = {one.artifact_id: staged for one in group if isinstance(staged := results[one.sha256], StagedFile)}
            failures = [(one.position, why) for one in group if isinstance(why := results[one.sha256], str)]
            for note in notes_of(group[0].code, failures):
                say(note)
            return self._store(group[0].submission_id, made, now)

    def _source(self, one: Lacking, stage: Stage) -> OfficeSource | None:
        """The file on this disk, None where the hub has lost it."""
        content = self.artifacts.open(one.sha256, one.size)
        if content is None:
            return None
        try:
            return OfficeSource(stage.take(content).here, one.media_type)
        finally:
            content.close()

    def _store(self, submission_id: str, made: Mapping[str, StagedFile], now: datetime) -> int:
        """Add the rows that are still missing, and announce the submission to its readers."""
        for staged in made.values():
            self.artifacts.keep(staged)
        try:
            with self.database.write() as session:
                new = [key for key in sorted(made) if not _has_one(session, key)]
                for key in new:
                    row = rendition_row(FoundRendition(made[key], "made"), now)
                    row.artifact_id = key
                    session.add(row)
                session.flush()
                if new:
                    announce_submission(session, submission_id)
                return len(new)
        except IntegrityError:
            # Another process made the same ones in this moment; its own are as good.
            return 0


def announce_submission(session: Session, submission_id: str) -> None:
    """Have every present reader of a submission, or of the attempt after it, fetch it anew."""
    after = select(ReopeningRow.submission_id).where(ReopeningRow.earlier_submission_id == submission_id)
    rows = session.scalars(
        select(AssignmentRow).where(
            or_(AssignmentRow.submission_id == submission_id, AssignmentRow.submission_id.in_(after)),
            AssignmentRow.withdrawn_at.is_(None),
        )
    ).all()
    lock_feeds(session, {row.user_id for row in rows})
    for row in sorted(rows, key=lambda one: one.user_id):
        announce(session, row.user_id, [Change("assignment", row.id)])


def _has_one(session: Session, artifact_id: str) -> bool:
    return session.scalar(select(RenditionRow.id).where(RenditionRow.artifact_id == artifact_id)) is not None
