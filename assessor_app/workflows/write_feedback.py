"""Verb: write the overall feedback to the practitioner."""

from __future__ import annotations

from datetime import datetime

from assessor_app.domain.credential import Credential
from assessor_app.domain.marking import MAX_FEEDBACK, clean_text
from assessor_app.sentences import sentence
from assessor_app.store.vault import Vault
from assessor_app.workflows.desk import Changes
from assessor_app.workflows.record_change import change_field


def write_feedback(vault: Vault, assignment_id: str, feedback: str, *, now: datetime | None = None) -> Changes:
    """Record the whole feedback as it stands in the editor; plain text.

    Raises DeskError when it is too long, ReadOnlyError for a submitted assessment.
    """
    text = clean_text(feedback, MAX_FEEDBACK, sentence("The feedback"))
    return change_field(vault, assignment_id, "", "feedback", text, _nothing_to_check, now)


def _nothing_to_check(credential: Credential) -> None:
    """Feedback belongs to the whole assessment, so no scorable needs to exist."""
