"""Acts about what readers gave: a score of record, asking for another look, taking a case as adjudicator."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from assessor_app.domain.credential import Credential
from assessor_app.hub.assessments import add_revision, reopen
from assessor_app.hub.calibration.acts import About, Making
from assessor_app.hub.calibration.feed import tell_reading
from assessor_app.hub.calibration.first_marks import keep_first_marks
from assessor_app.hub.calibration.lead_sight import INDEPENDENT
from assessor_app.hub.door.refusals import RefusedError, not_found
from assessor_app.hub.exclusions import barred_from
from assessor_app.hub.feed import Change, announce
from assessor_app.hub.giving import Place, give, held_by
from assessor_app.hub.progress import may_see
from assessor_app.hub.tables import AssessmentRow, AssignmentRow, RecordMarkRow, SubmissionRow
from assessor_app.protocol.messages import AdjudicateBody, RescoreBody, TakeBody

MAX_NOTE = 2_000


@dataclass(frozen=True, slots=True)
class Adjudicate:
    """The score of record for one scorable; a later one takes its place, and all acts stay."""

    EVENT: ClassVar[str] = "adjudicated"
    body: AdjudicateBody

    def check(self, making: Making) -> About:
        """Raises RefusedError 404 (submission), 409 (reads it, nobody has scored it yet), 422 (scorable, mark)."""
        submission = making.submission(self.body.submission_id)
        credential = making.definitions.of(submission.credential)
        for mark in (self.body.mark, self.body.judged_first):
            if mark is not None:
                check_mark(credential, self.body.scorable_id, mark)
        check_outsider(making, submission)
        if not submitted_readings(making.session, submission.id):
            raise RefusedError(409, "not_scored", "Nobody has handed in scores for this submission yet.")
        return About(submission.id)

    def follow(self, making: Making) -> Sequence[AssignmentRow]:
        """Keep it beside the readers' own."""
        key = (self.body.submission_id, self.body.scorable_id)
        row = making.session.get(RecordMarkRow, key)
        if row is None:
            row = RecordMarkRow(submission_id=key[0], scorable_id=key[1])
            making.session.add(row)
        row.mark, row.act_id = self.body.mark, making.act_id
        return ()


@dataclass(frozen=True, slots=True)
class AskRescore:
    """A reader is asked to score some things again; what was given first is kept."""

    EVENT: ClassVar[str] = "rescore_asked"
    body: RescoreBody

    def check(self, making: Making) -> About:
        """Raises RefusedError 404 (not there, or hidden from this lead), 409 (not handed in), 422 (scorable)."""
        row = self._assignment(making)
        credential = making.definitions.of(row.submission.credential)
        for scorable_id in self.body.scorable_ids:
            check_scorable(credential, scorable_id)
        frame = making.session.get(AssessmentRow, row.id)
        if frame is None or frame.state == "open":
            raise RefusedError(409, "not_submitted", "This assessment is not handed in, so it can be changed anyway.")
        if row.role not in INDEPENDENT:
            raise RefusedError(409, "no_reader", "Only a reader is asked to score again.")
        return About(row.submission_id)

    def follow(self, making: Making) -> Sequence[AssignmentRow]:
        """Open it again with the note, in front of which stands what is to be looked at."""
        row = self._assignment(making)
        frame = making.session.get_one(AssessmentRow, row.id)
        keep_first_marks(making.session, frame, making.now)
        reopen(frame, self._note(making.definitions.of(row.submission.credential)))
        frame.rev += 1
        frame.updated_at = making.now
        making.session.flush()
        add_revision(making.session, frame, "rescore", (making.caller.user_id, making.caller.device_id or None))
        announce(making.session, row.user_id, [Change("assessment", row.id)])
        tell_reading(making.session, row)
        return ()

    def _assignment(self, making: Making) -> AssignmentRow:
        row = making.session.get(AssignmentRow, self.body.assignment_id)
        if row is None or row.withdrawn_at is not None or not may_see(making.session, making.caller.user_id, row):
            raise not_found()
        if barred_from(making.session, making.caller.user_id).covers(row.submission):
            raise not_found()
        return row

    def _note(self, credential: Credential) -> str:
        """Labels need no language; they give way where the note itself takes all the room."""
        labels = ", ".join(credential.scorable(one).label for one in self.body.scorable_ids)
        whole = f"{labels}: {self.body.note}"
        return whole if len(whole) <= MAX_NOTE else self.body.note


@dataclass(frozen=True, slots=True)
class TakeCase:
    """The lead becomes adjudicator: evidence and every word of the readings come with the next sync."""

    EVENT: ClassVar[str] = "case_taken"
    body: TakeBody

    def check(self, making: Making) -> About:
        """Raises RefusedError 404 (submission), 409 (reads it, must not read it, another lead has it)."""
        submission = making.submission(self.body.submission_id)
        check_outsider(making, submission)
        taken = select(AssignmentRow.id).where(
            AssignmentRow.submission_id == submission.id,
            AssignmentRow.role == "adjudicator",
            AssignmentRow.user_id != making.caller.user_id,
            AssignmentRow.withdrawn_at.is_(None),
        )
        if making.session.scalar(taken) is not None:
            raise RefusedError(409, "taken", "Another lead has taken this case already.")
        return About(submission.id)

    def follow(self, making: Making) -> Sequence[AssignmentRow]:
        """The assignment, and the readings anew with every word."""
        held = held_by(making.session, self.body.submission_id, making.caller.user_id)
        if held is not None and held.withdrawn_at is None:
            return ()
        return [give(making.session, Place(self.body.submission_id, making.caller.user_id, "adjudicator"), making.now)]


def check_outsider(making: Making, submission: SubmissionRow) -> None:
    """Raises RefusedError 409 where the lead reads it too, or must not: nobody judges in a case of their own."""
    if barred_from(making.session, making.caller.user_id).covers(submission):
        raise RefusedError(409, "excluded", "You must not read this submission, so another lead must decide on it.")
    row = held_by(making.session, submission.id, making.caller.user_id)
    if row is not None and row.withdrawn_at is None and row.role in INDEPENDENT:
        raise RefusedError(409, "reads_it", "You read this submission yourself, so another lead must decide on it.")


def submitted_readings(session: Session, submission_id: str) -> Sequence[AssignmentRow]:
    """The present independent readings of a submission that are handed in with scores."""
    return session.scalars(
        select(AssignmentRow)
        .join(AssessmentRow, AssessmentRow.assignment_id == AssignmentRow.id)
        .where(
            AssignmentRow.submission_id == submission_id,
            AssignmentRow.withdrawn_at.is_(None),
            AssignmentRow.role.in_(INDEPENDENT),
            AssessmentRow.state != "open",
            AssessmentRow.return_points == "",
        )
        .order_by(AssignmentRow.id)
    ).all()


def check_scorable(credential: Credential, scorable_id: str) -> None:
    """Raises RefusedError 422."""
    try:
        credential.scorable(scorable_id)
    except KeyError as error:
        raise RefusedError(422, "no_such_scorable", "This credential has nothing of that name to score.") from error


def check_mark(credential: Credential, scorable_id: str, mark: str, *, level: bool = False) -> None:
    """Raises RefusedError 422; with ``level`` a mark outside the order of levels is refused too."""
    check_scorable(credential, scorable_id)
    scale = credential.scorable(scorable_id).scale
    if not (mark in {one.id for one in scale.levels} if level else scale.accepts(mark)):
        raise RefusedError(422, "no_such_mark", "The scale has no such level.")
