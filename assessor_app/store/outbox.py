"""What waits to be sent, as the assessor's work makes it and takes it back; ``sending`` is the side of sync."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import and_, delete, func, insert, select
from sqlalchemy.orm import Session

from assessor_app.domain.annotation import Annotation
from assessor_app.domain.scoring import Score
from assessor_app.store import acts, annotation_rows, assessments
from assessor_app.store.operations import (
    EDITS,
    FINAL,
    Operation,
    OperationKind,
    OperationState,
    get,
    is_waiting,
    of_target,
    operation_of,
)
from assessor_app.store.tables import outbox


def queue_score(session: Session, assignment_id: str, scorable_id: str, score: Score, now: datetime) -> None:
    """Record the assessor's score and its operation; an edit that returns to the hub's copy leaves neither.

    Where it was in conflict with that copy, there is nothing left to settle.
    """
    if score == assessments.server_score_of(session, assignment_id, scorable_id) and not is_waiting(
        session, assignment_id, "score", scorable_id, "sent"
    ):
        assessments.drop_local_score(session, assignment_id, scorable_id)
        go_with_theirs(session, assignment_id, "score", scorable_id)
        return
    assessments.write_score(session, assignment_id, scorable_id, score, now)
    enqueue(session, assignment_id, "score", scorable_id, now)


def queue_feedback(session: Session, assignment_id: str, feedback: str, now: datetime) -> None:
    """As :func:`queue_score`, for the overall feedback."""
    if feedback == assessments.server_feedback_of(session, assignment_id) and not is_waiting(
        session, assignment_id, "feedback", "", "sent"
    ):
        assessments.drop_local_feedback(session, assignment_id)
        go_with_theirs(session, assignment_id, "feedback", "")
        return
    assessments.write_feedback(session, assignment_id, feedback, now)
    enqueue(session, assignment_id, "feedback", "", now)


def queue_annotation(
    session: Session, assignment_id: str, annotation_id: str, kind: str, annotation: Annotation | None, now: datetime
) -> None:
    """As :func:`queue_score`, for one annotation of ``kind``; None deletes it."""
    wanted = annotation_rows.as_stored(annotation, kind)
    theirs = annotation_rows.server_of(session, assignment_id, annotation_id)
    if annotation_rows.same(wanted, theirs) and not is_waiting(
        session, assignment_id, "annotation", annotation_id, "sent"
    ):
        annotation_rows.drop_local(session, assignment_id, annotation_id)
        go_with_theirs(session, assignment_id, "annotation", annotation_id)
        return
    annotation_rows.write_local(session, assignment_id, annotation_id, wanted[0], annotation, now)
    enqueue(session, assignment_id, "annotation", annotation_id, now)


def is_released(session: Session, assignment_id: str) -> bool:
    """Whether the assessor has given the case back, and the hub has not said no."""
    return is_waiting(session, assignment_id, "release", "", "pending", "sent")


def is_given_back(session: Session, assignment_id: str) -> bool:
    """Whether the assessor has given the case back, whatever came of it."""
    return is_waiting(session, assignment_id, "release", "")


def drop_all(session: Session, assignment_id: str) -> None:
    """Forget every operation of a case that was given back: nothing of it is to be sent any more."""
    session.execute(delete(outbox).where(outbox.c.assignment_id == assignment_id))


def enqueue(session: Session, assignment_id: str, kind: OperationKind, scorable_id: str, now: datetime) -> None:
    """Make sure a pending operation stands for this target; a refused one is renewed by the newer edit."""
    if is_waiting(session, assignment_id, kind, scorable_id, "pending"):
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
    chosen = and_(of_target(assignment_id, kind, scorable_id), outbox.c.state.in_(("pending", "refused")))
    session.execute(delete(outbox).where(chosen))


def go_with_theirs(session: Session, assignment_id: str, kind: OperationKind, scorable_id: str) -> None:
    """The assessor says what the hub holds: nothing is to be sent, and nothing is in conflict any more."""
    session.execute(delete(outbox).where(of_target(assignment_id, kind, scorable_id)))


def renew(session: Session, key: str, now: datetime) -> Operation:
    """Send what needs attention once more, as a new operation upon the hub's present copy.

    Raises LookupError for an unknown key and ValueError for one that does not need attention.
    """
    operation = get(session, key)
    if operation.state not in ("parked", "refused"):
        raise ValueError(f"an operation that is {operation.state} needs no attention")
    session.execute(delete(outbox).where(outbox.c.key == key))
    if operation.kind == "act":
        acts.renew(session, operation.scorable_id, now)
    else:
        enqueue(session, operation.assignment_id, operation.kind, operation.scorable_id, now)
    return operation


def take_back_submit(session: Session, assignment_id: str) -> None:
    """Remove a submit or return the hub surely does not hold: never sent, or answered with a no."""
    for kind in FINAL:
        chosen = and_(of_target(assignment_id, kind, ""), outbox.c.state != "sent")
        session.execute(delete(outbox).where(chosen))


def operations(session: Session, assignment_id: str) -> tuple[Operation, ...]:
    """All operations of one assignment, oldest first."""
    query = select(outbox).where(outbox.c.assignment_id == assignment_id).order_by(outbox.c.seq)
    return tuple(operation_of(row) for row in session.execute(query).mappings())


def waiting_of_all(session: Session) -> Mapping[str, tuple[tuple[OperationKind, OperationState, str], ...]]:
    """Kind, state and sentence of every operation, by assignment id, oldest first: for the queue."""
    found: dict[str, tuple[tuple[OperationKind, OperationState, str], ...]] = {}
    query = select(outbox.c.assignment_id, outbox.c.kind, outbox.c.state, outbox.c.sentence)
    query = query.where(outbox.c.assignment_id.is_not(None)).order_by(outbox.c.seq)
    for owner, kind, state, sentence in session.execute(query):
        found[owner] = (*found.get(owner, ()), (kind, state, sentence))
    return found


def count_unsent(session: Session) -> int:
    """Every operation the hub has not confirmed, those needing attention included."""
    return session.execute(select(func.count()).select_from(outbox)).scalar_one()


def count_attention(session: Session) -> int:
    """Operations that are parked or refused."""
    query = select(func.count()).select_from(outbox).where(outbox.c.state.in_(("parked", "refused")))
    return session.execute(query).scalar_one()


def count_conflicts(session: Session) -> int:
    """Of those the edits that wait for a choice between two laptops."""
    chosen = (outbox.c.state == "parked") & outbox.c.kind.in_(EDITS)
    return session.execute(select(func.count()).select_from(outbox).where(chosen)).scalar_one()
