"""The page of settings, drawn from the one table: sections, search, and a row for each setting."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from assessor_app.gui.forms import load_form
from assessor_app.gui.preferences.key_choices import KeyChoices
from assessor_app.gui.preferences.key_section import KeySection
from assessor_app.gui.preferences.preferences import Preferences
from assessor_app.gui.preferences.setting_row import SettingRow
from assessor_app.gui.preferences.settings_section import SettingsSection
from assessor_app.gui.preferences.settings_table import SECTIONS, section_words
from assessor_app.gui.shortcuts import is_text_field
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.focus_lending import lend_focus

_LIST: Final = 168
_NARROW: Final = 760
_COLUMN: Final = 780
_MARGIN: Final = 14
_SECTION: Final = Qt.ItemDataRole.UserRole + 1


class PreferencesPage(QWidget):
    """``back_requested`` when the person is done; nothing has to be saved, each change is kept as it is made."""

    back_requested = Signal()

    title_label: QLabel
    search_box: QLineEdit
    done_button: QPushButton
    panel: QFrame
    section_list: QListWidget
    side_line: QFrame
    scroll_area: QScrollArea
    rows_side: QWidget
    rows_layout: QVBoxLayout
    nothing_label: QLabel

    def __init__(
        self, preferences: Preferences, choices: KeyChoices, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("preferences_page")
        self._theme = theme
        load_form(self, "preferences_page")
        self.sections: dict[str, SettingsSection] = {}
        self._awaited: dict[str, QWidget] = {}
        self._choices = choices
        self._preferences = preferences
        self._then: Callable[[], None] | None = None
        self._left = [section for section, _ in SECTIONS]
        # rows measured before the style sheet is known to the list would stand too close for good
        self.section_list.ensurePolished()
        for section in self._left:
            item = QListWidgetItem(section_words(section), self.section_list)
            item.setData(_SECTION, section)
        # What is seen first at once, the rest one section for each turn of the loop: nothing stands still for it.
        self._later = QTimer(self)
        self._later.timeout.connect(self._add_next)
        self._add_next()
        self._add_next()
        self._later.start(0)
        self.nothing_label.hide()
        self.search_box.textChanged.connect(self._filter)
        self.done_button.clicked.connect(self.back_requested)
        self.section_list.currentRowChanged.connect(self._go_to_row)
        self.section_list.itemActivated.connect(self._enter_section)
        lend_focus(self, self.search_box)
        theme.dress_apart(self, self._parts, self.rows_side)
        theme.changed.connect(self._size)
        self._size()

    @property
    def rows(self) -> list[SettingRow]:
        """All that stand by now, from the top."""
        return [row for section in self.sections.values() for row in section.rows]

    def when_whole(self, then: Callable[[], None]) -> None:
        """Do this once all sections stand: now, or a few turns of the loop later; of several the last is done."""
        if self._later.isActive():
            self._then = then
        else:
            then()

    def show_section(self, section: str) -> None:
        """Bring a section to the top. Raises KeyError for an unknown one."""
        self._complete()
        self.search_box.clear()
        wanted = self.sections[section]
        self._settle()
        self.scroll_area.verticalScrollBar().setValue(max(0, wanted.y() - self._theme.px(_MARGIN)))
        self._tick(section)

    def show_setting(self, name: str) -> None:
        """Bring a setting on screen with the keyboard in its control; nothing happens for an unknown name."""
        self._complete()
        self.search_box.clear()
        row = next((one for one in self.rows if one.row.name == name), None)
        if row is not None:
            self._settle()
            self.scroll_area.ensureWidgetVisible(row, 0, self._theme.px(60))
            row.control.inner.setFocus(Qt.FocusReason.OtherFocusReason)
            self._tick(row.row.section)

    def put_part(self, section: str, part: QWidget) -> None:
        """Put more than rows into a section, below its rows; at once, or as soon as the section stands."""
        if section in self.sections:
            self.sections[section].put(part)
        else:
            self._awaited[section] = part

    def leave_field(self) -> bool:
        """Esc: empty the search, or leave a field; tells whether there was anything to leave."""
        focused = self.focusWidget()
        if focused is self.search_box:
            had_words = bool(self.search_box.text())
            self.search_box.clear()
            return had_words
        if focused is not None and focused.hasFocus() and is_text_field(focused):
            self.done_button.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def _parts(self) -> tuple[QWidget, ...]:
        """All there is to be seen, from the top; the sections one by one, since together they are the largest page."""
        head = (self.title_label, self.search_box, self.done_button, self.panel, self.section_list, self.side_line)
        return (*head, self.scroll_area.verticalScrollBar(), self.nothing_label, *self.sections.values())

    def _turn(self) -> None:
        """The list of sections stands beside the rows only where there is room for both."""
        narrow = self.width() < self._theme.px(_NARROW)
        self.section_list.setVisible(not narrow)
        self.side_line.setVisible(not narrow)

    @Slot()
    def _add_next(self) -> None:
        if self._left:
            self._add_section(self._left.pop(0))
        if not self._left and self._later.isActive():
            self._later.stop()
            self.rows_layout.addStretch(1)
            then, self._then = self._then, None
            if then is not None:
                then()

    def _complete(self) -> None:
        """Somebody looks for what may not stand here yet."""
        while self._later.isActive():
            self._add_next()

    def _add_section(self, name: str) -> None:
        keys = KeySection(self._choices, self._theme) if name == "keyboard" else None
        if keys is not None:
            self.keys = keys
            keys.spot_moved.connect(self._show_spot)
        section = SettingsSection(name, self._preferences, self._theme, keys, self.rows_side)
        self.sections[name] = section
        if name in self._awaited:
            section.put(self._awaited.pop(name))
        self.rows_layout.addWidget(section)

    @Slot(str)
    def _filter(self, text: str) -> None:
        """Keep what every typed word occurs in."""
        self._complete()
        words = tuple(text.casefold().split())
        left = [section for section in self.sections.values() if section.filter(words)]
        self.nothing_label.setVisible(not left)
        self.nothing_label.setText(self.tr("No setting is called “{words}”.").format(words=text.strip()))
        self.scroll_area.verticalScrollBar().setValue(0)

    @Slot(int)
    def _go_to_row(self, place: int) -> None:
        item = self.section_list.item(place)
        if item is not None:
            self.show_section(item.data(_SECTION))

    @Slot(QListWidgetItem)
    def _enter_section(self, item: QListWidgetItem) -> None:
        self._complete()
        self.sections[item.data(_SECTION)].first_stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tick(self, section: str) -> None:
        """Show which section is on screen without going there again."""
        place = next(number for number, (one, _) in enumerate(SECTIONS) if one == section)
        blocked = self.section_list.blockSignals(True)
        self.section_list.setCurrentRow(place)
        self.section_list.blockSignals(blocked)

    @Slot(int, int)
    def _show_spot(self, top: int, height: int) -> None:
        place = QRect(self.keys.mapTo(self.rows_side, QPoint(0, top)), self.keys.size())
        self.scroll_area.ensureVisible(0, place.top() + height // 2, 0, height + self._theme.px(30))

    def _settle(self) -> None:
        """Rows hidden or shown a moment ago have their places only after the layouts have run."""
        for section in self.sections.values():
            section.settle()
        self.rows_layout.activate()
        self.rows_side.adjustSize()

    @Slot()
    def _size(self) -> None:
        theme = self._theme
        self._turn()
        self.section_list.setFixedWidth(theme.px(_LIST))
        self.search_box.setMaximumWidth(theme.px(320))
        self.rows_side.setMaximumWidth(theme.px(_COLUMN))
        for row in self.rows:
            row.resize_icons()
