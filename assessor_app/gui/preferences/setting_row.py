"""One setting on the page: its title, a sentence of help, its control, and the way back to the default."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QToolButton, QWidget

from assessor_app.gui.preferences.controls import SettingControl
from assessor_app.gui.preferences.preferences import Preferences
from assessor_app.gui.preferences.settings_table import AnySetting, effect_words
from assessor_app.gui.theme import Theme


class SettingRow(QWidget):
    """Shows ``row`` of the table and sets it; every other change of it is shown too."""

    def __init__(self, row: AnySetting, preferences: Preferences, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"row_{row.name.replace('.', '_')}")
        self.setProperty("role", "clear")
        self.row = row
        self._preferences = preferences
        self._theme = theme
        title = self._label(row.title_words, "")
        title.setWordWrap(True)
        help_label = self._label(f"{row.help_words} {effect_words(row.effect)}".strip(), "subtle")
        help_label.setWordWrap(True)
        self.control = SettingControl(row, theme, self)
        title.setBuddy(self.control.inner)
        self.reset_button = self._make_reset()
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 6, 0, 6)
        layout.setHorizontalSpacing(12)
        layout.setVerticalSpacing(2)
        layout.addWidget(title, 0, 0)
        layout.addWidget(help_label, 1, 0)
        layout.addWidget(self.control, 0, 1, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self.reset_button, 0, 2, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        layout.setColumnStretch(0, 1)
        self._text = f"{row.title_words} {row.help_words}".casefold()
        self.control.chosen.connect(self._choose)
        preferences.changed.connect(self._hear)
        self._show()

    def fits(self, words: tuple[str, ...]) -> bool:
        """Whether every one of ``words`` (folded) occurs in title or help."""
        return all(word in self._text for word in words)

    def resize_icons(self) -> None:
        """Follow the size of text."""
        side = self._theme.px(16)
        self.reset_button.setIconSize(QSize(side, side))
        self.control.resize_icons()

    def _label(self, text: str, role: str) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("role", role)
        label.setText(text)
        return label

    def _make_reset(self) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"reset_{self.row.name.replace('.', '_')}")
        button.setIcon(self._theme.icon("restore"))
        words = self.tr("Back to the default of “{title}”").format(title=self.row.title_words)
        button.setAccessibleName(words)
        button.setToolTip(words)
        # The controls stand in one line whether or not there is anything to take back.
        policy = button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        button.setSizePolicy(policy)
        button.clicked.connect(self._reset)
        return button

    @Slot(object)
    def _choose(self, value: object) -> None:
        self._preferences.choose(self.row.name, value)

    @Slot()
    def _reset(self) -> None:
        self.control.inner.setFocus(Qt.FocusReason.OtherFocusReason)
        self._preferences.reset(self.row.name)

    @Slot(str)
    def _hear(self, name: str) -> None:
        if name == self.row.name:
            self._show()

    def _show(self) -> None:
        self.control.show_value(self._preferences.value(self.row.name))
        self.reset_button.setVisible(not self._preferences.is_default(self.row.name))
        self.resize_icons()
