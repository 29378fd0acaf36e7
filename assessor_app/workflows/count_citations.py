"""Holds every citation of one submission against what is known of its files, and keeps how many lead nowhere."""

from __future__ import annotations

from datetime import UTC, datetime

from assessor_app.domain.citation.resolution import resolve_cited
from assessor_app.store import known_facts, readiness, submissions
from assessor_app.store.vault import Vault


def count_citations(vault: Vault, submission_id: str, checked_with: str, now: datetime | None = None) -> None:
    """Count and remember; nothing happens where the submission is no longer here.

    A citation leads somewhere when at least one place of it was found. The counting itself holds no transaction.
    """
    with vault.read() as session:
        submission = submissions.load_submission(session, submission_id)
        facts = known_facts.of_submission(session, submission_id)
        digest = readiness.digest_of(session, submission_id)
    if submission is None:
        return
    found = [
        any(one.places for one in resolve_cited(cited, submission.artifacts, facts))
        for analysis in submission.analyses
        for cited in analysis.citations
    ]
    counts = (sum(found), len(found) - sum(found))
    with vault.write() as session:
        readiness.write_summary(session, submission_id, digest, checked_with, counts, now or datetime.now(UTC))
