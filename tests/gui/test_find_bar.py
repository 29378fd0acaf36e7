"""The bar for finding words says how many there are, in few characters where there is little room."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from assessor_app.gui.pdf_view.find_bar import FindBar
from assessor_app.gui.theme import Theme

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def pane(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def bar(pane: QWidget, theme: Theme) -> FindBar:
    """In a wide pane, at the first of 122 hits."""
    made = FindBar(theme, pane)
    pane.resize(900, 60)
    pane.show()
    made.show_count(1, 122, going_on=False)
    return made


def test_the_count_is_said_shortly_where_words_would_be_cut(bar: FindBar) -> None:
    bar.resize(700, 40)
    bar.open_bar()
    assert bar.count_label.text() == "1 of 122"
    assert not bar.count_label.toolTip()
    bar.resize(bar.minimumSizeHint().width() - 10, 40)
    assert bar.count_label.text() == "1/122"
    assert bar.count_label.toolTip() == bar.count_label.accessibleName() == "1 of 122"
    bar.resize(700, 40)
    assert bar.count_label.text() == "1 of 122"


def test_the_count_is_said_shortly_once_larger_letters_leave_it_no_room(
    bar: FindBar, qtbot: QtBot, theme: Theme
) -> None:
    bar.open_bar()
    for width in range(700, 100, -10):
        bar.resize(width, 40)
        if bar.count_label.text() == "1/122":
            break
    bar.resize(width + 10, 40)
    assert bar.count_label.text() == "1 of 122", "it only just fits"
    theme.set_text_scale(150)
    qtbot.waitUntil(lambda: bar.count_label.text() == "1/122")
