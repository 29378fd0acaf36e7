"""Verb: the examples of each level that readers may look at, without names that tell whose they are."""

from __future__ import annotations

from dataclasses import replace

from assessor_app.domain.aliases import with_aliases
from assessor_app.domain.reading import Anchor, ToldReport, Truth
from assessor_app.store import anchors, known_facts, programmes
from assessor_app.store.calibration_tables import kept_under
from assessor_app.store.vault import Vault


def show_anchors(vault: Vault, credential_id: str, version: str) -> tuple[Anchor, ...]:
    """Those not retired, by criterion. Where the programme hides names, telling file names are replaced by aliases."""
    with vault.read() as session:
        found = anchors.of_credential(session, credential_id, version)
        if not programmes.load_programme(session).switches.hide_practitioner:
            return found
        return tuple(
            replace(
                one,
                submission=replace(
                    one.submission,
                    artifacts=with_aliases(
                        one.submission.artifacts, known_facts.of_submission(session, kept_under(one.id))
                    ),
                ),
            )
            for one in found
        )


def told_truth(vault: Vault, assignment_id: str) -> Truth | None:
    """What was agreed for a seed that was handed in; None while nothing was told. Raises VaultError."""
    with vault.read() as session:
        return anchors.load_truth(session, assignment_id)


def told_reports(vault: Vault) -> tuple[ToldReport, ...]:
    """A lead's words to oneself, the newest first. Raises VaultError."""
    with vault.read() as session:
        return anchors.load_reports(session)
