"""A brake on guessing at the door: tries are counted in the database, so that all processes of a hub agree."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from assessor_app.hub.door.refusals import RefusedError
from assessor_app.hub.tables import SignInFailureRow

FAILURE_WINDOW = timedelta(minutes=15)
FAILURES_PER_NAME_AND_ADDRESS = 5
FAILURES_PER_NAME = 50
# A school's hundred people may share one address; guessing through a list of names from there is still slow.
FAILURES_PER_ADDRESS = 200


def subjects_of(name: str, address: str) -> Mapping[str, int]:
    """What a try by name and password is counted under, each with its limit."""
    return {
        _subject("name and address", name, address): FAILURES_PER_NAME_AND_ADDRESS,
        _subject("name", name): FAILURES_PER_NAME,
        **address_of(address),
    }


def address_of(address: str) -> Mapping[str, int]:
    """What a try without a name is counted under. One household's IPv6 addresses are one address."""
    return {_subject("address", _network(address)): FAILURES_PER_ADDRESS}


def count_attempt(session: Session, subjects: Mapping[str, int], now: datetime) -> None:
    """One more try for each subject; :func:`forgive` takes it back. Raises RefusedError 429 at a limit."""
    session.execute(delete(SignInFailureRow).where(SignInFailureRow.window_started_at <= now - FAILURE_WINDOW))
    for subject, limit in sorted(subjects.items()):
        row = _failures(session, subject, now)
        if row.failures >= limit:
            wait = row.window_started_at + FAILURE_WINDOW - now
            raise RefusedError(
                429,
                "too_many_failures",
                f"Signing in failed too often. Try again in {int(wait.total_seconds() // 60) + 1} minutes.",
                headers={"Retry-After": str(int(wait.total_seconds()) + 1)},
            )
        row.failures += 1


def forgive(session: Session, subjects: Mapping[str, int], address: str, now: datetime) -> None:
    """A right password: earlier slips of this person are forgotten, those of others at the same address are not."""
    shared = set(address_of(address))
    own = sorted(set(subjects) - shared)
    session.execute(delete(SignInFailureRow).where(SignInFailureRow.subject.in_(own)))
    for subject in shared:
        row = _failures(session, subject, now)
        row.failures = max(0, row.failures - 1)


def _failures(session: Session, subject: str, now: datetime) -> SignInFailureRow:
    """The subject's row, locked; made when it is not there, also when another process makes it at the same time."""
    row = session.get(SignInFailureRow, subject, with_for_update=True)
    if row is not None:
        return row
    try:
        with session.begin_nested():
            session.add(SignInFailureRow(subject=subject, failures=0, window_started_at=now))
    except IntegrityError:
        session.expire_all()
    return session.get_one(SignInFailureRow, subject, with_for_update=True)


def _subject(*parts: str) -> str:
    return hashlib.sha256("\x00".join(parts).encode()).hexdigest()


def _network(address: str) -> str:
    try:
        found = ip_address(address)
    except ValueError:
        return address
    return found.exploded[:19] if isinstance(found, IPv6Address) and found.ipv4_mapped is None else str(found)
