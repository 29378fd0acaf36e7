"""Verb: give one criterion or part a mark, or take it away."""

from __future__ import annotations

from datetime import datetime

from assessor_app.domain.credential import Credential
from assessor_app.domain.marking import check_mark
from assessor_app.store.vault import Vault
from assessor_app.workflows.desk import Changes
from assessor_app.workflows.record_change import change_field


def score_criterion(
    vault: Vault, assignment_id: str, scorable_id: str, mark: str | None, *, now: datetime | None = None
) -> Changes:
    """Record ``mark`` (a level id, an extra mark, or None for unscored).

    Raises DeskError for a mark the scale does not have, ReadOnlyError for a submitted assessment.
    """

    def check(credential: Credential) -> None:
        check_mark(credential, scorable_id, mark)

    return change_field(vault, assignment_id, scorable_id, "mark", mark, check, now)
