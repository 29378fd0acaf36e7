"""Verb: sign an assessment and put it on its way; works offline."""

from __future__ import annotations

from datetime import UTC, datetime

from assessor_app.domain.marking import MAX_SIGNATURE, clean_text
from assessor_app.errors import DeskError
from assessor_app.protocol.digest import assessment_digest
from assessor_app.sentences import sentence
from assessor_app.store import assessments, outbox, returns
from assessor_app.store.assessments import Signing
from assessor_app.store.vault import Vault
from assessor_app.workflows.desk import Changes
from assessor_app.workflows.read_assignment import read_editable
from assessor_app.workflows.review import read_review


def submit_assessment(vault: Vault, assignment_id: str, signature: str, *, now: datetime | None = None) -> Changes:
    """Sign exactly what is on the review page and queue it for the hub, in one transaction.

    From then on the assessment is read-only. Raises DeskError with the first blocking point, or when the
    signature is empty; ReadOnlyError when it is submitted already.
    """
    moment = now or datetime.now(UTC)
    name = clean_text(signature.strip(), MAX_SIGNATURE, sentence("The signature"))
    if not name:
        raise DeskError(sentence("Sign with your name before you submit."))
    with vault.write() as session:
        read_editable(session, assignment_id)
        page = read_review(session, assignment_id)
        blocking = [one.sentence for one in page.missing if one.blocking]
        if blocking:
            said = blocking[0]
            if len(blocking) > 1:
                said = sentence("{first} ({n:,} more on the review page)", first=said, n=len(blocking) - 1)
            raise DeskError(said, sentence("Put this right, then submit."))
        assessment = page.opened.assessment
        digest = assessment_digest(assessment.scores, assessment.feedback)
        signed = Signing(name, moment, page.decision.title, digest)
        returns.drop_return(session, assignment_id)
        assessments.write_signing(session, assignment_id, signed)
        outbox.enqueue(session, assignment_id, "submit", "", moment)
    return Changes(
        frozenset({assignment_id}),
        frozenset(one.id for one in page.opened.credential.scorables()),
        now or datetime.now(UTC),
        queue=True,
    )
