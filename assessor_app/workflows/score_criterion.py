"""Verb: give one criterion or part a mark, or take it away."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy.orm import Session

from assessor_app.domain.credential import Credential
from assessor_app.domain.marking import check_mark
from assessor_app.errors import DeskError
from assessor_app.sentences import sentence
from assessor_app.store.programmes import load_programme
from assessor_app.store.vault import Vault
from assessor_app.workflows.desk import Changes
from assessor_app.workflows.read_assignment import read_editable
from assessor_app.workflows.record_change import apply_change, changes_of, check_open_again, mark_value


def score_criterion(
    vault: Vault,
    assignment_id: str,
    scorable_id: str,
    mark: str | None,
    reason: str = "",
    *,
    now: datetime | None = None,
) -> Changes:
    """Record ``mark`` (a level id, an extra mark, or None for unscored) and why it could not be scored, as one step.

    ``reason`` is a code of the programme and belongs to extra marks alone: with any other mark it is left out, so
    changing away from one clears it. Raises DeskError for a mark the scale or a reason the programme does not have,
    ReadOnlyError for a submitted assessment, or for a criterion that a further attempt does not open again.
    """
    with vault.write() as session:
        credential = read_editable(session, assignment_id)
        check_mark(credential, scorable_id, mark)
        check_open_again(session, assignment_id, scorable_id)
        given = _reason(session, credential, scorable_id, mark, reason)
        moment = now or datetime.now(UTC)
        possible = apply_change(session, assignment_id, scorable_id, "mark", mark_value(mark, given), moment)
    return changes_of(assignment_id, scorable_id, "mark", None, possible, now)


def _reason(session: Session, credential: Credential, scorable_id: str, mark: str | None, reason: str) -> str:
    """The reason that goes with this mark, empty where none does. Raises DeskError for one that does not exist."""
    if not reason or mark not in credential.scorable(scorable_id).scale.extra_marks:
        return ""
    if all(one.code != reason for one in load_programme(session).reasons):
        raise DeskError(sentence("“{reason}” is not a reason this programme has.", reason=reason))
    return reason
