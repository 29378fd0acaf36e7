"""Verb: remember which pages and moments were on screen, added to what is remembered already."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy.orm import Session

from assessor_app.domain.annotation import Annotation, Seen, seen_id
from assessor_app.domain.annotation_body import checked
from assessor_app.domain.seen_fitting import fitted
from assessor_app.errors import DeskError
from assessor_app.sentences import sentence
from assessor_app.store import annotation_rows, history, outbox
from assessor_app.store.vault import Vault
from assessor_app.workflows.desk import Changes
from assessor_app.workflows.read_assignment import is_editable


def join_seen(vault: Vault, assignment_id: str, seen: tuple[Seen, ...], *, now: datetime | None = None) -> Changes:
    """Add what was seen; writes only where something is new, leaves no undo step, and does nothing when read-only.

    Raises DeskError for an unknown assignment, or for pages and moments that cannot be.
    """
    moment = now or datetime.now(UTC)
    with vault.read() as session:
        if not is_editable(session, assignment_id) or not _new(session, assignment_id, seen):
            return _quiet(session, assignment_id)
    with vault.write() as session:
        if not is_editable(session, assignment_id):
            return _quiet(session, assignment_id)
        before = len(outbox.operations(session, assignment_id))
        found = _new(session, assignment_id, seen)
        for annotation_id, one in found.items():
            outbox.queue_annotation(session, assignment_id, annotation_id, "seen", one, moment)
        first = len(outbox.operations(session, assignment_id)) != before
        possible = (history.can_undo(session, assignment_id), history.can_redo(session, assignment_id))
    # only a first edit changes what the queue shows
    told: dict[str, Annotation | None] = dict(found)
    return Changes(frozenset({assignment_id}), frozenset(), now or datetime.now(UTC), *possible, first, told)


def _quiet(session: Session, assignment_id: str) -> Changes:
    """Nothing was written."""
    return Changes(can_undo=history.can_undo(session, assignment_id), can_redo=history.can_redo(session, assignment_id))


def _new(session: Session, assignment_id: str, seen: tuple[Seen, ...]) -> dict[str, Seen]:
    """Per annotation id what is to be stored, only where it is more than what is stored. Raises DeskError."""
    found: dict[str, Seen] = {}
    for one in seen:
        annotation_id = seen_id(one.artifact_id)
        known = found.get(annotation_id) or annotation_rows.effective_annotation(session, assignment_id, annotation_id)
        # joined with itself where nothing is known, so that spans are always in order
        wanted = fitted(one.joined(known if isinstance(known, Seen) else one))
        if wanted == known:
            continue
        try:
            checked(wanted)
        except ValueError as error:
            raise DeskError(sentence("What was on screen cannot be remembered.")) from error
        found[annotation_id] = wanted
    return found
