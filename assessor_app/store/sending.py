"""The outbox as sync sees it: what may go next, how it is frozen for the way, and what its answer makes of it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import and_, case, delete, exists, or_, select, update
from sqlalchemy.orm import Session

from assessor_app.store import acts, annotation_rows, conflict_parts
from assessor_app.store.operations import EDITS, FINAL, Operation, OperationKind, get, operation_of
from assessor_app.store.outbox import enqueue
from assessor_app.store.settling import settle_annotation, settle_feedback, settle_score
from assessor_app.store.tables import outbox, server_assessment, server_score


def next_operation(
    session: Session, skip: Collection[str] = (), without: Collection[OperationKind] = ()
) -> Operation | None:
    """The oldest operation that may go: sent ones first (to be repeated byte for byte), then first in, first out.

    A pending one waits while the same thing is parked; a submit or return until no edit of its assignment is left,
    parked and refused ones included; a recall until these are out. A case given back sends nothing else any more.
    ``skip`` holds the keys kept back in this run already, so that one ailing operation does not hold up the rest;
    ``without`` kinds that the hub does not understand.
    """
    other = outbox.alias("other")
    same_assignment = other.c.assignment_id == outbox.c.assignment_id
    same_target = and_(same_assignment, other.c.kind == outbox.c.kind, other.c.scorable_id == outbox.c.scorable_id)
    blocked = or_(
        and_(same_target, other.c.state.in_(("sent", "parked"))),
        and_(same_assignment, outbox.c.kind.in_(FINAL), other.c.kind.in_(EDITS)),
        and_(same_assignment, outbox.c.kind == "recall", other.c.kind.in_(FINAL)),
        and_(same_assignment, other.c.kind == "release", other.c.state.in_(("pending", "sent"))),
    )
    may_go = and_(outbox.c.state == "pending", ~exists().where(and_(other.c.key != outbox.c.key, blocked)))
    query = (
        select(outbox)
        .where(or_(outbox.c.state == "sent", may_go), outbox.c.key.not_in(skip), outbox.c.kind.not_in(without))
        .order_by(case((outbox.c.state == "sent", 0), else_=1), outbox.c.seq)
        .limit(1)
    )
    row = session.execute(query).mappings().one_or_none()
    return None if row is None else operation_of(row)


def freeze(session: Session, key: str) -> Operation:
    """Fix body and base revision of a pending operation and count the attempt; commit before the network call.

    An operation already sent comes back unchanged but for its ``attempts``. Raises LookupError for an unknown
    key and ValueError for one that is parked or refused.
    """
    operation = get(session, key)
    if operation.state in ("parked", "refused"):
        raise ValueError(f"an operation that is {operation.state} cannot be sent")
    values: dict[str, Any] = {"attempts": operation.attempts + 1}
    if operation.state == "pending":
        # Late on purpose: pydantic is needed only to speak to the hub, not to open the queue.
        from assessor_app.store.operation_body import build_body

        values |= {"state": "sent", "body": build_body(session, operation), "base_rev": base_rev(session, operation)}
        if operation.kind in EDITS:
            values["base"] = conflict_parts.base_at_freezing(session, operation)
    session.execute(update(outbox).where(outbox.c.key == key).values(**values))
    return get(session, key)


def freeze_upon(session: Session, key: str, base_rev: int, base: str) -> None:
    """Freeze a pending edit as made upon an older copy than the one that is here: the hub then says 412, and what
    became of it since is laid together with the edit or asked of the person, as for any other laptop.

    ``base`` is that copy part by part (JSON). Raises LookupError for an unknown key.
    """
    freeze(session, key)
    _set(session, key, base_rev=base_rev, base=base)


def acknowledge(session: Session, key: str) -> None:
    """Delete an operation whose answer was understood; same transaction in which the hub's copy is stored.

    The local row goes with it once the hub's copy says the same, or has gone on from it elsewhere. Calling it
    twice is harmless.
    """
    row = session.execute(select(outbox).where(outbox.c.key == key)).mappings().one_or_none()
    if row is None:
        return
    operation = operation_of(row)
    session.execute(delete(outbox).where(outbox.c.key == key))
    gone_on = operation.base_rev is not None and base_rev(session, operation) > operation.base_rev + 1
    if operation.kind == "score":
        settle_score(session, operation.assignment_id, operation.scorable_id, gone_on=gone_on)
    elif operation.kind == "feedback":
        settle_feedback(session, operation.assignment_id, gone_on=gone_on)
    elif operation.kind == "annotation":
        settle_annotation(session, operation.assignment_id, operation.scorable_id, gone_on=gone_on)
    elif operation.kind == "act":
        acts.settle(session, operation.scorable_id)


def park(session: Session, key: str, current: bytes, sentence: str) -> None:
    """412: keep the hub's ``current`` copy (JSON) beside mine; nothing is deleted.

    Where both say the same there is no conflict and the operation is done. A submit or recall that only met a
    newer revision goes again on top of it: the signed fingerprint, not the revision, guards what was signed.
    """
    from assessor_app.store.operation_body import says_the_same  # late, as in freeze

    operation = get(session, key)
    if says_the_same(operation, current):
        acknowledge(session, key)
    elif not _overtaken(session, operation):
        _set(session, key, state="parked", theirs=current, sentence=sentence)


def keep_parked(session: Session, key: str, current: bytes, sentence: str) -> None:
    """As :func:`park`, for an edit known to say something else than ``current``."""
    _set(session, key, state="parked", theirs=current, sentence=sentence)


def give_up(session: Session, key: str) -> None:
    """Forget an operation in whose place another one says more."""
    session.execute(delete(outbox).where(outbox.c.key == key))


def refuse(session: Session, key: str, sentence: str) -> None:
    """Any other no of the hub: shown as needing attention, kept for good."""
    get(session, key)
    _set(session, key, state="refused", sentence=sentence)


def _overtaken(session: Session, operation: Operation) -> bool:
    """Whether a submit or recall met nothing but a newer frame that sync has stored; it is then renewed or moot."""
    if operation.kind not in (*FINAL, "recall"):
        return False
    query = select(server_assessment.c.rev, server_assessment.c.state)
    row = session.execute(query.where(server_assessment.c.assignment_id == operation.assignment_id)).one_or_none()
    if row is None or row.rev <= (operation.base_rev or 0):
        return False
    goes_again = row.state == ("submitted" if operation.kind == "recall" else "open")
    if not goes_again and operation.kind in FINAL:
        return False
    session.execute(delete(outbox).where(outbox.c.key == operation.key))
    if goes_again:
        enqueue(session, operation.assignment_id, operation.kind, "", operation.created_at)
    return True


def base_rev(session: Session, operation: Operation) -> int:
    """Revision of the hub's copy of what an operation is about, 0 where it has none."""
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


def _set(session: Session, key: str, **values: Any) -> None:
    session.execute(update(outbox).where(outbox.c.key == key).values(**values))
