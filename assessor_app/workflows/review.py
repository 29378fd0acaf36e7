"""Verb: look over a whole assessment before signing: what would be decided and why, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy.orm import Session

from assessor_app.domain.credential import Credential, Scorable
from assessor_app.domain.decision import decide
from assessor_app.domain.marking import is_below_need
from assessor_app.domain.scoring import Score
from assessor_app.domain.words import check_part
from assessor_app.store import outbox
from assessor_app.store.outbox import Operation
from assessor_app.store.vault import Vault
from assessor_app.workflows.desk import MissingPoint, OpenedSubmission, Review
from assessor_app.workflows.open_submission import read_opened
from assessor_app.workflows.read_assignment import read_credential


def review(vault: Vault, assignment_id: str) -> Review:
    """The review page of one assignment.

    Raises DeskError when it cannot be opened, DefinitionError when its decision rule makes no sense.
    """
    with vault.read() as session:
        return read_review(session, assignment_id)


def read_review(session: Session, assignment_id: str) -> Review:
    """As :func:`review`, inside a transaction that is already open."""
    opened = read_opened(session, assignment_id)
    _, accepted = read_credential(session, assignment_id)
    waiting = outbox.operations(session, assignment_id)
    marks = {one.id: opened.assessment.score(one.id).mark for one in opened.credential.scorables()}
    decision = decide(opened.credential, marks, accepted=accepted)
    return Review(opened, decision, tuple(_points(opened, accepted, waiting)))


def _points(opened: OpenedSubmission, accepted: bool, waiting: tuple[Operation, ...]) -> Iterator[MissingPoint]:
    """Blocking points in reading order first, then those that only deserve a look."""
    found = [
        *_state_points(opened),
        *_definition_points(opened.credential, accepted),
        *_attention_points(waiting),
        *_score_points(opened),
        *_soft_points(opened, waiting),
    ]
    yield from (one for one in found if one.blocking)
    yield from (one for one in found if not one.blocking)


def _state_points(opened: OpenedSubmission) -> Iterator[MissingPoint]:
    sentences = {
        "submitted": "This assessment is signed already and waits to be sent.",
        "received": "This assessment is submitted already.",
        "recall_asked": "This assessment is submitted, and you have asked for it back.",
    }
    if opened.assessment.state in sentences:
        yield MissingPoint("", sentences[opened.assessment.state], True)


def _definition_points(credential: Credential, accepted: bool) -> Iterator[MissingPoint]:
    if not credential.blocked or accepted:
        return
    codes = ", ".join(one.code for one in credential.findings if one.severity == "block")
    yield MissingPoint(
        "",
        f"The definition of this credential has an open question ({codes}). Score freely, but nothing can be "
        "submitted until a programme lead has accepted the definition.",
        True,
    )


def _attention_points(waiting: tuple[Operation, ...]) -> Iterator[MissingPoint]:
    for one in waiting:
        if one.state in ("parked", "refused") and one.kind in ("score", "feedback"):
            why = one.sentence or "The hub did not take it."
            yield MissingPoint(one.scorable_id, f"A change could not be sent and needs your attention: {why}", True)


def _score_points(opened: OpenedSubmission) -> Iterator[MissingPoint]:
    for scorable in opened.credential.scorables():
        sentence = _missing_sentence(opened.credential, scorable, opened.assessment.score(scorable.id))
        if sentence:
            yield MissingPoint(scorable.id, sentence, True)


def _missing_sentence(credential: Credential, scorable: Scorable, score: Score) -> str:
    """What one scorable lacks, empty when nothing."""
    if score.mark is None:
        return f"{scorable.label} has no mark yet."
    if score.comment.strip():
        return ""
    if score.mark in scorable.scale.extra_marks:
        return f"{scorable.label} is marked not scorable: say why in its comment."
    if is_below_need(credential, scorable, score.mark):
        title = next(level.title for level in scorable.scale.levels if level.id == score.mark)
        return f"{scorable.label} is “{title}”: say in its comment what you looked at and what is missing."
    return ""


def _soft_points(opened: OpenedSubmission, waiting: tuple[Operation, ...]) -> Iterator[MissingPoint]:
    if not opened.assessment.feedback.strip():
        yield MissingPoint("", "There is no overall feedback to the practitioner yet.", False)
    yield from _word_points(opened)
    for scorable in opened.credential.scorables():
        if opened.assessment.score(scorable.id).flagged:
            yield MissingPoint(scorable.id, f"{scorable.label} is flagged for the lead.", False)
    absent = sum(1 for one in opened.submission.artifacts if one.id not in opened.present)
    if absent:
        files = "1 file of the evidence is" if absent == 1 else f"{absent} files of the evidence are"
        yield MissingPoint("", f"{files} not on this laptop.", False)
    unsent = sum(1 for one in waiting if one.kind in ("score", "feedback") and one.state in ("pending", "sent"))
    if unsent:
        changes = "1 change waits" if unsent == 1 else f"{unsent} changes wait"
        yield MissingPoint("", f"{changes} to be sent first; that happens by itself when connected.", False)


def _word_points(opened: OpenedSubmission) -> Iterator[MissingPoint]:
    """A word limit is the practitioner's to keep: the assessor should know, and may still submit."""
    responses = {one.prompt_id: one.text for one in opened.submission.responses}
    scored = {one.id for one in opened.credential.scorables()}
    for part in opened.credential.parts:
        for check in check_part(part, responses):
            if check.status != "within":
                yield MissingPoint(part.id if part.id in scored else "", check.sentence, False)
