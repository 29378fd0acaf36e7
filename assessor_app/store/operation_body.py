"""The bytes an operation sends, built from the facts of the moment it is frozen (needs pydantic: imported late)."""

from __future__ import annotations

from pydantic import TypeAdapter, ValidationError
from sqlalchemy.orm import Session

from assessor_app.domain.annotation_body import body_of, kind_of
from assessor_app.errors import VaultError
from assessor_app.protocol.messages import (
    ActWrite,
    AnnotationBody,
    AnnotationCopy,
    AnnotationWrite,
    AssessmentCopy,
    ChoiceWrite,
    FeedbackWrite,
    Message,
    RecallWrite,
    ReturnPoint,
    ReturnWrite,
    ScoreBody,
    ScoreCopy,
    SubmitWrite,
)
from assessor_app.sentences import sentence
from assessor_app.store import acts, annotation_rows, assessments, conflicts, returns
from assessor_app.store.operations import Operation


def build_body(session: Session, operation: Operation) -> bytes:
    """The JSON of the protocol message this operation stands for, no bytes where it needs none.

    Raises VaultError when what it would send (a signature) is no longer there.
    """
    message = _message(session, operation)
    return b"" if message is None else message.model_dump_json().encode()


def says_the_same(operation: Operation, current: bytes) -> bool:
    """Whether the hub's ``current`` copy already holds what the operation wanted to write."""
    if operation.body is None:
        return False
    adapter: TypeAdapter[ScoreCopy | AssessmentCopy | AnnotationCopy] = TypeAdapter(
        ScoreCopy | AssessmentCopy | AnnotationCopy
    )
    try:
        copy = adapter.validate_json(current)
    except ValidationError:
        return False
    if isinstance(copy, ScoreCopy):
        return operation.kind == "score" and ScoreBody.model_validate_json(operation.body) == copy.score
    if isinstance(copy, AnnotationCopy):
        return (
            operation.kind == "annotation"
            and AnnotationWrite.model_validate_json(operation.body).annotation == copy.annotation
        )
    return operation.kind == "feedback" and FeedbackWrite.model_validate_json(operation.body).feedback == copy.feedback


def _message(session: Session, operation: Operation) -> Message | None:
    assignment_id = operation.assignment_id
    if operation.kind == "score":
        score = assessments.effective_score(session, assignment_id, operation.scorable_id)
        return ScoreBody(mark=score.mark, comment=score.comment, flagged=score.flagged, reason=score.reason)
    if operation.kind == "feedback":
        return FeedbackWrite(feedback=assessments.effective_feedback(session, assignment_id))
    if operation.kind == "recall":
        return RecallWrite(reason=assessments.recall_reason(session, assignment_id))
    if operation.kind == "annotation":
        return _annotation(session, assignment_id, operation.scorable_id)
    if operation.kind == "return":
        return _return(session, assignment_id)
    if operation.kind == "release":
        return None
    if operation.kind == "choice":
        return _choice(session, operation.scorable_id)
    if operation.kind == "act":
        return _act(session, operation.scorable_id)
    signed = assessments.load_signing(session, assignment_id)
    if signed is None:
        raise VaultError(
            sentence("A submission is waiting to be sent but its signature is gone."),
            sentence("Sign and submit again."),
        )
    return SubmitWrite(signature=signed.signature, decision=signed.decision, digest=signed.digest)


def _annotation(session: Session, assignment_id: str, annotation_id: str) -> AnnotationWrite:
    found = annotation_rows.effective_annotation(session, assignment_id, annotation_id)
    return AnnotationWrite(
        annotation=None if found is None else AnnotationBody(kind=kind_of(found), body=body_of(found))
    )


def _return(session: Session, assignment_id: str) -> ReturnWrite:
    said = returns.load_return(session, assignment_id)
    if said is None:
        raise VaultError(
            sentence("A return is waiting to be sent but its signature is gone."), sentence("Sign and return it again.")
        )
    points = [ReturnPoint(code=code, subject=subject, sentence=text) for code, subject, text in said.points]
    return ReturnWrite(signature=said.signature, points=points, note=said.note)


def _choice(session: Session, settled_id: str) -> ChoiceWrite:
    settled = conflicts.load_one(session, settled_id)
    if settled is None:
        raise VaultError(sentence("A choice is waiting to be told to the hub but is gone."), sentence("Sync again."))
    ways = {part: way for part, way in settled.ways.items() if way != "both"}
    return ChoiceWrite.model_validate({"thing": settled.kind, "target": settled.target, "ways": ways})


def _act(session: Session, act_id: str) -> ActWrite:
    held = acts.load_local(session, act_id)
    if held is None:
        raise VaultError(sentence("An act is waiting to be sent but what it says is gone."), sentence("Make it again."))
    return act_write(held)


def act_write(held: acts.StoredAct) -> ActWrite:
    """The message of an act. Raises ValidationError for one that no hub would take."""
    return ActWrite.model_validate_json(f'{{"made_at": "{held.made_at.isoformat()}", "body": {held.body}}}')
