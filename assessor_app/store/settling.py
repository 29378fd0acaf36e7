"""Lets go of what is only local once the hub says the same: the one place where a local row leaves by itself."""

from __future__ import annotations

from sqlalchemy import and_, delete
from sqlalchemy.orm import Session

from assessor_app.store import annotation_rows, assessments
from assessor_app.store.operations import is_waiting
from assessor_app.store.tables import outbox


def settle_score(session: Session, assignment_id: str, scorable_id: str, *, gone_on: bool = False) -> None:
    """Drop the local score when nothing of it waits and the hub's copy equals it (or has gone on from it)."""
    if is_waiting(session, assignment_id, "score", scorable_id):
        return
    mine = assessments.local_score_of(session, assignment_id, scorable_id)
    if mine is not None and (gone_on or mine == assessments.server_score_of(session, assignment_id, scorable_id)):
        assessments.drop_local_score(session, assignment_id, scorable_id)


def settle_feedback(session: Session, assignment_id: str, *, gone_on: bool = False) -> None:
    """As :func:`settle_score`, for the overall feedback."""
    if is_waiting(session, assignment_id, "feedback", ""):
        return
    mine = assessments.local_feedback_of(session, assignment_id)
    if mine is not None and (gone_on or mine == assessments.server_feedback_of(session, assignment_id)):
        assessments.drop_local_feedback(session, assignment_id)


def settle_annotation(session: Session, assignment_id: str, annotation_id: str, *, gone_on: bool = False) -> None:
    """As :func:`settle_score`, for one annotation."""
    if is_waiting(session, assignment_id, "annotation", annotation_id):
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
