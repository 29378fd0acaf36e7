"""A programme's settings, clocks, further attempts, the other reader: the hub's JSON as the domain's objects."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from assessor_app.domain.programme import BankComment, Clock, Programme, Reason, Switches
from assessor_app.domain.submission import EarlierAttempt, EarlierScore, Reopening
from assessor_app.store import submissions
from assessor_app.store.tables import assignment, identity, programme, server_assessment

if TYPE_CHECKING:
    from assessor_app.domain.calibration_rules import CalibrationRules
    from assessor_app.domain.reading import OtherReading


def load_programme(session: Session) -> Programme:
    """The settings as the hub last said them; the defaults where it is older and says none."""
    body = session.execute(select(programme.c.body)).scalar_one_or_none()
    if body is None:
        return Programme(name=session.execute(select(identity.c.programme)).scalar_one_or_none() or "")
    found = json.loads(body)
    return Programme(
        found["name"],
        Switches(**found["switches"]),
        found["turnaround_days"],
        frozenset(date.fromisoformat(one) for one in found["holidays"]),
        frozenset(found["weekend"]),
        tuple(Reason(one["code"], one["title"]) for one in found["reasons"]),
        tuple(
            BankComment(one["id"], one["text"], one["credential_id"], one["scorable_id"], one["level"])
            for one in found["bank"]
        ),
        found["letter"],
        found["may_return_incomplete"],
        found["most_attempts"],
        found.get("timezone", ""),
    )


def load_calibration_rules(session: Session) -> CalibrationRules | None:
    """What the programme decided about consistency; None where it was not told (an older hub, or to no lead)."""
    from assessor_app.domain.calibration_rules import CalibrationRules, DoubleReading  # late: of use to leads alone

    body = session.execute(select(programme.c.body)).scalar_one_or_none()
    found = None if body is None else json.loads(body).get("calibration")
    if found is None:
        return None
    levels = {int(count): share for count, share in found["qualify"].items()}
    return CalibrationRules(**(found | {"double_reading": DoubleReading(**found["double_reading"]), "qualify": levels}))


def load_clock(session: Session, assignment_id: str) -> Clock | None:
    """When the days of an assignment began to count, or None where the hub did not tell."""
    return clock_from(session.execute(select(assignment.c.clock).where(_is(assignment_id))).scalar_one_or_none())


def clock_from(body: str | None) -> Clock | None:
    """The clock of a stored text."""
    if body is None:
        return None
    found = json.loads(body)
    stops = tuple((datetime.fromisoformat(one["since"]), _moment(one["until"])) for one in found["stops"])
    return Clock(datetime.fromisoformat(found["started_at"]), stops)


def load_reopening(session: Session, assignment_id: str) -> Reopening | None:
    """What a further attempt opens again, with the attempt before; None at a first attempt."""
    query = select(assignment.c.reopening, assignment.c.earlier_submission_id).where(_is(assignment_id))
    row = session.execute(query).one_or_none()
    if row is None or row[0] is None:
        return None
    found = json.loads(row[0])
    earlier = None if row[1] is None else _earlier(session, row[1], found["earlier"])
    return Reopening(frozenset(found["open_again"]), earlier, dict(found["kept"]))


def load_open_again(session: Session, assignment_id: str) -> Reopening | None:
    """As :func:`load_reopening`, without the attempt before: for the check before every mark."""
    return reopening_from(
        session.execute(select(assignment.c.reopening).where(_is(assignment_id))).scalar_one_or_none()
    )


def reopening_from(body: str | None) -> Reopening | None:
    """As :func:`load_reopening`, of a stored text and without the attempt before: enough to count marks."""
    if body is None:
        return None
    found = json.loads(body)
    return Reopening(frozenset(found["open_again"]), None, dict(found["kept"]))


def load_other_reading(session: Session, assignment_id: str) -> OtherReading | None:
    """What the other reader handed in; None while there is nothing this one may see."""
    body = session.execute(select(assignment.c.other_reading).where(_is(assignment_id))).scalar_one_or_none()
    if body is None:
        return None
    from assessor_app.domain.reading import OtherReading  # late: few submissions are read twice

    found = json.loads(body)
    return OtherReading(**(found | {"submitted_at": datetime.fromisoformat(found["submitted_at"])}))


def load_lead_note(session: Session, assignment_id: str) -> str:
    """What the lead wrote when handing it back, empty where nothing."""
    query = select(server_assessment.c.note).where(server_assessment.c.assignment_id == assignment_id)
    return session.execute(query).scalar_one_or_none() or ""


def _earlier(session: Session, submission_id: str, found: dict[str, Any] | None) -> EarlierAttempt | None:
    submission = submissions.load_submission(session, submission_id)
    if submission is None or found is None:
        return None
    return EarlierAttempt(
        submission,
        found["decision"],
        _moment(found["decided_at"]),
        found["feedback"],
        tuple(EarlierScore(one["scorable_id"], one["mark"], one["title"], one["comment"]) for one in found["scores"]),
    )


def _is(assignment_id: str) -> Any:
    return assignment.c.id == assignment_id


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
