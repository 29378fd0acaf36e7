"""What nobody sees follows the theme when it comes on screen, once; a progress bar never paints before it must."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QProgressBar, QWidget
from pytestqt.qtbot import QtBot

from assessor_app.gui.widgets.calm_progress import show_progress
from assessor_app.gui.widgets.when_shown import hear_when_shown


class Herald(QObject):
    changed = Signal()


class Hearer(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.calls = 0

    def note(self) -> None:
        self.calls += 1


def test_what_is_hidden_is_told_once_as_it_is_shown(qtbot: QtBot) -> None:
    herald, room = Herald(), QWidget()
    qtbot.addWidget(room)
    hearer = Hearer(room)
    hear_when_shown(hearer, herald.changed, hearer.note)
    herald.changed.emit()
    herald.changed.emit()
    assert hearer.calls == 0
    room.show()
    assert hearer.calls == 1
    herald.changed.emit()
    assert hearer.calls == 2, "on screen it is told at once"
    hearer.hide()
    hearer.show()
    assert hearer.calls == 2, "nothing has changed meanwhile"


class Bar(QProgressBar):
    def __init__(self) -> None:
        super().__init__()
        self.painted = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        self.painted += 1
        super().paintEvent(event)


def test_a_moved_bar_is_painted_with_all_else(qtbot: QtBot) -> None:
    bar = Bar()
    qtbot.addWidget(bar)
    bar.show()
    qtbot.waitUntil(lambda: bar.painted > 0)
    show_progress(bar, 1, 1000)
    before = bar.painted
    show_progress(bar, 500, 1000)
    assert (bar.value(), bar.maximum()) == (500, 1000)
    assert bar.painted == before
    qtbot.waitUntil(lambda: bar.painted > before)
    show_progress(bar, 0, 0)
    assert bar.maximum() == 0, "nobody knows how far it is"
