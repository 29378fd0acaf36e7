"""What of other people's reading a lead must not see yet, since the lead reads the same work and would be swayed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from assessor_app.hub.blind import BlindSwitches
from assessor_app.hub.tables import AssessmentRow, AssignmentRow, SetMemberRow, SubmissionRow

LEADS = ("lead", "admin")
# Those who mark for themselves; an adjudicator looks at all of them.
INDEPENDENT = frozenset({"reader_1", "reader_2", "calibration", "seed"})
_ALWAYS_BLIND = frozenset({"calibration", "seed"})
_TOLD: Mapping[str, str] = {"calibration": "reader_1", "seed": "reader_1"}


def told_role(role: str, *, calibrating: bool = False) -> str:
    """What an assignment is to its own reader: a seed never shows, a calibration set only to apps that know of it."""
    return role if calibrating and role != "seed" else _TOLD.get(role, role)


@dataclass(frozen=True, slots=True)
class _Place:
    """One present assignment among those of the same submission code; ``done``: handed in."""

    id: str
    user_id: str
    submission_id: str
    code: str
    attempt: int
    role: str
    done: bool


def hidden_from(session: Session, user_id: str, switches: BlindSwitches, code: str = "") -> frozenset[str]:
    """Ids of the present assignments this lead must not look at; only those of one submission ``code`` where given.

    Of two readers each sees the other's once both have handed in; of a calibration set, once all have.
    """
    by_code = _places(session, user_id, code)
    sets = _sets(session, [one.id for places in by_code.values() for one in places])
    found: set[str] = set()
    for places in by_code.values():
        for mine in (one for one in places if one.user_id == user_id):
            found |= {
                other.id
                for other in places
                if other.user_id != user_id
                and (_sways(mine, other, places, sets, switches) or _came_before(mine, other, switches))
            }
    return frozenset(found)


def open_readings(session: Session, user_id: str) -> frozenset[str]:
    """Ids of the submissions this user marks independently and has not handed in."""
    return frozenset(session.scalars(_still_marked().where(AssignmentRow.user_id == user_id)))


def is_still_marked(session: Session, submission_id: str) -> bool:
    """Whether anybody marks this submission independently and has not handed in."""
    query = _still_marked().where(AssignmentRow.submission_id == submission_id)
    return session.scalar(query.limit(1)) is not None


def _still_marked() -> Select[str]:
    """The submission of each independent assignment that is not handed in."""
    return (
        select(AssignmentRow.submission_id)
        .outerjoin(AssessmentRow, AssessmentRow.assignment_id == AssignmentRow.id)
        .where(
            AssignmentRow.withdrawn_at.is_(None),
            AssignmentRow.role.in_(INDEPENDENT),
            AssessmentRow.state.is_(None) | (AssessmentRow.state == "open"),
        )
    )


def _places(session: Session, user_id: str, code: str) -> Mapping[str, Sequence[_Place]]:
    """By submission code, wherever this user reads."""
    mine = (
        select(SubmissionRow.code)
        .join(AssignmentRow, AssignmentRow.submission_id == SubmissionRow.id)
        .where(AssignmentRow.user_id == user_id, AssignmentRow.withdrawn_at.is_(None))
    )
    if code:
        mine = mine.where(SubmissionRow.code == code)
    rows = session.execute(
        select(
            AssignmentRow.id,
            AssignmentRow.user_id,
            AssignmentRow.submission_id,
            SubmissionRow.code,
            SubmissionRow.attempt,
            AssignmentRow.role,
            AssessmentRow.state,
        )
        .join(AssignmentRow.submission)
        .outerjoin(AssessmentRow, AssessmentRow.assignment_id == AssignmentRow.id)
        .where(AssignmentRow.withdrawn_at.is_(None), SubmissionRow.code.in_(mine))
    )
    found: dict[str, list[_Place]] = defaultdict(list)
    for *told, state in rows:
        place = _Place(*told, done=state not in (None, "open"))
        found[place.code].append(place)
    return found


def _sets(session: Session, assignment_ids: Sequence[str]) -> Mapping[str, frozenset[str]]:
    """The calibration sets of each assignment that is in any."""
    found: dict[str, set[str]] = defaultdict(set)
    query = select(SetMemberRow.assignment_id, SetMemberRow.act_id)
    for first in range(0, len(assignment_ids), 500):
        some = assignment_ids[first : first + 500]
        for assignment_id, act_id in session.execute(query.where(SetMemberRow.assignment_id.in_(some))):
            found[assignment_id].add(act_id)
    return {key: frozenset(ids) for key, ids in found.items()}


def _sways(
    mine: _Place,
    other: _Place,
    places: Sequence[_Place],
    sets: Mapping[str, frozenset[str]],
    switches: BlindSwitches,
) -> bool:
    """Whether the other one's marks of the same submission are still to be hidden."""
    if other.submission_id != mine.submission_id or not {mine.role, other.role} <= INDEPENDENT:
        return False
    nothing: frozenset[str] = frozenset()
    shared = sets.get(mine.id, nothing) & sets.get(other.id, nothing)
    if shared:
        return not all(
            one.done for one in places if one.submission_id == mine.submission_id and shared & sets.get(one.id, nothing)
        )
    blind = switches.hide_other_reader_until_both_submitted or bool({mine.role, other.role} & _ALWAYS_BLIND)
    return blind and not (mine.done and other.done)


def _came_before(mine: _Place, other: _Place, switches: BlindSwitches) -> bool:
    """Whether it is of an earlier attempt, which is to be hidden until the own score is in."""
    return switches.hide_earlier_attempts_until_scored and other.attempt < mine.attempt and not mine.done
