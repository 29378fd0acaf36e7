"""Verb: ask for a submitted assessment back."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy.orm import Session

from assessor_app.domain.marking import MAX_REASON, clean_text
from assessor_app.errors import DeskError
from assessor_app.sentences import sentence
from assessor_app.store import assessments, outbox, returns
from assessor_app.store.vault import Vault
from assessor_app.workflows.desk import Changes
from assessor_app.workflows.read_assignment import read_assignment


def ask_back(vault: Vault, assignment_id: str, reason: str, *, now: datetime | None = None) -> Changes:
    """Ask the lead for it with a reason; a submission the hub surely does not hold is simply open again.

    Raises DeskError when it is not submitted, was asked back already, or no reason is given.
    """
    moment = now or datetime.now(UTC)
    text = clean_text(reason.strip(), MAX_REASON, sentence("The reason"))
    with vault.write() as session:
        read_assignment(session, assignment_id)
        state = assessments.load_state(session, assignment_id)
        if state == "open":
            raise DeskError(sentence("This assessment is open, so there is nothing to ask back."))
        if state == "recall_asked":
            raise DeskError(
                sentence("You have asked for this assessment back already."), sentence("A lead has to hand it back.")
            )
        if _never_left(session, assignment_id):
            outbox.take_back_submit(session, assignment_id)
            assessments.drop_signing(session, assignment_id)
            returns.drop_return(session, assignment_id)
        else:
            if not text:
                raise DeskError(sentence("Say in a few words why you want it back."))
            assessments.write_recall(session, assignment_id, text, moment)
            outbox.enqueue(session, assignment_id, "recall", "", moment)
    return Changes(frozenset({assignment_id}), saved_at=now or datetime.now(UTC), queue=True)


def _never_left(session: Session, assignment_id: str) -> bool:
    """Whether the submission still waits here, or came back with a no: then the hub does not hold it."""
    states = [one.state for one in outbox.operations(session, assignment_id) if one.kind in ("submit", "return")]
    return bool(states) and "sent" not in states
