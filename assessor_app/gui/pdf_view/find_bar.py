"""The bar for finding words: what is looked for, how, and how far the search has come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QLocale, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from assessor_app.gui.forms import load_form
from assessor_app.gui.pdf_view.find_box import FindBox
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.escape_key import takes_escape
from assessor_app.gui.widgets.worn_property import wear

_PAUSE_MS: Final = 160


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for, and how."""

    text: str
    match_case: bool = False
    whole_words: bool = False


class FindBar(QFrame):
    """Knows nothing of documents.

    ``search_changed`` carries a Search, a moment after the last key; ``stepped`` +1 or -1 hit; ``opened`` and
    ``closed`` that the bar came or went.
    """

    search_changed = Signal(object)
    stepped = Signal(int)
    opened = Signal()
    closed = Signal()

    find_layout: QHBoxLayout
    find_box: FindBox
    count_label: QLabel
    previous_hit_button: QToolButton
    next_hit_button: QToolButton
    match_case_button: QToolButton
    whole_words_button: QToolButton
    close_find_button: QToolButton

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._said = Search("")
        self._words = self._short = ""
        load_form(self, "find_bar", promoted=(FindBox,))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._say_search)
        self.find_box.textChanged.connect(self._note_typing)
        self.find_box.stepped.connect(self.step)
        self.match_case_button.toggled.connect(self._say_search)
        self.whole_words_button.toggled.connect(self._say_search)
        self.previous_hit_button.clicked.connect(self._step_back)
        self.next_hit_button.clicked.connect(self._step_on)
        self.close_find_button.clicked.connect(self.close_bar)
        theme.changed.connect(self._draw)
        self._draw()
        self.show_nothing()
        self.hide()

    def open_bar(self, text: str = "") -> None:
        """Show the bar with its text selected, or with ``text`` to look for."""
        self.show()
        self.opened.emit()
        if text:
            self.find_box.setText(text)
        self.find_box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.find_box.selectAll()
        self._say_search()

    @Slot()
    def close_bar(self) -> None:
        """Look for nothing any more; what was typed is kept for the next time."""
        if self.isHidden():
            return
        self._pause.stop()
        self._said = Search("")
        self.hide()
        self.closed.emit()

    @Slot(int)
    def step(self, direction: int) -> None:
        """Go to the next (+1) or previous (-1) hit; what was only just typed is looked for first."""
        if self._pause.isActive():
            self._say_search()
        else:
            self.stepped.emit(direction)

    def show_nothing(self) -> None:
        """Nothing is looked for."""
        self._say("", "subtle", steps=False)

    def show_count(self, number: int, count: int, *, going_on: bool) -> None:
        """Hit ``number`` (1-based, 0 before there is one) of ``count`` so far."""
        locale = QLocale()
        short = ""
        if not number:
            words = self.tr("Looking …")
        else:
            first, last = locale.toString(number), locale.toString(count)
            words = self.tr("{0} of {1}").format(first, last)
            words += " …" if going_on else ""
            short = f"{first}/{last}"
        self._say(words, "subtle", steps=count > 0, short=short)

    def show_no_hit(self, *, has_text: bool) -> None:
        """The search ended with nothing; ``has_text`` False tells that no page holds any text."""
        nothing = self.tr("Nothing found")
        scan = self.tr("This file holds no text to search; its pages are pictures.")
        self._say(nothing if has_text else scan, "error" if has_text else "subtle", steps=False)

    def _say(self, words: str, role: str, *, steps: bool, short: str = "") -> None:
        self._words, self._short = words, short
        self.count_label.setAccessibleName(words)
        self._fit()
        # Numbers stay on one line; only a sentence may take several.
        self.count_label.setWordWrap(not steps and bool(words))
        wear(self.count_label, "role", role)
        self.previous_hit_button.setEnabled(steps)
        self.next_hit_button.setEnabled(steps)

    @Slot()
    def _note_typing(self) -> None:
        self._pause.start()

    @Slot()
    def _say_search(self) -> None:
        self._pause.stop()
        search = Search(self.find_box.text(), self.match_case_button.isChecked(), self.whole_words_button.isChecked())
        if search != self._said and not self.isHidden():
            self._said = search
            self.search_changed.emit(search)

    @Slot()
    def _step_back(self) -> None:
        self.step(-1)

    @Slot()
    def _step_on(self) -> None:
        self.step(1)

    @Slot()
    def _draw(self) -> None:
        side = self._theme.px(18)
        for button, icon in (
            (self.previous_hit_button, "chevron-up"),
            (self.next_hit_button, "chevron-down"),
            (self.match_case_button, "format-letter-case"),
            (self.whole_words_button, "format-letter-matches"),
            (self.close_find_button, "close"),
        ):
            button.setIcon(self._theme.icon(icon))
            button.setIconSize(QSize(side, side))
        self.find_box.setMinimumWidth(self._theme.px(56))
        self.find_box.setMaximumWidth(self._theme.px(300))

    def _fit(self) -> None:
        """Say the count shortly where the rest of the bar leaves no room for the words."""
        margins, row = self.find_layout.contentsMargins(), self.find_layout
        parts = [item.minimumSize().width() for place in range(row.count()) if (item := row.itemAt(place)) is not None]
        others = sum(parts) - parts[row.indexOf(self.count_label)] + row.spacing() * (len(parts) - 1)
        room = self.width() - margins.left() - margins.right() - others
        short = bool(self._short) and self.count_label.fontMetrics().horizontalAdvance(self._words) > room
        self.count_label.setText(self._short if short else self._words)
        self.count_label.setToolTip(self._words if short else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            # what stands beside the count may need another room since: letters of another size
            self._fit()
        return takes_escape(event, self.close_bar) or super().event(event)
