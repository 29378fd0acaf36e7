"""The guard of text fields lets go of a field that goes away while somebody types in it."""

from __future__ import annotations

import pytest
import shiboken6
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from assessor_app.gui.shortcuts import load_keymap
from assessor_app.gui.text_field_guard import TextFieldGuard

# Said by Qt's offscreen platform for every window; it says nothing about ours.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise|grabbing")


def test_a_dialog_that_goes_with_the_field_typed_in_is_no_trouble(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    keymap = load_keymap()
    guard = TextFieldGuard(keymap, window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    dialog = QFileDialog(window)
    dialog.show()
    name = dialog.findChild(QLineEdit, "fileNameEdit")
    assert name is not None
    name.setFocus()
    qtbot.waitUntil(name.hasFocus)
    assert guard._watched is name
    with qtbot.captureExceptions() as troubles:
        shiboken6.delete(dialog)
    assert troubles == []
    assert guard._watched is None
