"""Verb: put a mark on a citation, a pinned note or an answer on a change, alter it, or take it away."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from assessor_app.domain.annotation import (
    MAX_NOTE,
    Annotation,
    ChangeAnswer,
    CitationMark,
    Pin,
    Seen,
    answer_id,
    mark_id,
)
from assessor_app.domain.annotation_body import checked
from assessor_app.domain.credential import Credential
from assessor_app.domain.marking import check_scorable, clean_text
from assessor_app.errors import DeskError
from assessor_app.sentences import sentence
from assessor_app.store.vault import Vault
from assessor_app.workflows.desk import Changes
from assessor_app.workflows.read_assignment import read_editable
from assessor_app.workflows.record_change import annotation_value, apply_change, changes_of

_SEEN: Final = "seen-"
# Beyond these it is the length that is to blame, and not the place.
_LONG_QUOTE: Final = 2_000
_LONG_NOTE: Final = 2_000


def put_annotation(
    vault: Vault, assignment_id: str, annotation_id: str, annotation: Annotation | None, *, now: datetime | None = None
) -> Changes:
    """Record the annotation as it now is, None to take it away; the same again leaves no step.

    Raises DeskError for an id that is not that of the annotation, a note that is too long or a place that cannot be,
    ReadOnlyError for a submitted assessment; then nothing is written.
    """
    moment = now or datetime.now(UTC)
    fit = fitting(annotation_id, annotation)
    with vault.write() as session:
        check_belongs(read_editable(session, assignment_id), fit)
        possible = apply_change(session, assignment_id, annotation_id, "annotation", annotation_value(fit), moment)
    return changes_of(assignment_id, annotation_id, "annotation", fit, possible, now)


def fitting(annotation_id: str, annotation: Annotation | None) -> Annotation | None:
    """The annotation as it can be stored and sent under this id. Raises DeskError."""
    if isinstance(annotation, Seen) or annotation_id.startswith(_SEEN):
        raise DeskError(sentence("What was on screen is only ever added to."))
    if isinstance(annotation, Pin | ChangeAnswer):
        what = sentence("The note")
        annotation = replace(annotation, note=clean_text(annotation.note, MAX_NOTE, what))
    wrong_id = DeskError(sentence("This note cannot be kept: it has lost its name."))
    if isinstance(annotation, CitationMark):
        if annotation_id != mark_id(annotation.scorable_id, annotation.index, annotation.raw):
            raise wrong_id
    elif isinstance(annotation, ChangeAnswer):
        if annotation_id != answer_id(annotation.scorable_id):
            raise wrong_id
    elif isinstance(annotation, Pin) and not (annotation_id.startswith("pin-") and len(annotation_id) <= 100):
        raise wrong_id
    try:
        return None if annotation is None else checked(annotation)
    except ValueError as error:
        raise DeskError(_why_not(annotation)) from error


def _why_not(annotation: Annotation | None) -> str:
    if isinstance(annotation, Pin) and annotation.quote is not None and len(annotation.quote.exact) > _LONG_QUOTE:
        return sentence("This passage is too long to be pinned: select less of it.")
    if isinstance(annotation, Pin | ChangeAnswer) and len(annotation.note) > _LONG_NOTE:
        return sentence("The note is too long. Shorten it a little.")
    return sentence("This note cannot be kept: its place makes no sense.")


def check_belongs(credential: Credential, annotation: Annotation | None) -> None:
    """Raises DeskError where it is about a criterion that the definition does not have."""
    if isinstance(annotation, CitationMark | ChangeAnswer | Pin) and annotation.scorable_id:
        check_scorable(credential, annotation.scorable_id)
