"""Keeps Tab going through a window in reading order, also through what was built late or anew.

Qt puts every new widget at the end of the order, wherever on the window it stands; a card that appears in the middle
would otherwise be reached last.
"""

from __future__ import annotations

from functools import cmp_to_key
from itertools import pairwise
from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

_TABS: Final = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_BY_TAB: Final = Qt.FocusPolicy.TabFocus.value
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
    """Let Tab go through what is seen inside ``root`` as it stands: rows from top to bottom, each from left to right.

    A container that lends its focus by ``setFocusProxy`` hides all its children before that one from Tab: let it lend
    the focus by ``focus_lending.lend_focus`` instead. Who follows whom now is not asked, and nothing is asked while
    widgets come and go: PySide keeps what it was shown of Qt's own, and takes what is later built in the same place for
    it.
    """
    for before, after in pairwise(_stops(root)):
        QWidget.setTabOrder(before, after)


def _stops(root: QWidget) -> list[QWidget]:
    """All widgets inside ``root`` that Tab stops at and that are not hidden in it, parents first.

    The layouts themselves are not asked: PySide takes what a layout or a list of children gives away for its own, and
    widgets would be gone with it. Nor is what holds no such widget, which is nearly everything.
    """
    stops = [one for one in root.findChildren(QWidget) if one.focusPolicy().value & _BY_TAB and one.isVisibleTo(root)]
    inside: dict[QWidget, list[_Placed]] = {}
    placed: set[QWidget] = set()
    for stop in stops:
        one = stop
        while one is not root and one not in placed and (outer := one.parentWidget()) is not None:
            placed.add(one)
            if one.isWindow():
                # what stands in it is no part of this one's round
                break
            box = one.geometry()
            inside.setdefault(outer, []).append(_Placed(one, box.left(), box.top(), box.bottom()))
            one = outer
    wanted = set(stops)
    found: list[QWidget] = []
    waiting = [root]
    while waiting:
        one = waiting.pop()
        if one in wanted:
            found.append(one)
        children = sorted(inside.get(one, ()), key=_BY_PLACE)
        waiting.extend(child.widget for child in children[::-1])
    return found


class _Placed(NamedTuple):
    """A widget and where it stands in its parent."""

    widget: QWidget
    left: int
    top: int
    bottom: int


def _compared(one: _Placed, other: _Placed) -> int:
    """Which of two children is read first: what stands in one row from left to right, else the upper one."""
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    if shared * 2 > min(one.bottom - one.top, other.bottom - other.top) + 1:
        return one.left - other.left or one.top - other.top
    return one.top - other.top or one.left - other.left


_BY_PLACE: Final = cmp_to_key(_compared)
