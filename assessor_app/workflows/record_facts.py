"""Verb: remember what a viewer found inside an artifact (pages, labels, duration), so citations can resolve."""

from __future__ import annotations

from assessor_app.domain.citation import ArtifactFacts
from assessor_app.domain.facts_merging import merge_facts
from assessor_app.store import known_facts, readiness
from assessor_app.store.vault import Vault
from assessor_app.workflows.count_citations import count_citations


def record_facts(vault: Vault, artifact_id: str, facts: ArtifactFacts) -> None:
    """Add the facts to what is known; citations counted before are counted anew when that changes anything."""
    with vault.read() as session:
        known = known_facts.of_artifact(session, artifact_id)
    if merge_facts(known, facts) == known:
        return
    with vault.write() as session:
        # Read again: the check after a download may have come in between.
        known = known_facts.of_artifact(session, artifact_id)
        known_facts.record(session, artifact_id, merge_facts(known, facts))
        counted = readiness.summarised_with(session, artifact_id)
    for submission_id, checked_with in counted.items():
        count_citations(vault, submission_id, checked_with)
