"""The note above the pages stays a few lines high, however narrow the pane."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from assessor_app.gui.pdf_view.note_bar import NoteBar
from assessor_app.gui.theme import Theme

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
_SENTENCE = "This is a copy of the page, captured when it was handed in. The page itself may have changed."


@pytest.mark.parametrize(("width", "under"), [(320, True), (800, False)])
def test_the_button_goes_under_the_sentence_where_there_is_no_room_beside_it(
    qtbot: QtBot, width: int, under: bool
) -> None:
    bar = NoteBar(Theme())
    qtbot.addWidget(bar)
    bar.say(_SENTENCE, "Open the page…", bar.put_away)
    bar.resize(width, bar.heightForWidth(width))

    def stands_right() -> bool:
        is_under = bar.note_action_button.y() >= bar.note_label.geometry().bottom()
        return bar.note_label.width() > width // 2 and is_under is under

    qtbot.waitUntil(stands_right)
    assert bar.rect().contains(bar.note_action_button.geometry().topRight())
