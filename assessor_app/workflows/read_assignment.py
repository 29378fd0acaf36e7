"""Reading one assignment for a verb: the pinned definition, and the refusals every verb shares."""

from __future__ import annotations

import json
from functools import lru_cache

from sqlalchemy.orm import Session

from assessor_app.domain.credential import Credential
from assessor_app.domain.definition import load_definition
from assessor_app.domain.marking import check_editable
from assessor_app.domain.submission import Assignment
from assessor_app.errors import DefinitionError, DeskError, ReadOnlyError
from assessor_app.sentences import sentence
from assessor_app.store import assessments, outbox, submissions


def read_assignment(session: Session, assignment_id: str) -> Assignment:
    """The assignment. Raises DeskError when it is unknown here."""
    return _read(session, assignment_id)[0]


def read_credential(session: Session, assignment_id: str) -> tuple[Credential, bool]:
    """The definition an assignment is read under, and whether a lead has accepted it for live use.

    Raises DeskError when the assignment is unknown or its definition has not arrived.
    """
    read_assignment(session, assignment_id)
    pinned = submissions.load_credential_key(session, assignment_id)
    stored = None if pinned is None else submissions.load_definition_text(session, *pinned)
    if stored is None:
        raise DeskError(
            sentence("The definition of this credential has not arrived yet."), sentence("Sync, then open it again.")
        )
    return parse_definition(stored.text), stored.accepted


def read_editable(session: Session, assignment_id: str) -> Credential:
    """The definition, for a verb that changes something.

    Raises ReadOnlyError when the assessment is signed or no longer the assessor's, and DeskError as
    :func:`read_credential`.
    """
    credential, _ = read_credential(session, assignment_id)
    if _read(session, assignment_id)[1]:
        raise ReadOnlyError(sentence("This submission is no longer assigned to you, so it cannot be changed."))
    if outbox.is_released(session, assignment_id):
        raise ReadOnlyError(sentence("You have given this submission back, so it cannot be changed."))
    check_editable(assessments.load_state(session, assignment_id))
    return credential


def is_editable(session: Session, assignment_id: str) -> bool:
    """Whether :func:`read_editable` would let a verb change something. Raises DeskError for an unknown assignment."""
    withdrawn = _read(session, assignment_id)[1]
    if withdrawn or outbox.is_released(session, assignment_id):
        return False
    return assessments.load_state(session, assignment_id) == "open"


def _read(session: Session, assignment_id: str) -> tuple[Assignment, bool]:
    found = submissions.load_assignment(session, assignment_id)
    if found is None:
        raise DeskError(
            sentence("This submission is not in your queue any more."), sentence("Sync, then look at the queue again.")
        )
    return found


@lru_cache(maxsize=64)
def parse_definition(text: str) -> Credential:
    """The typed definition of a JSON text; a definition is immutable, so each text is parsed once.

    Raises DefinitionError for one that cannot be used.
    """
    found = load_definition(json.loads(text))
    try:
        found.scorables()
    except KeyError as error:
        raise DefinitionError(
            sentence("This credential definition names a scale that it does not have."),
            sentence("Tell your programme"),
        ) from error
    return found
