"""Verb: settle a change that met another one at the hub, by keeping the one or the other."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from assessor_app.domain.three_way import PARTS
from assessor_app.errors import DeskError
from assessor_app.sentences import sentence
from assessor_app.store import conflicts
from assessor_app.store.vault import Vault
from assessor_app.workflows.conflict_view import Choice
from assessor_app.workflows.desk import Changes
from assessor_app.workflows.read_assignment import read_assignment
from assessor_app.workflows.settle_conflicts import settle_conflicts


def resolve_conflict(
    vault: Vault,
    assignment_id: str,
    scorable_id: str,
    keep: Literal["mine", "theirs"],
    *,
    now: datetime | None = None,
) -> Changes:
    """Keep ``mine`` (it is sent again) or ``theirs``; ``scorable_id`` is empty for the overall feedback.

    Of an annotation it is the id.

    Raises DeskError when nothing is in conflict there.
    """
    with vault.read() as session:
        read_assignment(session, assignment_id)
        parked = [
            (one, conflicts.theirs_rev(session, one))
            for one in conflicts.parked(session)
            if one.assignment_id == assignment_id and one.scorable_id == scorable_id
        ]
    if not parked:
        raise DeskError(sentence("There is nothing to settle here."))
    choices = tuple(Choice(one.key, rev, dict.fromkeys(PARTS, keep)) for one, rev in parked)
    return settle_conflicts(vault, choices, now=now)
