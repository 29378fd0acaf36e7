"""What is recorded about a submission: the assessor's own unsent facts laid over the hub's copies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Table, delete, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.engine import RowMapping
from sqlalchemy.orm import Session

from assessor_app.domain.decision import INCOMPLETE
from assessor_app.domain.scoring import EMPTY_SCORE, Assessment, Receipt, Returned, ReturnPoint, Score
from assessor_app.domain.submission import AssessmentState
from assessor_app.store.returns import Returning, hub_return, load_return
from assessor_app.store.tables import (
    local_feedback,
    local_score,
    outbox,
    recall,
    server_assessment,
    server_score,
    signing,
)


@dataclass(frozen=True, slots=True)
class Signing:
    """What was signed: name, moment, the decision as shown, and the fingerprint of everything on screen."""

    signature: str
    signed_at: datetime
    decision: str
    digest: str


def local_scores(session: Session, assignment_id: str) -> dict[str, Score]:
    """The assessor's own scores that the hub has not confirmed, by scorable id."""
    return _scores(session, local_score, assignment_id)


def server_scores(session: Session, assignment_id: str) -> dict[str, Score]:
    """The hub's copies, by scorable id."""
    return _scores(session, server_score, assignment_id)


def effective_scores(session: Session, assignment_id: str) -> dict[str, Score]:
    """What the assessor sees: the local score where there is one, else the hub's copy."""
    return server_scores(session, assignment_id) | local_scores(session, assignment_id)


def local_score_of(session: Session, assignment_id: str, scorable_id: str) -> Score | None:
    """The assessor's own unconfirmed score, or None."""
    return _score(session, local_score, assignment_id, scorable_id)


def server_score_of(session: Session, assignment_id: str, scorable_id: str) -> Score:
    """The hub's copy, empty where it has none."""
    return _score(session, server_score, assignment_id, scorable_id) or EMPTY_SCORE


def effective_score(session: Session, assignment_id: str, scorable_id: str) -> Score:
    """The score the assessor sees for one scorable."""
    local = local_score_of(session, assignment_id, scorable_id)
    return server_score_of(session, assignment_id, scorable_id) if local is None else local


def local_feedback_of(session: Session, assignment_id: str) -> str | None:
    """The assessor's own unconfirmed feedback, or None."""
    query = select(local_feedback.c.feedback).where(local_feedback.c.assignment_id == assignment_id)
    return session.execute(query).scalar_one_or_none()


def server_feedback_of(session: Session, assignment_id: str) -> str:
    """The hub's copy of the feedback."""
    query = select(server_assessment.c.feedback).where(server_assessment.c.assignment_id == assignment_id)
    return session.execute(query).scalar_one_or_none() or ""


def effective_feedback(session: Session, assignment_id: str) -> str:
    """The feedback the assessor sees."""
    local = local_feedback_of(session, assignment_id)
    return server_feedback_of(session, assignment_id) if local is None else local


def load_signing(session: Session, assignment_id: str) -> Signing | None:
    """What was last signed on this laptop, or None."""
    row = session.execute(select(signing).where(signing.c.assignment_id == assignment_id)).mappings().one_or_none()
    if row is None:
        return None
    return Signing(row["signature"], row["signed_at"], row["decision"], row["digest"])


def load_assessment(session: Session, assignment_id: str) -> Assessment:
    """The whole assessment as the assessor sees it.

    The state is never stored: it follows from what still waits in the outbox and from the hub's copy, so a
    hand-back by the hub opens the assessment again without anyone writing over the assessor's facts.
    """
    copy = _server_copy(session, assignment_id)
    receipt = None
    if copy is not None and copy["receipt_number"] is not None:
        receipt = Receipt(copy["receipt_number"], copy["receipt_at"], copy["receipt_decision"] or "")
    state = _state(session, assignment_id, copy)
    said = None if state == "open" or _is_scored(receipt) else _returning(session, assignment_id, copy)
    signed = None if state == "open" else _signed(session, assignment_id, said)
    return Assessment(
        assignment_id,
        state,
        effective_scores(session, assignment_id),
        effective_feedback(session, assignment_id),
        "" if signed is None else signed[0],
        None if signed is None else signed[1],
        None if state == "open" else receipt,
        None if said is None else _returned(said),
    )


def load_state(session: Session, assignment_id: str) -> AssessmentState:
    """Only the state, for the check before every change."""
    return _state(session, assignment_id, _server_copy(session, assignment_id))


def assessment_state(waiting: frozenset[str], server_state: str, has_receipt: bool) -> AssessmentState:
    """The state an assessor sees, from the kinds of operations that wait and the hub's own state."""
    if "recall" in waiting:
        return "recall_asked"
    if waiting & {"submit", "return"}:
        return "submitted"
    if server_state == "recall_asked":
        return "recall_asked"
    if server_state == "submitted":
        return "received" if has_receipt else "submitted"
    return "open"


def write_score(session: Session, assignment_id: str, scorable_id: str, score: Score, now: datetime) -> None:
    """Record the assessor's own score; workflows only."""
    values = {
        "mark": score.mark,
        "comment": score.comment,
        "flagged": score.flagged,
        "reason": score.reason,
        "changed_at": now,
    }
    statement = insert(local_score).values(assignment_id=assignment_id, scorable_id=scorable_id, **values)
    session.execute(statement.on_conflict_do_update(index_elements=["assignment_id", "scorable_id"], set_=values))


def write_feedback(session: Session, assignment_id: str, feedback: str, now: datetime) -> None:
    """Record the assessor's own feedback; workflows only."""
    values = {"feedback": feedback, "changed_at": now}
    statement = insert(local_feedback).values(assignment_id=assignment_id, **values)
    session.execute(statement.on_conflict_do_update(index_elements=["assignment_id"], set_=values))


def write_signing(session: Session, assignment_id: str, signed: Signing) -> None:
    """Record what was signed; workflows only."""
    values = {
        "signature": signed.signature,
        "signed_at": signed.signed_at,
        "decision": signed.decision,
        "digest": signed.digest,
    }
    statement = insert(signing).values(assignment_id=assignment_id, **values)
    session.execute(statement.on_conflict_do_update(index_elements=["assignment_id"], set_=values))


def write_recall(session: Session, assignment_id: str, reason: str, now: datetime) -> None:
    """Record why the assessor wants a submitted assessment back; workflows only."""
    values = {"reason": reason, "asked_at": now}
    statement = insert(recall).values(assignment_id=assignment_id, **values)
    session.execute(statement.on_conflict_do_update(index_elements=["assignment_id"], set_=values))


def recall_reason(session: Session, assignment_id: str) -> str:
    """Why it was asked back on this laptop, empty when it was not."""
    query = select(recall.c.reason).where(recall.c.assignment_id == assignment_id)
    return session.execute(query).scalar_one_or_none() or ""


def drop_local_score(session: Session, assignment_id: str, scorable_id: str) -> None:
    """Let the hub's copy speak again, once it says the same."""
    chosen = (local_score.c.assignment_id == assignment_id) & (local_score.c.scorable_id == scorable_id)
    session.execute(delete(local_score).where(chosen))


def drop_local_feedback(session: Session, assignment_id: str) -> None:
    """Let the hub's copy speak again, once it says the same."""
    session.execute(delete(local_feedback).where(local_feedback.c.assignment_id == assignment_id))


def drop_signing(session: Session, assignment_id: str) -> None:
    """Forget a signature that was taken back before it was sent."""
    session.execute(delete(signing).where(signing.c.assignment_id == assignment_id))


def scores_of_all(session: Session) -> Mapping[str, Mapping[str, Score]]:
    """Effective scores of every assignment, for the queue; keyed by assignment id, then scorable id."""
    found: dict[str, dict[str, Score]] = {}
    for table in (server_score, local_score):
        for owner, scorable, *said in session.execute(select(table.c.assignment_id, *_said(table))):
            found.setdefault(owner, {})[scorable] = Score(*said)
    return found


def _signed(session: Session, assignment_id: str, said: Returning | None) -> tuple[str, datetime] | None:
    """Name and moment under what was last handed in, scored or returned; no name where another laptop did it."""
    returned = said or load_return(session, assignment_id)
    if returned is not None:
        return returned.signature, returned.returned_at
    signed = load_signing(session, assignment_id)
    return None if signed is None else (signed.signature, signed.signed_at)


def _is_scored(receipt: Receipt | None) -> bool:
    """Whether the hub holds a decision: what was returned here may have been scored elsewhere since."""
    return receipt is not None and receipt.decision != INCOMPLETE


def _returning(session: Session, assignment_id: str, copy: RowMapping | None) -> Returning | None:
    """What was said when it was last handed in, if that was a return: here, or on another laptop of the assessor."""
    here = load_return(session, assignment_id)
    if copy is None or copy["receipt_at"] is None:
        return here
    there = hub_return(copy["returned"], "", copy["receipt_at"])
    if there is None or (here is not None and (here.points, here.note) == (there.points, there.note)):
        return here
    return there


def _returned(said: Returning) -> Returned:
    return Returned(said.returned_at, tuple(ReturnPoint(*one) for one in said.points), said.note)


def _server_copy(session: Session, assignment_id: str) -> RowMapping | None:
    query = select(server_assessment).where(server_assessment.c.assignment_id == assignment_id)
    return session.execute(query).mappings().one_or_none()


def _state(session: Session, assignment_id: str, copy: RowMapping | None) -> AssessmentState:
    waiting = _waiting_kinds(session, assignment_id)
    if copy is None:
        return assessment_state(waiting, "open", False)
    return assessment_state(waiting, copy["state"], copy["receipt_number"] is not None)


def _waiting_kinds(session: Session, assignment_id: str) -> frozenset[str]:
    query = select(outbox.c.kind).where(outbox.c.assignment_id == assignment_id)
    return frozenset(session.execute(query).scalars())


def _scores(session: Session, table: Table, assignment_id: str) -> dict[str, Score]:
    rows = session.execute(select(*_said(table)).where(table.c.assignment_id == assignment_id))
    return {scorable: Score(*said) for scorable, *said in rows}


def _score(session: Session, table: Table, assignment_id: str, scorable_id: str) -> Score | None:
    chosen = (table.c.assignment_id == assignment_id) & (table.c.scorable_id == scorable_id)
    row = session.execute(select(*_said(table)).where(chosen)).one_or_none()
    return None if row is None else Score(*row[1:])


def _said(table: Table) -> tuple[Column[Any], ...]:
    """Of a score: its scorable id, then the fields of :class:`Score` in their order."""
    return table.c.scorable_id, table.c.mark, table.c.comment, table.c.flagged, table.c.reason
