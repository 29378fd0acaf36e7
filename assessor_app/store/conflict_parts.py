"""The three sides of a change that met another one, part by part: what it was made upon, mine, and the hub's."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from assessor_app.domain.annotation_body import annotation_from
from assessor_app.domain.scoring import Score
from assessor_app.domain.three_way import Parts
from assessor_app.store import annotation_rows, assessments, outbox
from assessor_app.store.annotation_rows import Stored
from assessor_app.store.operations import Operation, OperationKind


def mine(session: Session, assignment_id: str, kind: OperationKind, target: str) -> Parts:
    """What the assessor sees on this laptop."""
    if kind == "score":
        return score_parts(assessments.effective_score(session, assignment_id, target))
    if kind == "feedback":
        return {"feedback": assessments.effective_feedback(session, assignment_id)}
    local = annotation_rows.local_of(session, assignment_id, target)
    return _annotation_parts(local or annotation_rows.server_of(session, assignment_id, target))


def theirs(session: Session, assignment_id: str, kind: OperationKind, target: str) -> Parts:
    """The hub's copy as last heard of."""
    if kind == "score":
        return score_parts(assessments.server_score_of(session, assignment_id, target))
    if kind == "feedback":
        return {"feedback": assessments.server_feedback_of(session, assignment_id)}
    return _annotation_parts(annotation_rows.server_of(session, assignment_id, target))


def base_of(operation: Operation) -> Parts | None:
    """What an operation was made upon; None for one frozen by a version that did not write it down."""
    return None if operation.base is None else decode(operation.base)


def base_at_freezing(session: Session, operation: Operation) -> str:
    """What an operation about to be frozen was made upon, as text for its row.

    That is the hub's copy, or what an earlier one still on its way wanted the hub to hold.
    """
    ahead = [
        one
        for one in outbox.operations(session, operation.assignment_id)
        if (one.kind, one.scorable_id, one.state) == (operation.kind, operation.scorable_id, "sent")
    ]
    if ahead and ahead[-1].body is not None:
        return encode(sent_parts(ahead[-1].kind, json.loads(ahead[-1].body)))
    return encode(theirs(session, operation.assignment_id, operation.kind, operation.scorable_id))


def write(session: Session, assignment_id: str, kind: OperationKind, target: str, parts: Parts, now: datetime) -> None:
    """Record the outcome as the assessor's own; it is queued where the hub does not hold it already."""
    if kind == "score":
        outbox.queue_score(session, assignment_id, target, score_of(parts), now)
    elif kind == "feedback":
        outbox.queue_feedback(session, assignment_id, parts["feedback"], now)
    else:
        said = parts["annotation"]
        before = annotation_rows.server_of(session, assignment_id, target)
        known = said["kind"] if said is not None else "pin" if before is None else before[0]
        annotation = None if said is None else annotation_from(said["kind"], said["body"])
        outbox.queue_annotation(session, assignment_id, target, known, annotation, now)


def score_parts(score: Score) -> Parts:
    """A score part by part; the reason belongs to its mark."""
    return {
        "mark": {"mark": score.mark, "reason": score.reason},
        "comment": score.comment,
        "flagged": score.flagged,
    }


def score_of(parts: Parts) -> Score:
    """The score of such parts."""
    said = parts["mark"]
    return Score(said["mark"], parts["comment"], parts["flagged"], said["reason"])


def encode(parts: Parts) -> str:
    """Parts as text."""
    return json.dumps(parts, ensure_ascii=False, sort_keys=True)


def decode(text: str) -> Parts:
    """Parts of such a text."""
    found: Parts = json.loads(text)
    return found


def _annotation_parts(stored: Stored | None) -> Parts:
    if stored is None or stored[1] is None:
        return {"annotation": None}
    return {"annotation": {"kind": stored[0], "body": json.loads(stored[1])}}


def sent_parts(kind: OperationKind, body: dict[str, Any]) -> Parts:
    """The parts of the message an operation sends."""
    if kind == "score":
        return score_parts(Score(body["mark"], body["comment"], body["flagged"], body.get("reason", "")))
    if kind == "feedback":
        return {"feedback": body["feedback"]}
    return {"annotation": body["annotation"]}
