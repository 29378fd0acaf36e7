"""Giving submissions to readers by rule: so many for each, loads balanced, nobody who may not, the same every time."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from assessor_app.hub.clocks import AT_ONCE
from assessor_app.hub.exclusions import Exclusions
from assessor_app.hub.feed import lock_everybody
from assessor_app.hub.giving import Place, give_all
from assessor_app.hub.people_list import open_loads
from assessor_app.hub.problems import HubSetupError
from assessor_app.hub.tables import AssignmentRow, SubmissionRow, UserRow

SEATS = ("reader_1", "reader_2")


@dataclass(frozen=True, slots=True)
class AssignRule:
    """``readers`` seats of each submission are to be taken (1 or 2); ``codes`` empty means every latest attempt.

    ``most`` bounds how many open assignments anybody then has. The same ``seed`` gives the same seats.
    """

    readers: int = 1
    codes: tuple[str, ...] = ()
    due_at: datetime | None = None
    most: int | None = None
    seed: int = 0
    with_leads: bool = False
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class Seat:
    """One seat that is given: attempt ``attempt`` of ``submission_code`` to ``user_code``."""

    submission_code: str
    attempt: int
    role: str
    user_code: str
    submission_id: str
    user_id: str


def plan_seats(session: Session, rule: AssignRule) -> tuple[Seat, ...]:
    """Who is to read what. The submissions stay locked until commit, so that nobody else fills a seat meanwhile.

    Raises HubSetupError naming the first submission for which there are not enough readers.
    """
    if not 1 <= rule.readers <= len(SEATS):
        raise HubSetupError("A submission has one reader or two.")
    roles = ("assessor", "lead", "admin") if rule.with_leads else ("assessor",)
    people = session.scalars(
        select(UserRow).where(UserRow.active, UserRow.role.in_(roles)).order_by(UserRow.code)
    ).all()
    loads = open_loads(session)
    submissions = _submissions(session, rule.codes)
    excluded = Exclusions(session, rule.codes[0] if len(rule.codes) == 1 else "")
    seated = _seated(session, submissions)
    wanted = [(one, *_free(one, seated, excluded, people, rule)) for one in submissions]
    dice = random.Random(rule.seed)  # noqa: S311 - to be repeatable, not to be secret
    seats: list[Seat] = []
    # Those with the fewest people to choose from come first, while these still have room.
    for submission, free, able in sorted(wanted, key=_scarcity):
        for role in free:
            able = [one for one in able if rule.most is None or loads.get(one.id, 0) < rule.most]
            if not able:
                raise HubSetupError(
                    f"Nobody is left who may read {submission.code} as {role.replace('_', ' ')}. Nothing was assigned."
                )
            least = min(loads.get(one.id, 0) for one in able)
            chosen = dice.choice([one for one in able if loads.get(one.id, 0) == least])
            able = [one for one in able if one is not chosen]
            loads[chosen.id] = loads.get(chosen.id, 0) + 1
            seats.append(Seat(submission.code, submission.attempt, role, chosen.code, submission.id, chosen.id))
    return tuple(sorted(seats, key=_place))


def give_seats(session: Session, seats: Sequence[Seat], rule: AssignRule, now: datetime) -> list[AssignmentRow]:
    """Write them and tell readers and leads; the caller logs them, when nothing more is to be told."""
    lock_everybody(session)
    return give_all(session, [Place(one.submission_id, one.user_id, one.role, rule.due_at) for one in seats], now)


def _submissions(session: Session, codes: Sequence[str]) -> list[SubmissionRow]:
    """The latest attempt of each code, locked, in order."""
    query = select(SubmissionRow).order_by(SubmissionRow.code, SubmissionRow.attempt).with_for_update()
    if codes:
        query = query.where(SubmissionRow.code.in_(codes))
    latest = {row.code: row for row in session.scalars(query)}
    if missing := sorted(set(codes) - set(latest)):
        raise HubSetupError(f"The hub holds no such submission: {missing[0]}.")
    return list(latest.values())


def _seated(session: Session, submissions: Sequence[SubmissionRow]) -> Mapping[str, list[tuple[str, str]]]:
    """By submission: role and user of every present assignment."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    query = select(AssignmentRow.submission_id, AssignmentRow.role, AssignmentRow.user_id)
    query = query.where(AssignmentRow.withdrawn_at.is_(None))
    ids = [one.id for one in submissions]
    for first in range(0, len(ids), AT_ONCE):
        some = query.where(AssignmentRow.submission_id.in_(ids[first : first + AT_ONCE]))
        for submission_id, role, user_id in session.execute(some):
            found[submission_id].append((role, user_id))
    return found


def _free(
    submission: SubmissionRow,
    seated: Mapping[str, list[tuple[str, str]]],
    excluded: Exclusions,
    people: Sequence[UserRow],
    rule: AssignRule,
) -> tuple[list[str], list[UserRow]]:
    """Which seats are empty, and who may take one."""
    here = seated.get(submission.id, [])
    taken = {role for role, _ in here}
    barred = excluded.of(submission) | {user_id for _, user_id in here}
    return [role for role in SEATS[: rule.readers] if role not in taken], [p for p in people if p.id not in barred]


def _scarcity(wanted: tuple[SubmissionRow, list[str], list[UserRow]]) -> tuple[int, str]:
    return len(wanted[2]), wanted[0].code


def _place(seat: Seat) -> tuple[str, str]:
    return seat.submission_code, seat.role
