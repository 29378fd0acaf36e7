"""Acts that make an example or a test of a submission: anchors, calibration sets, seeds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from assessor_app.hub.calibration.acts import About, Making
from assessor_app.hub.calibration.deeds_judging import check_mark, submitted_readings
from assessor_app.hub.calibration.feed import tell_anchor, tell_truth
from assessor_app.hub.calibration.first_marks import independent_marks
from assessor_app.hub.calibration.lead_sight import INDEPENDENT, is_still_marked
from assessor_app.hub.calibration.seed_mixing import LIVE
from assessor_app.hub.door.refusals import RefusedError, not_found
from assessor_app.hub.exclusions import may_not_read
from assessor_app.hub.giving import Place, give, held_by
from assessor_app.hub.tables import (
    AnchorRow,
    AssignmentRow,
    RecordMarkRow,
    SeedRow,
    SetMemberRow,
    SubmissionRow,
    ToldTruthRow,
    UserRow,
)
from assessor_app.protocol.messages import AnchorBody, CalibrationSetBody, RetireAnchorBody, SeedBody

AGREEING = 2
# Everybody's feed is held while they are given.
MOST_GIVEN = 1_000


@dataclass(frozen=True, slots=True)
class MakeAnchor:
    """A submission becomes the example of one level of one criterion, for everybody to look at."""

    EVENT: ClassVar[str] = "anchor_made"
    body: AnchorBody

    def check(self, making: Making) -> About:
        """Raises RefusedError 404 (submission), 409 (still scored, a seed, an anchor), 422 (level, agreement)."""
        body, submission = self.body, making.submission(self.body.submission_id)
        check_version(submission, body.credential_id, body.credential_version)
        check_mark(making.definitions.of(submission.credential), body.scorable_id, body.level, level=True)
        if making.session.get(SeedRow, submission.id) is not None:
            raise RefusedError(
                409, "is_seed", "This submission is a seed; as an example it would tell what was agreed."
            )
        if is_still_marked(making.session, submission.id):
            raise RefusedError(409, "still_scored", "Somebody is still scoring this submission.")
        if any(one.scorable_id == body.scorable_id for one in _anchors(making.session, submission.id)):
            raise RefusedError(409, "anchor_exists", "This submission is an anchor for that criterion already.")
        if not self._agreed(making.session):
            sentence = "An anchor needs this level from two readers who judged by themselves, or an adjudicated score."
            raise RefusedError(422, "not_agreed", sentence)
        return About(submission.id)

    def follow(self, making: Making) -> Sequence[AssignmentRow]:
        """Everybody is told of it who may read the submission."""
        row = AnchorRow(
            id=making.act_id,
            submission_id=self.body.submission_id,
            scorable_id=self.body.scorable_id,
            level=self.body.level,
            rationale=self.body.rationale,
        )
        making.session.add(row)
        making.session.flush()
        tell_anchor(making.session, row)
        return ()

    def _agreed(self, session: Session) -> bool:
        key, level = (self.body.submission_id, self.body.scorable_id), self.body.level
        adjudicated = session.get(RecordMarkRow, key)
        if adjudicated is not None:
            return adjudicated.mark == level
        marks = [independent_marks(session, one.id).get(key[1]) for one in submitted_readings(session, key[0])]
        return marks.count(level) >= AGREEING


@dataclass(frozen=True, slots=True)
class RetireAnchor:
    """An anchor example is shown no longer; one retired already stays so."""

    EVENT: ClassVar[str] = "anchor_retired"
    body: RetireAnchorBody

    def check(self, making: Making) -> About:
        """Raises RefusedError 404."""
        return About(self._anchor(making.session).submission_id)

    def follow(self, making: Making) -> Sequence[AssignmentRow]:
        """Everybody is told."""
        row = self._anchor(making.session)
        row.retired_at = row.retired_at or making.now
        making.session.flush()
        tell_anchor(making.session, row)
        return ()

    def _anchor(self, session: Session) -> AnchorRow:
        row = session.get(AnchorRow, self.body.anchor_id)
        if row is None:
            raise not_found()
        return row


@dataclass(frozen=True, slots=True)
class AskCalibration:
    """Submissions that all named readers score blind. Who reads or has read one already stays as they are in it."""

    EVENT: ClassVar[str] = "calibration_set"
    body: CalibrationSetBody

    def check(self, making: Making) -> About:
        """Raises RefusedError 404 (submission), 409 (reader must not, adjudicates; anchor), 422 (reader, version)."""
        if len(self.body.submission_ids) * len(self.body.readers) > MOST_GIVEN:
            sentence = f"A set may give {MOST_GIVEN:,} assignments at once. Make several smaller ones."
            raise RefusedError(422, "too_many", sentence)
        readers = self._readers(making)
        for submission_id in dict.fromkeys(self.body.submission_ids):
            submission = making.submission(submission_id)
            check_version(submission, self.body.credential_id, self.body.credential_version)
            check_no_anchor(making.session, submission)
            check_may_read(making.session, submission, readers)
            for reader in readers:
                held = held_by(making.session, submission_id, reader.id)
                if held is not None and held.withdrawn_at is None and held.role not in INDEPENDENT:
                    sentence = f"{reader.code} adjudicates {submission.code}, so they cannot score it blind."
                    raise RefusedError(409, "adjudicates", sentence)
        return About()

    def follow(self, making: Making) -> Sequence[AssignmentRow]:
        """An assignment of each to each, and who belongs to the set."""
        given: list[AssignmentRow] = []
        for submission_id in dict.fromkeys(self.body.submission_ids):
            for reader in self._readers(making):
                row = held_by(making.session, submission_id, reader.id)
                if row is None or row.withdrawn_at is not None:
                    row = give(making.session, Place(submission_id, reader.id, "calibration"), making.now)
                    given.append(row)
                making.session.add(SetMemberRow(assignment_id=row.id, act_id=making.act_id))
        making.session.flush()
        return given

    def _readers(self, making: Making) -> list[UserRow]:
        return [making.reader(code) for code in dict.fromkeys(self.body.readers)]


@dataclass(frozen=True, slots=True)
class MakeSeed:
    """A submission with agreed marks: to the named readers at once, else into whatever queue it fits in time."""

    EVENT: ClassVar[str] = "seed_made"
    body: SeedBody

    def check(self, making: Making) -> About:
        """Raises RefusedError 404 (submission), 409 (anchor; reader must not, has read it), 422 (mark, reader)."""
        submission = making.submission(self.body.submission_id)
        credential = making.definitions.of(submission.credential)
        for scorable_id, mark in self.body.truth.items():
            check_mark(credential, scorable_id, mark)
        if unknown := sorted(set(self.body.rationale) - set(self.body.truth)):
            raise RefusedError(422, "no_such_scorable", f"There is a reason for '{unknown[0]}', but no mark.")
        check_no_anchor(making.session, submission)
        readers = self._readers(making)
        check_may_read(making.session, submission, readers)
        for reader in readers:
            if reader.role != "assessor":
                sentence = f"{reader.code} is a lead and sees what was agreed, so a seed tells nothing about them."
                raise RefusedError(422, "knows_truth", sentence)
            held = held_by(making.session, submission.id, reader.id)
            if held is not None and (held.withdrawn_at is None or held.role in INDEPENDENT):
                raise RefusedError(409, "has_read_it", f"{reader.code} has been given this submission before.")
        return About(submission.id)

    def follow(self, making: Making) -> Sequence[AssignmentRow]:
        """Give it to the named; whoever was told the truth before hears of the corrected one."""
        session, submission_id = making.session, self.body.submission_id
        row = session.get(SeedRow, submission_id)
        if row is None:
            row = SeedRow(submission_id=submission_id, for_all=False, made_at=making.now)
            session.add(row)
        row.act_id, row.for_all = making.act_id, row.for_all or not self.body.readers
        session.flush()
        told = select(AssignmentRow).join(ToldTruthRow, ToldTruthRow.assignment_id == AssignmentRow.id)
        for one in session.scalars(told.where(AssignmentRow.submission_id == submission_id)).all():
            tell_truth(session, one, making.act_id, making.now)
        return [
            give(session, Place(submission_id, reader.id, "seed", _usual_due(session, reader.id)), making.now)
            for reader in self._readers(making)
        ]

    def _readers(self, making: Making) -> list[UserRow]:
        return [making.reader(code) for code in dict.fromkeys(self.body.readers)]


def check_version(submission: SubmissionRow, credential_id: str, version: str) -> None:
    """Raises RefusedError 422 where the submission is of another credential or version: they are never pooled."""
    if (submission.credential.credential_id, submission.credential.version) != (credential_id, version):
        raise RefusedError(422, "other_version", f"{submission.code} belongs to another credential or version.")


def check_no_anchor(session: Session, submission: SubmissionRow) -> None:
    """Raises RefusedError 409 where readers know from an example what was agreed on the submission."""
    if _anchors(session, submission.id):
        sentence = f"{submission.code} is an anchor example, so readers know what was agreed on it."
        raise RefusedError(409, "is_anchor", sentence)


def check_may_read(session: Session, submission: SubmissionRow, readers: Sequence[UserRow]) -> None:
    """Raises RefusedError 409 naming the first who must not read it."""
    barred = may_not_read(session, submission)
    for reader in readers:
        if reader.id in barred:
            raise RefusedError(409, "excluded", f"{reader.code} must not read {submission.code}.")


def _anchors(session: Session, submission_id: str) -> Sequence[AnchorRow]:
    return session.scalars(
        select(AnchorRow).where(AnchorRow.submission_id == submission_id, AnchorRow.retired_at.is_(None))
    ).all()


def _usual_due(session: Session, user_id: str) -> datetime | None:
    """When the reader's newest live work is due: a seed without a date would be seen for what it is."""
    return session.scalar(
        select(AssignmentRow.due_at)
        .where(AssignmentRow.user_id == user_id, AssignmentRow.role.in_(LIVE), AssignmentRow.withdrawn_at.is_(None))
        .order_by(AssignmentRow.created_at.desc(), AssignmentRow.id)
        .limit(1)
    )
