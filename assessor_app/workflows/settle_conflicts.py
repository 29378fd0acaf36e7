"""Verb: settle changes that met others, part by part, as the assessor chose; all of them or none."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy.orm import Session

from assessor_app.domain.annotation import Annotation
from assessor_app.domain.marking import MAX_COMMENT, MAX_FEEDBACK, clean_text
from assessor_app.domain.three_way import Part, Parts, merge
from assessor_app.errors import DeskError
from assessor_app.sentences import sentence
from assessor_app.store import annotation_rows, assessments, conflict_parts, conflicts, outbox, returns
from assessor_app.store.conflicts import Way
from assessor_app.store.operations import EDITS, Operation
from assessor_app.store.vault import Vault
from assessor_app.workflows.conflict_view import Choice
from assessor_app.workflows.desk import Changes


def settle_conflicts(vault: Vault, choices: tuple[Choice, ...], *, now: datetime | None = None) -> Changes:
    """Write what was chosen and queue it; what was not chosen stays in the history, and the hub hears of the choice.

    A signature that waits to be sent over something that is now different is taken back. Raises DeskError where a
    choice is not complete, nothing is in conflict any more, the hub's copy has changed since it was shown, or the
    hub takes no change any more; then nothing is written.
    """
    moment = now or datetime.now(UTC)
    annotations: dict[str, Annotation | None] = {}
    with vault.write() as session:
        parked = {one.key: one for one in conflicts.parked(session)}
        touched = [_settle(session, _found(parked, choice), choice, moment) for choice in choices]
        for one in touched:
            if one.kind == "annotation":
                annotations[one.scorable_id] = annotation_rows.effective_annotation(
                    session, one.assignment_id, one.scorable_id
                )
    return Changes(
        frozenset(one.assignment_id for one in touched),
        frozenset(one.scorable_id for one in touched if one.kind == "score"),
        moment,
        queue=True,
        annotations=annotations,
    )


def retry_stuck(vault: Vault, key: str, *, now: datetime | None = None) -> Changes:
    """Send once more what the hub refused, upon its present copy. Raises DeskError where that is settled already."""
    moment = now or datetime.now(UTC)
    with vault.write() as session:
        if key not in {one.key for one in conflicts.refused(session)}:
            raise _gone()
        operation = outbox.renew(session, key, moment)
    # a lead's act is about no assignment
    return Changes(frozenset(filter(None, (operation.assignment_id,))), saved_at=moment, queue=True)


def _found(parked: dict[str, Operation], choice: Choice) -> Operation:
    if choice.key not in parked:
        raise _gone()
    return parked[choice.key]


def _gone() -> DeskError:
    return DeskError(sentence("There is nothing to settle here."), sentence("Look at the list again."))


def _settle(session: Session, operation: Operation, choice: Choice, now: datetime) -> Operation:
    if conflicts.theirs_rev(session, operation) != choice.theirs_rev:
        raise DeskError(
            sentence("This was changed once more on another laptop, so nothing was settled."),
            sentence("Look at it again."),
        )
    place = (operation.assignment_id, operation.kind, operation.scorable_id)
    base, mine = conflict_parts.base_of(operation), conflict_parts.mine(session, *place)
    theirs = conflict_parts.theirs(session, *place)
    merged = merge(base, mine, theirs)
    sides = {"before": base, "mine": mine, "theirs": theirs}
    chosen: dict[Part, Any] = dict(merged.parts)
    ways: dict[Part, Way] = {}
    for part in merged.open:
        side = choice.sides.get(part)
        if side is None or (side == "before" and base is None):
            raise DeskError(sentence("Choose first what is to stand."))
        ways[part] = side
        chosen[part] = _own(part, choice) if side == "own" else (sides[side] or theirs)[part]
    _check_open(session, operation, chosen, theirs)
    if chosen != mine:
        _sign_again(session, operation.assignment_id)
    settled = conflicts.settle(session, operation, chosen, ways, now)
    if ways:
        outbox.enqueue(session, operation.assignment_id, "choice", settled, now)
    return operation


def _own(part: Part, choice: Choice) -> str:
    if part not in ("comment", "feedback"):
        raise DeskError(sentence("Only a text can be written anew."))
    limit, what = (MAX_COMMENT, sentence("The comment")) if part == "comment" else (MAX_FEEDBACK, sentence("The text"))
    return clean_text(choice.own.get(part, ""), limit, what)


def _check_open(session: Session, operation: Operation, chosen: Parts, theirs: Parts) -> None:
    """Raises DeskError where the hub would take no change: what was handed in elsewhere can only be read."""
    state = assessments.load_state(session, operation.assignment_id)
    if state in ("open", "submitted") or chosen == theirs:
        return
    raise DeskError(
        sentence("This assessment was submitted on another laptop, so only what the hub holds can stay."),
        sentence("Ask for it back to change it."),
    )


def _sign_again(session: Session, assignment_id: str) -> None:
    """What is signed here but not sent yet would not be what was signed."""
    waiting = [one for one in outbox.operations(session, assignment_id) if one.kind not in (*EDITS, "choice")]
    if any(one.kind in ("submit", "return") for one in waiting):
        outbox.take_back_submit(session, assignment_id)
        assessments.drop_signing(session, assignment_id)
        returns.drop_return(session, assignment_id)
