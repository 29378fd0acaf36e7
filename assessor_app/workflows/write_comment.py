"""Verb: write the comment on one criterion or part."""

from __future__ import annotations

from datetime import datetime

from assessor_app.domain.credential import Credential
from assessor_app.domain.marking import MAX_COMMENT, check_scorable, clean_text
from assessor_app.sentences import sentence
from assessor_app.store.vault import Vault
from assessor_app.workflows.desk import Changes
from assessor_app.workflows.record_change import change_field


def write_comment(
    vault: Vault, assignment_id: str, scorable_id: str, comment: str, *, now: datetime | None = None
) -> Changes:
    """Record the whole comment as it stands in the editor; plain text, at most ``MAX_COMMENT`` characters.

    Raises DeskError when it is too long, ReadOnlyError for a submitted assessment.
    """
    text = clean_text(comment, MAX_COMMENT, sentence("The comment"))

    def check(credential: Credential) -> None:
        check_scorable(credential, scorable_id)

    return change_field(vault, assignment_id, scorable_id, "comment", text, check, now)
