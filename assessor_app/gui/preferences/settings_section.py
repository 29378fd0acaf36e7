"""One section of the page of settings: its heading, and all that stands below it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from assessor_app.gui.preferences.key_section import KeySection
from assessor_app.gui.preferences.preferences import Preferences
from assessor_app.gui.preferences.setting_row import SettingRow
from assessor_app.gui.preferences.settings_table import SETTINGS, section_words
from assessor_app.gui.theme import Theme

_GAP: Final = 2
_BELOW: Final = 16


class SettingsSection(QWidget):
    """``rows`` of the table's section ``name``, in its order; ``keys`` where it is that of the keyboard."""

    def __init__(
        self, name: str, preferences: Preferences, theme: Theme, keys: KeySection | None, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"section_{name}")
        self.setProperty("role", "clear")
        self.rows = [SettingRow(row, preferences, theme, self) for row in SETTINGS if row.section == name]
        self.keys = keys
        self._words = section_words(name).casefold()
        heading = QLabel(section_words(name), self)
        heading.setTextFormat(Qt.TextFormat.PlainText)
        heading.setProperty("role", "heading")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, _BELOW)
        self._column.setSpacing(_GAP)
        self._column.addWidget(heading)
        if keys is not None:
            self._column.addWidget(keys)
        for row in self.rows:
            self._column.addWidget(row)

    @property
    def first_stop(self) -> QWidget:
        """What has the keyboard when the section is gone into."""
        return self.keys.key_list if self.keys is not None else self.rows[0].control.inner

    def put(self, part: QWidget) -> None:
        """Add what is more than rows, below them."""
        self._column.addWidget(part)

    def filter(self, words: tuple[str, ...]) -> bool:
        """Keep what every one of ``words`` (folded) occurs in; tells whether anything is left.

        The section's own name keeps all of it.
        """
        named = all(word in self._words for word in words)
        left = False
        for row in self.rows:
            fits = named or row.fits(words)
            row.setVisible(fits)
            left = left or fits
        if self.keys is not None:
            found = self.keys.filter(() if named else words)
            self.keys.setVisible(found)
            left = left or found
        self.setVisible(left)
        return left

    def settle(self) -> None:
        """Rows hidden or shown a moment ago have their places only after the layout has run."""
        self._column.activate()
