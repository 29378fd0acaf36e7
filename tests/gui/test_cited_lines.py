"""Lines cited of a text are tinted and brought into view."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QStackedWidget
from pytestqt.qtbot import QtBot

from assessor_app.domain.citation import LinePlace
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.text_view.text_view import TextView
from assessor_app.gui.theme import Theme
from tests.support.pdfs import MemorySource
from tests.support.viewers import Recorder, artifact

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
SECONDS = 60_000
TEXT = "".join(f"line {number}\n" for number in range(1, 9_001)).encode()


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[TextView]:
    runner = TaskRunner()
    view = TextView(runner, Theme())
    qtbot.addWidget(view)
    view.resize(500, 400)
    view.show()
    yield view
    view.close_artifact()
    assert runner.shutdown(60)


def test_cited_lines_are_in_view_before_they_are_told_of(view: TextView, qtbot: QtBot) -> None:
    shown = Recorder(view.place_shown)
    place = LinePlace(7_999, 8_001)
    view.show_place(place, "Cited for 1.b")
    view.open_artifact(artifact("text", "notes.txt"), MemorySource(TEXT))
    qtbot.waitUntil(shown.heard, timeout=SECONDS)
    assert shown.values == [place]
    block = view.text_edit.document().findBlockByNumber(7_999)
    assert block.text() == "line 8000"
    box = view.text_edit.blockBoundingGeometry(block).translated(view.text_edit.contentOffset())
    assert 0 <= box.top() < view.text_edit.viewport().height() / 2
    (tint,) = view.text_edit.extraSelections()
    assert tint.cursor.selectedText().split("\u2029") == ["line 8000", "line 8001", "line 8002"]
    view.clear_place()
    assert view.text_edit.extraSelections() == []


def test_lines_beyond_the_end_are_looked_for_at_the_end_and_that_is_said(view: TextView, qtbot: QtBot) -> None:
    view.open_artifact(artifact("text", "notes.txt"), MemorySource(b"one\ntwo\nthree\n"))
    shown = Recorder(view.place_shown)
    view.show_place(LinePlace(40, 42), "Cited for 1.b")
    qtbot.waitUntil(shown.heard, timeout=SECONDS)
    assert "ends with line 3" in view.note_label.text()


def test_columns_stay_aligned_in_a_window_dressed_by_the_theme(theme: Theme, qtbot: QtBot) -> None:
    runner, window = TaskRunner(), QStackedWidget()
    qtbot.addWidget(window)
    window.show()
    view = TextView(runner, theme)
    window.addWidget(view)
    window.setCurrentWidget(view)
    for scale in (100, 150):
        theme.set_text_scale(scale)
        metrics = view.text_edit.fontMetrics()
        assert metrics.horizontalAdvance("iiii") == metrics.horizontalAdvance("WWWW")
    assert runner.shutdown(60)
