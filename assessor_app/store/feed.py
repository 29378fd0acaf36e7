"""The hub's facts as they arrive; written only by sync, never over what the assessor has not sent yet."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Table, delete, exists, or_, select, update
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from assessor_app.domain.annotation_body import annotation_from
from assessor_app.store import annotation_rows, calibration_feed, outbox, settling, tables
from assessor_app.store.calibration_tables import ANCHOR_PREFIX
from assessor_app.store.submission_rows import put_submission

if TYPE_CHECKING:
    # Types only: pydantic must not be imported just to show the queue.
    from assessor_app.protocol.messages import (
        AnnotationCopy,
        AssessmentCopy,
        AssignmentCopy,
        CredentialCopy,
        ProgrammeCopy,
        ReopeningCopy,
        ScoreCopy,
    )


def put_credential(session: Session, copy: CredentialCopy) -> None:
    """Store a definition under its id and version."""
    values = {"definition": json.dumps(copy.definition, ensure_ascii=False), "accepted": copy.accepted}
    _upsert(session, tables.credential, {"id": copy.id, "version": copy.version}, values)


def put_assignment(session: Session, copy: AssignmentCopy) -> None:
    """Store an assignment with its submission and the one before; a withdrawn one that comes back is ours again."""
    earlier = None if copy.reopening is None else copy.reopening.earlier
    if earlier is not None:
        put_submission(session, earlier.submission)
    put_submission(session, copy.submission)
    values = {
        "clock": None if copy.clock is None else copy.clock.model_dump_json(),
        "reopening": _without_submission(copy.reopening),
        "earlier_submission_id": None if earlier is None else earlier.submission.id,
        "other_reading": None if copy.other is None else copy.other.model_dump_json(),
        "submission_id": copy.submission.id,
        "role": copy.role,
        "due_at": copy.due_at,
        "withdrawn": False,
        "listed": True,
    }
    _upsert(session, tables.assignment, {"id": copy.id}, values)


def put_score(session: Session, copy: ScoreCopy) -> None:
    """Store the hub's copy of one score; an older revision than the one held is ignored outside a re-list."""
    if copy.rev < score_rev(session, copy.assignment_id, copy.scorable_id) and not _relisting(session):
        return
    values = {
        "rev": copy.rev,
        "mark": copy.score.mark,
        "comment": copy.score.comment,
        "flagged": copy.score.flagged,
        "reason": copy.score.reason,
    }
    _upsert(
        session,
        tables.server_score,
        {"assignment_id": copy.assignment_id, "scorable_id": copy.scorable_id},
        values,
    )
    settling.settle_score(session, copy.assignment_id, copy.scorable_id)


def put_annotation(session: Session, copy: AnnotationCopy) -> None:
    """Store the hub's copy of one annotation, with the same care for revisions. One that makes no sense is no copy.

    Raises ValueError for a body that is no annotation.
    """
    known = annotation_rows.server_rev(session, copy.assignment_id, copy.annotation_id)
    if copy.rev < known and not _relisting(session):
        return
    body = copy.annotation
    annotation = None if body is None else annotation_from(body.kind, body.body)
    before = annotation_rows.server_of(session, copy.assignment_id, copy.annotation_id)
    kind = body.kind if body is not None else "pin" if before is None else before[0]
    annotation_rows.write_server(session, copy.assignment_id, copy.annotation_id, copy.rev, kind, annotation)
    settling.settle_annotation(session, copy.assignment_id, copy.annotation_id)


def put_programme(session: Session, copy: ProgrammeCopy) -> None:
    """Store how the programme wants its submissions read, in place of what it said before.

    Without rules of calibration it is told to somebody who is no lead (any more): what only leads may have goes.
    """
    if copy.calibration is None:
        calibration_feed.forget_leads_facts(session)
    _upsert(session, tables.programme, {"id": 1}, {"body": copy.model_dump_json(exclude={"kind"})})


def put_assessment(session: Session, copy: AssessmentCopy) -> None:
    """Store the hub's copy of feedback, state and receipt, with the same care for revisions.

    A copy that is open again (handed back) makes the assessment editable, because its state follows from this.
    """
    if copy.rev < assessment_rev(session, copy.assignment_id) and not _relisting(session):
        return
    receipt = copy.receipt
    values = {
        "rev": copy.rev,
        "feedback": copy.feedback,
        "state": copy.state,
        "receipt_number": None if receipt is None else receipt.number,
        "receipt_at": None if receipt is None else receipt.received_at,
        "receipt_decision": None if receipt is None else receipt.decision,
        "note": copy.note,
        "returned": None if copy.returned is None else copy.returned.model_dump_json(),
    }
    _upsert(session, tables.server_assessment, {"assignment_id": copy.assignment_id}, values)
    settling.settle_feedback(session, copy.assignment_id)
    settling.settle_state(session, copy.assignment_id, copy.state)


def remove_assignment(session: Session, assignment_id: str) -> None:
    """Forget an assignment that is no longer ours, unless it holds unsent work: then it is marked withdrawn.

    Of a case the assessor gave back nothing is left to be sent.
    """
    if outbox.is_given_back(session, assignment_id):
        outbox.drop_all(session, assignment_id)
    unsent = select(exists().where(tables.outbox.c.assignment_id == assignment_id))
    if session.execute(unsent).scalar_one():
        session.execute(update(tables.assignment).where(tables.assignment.c.id == assignment_id).values(withdrawn=True))
        return
    for table in (
        tables.server_score,
        tables.server_assessment,
        tables.server_annotation,
        tables.local_score,
        tables.local_feedback,
        tables.local_annotation,
        tables.signing,
        tables.incomplete_return,
        tables.recall,
        tables.history,
        tables.place,
        tables.settled_conflict,
        tables.sync_item,
        tables.truth,
    ):
        session.execute(delete(table).where(table.c.assignment_id == assignment_id))
    session.execute(delete(tables.assignment).where(tables.assignment.c.id == assignment_id))
    read = tables.assignment.c.submission_id == tables.submission.c.id
    compared = tables.assignment.c.earlier_submission_id == tables.submission.c.id
    still_read = exists().where(or_(read, compared))
    shown = tables.submission.c.id.startswith(ANCHOR_PREFIX, autoescape=True)
    session.execute(delete(tables.submission).where(~still_read, ~shown))


def cursor(session: Session) -> str:
    """Where the feed was left, empty at first."""
    return session.execute(select(tables.feed_state.c.cursor)).scalar_one_or_none() or ""


def set_cursor(session: Session, value: str) -> None:
    """Remember where to go on; same transaction as the items before it."""
    _set_state(session, cursor=value)


def score_rev(session: Session, assignment_id: str, scorable_id: str) -> int:
    """Revision of the hub's copy of a score, 0 where it has none."""
    table = tables.server_score
    chosen = (table.c.assignment_id == assignment_id) & (table.c.scorable_id == scorable_id)
    return session.execute(select(table.c.rev).where(chosen)).scalar_one_or_none() or 0


def assessment_rev(session: Session, assignment_id: str) -> int:
    """Revision of the hub's copy of an assessment's frame, 0 where it has none."""
    table = tables.server_assessment
    return session.execute(select(table.c.rev).where(table.c.assignment_id == assignment_id)).scalar_one_or_none() or 0


def start_full_list(session: Session) -> None:
    """410: forget the cursor and listen to everything again; nothing is deleted yet."""
    session.execute(update(tables.assignment).values(listed=False))
    calibration_feed.start_full_list(session)
    _set_state(session, cursor="", relisting=True)


def finish_full_list(session: Session) -> None:
    """What was not seen again is withdrawn; unsent work is kept."""
    query = select(tables.assignment.c.id).where(tables.assignment.c.listed.is_(False))
    for assignment_id in session.execute(query).scalars().all():
        remove_assignment(session, assignment_id)
    session.execute(update(tables.assignment).values(listed=True))
    calibration_feed.finish_full_list(session)
    _set_state(session, relisting=False)


def set_last_sync(session: Session, moment: datetime) -> None:
    """Remember when everything was last exchanged (aware)."""
    _set_state(session, last_sync=moment)


def last_sync(session: Session) -> datetime | None:
    """When everything was last exchanged, None if never."""
    return session.execute(select(tables.feed_state.c.last_sync)).scalar_one_or_none()


def _without_submission(copy: ReopeningCopy | None) -> str | None:
    """The JSON of a reopening; the submission of the attempt before is kept like any other."""
    return None if copy is None else copy.model_dump_json(exclude={"earlier": {"submission"}})


def _relisting(session: Session) -> bool:
    return bool(session.execute(select(tables.feed_state.c.relisting)).scalar_one_or_none())


def _set_state(session: Session, **values: Any) -> None:
    statement = insert(tables.feed_state).values(id=1, **({"cursor": "", "relisting": False} | values))
    session.execute(statement.on_conflict_do_update(index_elements=["id"], set_=values))


def _upsert(session: Session, table: Table, keys: dict[str, Any], values: dict[str, Any]) -> None:
    statement = insert(table).values(**keys, **values)
    session.execute(statement.on_conflict_do_update(index_elements=list(keys), set_=values))
