"""One write, once: same key and bytes give the same answer, a stale revision gives the current copy."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Protocol

from sqlalchemy import select
from sqlalchemy.orm import Session

from assessor_app.hub.audit import Entry, record
from assessor_app.hub.copies import Copies
from assessor_app.hub.database import Database
from assessor_app.hub.door.accounts import Caller
from assessor_app.hub.door.refusals import RefusedError, not_found
from assessor_app.hub.feed import lock_everybody, lock_feeds, lock_submissions
from assessor_app.hub.programme_settings import switches_of
from assessor_app.hub.progress import may_see
from assessor_app.hub.tables import AssignmentRow, IdempotencyRow
from assessor_app.protocol.messages import AnnotationCopy, AssessmentCopy, ChoiceCopy, Removed, ScoreCopy

_REVISION = re.compile(r'"(\d{1,9})"')
_KEY = re.compile(r"[A-Za-z0-9_-]{8,100}")


@dataclass(frozen=True, slots=True)
class WriteWish:
    """What makes one write the same write: its key, and a digest of method, path and body.

    ``wants`` is what the app that sent it understands, so that its answer is made for it.
    """

    key: str
    request_sha256: str
    base_rev: int | None
    now: datetime
    wants: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Act:
    """What a write works on, inside its transaction: the assignment is the caller's, and its feed is locked."""

    session: Session
    assignment: AssignmentRow
    copies: Copies
    caller: Caller
    base_rev: int | None
    now: datetime

    def check_revision(self, current: ScoreCopy | AssessmentCopy | AnnotationCopy) -> None:
        """Raises RefusedError 412 with the current copy when the write was made from another one."""
        if self.base_rev is not None and self.base_rev != current.rev:
            raise RefusedError(
                412, "stale", "This was changed elsewhere in the meantime. Nothing was overwritten.", current=current
            )


Copy = ScoreCopy | AssessmentCopy | AnnotationCopy | Removed | ChoiceCopy


class Work(Protocol):
    """One kind of write; ``EVENT`` is its name in the log of acts.

    ``WIDE``: others than its reader are told of it too, so all feeds are held while it is done.
    """

    EVENT: ClassVar[str]
    WIDE: ClassVar[bool]

    def __call__(self, act: Act) -> Copy:
        """Do it. Raises RefusedError, and then nothing is written."""
        ...


def read_wish(
    method: str,
    path: str,
    body: bytes,
    if_match: str | None,
    key: str | None,
    now: datetime,
    *,
    strict: bool = True,
    wants: frozenset[str] = frozenset(),
) -> WriteWish:
    """The write a request asks for. Raises RefusedError 428 without its headers (``strict``), 422 for odd ones."""
    if strict and (if_match is None or key is None):
        raise RefusedError(428, "precondition_required", "A write must carry If-Match and Idempotency-Key.")
    revision = _REVISION.fullmatch(if_match) if if_match is not None else None
    if if_match is not None and revision is None:
        raise RefusedError(422, "invalid", 'If-Match must be a revision such as "3".')
    if key is not None and not _KEY.fullmatch(key):
        raise RefusedError(422, "invalid", "Idempotency-Key must be 8 to 100 letters, digits, - or _.")
    digest = hashlib.sha256(b"\x00".join((method.encode(), path.encode(), body))).hexdigest()
    return WriteWish(key or "", digest, int(revision[1]) if revision is not None else None, now, wants)


def run_write(
    database: Database, caller: Caller, assignment_id: str, wish: WriteWish, work: Work, *, as_lead: bool = False
) -> bytes:
    """Do ``work`` in one transaction and return its answer as JSON; a repeated wish returns the first answer.

    Raises RefusedError 404 when the assignment is not the caller's (``as_lead``: not one the lead may see), 422 when
    the key was used for something else, and whatever ``work`` refuses; then nothing is written.
    """

    def once(session: Session) -> bytes:
        return _write(session, caller, assignment_id, wish, work, as_lead)

    return database.transact(once)


def _write(session: Session, caller: Caller, assignment_id: str, wish: WriteWish, work: Work, as_lead: bool) -> bytes:
    assignment = _find(session, caller, assignment_id, as_lead)
    if assignment is None:
        return _answer_given(session, caller, wish)
    if work.WIDE:
        # The submission first, as everywhere: its empty seats may be filled by this.
        lock_submissions(session, [assignment.submission_id])
        lock_everybody(session)
    else:
        lock_feeds(session, {caller.user_id, assignment.user_id})
    answer = _answered(session, caller, wish)
    if answer is not None:
        return answer
    # Only now is what was read safe from others: everything loaded before the lock is read again.
    session.expire_all()
    assignment = _assignment(session, caller, assignment_id, as_lead)
    copies = Copies(session, switches_of(session), wish.wants)
    copy = work(Act(session, assignment, copies, caller, wish.base_rev, wish.now))
    answer = copy.model_dump_json().encode()
    _keep(session, caller, wish, answer)
    # Last: the end of the log stays locked until commit, and whoever holds it waits for nothing else.
    record(session, _entry(work, assignment.id, caller, copy), wish.now)
    return answer


def _entry(work: Work, assignment_id: str, caller: Caller, copy: Copy) -> Entry:
    """What the log says of a write: its kind, where and by whom, never its content."""
    rev = getattr(copy, "rev", None)
    return Entry(work.EVENT, assignment_id, caller.user_id, caller.device_id, {} if rev is None else {"rev": rev})


def _assignment(session: Session, caller: Caller, assignment_id: str, as_lead: bool) -> AssignmentRow:
    found = _find(session, caller, assignment_id, as_lead)
    if found is None:
        raise not_found()
    return found


def _find(session: Session, caller: Caller, assignment_id: str, as_lead: bool) -> AssignmentRow | None:
    query = select(AssignmentRow).where(AssignmentRow.id == assignment_id, AssignmentRow.withdrawn_at.is_(None))
    if not as_lead:
        query = query.where(AssignmentRow.user_id == caller.user_id)
    found = session.scalar(query)
    if found is None or (as_lead and not may_see(session, caller.user_id, found)):
        return None
    return found


def _answer_given(session: Session, caller: Caller, wish: WriteWish) -> bytes:
    """The answer to a write that took the assignment away, when it comes again. Raises RefusedError 404."""
    lock_feeds(session, {caller.user_id})
    answer = _answered(session, caller, wish)
    if answer is None:
        raise not_found()
    return answer


def answered_once(session: Session, caller: Caller, wish: WriteWish, work: Callable[[], bytes]) -> bytes:
    """What ``work`` answers, or what it answered to the same wish before. Raises RefusedError 422: another wish's key.

    The caller's feed is held by then, so that repeated wishes wait for each other.
    """
    answer = _answered(session, caller, wish)
    if answer is None:
        answer = work()
        _keep(session, caller, wish, answer)
        session.flush()
    return answer


def _keep(session: Session, caller: Caller, wish: WriteWish, answer: bytes) -> None:
    if wish.key:
        session.add(
            IdempotencyRow(
                user_id=caller.user_id,
                key=wish.key,
                request_sha256=wish.request_sha256,
                status=200,
                answer=answer,
                at=wish.now,
            )
        )


def _answered(session: Session, caller: Caller, wish: WriteWish) -> bytes | None:
    row = session.get(IdempotencyRow, (caller.user_id, wish.key)) if wish.key else None
    if row is None:
        return None
    if row.request_sha256 != wish.request_sha256:
        raise RefusedError(422, "key_reused", "This Idempotency-Key was used for another write.")
    return row.answer
