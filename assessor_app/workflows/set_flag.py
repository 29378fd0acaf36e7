"""Verb: flag one criterion or part for the lead, or take the flag down."""

from __future__ import annotations

from datetime import datetime

from assessor_app.domain.credential import Credential
from assessor_app.domain.marking import check_scorable
from assessor_app.store.vault import Vault
from assessor_app.workflows.desk import Changes
from assessor_app.workflows.record_change import change_field


def set_flag(
    vault: Vault, assignment_id: str, scorable_id: str, flagged: bool, *, now: datetime | None = None
) -> Changes:
    """Record the flag. Raises ReadOnlyError for a submitted assessment."""

    def check(credential: Credential) -> None:
        check_scorable(credential, scorable_id)

    return change_field(vault, assignment_id, scorable_id, "flagged", flagged, check, now)
