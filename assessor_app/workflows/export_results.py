"""Verb: write what the hub has not confirmed into a file that only the hub can open."""

from __future__ import annotations

from pathlib import Path

from assessor_app.errors import VaultError
from assessor_app.sentences import sentence
from assessor_app.store.vault import Vault
from assessor_app.sync.bundle_results import write_results


def export_results(vault: Vault, path: Path) -> int:
    """How many changes are in it; they stay here until an answer, or a sync, confirms them. Raises VaultError."""
    try:
        return write_results(vault, path)
    except OSError as error:
        raise VaultError(
            sentence("The results could not be written."), sentence("Look at {place}", place=str(path.parent))
        ) from error
