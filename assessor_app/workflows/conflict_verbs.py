"""The verbs of :class:`ConflictDesk` bound to one profile; mixed into the bound desk, which opens the rooms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor_app.workflows.conflict_view import Choice, ConflictView, SyncRun
from assessor_app.workflows.export_stuck import export_stuck
from assessor_app.workflows.list_conflicts import conflict_view
from assessor_app.workflows.read_sync_history import read_sync_history
from assessor_app.workflows.settle_conflicts import retry_stuck, settle_conflicts

if TYPE_CHECKING:
    from assessor_app.workflows.desk import Changes


class ConflictVerbs:
    """Part of :class:`~assessor_app.bound_desk.BoundDesk`, which opens ``_rooms``."""

    _rooms: Any

    def conflict_view(self) -> ConflictView:
        return conflict_view(self._rooms.vault)

    def settle_conflicts(self, choices: tuple[Choice, ...]) -> Changes:
        return settle_conflicts(self._rooms.vault, choices)

    def retry_stuck(self, key: str) -> Changes:
        return retry_stuck(self._rooms.vault, key)

    def export_stuck(self) -> str:
        return export_stuck(self._rooms.vault)

    def sync_history(self) -> tuple[SyncRun, ...]:
        return read_sync_history(self._rooms.vault)
