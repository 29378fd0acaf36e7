"""What a programme's staff do about who reads what, and until when."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from assessor_app.hub.admin.people import user_of
from assessor_app.hub.after_giving import after_giving
from assessor_app.hub.assessments import add_revision, reopen
from assessor_app.hub.assign_rule import AssignRule, Seat, give_seats, plan_seats
from assessor_app.hub.audit import Entry, record
from assessor_app.hub.calibration.feed import tell_reading
from assessor_app.hub.calibration.first_marks import keep_first_marks
from assessor_app.hub.clock_stops import start_clock, stop_clock
from assessor_app.hub.exclusions import is_excluded
from assessor_app.hub.feed import Change, announce, lock_everybody
from assessor_app.hub.giving import Place, give, held_by, log_given
from assessor_app.hub.problems import HubSetupError
from assessor_app.hub.recorded import RecordedAssessment, recorded_assessments
from assessor_app.hub.state import Hub
from assessor_app.hub.tables import AssessmentRow, AssignmentRow, SubmissionRow, UserRow
from assessor_app.protocol.messages import in_calendars

MAX_NOTE = 2_000
_READER_ROLES = ("reader_1", "reader_2", "adjudicator")


class ReadingAdmin:
    """The part of HubAdmin about assignments."""

    _hub: Hub

    def assign(
        self,
        submission_code: str,
        user_code: str,
        role: str = "reader_1",
        due_at: datetime | None = None,
        attempt: int | None = None,
        *,
        again: bool = False,
    ) -> str:
        """Give the latest (or the named) attempt to a reader, due at an aware time; returns the assignment's id.

        Assigning again changes role and due date, or brings back what was withdrawn; a case the reader has released
        only with ``again``.
        """
        if role not in _READER_ROLES:
            raise HubSetupError(f"There is no reader role '{role}'.", f"The roles are: {', '.join(_READER_ROLES)}.")
        _aware(due_at)
        with self._hub.database.write() as session:
            submission = _submission(session, submission_code, attempt)
            user = user_of(session, user_code)
            lock_everybody(session)
            if not user.active:
                raise HubSetupError(f"{user_code} is shut out and would never see it.", "Choose another reader.")
            _check_seat(session, submission, user, role)
            if is_excluded(session, submission, user):
                raise HubSetupError(f"{user_code} must not read this submission.", "Choose another reader.")
            held = held_by(session, submission.id, user.id)
            if held is not None and held.released_at is not None:
                if not again:
                    raise HubSetupError(f"{user_code} has released this case.", "Choose another reader.")
                held.released_at = None
            row = give(session, Place(submission.id, user.id, role, due_at), self._hub.clock())
            also = after_giving(session, self._hub.definitions, [row], self._hub.clock())
            log_given(session, [row, *also], self._hub.clock())
            return row.id

    def assign_by_rule(self, rule: AssignRule) -> tuple[Seat, ...]:
        """Fill the empty seats of submissions, balanced over all who may read; returns what was given, in order.

        With ``rule.dry_run`` nothing is written. Raises HubSetupError where a seat cannot be filled; then none is.
        """
        _aware(rule.due_at)
        with self._hub.database.write() as session:
            seats = plan_seats(session, rule)
            if not rule.dry_run:
                given = give_seats(session, seats, rule, self._hub.clock())
                also = after_giving(session, self._hub.definitions, given, self._hub.clock())
                log_given(session, given, self._hub.clock(), rule.seed)
                log_given(session, also, self._hub.clock())
            return seats

    def withdraw(self, assignment_id: str) -> None:
        """Take an assignment away from its reader; the work done is kept."""
        with self._hub.database.write() as session:
            row = _assignment(session, assignment_id)
            if row.withdrawn_at is None:
                lock_everybody(session)
                row.withdrawn_at = self._hub.clock()
                session.flush()
                announce(session, row.user_id, [Change("removed", row.id)])
                tell_reading(session, row)
                record(session, Entry("withdrawn", row.id), self._hub.clock())

    def stop_clock(self, target: str, at: datetime | None = None) -> None:
        """Let no days count from ``at`` (now) on: for one assignment by its id, or all readers by submission code."""
        with self._hub.database.write() as session:
            found = _clock_target(session, target)
            stop_clock(session, found, self._past(at))
            record(session, Entry("clock_stopped", found.id), self._hub.clock())

    def start_clock(self, target: str, at: datetime | None = None) -> None:
        """Let days count again."""
        with self._hub.database.write() as session:
            found = _clock_target(session, target)
            start_clock(session, found, self._past(at))
            record(session, Entry("clock_started", found.id), self._hub.clock())

    def _past(self, at: datetime | None) -> datetime:
        """``at``, or now. Raises HubSetupError for what has not come yet: nobody knows how long a stop will be."""
        now = self._hub.clock()
        if (_aware(at) or now) > now:
            raise HubSetupError("This time has not come yet.")
        return at or now

    def hand_back(self, assignment_id: str, note: str = "") -> None:
        """Open a submitted assessment again, with a note of at most 2,000 characters for its reader."""
        if len(note) > MAX_NOTE or "\x00" in note:
            raise HubSetupError(f"A note has at most {MAX_NOTE:,} characters.")
        with self._hub.database.write() as session:
            row = _assignment(session, assignment_id)
            lock_everybody(session)
            frame = session.get(AssessmentRow, row.id, populate_existing=True)
            if frame is None or frame.state == "open":
                raise HubSetupError("This assessment is open already.")
            keep_first_marks(session, frame, self._hub.clock(), asked_back=frame.state == "recall_asked")
            reopen(frame, note)
            frame.rev += 1
            frame.updated_at = self._hub.clock()
            session.flush()
            add_revision(session, frame, "hand_back", (None, None))
            announce(session, row.user_id, [Change("assessment", row.id)])
            tell_reading(session, row)
            record(session, Entry("handed_back", row.id, detail={"rev": frame.rev}), self._hub.clock())

    def recorded(self) -> tuple[RecordedAssessment, ...]:
        """Every assignment with what the hub holds of it, by submission code and reader."""
        with self._hub.database.read() as session:
            return recorded_assessments(session)


def _submission(session: Session, code: str, attempt: int | None) -> SubmissionRow:
    query = select(SubmissionRow).where(SubmissionRow.code == code).order_by(SubmissionRow.attempt.desc()).limit(1)
    if attempt is not None:
        query = query.where(SubmissionRow.attempt == attempt)
    # Locked, so that two people at the office cannot fill one seat twice.
    row = session.scalar(query.with_for_update())
    if row is None:
        raise HubSetupError(f"The hub holds no such submission: {code}.")
    return row


def _assignment(session: Session, assignment_id: str) -> AssignmentRow:
    row = session.get(AssignmentRow, assignment_id)
    if row is None or row.withdrawn_at is not None:
        raise HubSetupError("There is no such assignment.")
    return row


def _clock_target(session: Session, target: str) -> AssignmentRow | SubmissionRow:
    row = session.get(AssignmentRow, target)
    return row if row is not None and row.withdrawn_at is None else _submission(session, target, None)


def _aware(moment: datetime | None) -> datetime | None:
    if moment is None:
        return None
    if moment.tzinfo is None:
        raise HubSetupError("A time needs a time zone.", "For example 2026-03-31T17:00:00Z.")
    try:
        return in_calendars(moment)
    except ValueError as error:
        # no desk would take it, nor anything beside it
        raise HubSetupError("This time is in no year a programme has to do with.") from error


def _check_seat(session: Session, submission: SubmissionRow, user: UserRow, role: str) -> None:
    """Each reader's seat is taken by one person."""
    taken = session.scalar(
        select(AssignmentRow.id).where(
            AssignmentRow.submission_id == submission.id,
            AssignmentRow.role == role,
            AssignmentRow.user_id != user.id,
            AssignmentRow.withdrawn_at.is_(None),
        )
    )
    if taken is not None:
        raise HubSetupError(f"{submission.code} has a {role.replace('_', ' ')} already.", "Withdraw that one first.")
