"""Who did what when, in a chain of hashes: a row changed, removed or slipped in later breaks it where it happened."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from assessor_app.hub.tables.audit import AuditHeadRow, AuditRow

BEGINNING = hashlib.sha256(b"assessor-hub audit/1").hexdigest()
PAGE = 1_000
Detail = Mapping[str, str | int | bool | None]


@dataclass(frozen=True, slots=True)
class Entry:
    """One act to be recorded. ``detail`` holds small facts such as a revision; never a text, a mark or a name."""

    event: str
    subject: str = ""
    actor_id: str = ""
    device_id: str = ""
    detail: Detail = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the chain holds: ``entries`` of it were read, ``broken_at`` is the first number that does not fit."""

    entries: int
    head: str
    broken_at: int | None = None
    why: str = ""

    @property
    def holds(self) -> bool:
        """Whether every row is as it was written, and none is missing."""
        return self.broken_at is None


def record(session: Session, entry: Entry, now: datetime) -> None:
    """Append one act, in the transaction that does it.

    Call it last: the head of the chain stays locked until commit, and whoever holds it must not wait for other locks.
    """
    record_all(session, [entry], now)


def record_all(session: Session, entries: Iterable[Entry], now: datetime) -> None:
    """:func:`record` for several, in their order; thousands take no longer than a few statements."""
    session.flush()
    head = _locked_head(session)
    for entry in entries:
        row = AuditRow(
            seq=head.seq + 1,
            at=now.astimezone(UTC),
            event=entry.event,
            actor_id=entry.actor_id,
            device_id=entry.device_id,
            subject=entry.subject[:200],
            detail=_canonical(dict(entry.detail)),
            previous=head.hash,
            hash="",
        )
        row.hash = digest_of(row)
        session.add(row)
        head.seq, head.hash = row.seq, row.hash
    session.flush()


def digest_of(row: AuditRow) -> str:
    """SHA-256 (hex) over the previous hash and everything the row says."""
    said = [row.seq, _moment(row.at), row.event, row.actor_id, row.device_id, row.subject, row.detail]
    return hashlib.sha256(f"{row.previous}\n{_canonical(said)}".encode()).hexdigest()


def verify(session: Session) -> Verdict:
    """Read the whole chain. Rows left out at its end are found by the head, unless that was set back as well.

    For that case keep what this returns (number and head) elsewhere and compare with :func:`hash_at`.
    """
    expected, count = BEGINNING, 0
    for row in rows(session):
        count += 1
        why = _fault(row, count, expected)
        if why:
            return Verdict(count, expected, count, why)
        expected = row.hash
    head = session.get(AuditHeadRow, 1, populate_existing=True)
    if (head.seq, head.hash) != (count, expected) if head is not None else count > 0:
        return Verdict(count, expected, count + 1, "the end of the chain is missing")
    return Verdict(count, expected)


def hash_at(session: Session, seq: int) -> str | None:
    """The hash of one row; None where there is none of that number."""
    return session.scalar(select(AuditRow.hash).where(AuditRow.seq == seq))


def rows(session: Session, *, after: int = 0, event: str = "", subject: str = "") -> Iterator[AuditRow]:
    """Rows in their order, a page at a time, from ``after`` on; only of one event or subject where given."""
    query = select(AuditRow).order_by(AuditRow.seq).limit(PAGE)
    if event:
        query = query.where(AuditRow.event == event)
    if subject:
        query = query.where(AuditRow.subject == subject)
    while True:
        page = session.scalars(query.where(AuditRow.seq > after)).all()
        yield from page
        if len(page) < PAGE:
            return
        after = page[-1].seq
        session.expunge_all()


def _fault(row: AuditRow, number: int, previous: str) -> str:
    if row.seq != number:
        return "a row is missing"
    if row.previous != previous:
        return "it does not follow the row before"
    return "" if row.hash == digest_of(row) else "it was changed after it was written"


def _locked_head(session: Session) -> AuditHeadRow:
    """The head, locked; made at the first act of all, also when two processes come to it at once."""
    row = session.get(AuditHeadRow, 1, with_for_update=True, populate_existing=True)
    if row is not None:
        return row
    try:
        with session.begin_nested():
            session.add(AuditHeadRow(id=1, seq=0, hash=BEGINNING))
    except IntegrityError:
        session.expire_all()
    return session.get_one(AuditHeadRow, 1, with_for_update=True, populate_existing=True)


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def _canonical(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
