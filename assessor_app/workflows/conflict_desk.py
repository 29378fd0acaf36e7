"""The verbs about conflicts, refused changes and the history of sync; what they speak in is in conflict_view."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    # only named in annotations: building these classes would cost the start-up its milliseconds
    from assessor_app.workflows.conflict_view import Choice, ConflictView, SyncRun
    from assessor_app.workflows.desk import Changes


class ConflictDesk(Protocol):
    """Part of :class:`assessor_app.workflows.desk.Desk`; the same rules hold.

    ``settle_conflicts`` settles all of them or, raising DeskError, none: also where the hub's copy has changed since.
    ``export_stuck`` gives everything that needs attention as readable text, for support.
    """

    def conflict_view(self) -> ConflictView: ...
    def settle_conflicts(self, choices: tuple[Choice, ...]) -> Changes: ...
    def retry_stuck(self, key: str) -> Changes: ...
    def export_stuck(self) -> str: ...
    def sync_history(self) -> tuple[SyncRun, ...]: ...
