"""What may scroll takes no more room than it needs, and leaves the rest to what stands below it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from assessor_app.gui.theme import Theme
from assessor_app.gui.workspace.level_card import LevelCard
from assessor_app.gui.workspace.snug_scroll import SnugScroll

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
_ROW = 30


def _filled(qtbot: QtBot) -> tuple[SnugScroll, list[QLabel]]:
    scroll, content = SnugScroll(), QWidget()
    column = QVBoxLayout(content)
    rows = [QLabel(f"row {number}") for number in range(6)]
    for row in rows:
        row.setFixedHeight(_ROW)
        column.addWidget(row)
    scroll.setWidget(content)
    qtbot.addWidget(scroll)
    scroll.resize(200, 6 * 2 * _ROW)
    scroll.show()
    return scroll, rows


def test_it_is_as_high_as_its_content_and_never_higher_than_its_cap(qtbot: QtBot) -> None:
    scroll, rows = _filled(qtbot)
    content = scroll.widget()
    assert content is not None
    scroll.refit()
    assert scroll.maximumHeight() == content.sizeHint().height()
    scroll.set_cap(3 * _ROW)
    assert scroll.maximumHeight() == 3 * _ROW
    assert scroll.minimumSizeHint().height() <= 60
    scroll.set_cap(0)
    before = scroll.maximumHeight()
    for row in rows[3:]:
        row.hide()
    qtbot.waitUntil(lambda: scroll.maximumHeight() < before - 2 * _ROW)


def test_levels_are_as_high_as_their_words_need_at_the_width_there_is(qtbot: QtBot) -> None:
    scroll, content = SnugScroll(), QWidget()
    column = QVBoxLayout(content)
    words = "Evidence from all groups visibly shapes the final statement."
    cards = [LevelCard(Theme(scroll), str(mark), str(mark), "Exemplary", words, "best") for mark in range(4)]
    for card in cards:
        column.addWidget(card)
    scroll.setWidget(content)
    qtbot.addWidget(scroll)
    scroll.resize(240, 600)
    scroll.show()
    narrow = scroll.maximumHeight()
    scroll.resize(700, 600)
    qtbot.waitUntil(lambda: scroll.maximumHeight() < narrow)
    qtbot.waitUntil(lambda: {card.height() for card in cards} == {cards[0].heightForWidth(cards[0].width())})
    assert scroll.height() == scroll.maximumHeight() == column.totalHeightForWidth(scroll.viewport().width())
