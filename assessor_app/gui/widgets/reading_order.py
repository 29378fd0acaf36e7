"""Keeps Tab going through a window in reading order, also through what was built late or anew.

Qt puts every new widget at the end of the order, wherever on the window it stands; a card that appears in the middle
would otherwise be reached last.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cmp_to_key
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

_TABS: Final = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_MARGIN: Final = 8


class ReadingOrder(QObject):
    """Orders the Tab stops of ``window`` as Tab is pressed in it, and at no other time.

    What Tab comes to is scrolled into view: Qt does so only for what stands in the same scrolled area.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._tabbing = False
        window.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Every key press asks its way up to the window first whether it is a shortcut; Tab moves on after that.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in _TABS:
            order_tabs(self._window)
            self._tabbing = True
        return super().eventFilter(watched, event)

    @Slot(QWidget, QWidget)
    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        if not self._tabbing or new is None:
            return
        self._tabbing = False
        outer = new.parentWidget() if self._window.isAncestorOf(new) else None
        while outer is not None and outer is not self._window:
            if isinstance(outer, QScrollArea):
                outer.ensureWidgetVisible(new, 0, _MARGIN)
            outer = outer.parentWidget()


def order_tabs(root: QWidget) -> None:
    """Let Tab go through what is inside ``root`` as it stands: rows from top to bottom, each from left to right.

    A container that lends its focus by ``setFocusProxy`` hides all its children before that one from Tab: let it lend
    the focus by ``focus_lending.lend_focus`` instead. Who follows whom now is not asked, and nothing is asked while
    widgets come and go: PySide keeps what it was shown of Qt's own, and takes what is later built in the same place for
    it.
    """
    stops = [one for one in in_reading_order(root) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def in_reading_order(root: QWidget) -> Iterator[QWidget]:
    """``root`` and all widgets inside it, parents first.

    The layouts themselves are not asked: PySide takes what a layout or a list of children gives away for its own, and
    widgets would be gone with it.
    """
    inside: dict[QWidget, list[QWidget]] = {}
    for one in root.findChildren(QWidget):
        outer = one.parentWidget()
        if outer is not None and not one.isWindow():
            inside.setdefault(outer, []).append(one)
    yield from _below(root, inside)


def _below(widget: QWidget, inside: Mapping[QWidget, list[QWidget]]) -> Iterator[QWidget]:
    yield widget
    for child in sorted(inside.get(widget, ()), key=cmp_to_key(_compared)):
        yield from _below(child, inside)


def _compared(one: QWidget, other: QWidget) -> int:
    """Which of two children is read first: what stands in one row from left to right, else the upper one."""
    first, second = one.geometry(), other.geometry()
    shared = min(first.bottom(), second.bottom()) - max(first.top(), second.top())
    if shared * 2 > min(first.height(), second.height()):
        return first.left() - second.left() or first.top() - second.top()
    return first.top() - second.top() or first.left() - second.left()
