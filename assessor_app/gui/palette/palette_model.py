"""The few rows that the palette shows: headings, and what was found under each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt

from assessor_app.gui.palette.palette_search import Group, Hit
from assessor_app.gui.widgets.headed_rows import HeadedRows


class PaletteModel(HeadedRows[Hit]):
    """Entries that are not possible now can be looked at, not taken."""

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Show these groups in place of what was shown."""
        self.show_rows((self.tr("Used last") if group.recent else group.caption, group.hits) for group in groups)

    def told(self, entry: Hit, role: int) -> Any:
        shown = entry.entry
        if role == Qt.ItemDataRole.DisplayRole:
            return shown.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (shown.title, shown.detail, shown.keys, shown.reason) if part)
        return None
