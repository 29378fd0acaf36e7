"""Who must not read what: declared by the office, released by the reader, or one's own portfolio."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from assessor_app.hub.audit import Entry, record
from assessor_app.hub.door.accounts import fold_name
from assessor_app.hub.problems import HubSetupError
from assessor_app.hub.tables import AssignmentRow, ExclusionRow, SubmissionRow, UserRow

KINDS = ("submission", "practitioner")


def change_exclusion(session: Session, user: UserRow, kind: str, value: str, now: datetime, *, lift: bool) -> None:
    """Declare an exclusion or lift it; either may be said twice. Raises HubSetupError."""
    if kind not in KINDS or not value.strip() or len(value) > 500 or "\x00" in value:
        raise HubSetupError("Name the code of a submission, or a practitioner.")
    key = value.strip() if kind == "submission" else fold_name(value)
    row = session.get(ExclusionRow, (user.id, kind, key))
    if lift and row is not None:
        session.delete(row)
    elif not lift and row is None:
        session.add(ExclusionRow(user_id=user.id, kind=kind, value=key, at=now))
    # A practitioner's name stays out of the log.
    detail = {"kind": kind} | ({"code": key} if kind == "submission" else {})
    record(session, Entry("exclusion_lifted" if lift else "exclusion_declared", user.id, detail=detail), now)


def may_not_read(session: Session, submission: SubmissionRow) -> frozenset[str]:
    """Ids of the users who must not be given this submission.

    Excluded by the office, by the same practitioner's name, or because they released any attempt of this code.
    """
    return Exclusions(session, submission.code).of(submission)


class Exclusions:
    """Who must not read what, looked up once for many submissions, or for those of one ``code``."""

    def __init__(self, session: Session, code: str = "") -> None:
        self._by_code: dict[str, set[str]] = defaultdict(set)
        self._by_name: dict[str, set[str]] = defaultdict(set)
        for user_id, kind, value in session.execute(
            select(ExclusionRow.user_id, ExclusionRow.kind, ExclusionRow.value)
        ):
            (self._by_code if kind == "submission" else self._by_name)[value].add(user_id)
        for user_id, display in session.execute(select(UserRow.id, UserRow.display)):
            self._by_name[fold_name(display)].add(user_id)
        released = select(AssignmentRow.user_id, SubmissionRow.code).join(AssignmentRow.submission)
        released = released.where(AssignmentRow.released_at.is_not(None))
        for user_id, of in session.execute(released.where(SubmissionRow.code == code) if code else released):
            self._by_code[of].add(user_id)

    def of(self, submission: SubmissionRow) -> frozenset[str]:
        """Ids of the users who must not be given this submission."""
        person = fold_name(submission.practitioner)
        named = self._by_name.get(person, set()) if person else set()
        return frozenset(self._by_code.get(submission.code, set()) | named)


@dataclass(frozen=True, slots=True)
class Barred:
    """What one user must not look at: submissions by code, and whatever people of these folded names handed in."""

    codes: frozenset[str]
    names: frozenset[str]

    def covers(self, submission: SubmissionRow | Row[*tuple[Any, ...]]) -> bool:
        """Whether this submission, or what a query told of one (code, practitioner), is among it."""
        person = fold_name(submission.practitioner)
        return submission.code in self.codes or (bool(person) and person in self.names)


def barred_from(session: Session, user_id: str) -> Barred:
    """The same as :func:`may_not_read`, seen from the user: for whoever is asked about many submissions."""
    declared = session.execute(
        select(ExclusionRow.kind, ExclusionRow.value).where(ExclusionRow.user_id == user_id)
    ).all()
    released = session.scalars(
        select(SubmissionRow.code)
        .join(AssignmentRow, AssignmentRow.submission_id == SubmissionRow.id)
        .where(AssignmentRow.user_id == user_id, AssignmentRow.released_at.is_not(None))
    )
    codes = {value for kind, value in declared if kind == "submission"}
    names = {value for kind, value in declared if kind == "practitioner"}
    own = fold_name(session.get_one(UserRow, user_id).display)
    return Barred(frozenset([*codes, *released]), frozenset([*names, own]) - {""})


def is_excluded(session: Session, submission: SubmissionRow, user: UserRow) -> bool:
    """Whether the office excluded this reader, or the portfolio is the reader's own; releases are asked elsewhere."""
    person = fold_name(submission.practitioner)
    keys = [(user.id, "submission", submission.code), (user.id, "practitioner", person)]
    return any(session.get(ExclusionRow, key) is not None for key in keys) or (
        bool(person) and fold_name(user.display) == person
    )
