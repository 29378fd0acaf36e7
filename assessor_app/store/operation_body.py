"""The bytes an operation sends, built from the facts of the moment it is frozen (needs pydantic: imported late)."""

from __future__ import annotations

from pydantic import TypeAdapter, ValidationError
from sqlalchemy.orm import Session

from assessor_app.errors import VaultError
from assessor_app.protocol.messages import (
    AssessmentCopy,
    FeedbackWrite,
    Message,
    RecallWrite,
    ScoreBody,
    ScoreCopy,
    SubmitWrite,
)
from assessor_app.store import assessments
from assessor_app.store.outbox import Operation


def build_body(session: Session, operation: Operation) -> bytes:
    """The JSON of the protocol message this operation stands for.

    Raises VaultError when what it would send (a signature) is no longer there.
    """
    return _message(session, operation).model_dump_json().encode()


def says_the_same(operation: Operation, current: bytes) -> bool:
    """Whether the hub's ``current`` copy already holds what the operation wanted to write."""
    if operation.body is None:
        return False
    adapter: TypeAdapter[ScoreCopy | AssessmentCopy] = TypeAdapter(ScoreCopy | AssessmentCopy)
    try:
        copy = adapter.validate_json(current)
    except ValidationError:
        return False
    if isinstance(copy, ScoreCopy):
        return operation.kind == "score" and ScoreBody.model_validate_json(operation.body) == copy.score
    return operation.kind == "feedback" and FeedbackWrite.model_validate_json(operation.body).feedback == copy.feedback


def _message(session: Session, operation: Operation) -> Message:
    assignment_id = operation.assignment_id
    if operation.kind == "score":
        score = assessments.effective_score(session, assignment_id, operation.scorable_id)
        return ScoreBody(mark=score.mark, comment=score.comment, flagged=score.flagged)
    if operation.kind == "feedback":
        return FeedbackWrite(feedback=assessments.effective_feedback(session, assignment_id))
    if operation.kind == "recall":
        return RecallWrite(reason=assessments.recall_reason(session, assignment_id))
    signed = assessments.load_signing(session, assignment_id)
    if signed is None:
        raise VaultError("A submission is waiting to be sent but its signature is gone.", "Sign and submit again.")
    return SubmitWrite(signature=signed.signature, decision=signed.decision, digest=signed.digest)
