"""The palette itself: a field, the few best finds below it, and Enter to go there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListView, QWidget

from assessor_app.gui.forms import load_form
from assessor_app.gui.palette.palette_delegate import PaletteDelegate
from assessor_app.gui.palette.palette_model import PaletteModel
from assessor_app.gui.palette.palette_search import Hit, PaletteSearch
from assessor_app.gui.palette.palette_source import PaletteSource
from assessor_app.gui.theme import Theme

_WIDTH: Final = 640
_HEIGHT: Final = 460
_STEPS: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class PalettePanel(QFrame):
    """``hit_chosen`` carries the Hit that Enter or a click took; whoever listens closes the palette and acts."""

    hit_chosen = Signal(object)

    search_box: QLineEdit
    hit_list: QListView
    nothing_label: QLabel
    hint_label: QLabel

    def __init__(
        self, sources: Sequence[PaletteSource], theme: Theme, recent: Sequence[str] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("palette_panel")
        self._theme = theme
        self.search = PaletteSearch(sources, recent)
        load_form(self, "palette_panel")
        self._model = PaletteModel(self)
        self.hit_list.setModel(self._model)
        self.hit_list.setItemDelegate(PaletteDelegate(theme, self.hit_list))
        self.hit_list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hit_list.setMouseTracking(True)
        self.setFocusProxy(self.search_box)
        self.search_box.installEventFilter(self)
        self.search_box.textChanged.connect(self._find)
        self.hit_list.clicked.connect(self._take_index)
        self._say_usual()
        theme.changed.connect(self._size)
        self._size()

    def open_fresh(self) -> None:
        """Ask the sources again and start with an empty field."""
        self.search.read()
        blocked = self.search_box.blockSignals(True)
        self.search_box.clear()
        self.search_box.blockSignals(blocked)
        self._find("")

    def current_hit(self) -> Hit | None:
        """What Enter would take."""
        return self._model.entry(self.hit_list.currentIndex().row())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._steer(event):
            return True
        return super().eventFilter(watched, event)

    def _steer(self, event: QKeyEvent) -> bool:
        """Keys of the field that move in the list below; tells whether this was one."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take_index(self.hit_list.currentIndex())
            return True
        page = max(1, self.hit_list.viewport().height() // self._theme.px(36))
        step = {**_STEPS, Qt.Key.Key_PageDown: page, Qt.Key.Key_PageUp: -page}.get(Qt.Key(key))
        if step is None:
            return False
        self._go_to(self._model.beside(self.hit_list.currentIndex().row(), step))
        return True

    @Slot(str)
    def _find(self, typed: str) -> None:
        groups = self.search.find(typed)
        self._model.show_groups(groups)
        self.nothing_label.setVisible(not groups)
        self.hit_list.setVisible(bool(groups))
        if not groups:
            self.nothing_label.setText(self.tr("Nothing is called “{words}”.").format(words=typed.strip()))
        self._go_to(self._model.beside(-1, 0))

    def _go_to(self, place: int) -> None:
        index = self._model.index(place, 0)
        self.hit_list.setCurrentIndex(index)
        if place == self._model.beside(-1, 0):
            self.hit_list.scrollToTop()
        else:
            self.hit_list.scrollTo(index)
        self._say_usual()
        # The field keeps the focus; who listens to it hears the row that Enter would take.
        self.search_box.setAccessibleDescription(str(index.data(Qt.ItemDataRole.AccessibleTextRole) or ""))

    @Slot(QModelIndex)
    def _take_index(self, index: QModelIndex) -> None:
        hit = self._model.entry(index.row())
        if hit is None:
            return
        if hit.entry.reason:
            self.hint_label.setText(hit.entry.reason)
            return
        self.search.note_use(hit)
        self.hit_chosen.emit(hit)

    def _say_usual(self) -> None:
        self.hint_label.setText(self.tr("↑ ↓ choose · Enter go there · Esc close"))

    @Slot()
    def _size(self) -> None:
        # Always as high, so that the field stands still while what is found changes.
        self.setMinimumSize(min(1100, self._theme.px(_WIDTH)), min(600, self._theme.px(_HEIGHT)))
        self.hit_list.doItemsLayout()
