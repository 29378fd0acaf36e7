"""What waits to be sent: the only place where the assessor's facts and sync meet.

An operation is *pending* while its facts may still change, *sent* (frozen: same key, bytes and base revision)
until its answer is understood, *parked* when the hub holds something else (412), *refused* when the hub said
no for good. Parked and refused ones need the person's attention and are never deleted by the machine.
"""

from __future__ import annotations

import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal

from sqlalchemy import ColumnElement, and_, case, delete, exists, func, insert, or_, select, update
from sqlalchemy.engine import RowMapping
from sqlalchemy.orm import Session

from assessor_app.domain.annotation import Annotation
from assessor_app.domain.scoring import Score
from assessor_app.store import annotation_rows, assessments
from assessor_app.store.tables import outbox, server_assessment, server_score

OperationKind = Literal["score", "feedback", "submit", "recall", "annotation", "return", "release"]
# What has to be at the hub before it is signed over, and can be in conflict.
EDITS: Final = ("score", "feedback", "annotation")
_FINAL: Final = ("submit", "return")
OperationState = Literal["pending", "sent", "parked", "refused"]


@dataclass(frozen=True, slots=True)
class Operation:
    """One write for the hub; ``key`` is its Idempotency-Key, ``theirs`` the copy that stood in the way.

    ``scorable_id`` is the annotation's id where it is about one, and empty for what is about the whole assessment.
    """

    key: str
    assignment_id: str
    kind: OperationKind
    scorable_id: str
    body: bytes | None
    base_rev: int | None
    state: OperationState
    attempts: int
    sentence: str
    created_at: datetime
    theirs: bytes | None = None


# --- the side of sync ------------------------------------------------------------------------------------------


def next_operation(session: Session, skip: Collection[str] = ()) -> Operation | None:
    """The oldest operation that may go: sent ones first (to be repeated byte for byte), then first in, first out.

    A pending one waits while the same thing is parked; a submit or return until no edit of its assignment is left,
    parked and refused ones included; a recall until these are out. A case given back sends nothing else any more.
    ``skip`` holds the keys kept back in this run already, so that one ailing operation does not hold up the rest.
    """
    other = outbox.alias("other")
    same_assignment = other.c.assignment_id == outbox.c.assignment_id
    same_target = and_(same_assignment, other.c.kind == outbox.c.kind, other.c.scorable_id == outbox.c.scorable_id)
    blocked = or_(
        and_(same_target, other.c.state.in_(("sent", "parked"))),
        and_(same_assignment, outbox.c.kind.in_(_FINAL), other.c.kind.in_(EDITS)),
        and_(same_assignment, outbox.c.kind == "recall", other.c.kind.in_(_FINAL)),
        and_(same_assignment, other.c.kind == "release", other.c.state.in_(("pending", "sent"))),
    )
    may_go = and_(outbox.c.state == "pending", ~exists().where(and_(other.c.key != outbox.c.key, blocked)))
    query = (
        select(outbox)
        .where(or_(outbox.c.state == "sent", may_go), outbox.c.key.not_in(skip))
        .order_by(case((outbox.c.state == "sent", 0), else_=1), outbox.c.seq)
        .limit(1)
    )
    row = session.execute(query).mappings().one_or_none()
    return None if row is None else _operation(row)


def freeze(session: Session, key: str) -> Operation:
    """Fix body and base revision of a pending operation and count the attempt; commit before the network call.

    An operation already sent comes back unchanged but for its ``attempts``. Raises LookupError for an unknown
    key and ValueError for one that is parked or refused.
    """
    operation = _get(session, key)
    if operation.state in ("parked", "refused"):
        raise ValueError(f"an operation that is {operation.state} cannot be sent")
    values: dict[str, Any] = {"attempts": operation.attempts + 1}
    if operation.state == "pending":
        # Late on purpose: pydantic is needed only to speak to the hub, not to open the queue.
        from assessor_app.store.operation_body import build_body

        values |= {"state": "sent", "body": build_body(session, operation), "base_rev": _base_rev(session, operation)}
    session.execute(update(outbox).where(outbox.c.key == key).values(**values))
    return _get(session, key)


def acknowledge(session: Session, key: str) -> None:
    """Delete an operation whose answer was understood; same transaction in which the hub's copy is stored.

    The local row goes with it once the hub's copy says the same, or has gone on from it elsewhere. Calling it
    twice is harmless.
    """
    row = session.execute(select(outbox).where(outbox.c.key == key)).mappings().one_or_none()
    if row is None:
        return
    operation = _operation(row)
    session.execute(delete(outbox).where(outbox.c.key == key))
    gone_on = operation.base_rev is not None and _base_rev(session, operation) > operation.base_rev + 1
    if operation.kind == "score":
        settle_score(session, operation.assignment_id, operation.scorable_id, gone_on=gone_on)
    elif operation.kind == "feedback":
        settle_feedback(session, operation.assignment_id, gone_on=gone_on)
    elif operation.kind == "annotation":
        settle_annotation(session, operation.assignment_id, operation.scorable_id, gone_on=gone_on)


def park(session: Session, key: str, current: bytes, sentence: str) -> None:
    """412: keep the hub's ``current`` copy (JSON) beside mine; nothing is deleted.

    Where both say the same there is no conflict and the operation is done. A submit or recall that only met a
    newer revision goes again on top of it: the signed fingerprint, not the revision, guards what was signed.
    """
    from assessor_app.store.operation_body import says_the_same  # late, as in freeze

    operation = _get(session, key)
    if says_the_same(operation, current):
        acknowledge(session, key)
    elif not _overtaken(session, operation):
        _set(session, key, state="parked", theirs=current, sentence=sentence)


def give_up(session: Session, key: str) -> None:
    """Forget an operation in whose place another one says more."""
    session.execute(delete(outbox).where(outbox.c.key == key))


def refuse(session: Session, key: str, sentence: str) -> None:
    """Any other no of the hub: shown as needing attention, kept for good."""
    _get(session, key)
    _set(session, key, state="refused", sentence=sentence)


def count_unsent(session: Session) -> int:
    """Every operation the hub has not confirmed, those needing attention included."""
    return session.execute(select(func.count()).select_from(outbox)).scalar_one()


def count_attention(session: Session) -> int:
    """Operations that are parked or refused."""
    query = select(func.count()).select_from(outbox).where(outbox.c.state.in_(("parked", "refused")))
    return session.execute(query).scalar_one()


def settle_score(session: Session, assignment_id: str, scorable_id: str, *, gone_on: bool = False) -> None:
    """Drop the local score when nothing of it waits and the hub's copy equals it (or has gone on from it)."""
    if _waiting(session, assignment_id, "score", scorable_id):
        return
    mine = assessments.local_score_of(session, assignment_id, scorable_id)
    if mine is not None and (gone_on or mine == assessments.server_score_of(session, assignment_id, scorable_id)):
        assessments.drop_local_score(session, assignment_id, scorable_id)


def settle_feedback(session: Session, assignment_id: str, *, gone_on: bool = False) -> None:
    """As :func:`settle_score`, for the overall feedback."""
    if _waiting(session, assignment_id, "feedback", ""):
        return
    mine = assessments.local_feedback_of(session, assignment_id)
    if mine is not None and (gone_on or mine == assessments.server_feedback_of(session, assignment_id)):
        assessments.drop_local_feedback(session, assignment_id)


def settle_annotation(session: Session, assignment_id: str, annotation_id: str, *, gone_on: bool = False) -> None:
    """As :func:`settle_score`, for one annotation."""
    if _waiting(session, assignment_id, "annotation", annotation_id):
        return
    mine = annotation_rows.local_of(session, assignment_id, annotation_id)
    theirs = annotation_rows.server_of(session, assignment_id, annotation_id)
    if mine is not None and (gone_on or annotation_rows.same(mine, theirs)):
        annotation_rows.drop_local(session, assignment_id, annotation_id)


def settle_state(session: Session, assignment_id: str, server_state: str) -> None:
    """Forget a recall that did not go through once the hub's state has made it pointless."""
    if server_state in ("open", "recall_asked"):
        stuck = and_(
            outbox.c.assignment_id == assignment_id,
            outbox.c.kind == "recall",
            outbox.c.state.in_(("parked", "refused")),
        )
        session.execute(delete(outbox).where(stuck))


# --- the side of the workflows ---------------------------------------------------------------------------------


def queue_score(session: Session, assignment_id: str, scorable_id: str, score: Score, now: datetime) -> None:
    """Record the assessor's score and its operation; an edit that returns to the hub's copy leaves neither."""
    if score == assessments.server_score_of(session, assignment_id, scorable_id) and not _waiting(
        session, assignment_id, "score", scorable_id, "sent", "parked"
    ):
        assessments.drop_local_score(session, assignment_id, scorable_id)
        take_back(session, assignment_id, "score", scorable_id)
        return
    assessments.write_score(session, assignment_id, scorable_id, score, now)
    enqueue(session, assignment_id, "score", scorable_id, now)


def queue_feedback(session: Session, assignment_id: str, feedback: str, now: datetime) -> None:
    """As :func:`queue_score`, for the overall feedback."""
    if feedback == assessments.server_feedback_of(session, assignment_id) and not _waiting(
        session, assignment_id, "feedback", "", "sent", "parked"
    ):
        assessments.drop_local_feedback(session, assignment_id)
        take_back(session, assignment_id, "feedback", "")
        return
    assessments.write_feedback(session, assignment_id, feedback, now)
    enqueue(session, assignment_id, "feedback", "", now)


def queue_annotation(
    session: Session, assignment_id: str, annotation_id: str, kind: str, annotation: Annotation | None, now: datetime
) -> None:
    """As :func:`queue_score`, for one annotation of ``kind``; None deletes it."""
    wanted = annotation_rows.as_stored(annotation, kind)
    theirs = annotation_rows.server_of(session, assignment_id, annotation_id)
    if annotation_rows.same(wanted, theirs) and not _waiting(
        session, assignment_id, "annotation", annotation_id, "sent", "parked"
    ):
        annotation_rows.drop_local(session, assignment_id, annotation_id)
        take_back(session, assignment_id, "annotation", annotation_id)
        return
    annotation_rows.write_local(session, assignment_id, annotation_id, wanted[0], annotation, now)
    enqueue(session, assignment_id, "annotation", annotation_id, now)


def is_released(session: Session, assignment_id: str) -> bool:
    """Whether the assessor has given the case back, and the hub has not said no."""
    return _waiting(session, assignment_id, "release", "", "pending", "sent")


def is_given_back(session: Session, assignment_id: str) -> bool:
    """Whether the assessor has given the case back, whatever came of it."""
    return _waiting(session, assignment_id, "release", "")


def drop_all(session: Session, assignment_id: str) -> None:
    """Forget every operation of a case that was given back: nothing of it is to be sent any more."""
    session.execute(delete(outbox).where(outbox.c.assignment_id == assignment_id))


def enqueue(session: Session, assignment_id: str, kind: OperationKind, scorable_id: str, now: datetime) -> None:
    """Make sure a pending operation stands for this target; a refused one is renewed by the newer edit."""
    if _waiting(session, assignment_id, kind, scorable_id, "pending"):
        return
    take_back(session, assignment_id, kind, scorable_id)
    session.execute(
        insert(outbox).values(
            key=uuid.uuid4().hex,
            assignment_id=assignment_id,
            kind=kind,
            scorable_id=scorable_id,
            state="pending",
            created_at=now,
        )
    )


def take_back(session: Session, assignment_id: str, kind: OperationKind, scorable_id: str) -> None:
    """Remove what the hub surely does not hold (pending or refused), because the assessor chose otherwise."""
    chosen = and_(_target(assignment_id, kind, scorable_id), outbox.c.state.in_(("pending", "refused")))
    session.execute(delete(outbox).where(chosen))


def take_back_submit(session: Session, assignment_id: str) -> None:
    """Remove a submit or return the hub surely does not hold: never sent, or answered with a no."""
    for kind in _FINAL:
        chosen = and_(_target(assignment_id, kind, ""), outbox.c.state != "sent")
        session.execute(delete(outbox).where(chosen))


def keep_mine(session: Session, key: str, now: datetime) -> None:
    """Settle a parked edit in favour of the assessor: it goes again, on top of the hub's copy.

    Sync stores the copy of the 412 answer when it parks, so the next base revision is theirs.
    """
    operation = _parked(session, key)
    session.execute(delete(outbox).where(outbox.c.key == key))
    enqueue(session, operation.assignment_id, operation.kind, operation.scorable_id, now)


def keep_theirs(session: Session, key: str) -> None:
    """Settle a parked edit in favour of the hub's copy: mine leaves the outbox and the screen."""
    operation = _parked(session, key)
    session.execute(delete(outbox).where(outbox.c.key == key))
    take_back(session, operation.assignment_id, operation.kind, operation.scorable_id)
    if operation.kind == "score":
        assessments.drop_local_score(session, operation.assignment_id, operation.scorable_id)
    elif operation.kind == "feedback":
        assessments.drop_local_feedback(session, operation.assignment_id)
    elif operation.kind == "annotation":
        annotation_rows.drop_local(session, operation.assignment_id, operation.scorable_id)


def operations(session: Session, assignment_id: str) -> tuple[Operation, ...]:
    """All operations of one assignment, oldest first."""
    query = select(outbox).where(outbox.c.assignment_id == assignment_id).order_by(outbox.c.seq)
    return tuple(_operation(row) for row in session.execute(query).mappings())


def waiting_of_all(session: Session) -> Mapping[str, tuple[tuple[OperationKind, OperationState, str], ...]]:
    """Kind, state and sentence of every operation, by assignment id, oldest first: for the queue."""
    found: dict[str, tuple[tuple[OperationKind, OperationState, str], ...]] = {}
    query = select(outbox.c.assignment_id, outbox.c.kind, outbox.c.state, outbox.c.sentence).order_by(outbox.c.seq)
    for owner, kind, state, sentence in session.execute(query):
        found[owner] = (*found.get(owner, ()), (kind, state, sentence))
    return found


def _overtaken(session: Session, operation: Operation) -> bool:
    """Whether a submit or recall met nothing but a newer frame that sync has stored; it is then renewed or moot."""
    if operation.kind not in (*_FINAL, "recall"):
        return False
    query = select(server_assessment.c.rev, server_assessment.c.state)
    row = session.execute(query.where(server_assessment.c.assignment_id == operation.assignment_id)).one_or_none()
    if row is None or row.rev <= (operation.base_rev or 0):
        return False
    goes_again = row.state == ("submitted" if operation.kind == "recall" else "open")
    if not goes_again and operation.kind in _FINAL:
        return False
    session.execute(delete(outbox).where(outbox.c.key == operation.key))
    if goes_again:
        enqueue(session, operation.assignment_id, operation.kind, "", operation.created_at)
    return True


def _target(assignment_id: str, kind: str, scorable_id: str) -> ColumnElement[bool]:
    return and_(outbox.c.assignment_id == assignment_id, outbox.c.kind == kind, outbox.c.scorable_id == scorable_id)


def _waiting(session: Session, assignment_id: str, kind: str, scorable_id: str, *states: OperationState) -> bool:
    """Whether an operation of this target is in one of ``states`` (any state when none is named)."""
    chosen = _target(assignment_id, kind, scorable_id)
    if states:
        chosen = and_(chosen, outbox.c.state.in_(states))
    return session.execute(select(exists().where(chosen))).scalar_one()


def _base_rev(session: Session, operation: Operation) -> int:
    if operation.kind == "score":
        query = select(server_score.c.rev).where(
            server_score.c.assignment_id == operation.assignment_id,
            server_score.c.scorable_id == operation.scorable_id,
        )
    elif operation.kind == "annotation":
        return annotation_rows.server_rev(session, operation.assignment_id, operation.scorable_id)
    else:
        query = select(server_assessment.c.rev).where(server_assessment.c.assignment_id == operation.assignment_id)
    return session.execute(query).scalar_one_or_none() or 0


def _get(session: Session, key: str) -> Operation:
    row = session.execute(select(outbox).where(outbox.c.key == key)).mappings().one_or_none()
    if row is None:
        raise LookupError(f"no operation {key}")
    return _operation(row)


def _parked(session: Session, key: str) -> Operation:
    operation = _get(session, key)
    if operation.state != "parked":
        raise ValueError(f"an operation that is {operation.state} is no conflict")
    return operation


def _set(session: Session, key: str, **values: Any) -> None:
    session.execute(update(outbox).where(outbox.c.key == key).values(**values))


def _operation(row: RowMapping) -> Operation:
    return Operation(
        row["key"],
        row["assignment_id"],
        row["kind"],
        row["scorable_id"],
        row["body"],
        row["base_rev"],
        row["state"],
        row["attempts"],
        row["sentence"],
        row["created_at"],
        row["theirs"],
    )
