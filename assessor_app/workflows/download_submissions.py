"""Bring the files of chosen submissions onto this laptop, to be read without a network."""

from __future__ import annotations

from assessor_app.sync.synchronizer import Synchronizer
from assessor_app.workflows.desk import Cancel, ProgressCall, SyncStatus


def download_submissions(
    synchronizer: Synchronizer, assignment_ids: tuple[str, ...], progress: ProgressCall, cancel: Cancel
) -> SyncStatus:
    """The status says in its sentence what became of it. Raises VaultError (no room, disk trouble), KeyStoreError."""
    return synchronizer.download(assignment_ids, progress, cancel)
