"""Settles a conflict the blunt way, with every part of one side, where a test is about what happens around it."""

from __future__ import annotations

from typing import Literal

from assessor_app.domain.three_way import PARTS
from assessor_app.store import conflicts
from assessor_app.store.vault import Vault
from assessor_app.workflows.conflict_view import Choice
from assessor_app.workflows.settle_conflicts import settle_conflicts


def keep_side(vault: Vault, assignment_id: str, scorable_id: str, keep: Literal["mine", "theirs"]) -> None:
    """Of what is parked there; of an annotation ``scorable_id`` is the id."""
    with vault.read() as session:
        parked = [
            (one.key, conflicts.theirs_rev(session, one))
            for one in conflicts.parked(session)
            if (one.assignment_id, one.scorable_id) == (assignment_id, scorable_id)
        ]
    assert parked, "nothing is in conflict there"
    settle_conflicts(vault, tuple(Choice(key, rev, dict.fromkeys(PARTS, keep)) for key, rev in parked))
