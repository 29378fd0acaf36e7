"""What an assessor may write, and what a lead may give back: scores, feedback, submitting, recalling."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import ClassVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from assessor_app.domain.credential import NOT_SCORABLE, Credential
from assessor_app.domain.decision import Decision, decide
from assessor_app.domain.reopening import effective_marks, may_score
from assessor_app.domain.scoring import Score
from assessor_app.domain.submission import Reopening
from assessor_app.errors import DefinitionError
from assessor_app.hub.after_submitting import after_submitting
from assessor_app.hub.calibration.feed import tell_reading
from assessor_app.hub.calibration.first_marks import keep_first_marks
from assessor_app.hub.definitions import Definitions
from assessor_app.hub.door.refusals import RefusedError
from assessor_app.hub.feed import Change, announce
from assessor_app.hub.programme_settings import programme_of
from assessor_app.hub.reopenings import note_scored, reopening_of
from assessor_app.hub.tables import (
    AssessmentRevisionRow,
    AssessmentRow,
    CredentialRow,
    ScoreRevisionRow,
    ScoreRow,
    columns_of,
)
from assessor_app.hub.writes import Act
from assessor_app.protocol.digest import assessment_digest
from assessor_app.protocol.messages import (
    AssessmentCopy,
    FeedbackWrite,
    HandBackWrite,
    RecallWrite,
    ScoreBody,
    ScoreCopy,
    SubmitWrite,
)

INCOMPLETE = "incomplete"
# What changes what leads are told of a reading; asking for it back does not.
SEEN_BY_LEADS = frozenset({"submit", "return", "hand_back"})


@dataclass(frozen=True, slots=True)
class WriteScore:
    """``PUT …/scores/{scorable_id}``."""

    EVENT: ClassVar[str] = "score_written"
    WIDE: ClassVar[bool] = False

    scorable_id: str
    body: ScoreBody
    definitions: Definitions

    def __call__(self, act: Act) -> ScoreCopy:
        """Raises RefusedError 404 (scorable), 409 (submitted, not open again), 412 (stale), 422 (mark, reason)."""
        _check_mark(self.definitions.of(act.assignment.submission.credential), self.scorable_id, self.body.mark)
        _check_reason(act.session, self.body)
        check_open(act)
        reopening = reopening_of(act.session, act.assignment.submission_id)
        _check_asked(reopening, self.scorable_id)
        current = act.copies.score(act.assignment.id, self.scorable_id)
        act.check_revision(current)
        row = act.session.get(ScoreRow, (act.assignment.id, self.scorable_id))
        if row is None:
            row = ScoreRow(assignment_id=act.assignment.id, scorable_id=self.scorable_id)
            act.session.add(row)
        row.rev = current.rev + 1
        row.mark, row.comment, row.flagged = self.body.mark, self.body.comment, self.body.flagged
        row.reason = self.body.reason
        row.updated_at = act.now
        act.session.flush()
        past = columns_of(row)
        past["at"] = past.pop("updated_at")
        act.session.add(ScoreRevisionRow(**past, by_device_id=act.caller.device_id))
        changes = [Change("score", act.assignment.id, self.scorable_id)]
        if note_scored(act.session, act.assignment, reopening, act.now):
            changes.append(Change("assignment", act.assignment.id))
        announce(act.session, act.assignment.user_id, changes)
        return act.copies.score(act.assignment.id, self.scorable_id)


@dataclass(frozen=True, slots=True)
class WriteFeedback:
    """``PUT …/feedback``."""

    EVENT: ClassVar[str] = "feedback_written"
    WIDE: ClassVar[bool] = False

    body: FeedbackWrite

    def __call__(self, act: Act) -> AssessmentCopy:
        """Raises RefusedError 409 (submitted), 412 (stale)."""
        frame = open_frame(act)
        frame.feedback = self.body.feedback
        return record(act, frame, "feedback")


@dataclass(frozen=True, slots=True)
class Submit:
    """``POST …/submit``."""

    EVENT: ClassVar[str] = "submitted"
    WIDE: ClassVar[bool] = True

    body: SubmitWrite
    definitions: Definitions

    def __call__(self, act: Act) -> AssessmentCopy:
        """Raises RefusedError 409 (submitted, other content signed, other or no final decision), 412 (stale)."""
        frame = open_frame(act)
        scores = scores_of(act.session, act.assignment.id)
        if assessment_digest(scores, frame.feedback) != self.body.digest:
            raise RefusedError(
                409, "digest", "What was signed is not what the hub holds. Sync first, then review and submit again."
            )
        credential = act.assignment.submission.credential
        marks = effective_marks(
            reopening_of(act.session, act.assignment.submission_id), {key: one.mark for key, one in scores.items()}
        )
        _check_decision(self.definitions.of(credential), credential, marks, self.body.decision)
        frame.signature, frame.decision, frame.digest = self.body.signature, self.body.decision, self.body.digest
        hand_in(frame, act)
        copy = record(act, frame, "submit")
        after_submitting(act.session, act.assignment, self.definitions, act.now)
        return copy


@dataclass(frozen=True, slots=True)
class Recall:
    """``POST …/recall``: the assessor asks to have it back."""

    EVENT: ClassVar[str] = "recall_asked"
    WIDE: ClassVar[bool] = False

    body: RecallWrite

    def __call__(self, act: Act) -> AssessmentCopy:
        """Raises RefusedError 409 when there is nothing to ask back, 412 (stale)."""
        current = act.copies.assessment(act.assignment.id)
        if current.state != "submitted":
            sentence = (
                "This assessment is not submitted." if current.state == "open" else "It has been asked back already."
            )
            raise RefusedError(409, "not_submitted", sentence, current=current)
        act.check_revision(current)
        frame = _frame(act)
        frame.state, frame.recall_reason = "recall_asked", self.body.reason
        return record(act, frame, "recall")


@dataclass(frozen=True, slots=True)
class HandBack:
    """``POST …/hand-back``: a lead opens a submitted assessment again; one already open stays as it is."""

    EVENT: ClassVar[str] = "handed_back"
    WIDE: ClassVar[bool] = True

    body: HandBackWrite

    def __call__(self, act: Act) -> AssessmentCopy:
        """Raises RefusedError 412 (stale)."""
        current = act.copies.assessment(act.assignment.id)
        act.check_revision(current)
        if current.state == "open":
            return current
        frame = _frame(act)
        keep_first_marks(act.session, frame, act.now, asked_back=frame.state == "recall_asked")
        reopen(frame, self.body.note)
        return record(act, frame, "hand_back")


def hand_in(frame: AssessmentRow, act: Act) -> None:
    """Close it with a receipt; what the lead wrote when handing it back has been answered by that."""
    frame.state = "submitted"
    frame.lead_note = ""
    frame.submitted_at = act.now
    frame.receipt_number = f"R-{secrets.token_hex(5).upper()}"


def reopen(frame: AssessmentRow, note: str = "") -> None:
    """Open again with the lead's note; signature, decision, receipt and return stay in the history only."""
    frame.state = "open"
    frame.signature = frame.decision = frame.digest = frame.receipt_number = frame.recall_reason = ""
    frame.return_points = frame.return_note = ""
    frame.lead_note = note
    frame.submitted_at = None


def scores_of(session: Session, assignment_id: str) -> dict[str, Score]:
    """All scores of one assessment."""
    rows = session.scalars(select(ScoreRow).where(ScoreRow.assignment_id == assignment_id))
    return {row.scorable_id: Score(row.mark, row.comment, row.flagged, row.reason) for row in rows}


def add_revision(session: Session, frame: AssessmentRow, event: str, by: tuple[str | None, str | None]) -> None:
    """Write the frame's present state into its history; ``by`` is user id and device id."""
    past = columns_of(frame)
    past["at"] = past.pop("updated_at")
    del past["submitted_at"]
    session.add(AssessmentRevisionRow(**past, event=event, by_user_id=by[0], by_device_id=by[1]))


def _check_mark(credential: Credential, scorable_id: str, mark: str | None) -> None:
    try:
        scorable = credential.scorable(scorable_id)
    except KeyError as error:
        raise RefusedError(404, "no_such_scorable", "This credential has nothing of that name to score.") from error
    if mark is not None and not scorable.scale.accepts(mark):
        raise RefusedError(422, "no_such_mark", "The scale has no such level.")


def _check_reason(session: Session, body: ScoreBody) -> None:
    if not body.reason:
        return
    if body.mark != NOT_SCORABLE:
        raise RefusedError(422, "no_reason_here", "Only what could not be scored has a reason.")
    if body.reason not in {one.code for one in programme_of(session).reasons}:
        raise RefusedError(422, "no_such_reason", "The programme knows no such reason.")


def _check_asked(reopening: Reopening | None, scorable_id: str) -> None:
    if not may_score(reopening, scorable_id):
        raise RefusedError(
            409,
            "not_open_again",
            "This attempt does not open that again: the mark of the attempt before stands. Nothing was written.",
        )


def check_open(act: Act) -> None:
    """Raises RefusedError 409 with the current frame unless the assessment is open."""
    current = act.copies.assessment(act.assignment.id)
    if current.state != "open":
        raise RefusedError(
            409,
            "submitted",
            "This assessment is submitted and can only be read. Ask for it back to change it.",
            current=current,
        )


def open_frame(act: Act) -> AssessmentRow:
    """The frame, when it is open and the caller's write was made from it."""
    check_open(act)
    act.check_revision(act.copies.assessment(act.assignment.id))
    return _frame(act)


def _frame(act: Act) -> AssessmentRow:
    frame = act.session.get(AssessmentRow, act.assignment.id)
    if frame is None:
        frame = AssessmentRow(assignment_id=act.assignment.id, rev=0, state="open", feedback="")
        frame.return_points = frame.return_note = frame.lead_note = ""
    return frame


def record(act: Act, frame: AssessmentRow, event: str) -> AssessmentCopy:
    """Store the frame under its next revision, with its history and a change for its reader, and for leads."""
    frame.rev += 1
    frame.updated_at = act.now
    act.session.add(frame)
    act.session.flush()
    add_revision(act.session, frame, event, (act.caller.user_id, act.caller.device_id))
    announce(act.session, act.assignment.user_id, [Change("assessment", act.assignment.id)])
    if event in SEEN_BY_LEADS:
        tell_reading(act.session, act.assignment)
    return act.copies.assessment(act.assignment.id)


def _check_decision(credential: Credential, row: CredentialRow, marks: dict[str, str | None], claimed: str) -> None:
    """The hub works the decision out itself: only what the rule gives is recorded. Raises RefusedError 409."""
    accepted = row.accepted_at is not None
    try:
        found = decide(credential, marks, accepted=accepted)
    except DefinitionError as error:
        raise RefusedError(409, "definition", f"No decision can be worked out: {error}") from error
    if found.outcome != INCOMPLETE and credential.blocked and not accepted:
        raise RefusedError(
            409,
            "not_accepted",
            "This credential’s definition is not accepted for live use yet, so no final decision can be recorded. "
            "Scores are kept; a programme lead must accept the definition first.",
        )
    if not _names(found, claimed):
        raise RefusedError(
            409,
            "decision",
            f"By the rule of this credential the decision is '{found.title}', which is not what was signed.",
        )


def _names(decision: Decision, claimed: str) -> bool:
    """Whether what was signed says the same, by the definition's own title or by the outcome's code."""
    return claimed in {decision.title, decision.outcome}
