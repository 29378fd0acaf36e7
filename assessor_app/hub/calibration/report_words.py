"""The words in which a reader is told of a lead's report, or of the outcome of a qualification."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from assessor_app.domain.qualification_words import qualification_words
from assessor_app.hub.tables import CredentialRow
from assessor_app.protocol.messages import QualifyBody, ReportBody


def report_text(session: Session, body: ReportBody | QualifyBody) -> str:
    """Plain text with light Markdown."""
    if isinstance(body, ReportBody):
        return body.text
    title = session.scalar(
        select(CredentialRow.title).where(
            CredentialRow.credential_id == body.credential_id, CredentialRow.version == body.credential_version
        )
    )
    return str(qualification_words(title or body.credential_id, body.outcome, body.exact, body.n, body.needed))
