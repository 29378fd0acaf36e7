"""Verb: remember what a viewer found inside an artifact (pages, labels, duration), so citations can resolve."""

from __future__ import annotations

from assessor_app.domain.citation import ArtifactFacts
from assessor_app.store import artifacts
from assessor_app.store.vault import Vault


def record_facts(vault: Vault, artifact_id: str, facts: ArtifactFacts) -> None:
    """Record the facts unless they are known already."""
    with vault.read() as session:
        known = artifacts.facts(session, artifact_id)
    if known != facts:
        with vault.write() as session:
            artifacts.record_facts(session, artifact_id, facts)
