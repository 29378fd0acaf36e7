"""Puts off, for a widget that nobody sees, what a signal asks of it, until it is shown."""

from __future__ import annotations

from collections.abc import Callable
from weakref import WeakMethod

from PySide6.QtCore import QEvent, QObject, SignalInstance, Slot
from PySide6.QtWidgets import QWidget


class WhenShown(QObject):
    """One call of one widget: made at once while the widget is on screen, else once as it comes there."""

    # of the class, too: Qt may still tell of events while Python has taken the object apart
    _due = False

    def __init__(self, widget: QWidget, call: Callable[[], None]) -> None:
        super().__init__(widget)
        self._widget = widget
        self._call = WeakMethod(call)

    @Slot()
    def ask(self) -> None:
        """What the call looks at has changed."""
        if self._widget.isVisible():
            self._make_call()
        elif not self._due:
            self._due = True
            self._widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if self._due and event.type() == QEvent.Type.Show:
            self._due = False
            self._widget.removeEventFilter(self)
            self._make_call()
        return False

    def _make_call(self) -> None:
        if (call := self._call()) is not None:
            call()


def hear_when_shown(widget: QWidget, signal: SignalInstance, call: Callable[[], None]) -> WhenShown:
    """Have ``call``, a bound method of ``widget``, made at each ``signal``; while hidden, once at the next showing."""
    hearer = WhenShown(widget, call)
    signal.connect(hearer.ask)
    return hearer
