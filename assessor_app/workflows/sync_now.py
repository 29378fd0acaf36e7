"""Exchange everything with the hub now: send what waits, fetch what is new."""

from __future__ import annotations

from assessor_app.sync.synchronizer import Synchronizer
from assessor_app.workflows.desk import Cancel, ProgressCall, SyncStatus


def sync_now(synchronizer: Synchronizer, progress: ProgressCall, cancel: Cancel) -> SyncStatus:
    """How it stands afterwards; trouble with the hub is in the status. Raises VaultError and KeyStoreError."""
    return synchronizer.sync(progress, cancel)
