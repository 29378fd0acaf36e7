"""Verb: look over a whole assessment before signing: what would be decided and why, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sqlalchemy.orm import Session

from assessor_app.domain.credential import Credential, Scorable
from assessor_app.domain.decision import decide
from assessor_app.domain.kept_names import KeptName, kept_state, read_kept
from assessor_app.domain.marking import is_below_need
from assessor_app.domain.reopening import effective_marks, may_score
from assessor_app.domain.scoring import Score
from assessor_app.sentences import sentence
from assessor_app.store import outbox, ui_state
from assessor_app.store.operations import EDITS, Operation
from assessor_app.store.vault import Vault
from assessor_app.workflows.desk import MissingPoint, OpenedSubmission, Review
from assessor_app.workflows.open_submission import read_opened
from assessor_app.workflows.read_assignment import read_credential
from assessor_app.workflows.worth_a_look import worth_a_look

# The reason that is given in the comment; see domain/programme.py.
_OTHER: Final = "other"


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
    kept = read_kept(ui_state.value(session, kept_state(assignment_id)))
    own = {one.id: opened.assessment.score(one.id).mark for one in opened.credential.scorables()}
    marks = effective_marks(opened.reopening, own)
    decision = decide(opened.credential, marks, accepted=accepted)
    return Review(opened, decision, tuple(_points(opened, accepted, waiting, kept)))


def _points(
    opened: OpenedSubmission, accepted: bool, waiting: tuple[Operation, ...], kept: frozenset[KeptName]
) -> Iterator[MissingPoint]:
    """Blocking points in reading order first, then those that only deserve a look."""
    found = [
        *_state_points(opened),
        *_definition_points(opened.credential, accepted),
        *_attention_points(waiting),
        *_score_points(opened),
        *worth_a_look(opened, waiting, kept),
    ]
    yield from (one for one in found if one.blocking)
    yield from (one for one in found if not one.blocking)


def _state_points(opened: OpenedSubmission) -> Iterator[MissingPoint]:
    sentences = {
        "submitted": sentence("This assessment is signed already and waits to be sent."),
        "received": sentence("This assessment is submitted already."),
        "recall_asked": sentence("This assessment is submitted, and you have asked for it back."),
    }
    if opened.assessment.state in sentences:
        yield MissingPoint("", sentences[opened.assessment.state], True)


def _definition_points(credential: Credential, accepted: bool) -> Iterator[MissingPoint]:
    if not credential.blocked or accepted:
        return
    codes = ", ".join(one.code for one in credential.findings if one.severity == "block")
    yield MissingPoint(
        "",
        sentence(
            "The definition of this credential has an open question ({codes}). Score freely, but nothing can be "
            "submitted until a programme lead has accepted the definition.",
            codes=codes,
        ),
        True,
    )


def _attention_points(waiting: tuple[Operation, ...]) -> Iterator[MissingPoint]:
    for one in waiting:
        if one.state in ("parked", "refused") and one.kind in EDITS:
            why = one.sentence or sentence("The hub did not take it.")
            said = sentence("A change could not be sent and needs your attention: {why}", why=why)
            if one.state == "parked":
                said = sentence("This was changed on two laptops: choose what is to stand.")
            # what an annotation is about is told where it is shown, not by its id
            yield MissingPoint("" if one.kind == "annotation" else one.scorable_id, said, True, "conflict")


def _score_points(opened: OpenedSubmission) -> Iterator[MissingPoint]:
    for scorable in opened.credential.scorables():
        if not may_score(opened.reopening, scorable.id):
            continue
        score = opened.assessment.score(scorable.id)
        said = _missing_sentence(opened.credential, scorable, score)
        if said:
            yield MissingPoint(scorable.id, said, True, "unscored" if score.mark is None else "")


def _missing_sentence(credential: Credential, scorable: Scorable, score: Score) -> str:
    """What one scorable lacks, empty when nothing."""
    if score.mark is None:
        return sentence("{label} has no score yet.", label=scorable.label)
    if score.comment.strip():
        return ""
    if score.mark in scorable.scale.extra_marks:
        if score.reason and score.reason != _OTHER:
            return ""
        return sentence("{label} is marked not scorable: say why in its comment.", label=scorable.label)
    if is_below_need(credential, scorable, score.mark):
        title = next(level.title for level in scorable.scale.levels if level.id == score.mark)
        return sentence(
            "{label} is “{level}”: say in its comment what you looked at and what is missing.",
            label=scorable.label,
            level=title,
        )
    return ""
