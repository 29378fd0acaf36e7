"""The citation in hand stays in view when there is less room for the rail."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

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


def _in_view(scroll: SnugScroll, row: QLabel) -> bool:
    box = row.rect().translated(row.mapTo(scroll.viewport(), row.rect().topLeft()))
    return scroll.viewport().rect().contains(box)


def test_a_kept_part_is_scrolled_to_whenever_there_is_less_room(qtbot: QtBot) -> None:
    scroll, rows = _filled(qtbot)
    scroll.keep_in_view(rows[4])
    scroll.resize(200, 2 * _ROW)
    qtbot.waitUntil(lambda: scroll.viewport().height() <= 2 * _ROW and _in_view(scroll, rows[4]))


def test_what_is_let_go_is_not_scrolled_to(qtbot: QtBot) -> None:
    scroll, rows = _filled(qtbot)
    scroll.keep_in_view(rows[4])
    scroll.keep_in_view(None)
    scroll.resize(200, 2 * _ROW)
    qtbot.waitUntil(lambda: scroll.viewport().height() <= 2 * _ROW)
    assert not _in_view(scroll, rows[4])
