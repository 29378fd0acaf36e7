"""The verbs of :class:`BundleDesk` bound to one profile; mixed into the bound desk, which opens the rooms."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assessor_app.workflows.bundle_desk import OpenedBundle
    from assessor_app.workflows.desk import Cancel, ProgressCall


class BundleVerbs:
    """Part of :class:`~assessor_app.bound_desk.BoundDesk`, which opens ``_rooms``."""

    _rooms: Any

    def bundle_kind(self, path: str) -> str:
        from assessor_app.workflows.open_bundle import bundle_kind  # late: seldom wanted, and it brings pydantic

        return bundle_kind(Path(path))

    def open_bundle(self, path: str, passphrase: str, progress: ProgressCall, cancel: Cancel) -> OpenedBundle:
        from assessor_app.workflows.open_bundle import open_bundle  # late: as above

        rooms = self._rooms
        return open_bundle(rooms.vault, rooms.files, Path(path), passphrase, progress, cancel)

    def export_results(self, path: str) -> int:
        from assessor_app.workflows.export_results import export_results  # late: as above

        return export_results(self._rooms.vault, Path(path))
