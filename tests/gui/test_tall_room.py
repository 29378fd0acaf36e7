"""A card in too little room is scrolled, in enough of it stands whole, and is never squeezed or cut at the side."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from assessor_app.gui.widgets.tall_room import TallRoom

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def room(qtbot: QtBot) -> TallRoom:
    card = QWidget()
    column = QVBoxLayout(card)
    label = QLabel("Nothing of what is said here may be lost, however large the words are. " * 6)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    column.addWidget(label)
    column.addWidget(QPushButton("A button with rather many words on it"))
    made = TallRoom(card)
    qtbot.addWidget(made)
    made.resize(200, 80)
    made.show()
    return made


def test_in_too_little_room_it_is_scrolled_and_as_narrow_as_the_room(room: TallRoom) -> None:
    card = room.widget()
    assert room.verticalScrollBar().maximum() > 0
    assert card.width() == room.viewport().width()
    label = card.findChild(QLabel)
    assert label is not None
    assert label.height() >= label.heightForWidth(label.width())


def test_it_would_like_to_be_as_high_as_the_card_and_then_needs_no_bar(room: TallRoom, qtbot: QtBot) -> None:
    room.setMinimumWidth(300)
    room.resize(room.sizeHint())
    qtbot.waitUntil(lambda: room.verticalScrollBar().maximum() == 0)
    label = room.widget().findChild(QLabel)
    assert label is not None
    label.setText(label.text() * 3)
    qtbot.waitUntil(lambda: room.sizeHint().height() > room.height())
