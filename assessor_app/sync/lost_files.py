"""Takes back that a file is here once the disk no longer holds it: it counts as missing then and is fetched again."""

from __future__ import annotations

from assessor_app.store import artifacts
from assessor_app.store.artifact_files import ArtifactFiles
from assessor_app.store.vault import Vault


def note_lost(vault: Vault, files: ArtifactFiles, file_id: str, size: int) -> bool:
    """Whether a file noted as here is gone from the disk or cut short; if so it is noted as missing from now on.

    ``size`` is what it should have, in bytes. Raises ArtifactError for an id that is no plain name.
    """
    if files.holds(file_id, size):
        return False
    with vault.write() as session:
        # looked at once more inside: a download may have brought it back, and says so only after it is in place
        lost = artifacts.is_present(session, file_id) and not files.holds(file_id, size)
        if lost:
            artifacts.mark_missing(session, file_id)
    return lost
