"""Verb: give a case back because one should not read it; no reason is asked, and none is kept."""

from __future__ import annotations

from datetime import UTC, datetime

from assessor_app.domain.marking import check_editable
from assessor_app.store import assessments, outbox
from assessor_app.store.vault import Vault
from assessor_app.workflows.desk import Changes
from assessor_app.workflows.read_assignment import read_assignment


def release(vault: Vault, assignment_id: str, *, now: datetime | None = None) -> Changes:
    """The case leaves the queue at once, connected or not; what was written stays until the hub has taken it back.

    Twice is as once. Raises DeskError for an unknown case, ReadOnlyError for one that is handed in.
    """
    moment = now or datetime.now(UTC)
    with vault.write() as session:
        read_assignment(session, assignment_id)
        check_editable(assessments.load_state(session, assignment_id))
        if not outbox.is_released(session, assignment_id):
            outbox.enqueue(session, assignment_id, "release", "", moment)
    return Changes(frozenset({assignment_id}), saved_at=now or datetime.now(UTC), queue=True)
