"""A misspelt word in a comment: underlined by the real speller with a dictionary of its own, and put right by menu."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from assessor_app.gui.comments import spelling
from assessor_app.gui.comments.comment_editor import CommentEditor
from assessor_app.gui.comments.spelling import find_spelling
from tests.support.portfolio import opened
from tests.support.workspace import Workspace

# Said by Qt's offscreen platform for every window; it says nothing about ours.
pytestmark = [
    pytest.mark.qt_log_ignore("propagateSizeHints|raise|grabbing"),
    pytest.mark.skipif(not spelling._library(), reason="this system has no Hunspell"),
]


def ask_about(editor: CommentEditor, word: str) -> None:
    """Press the right button over a word."""
    cursor = editor.document().find(word)
    cursor.setPosition(cursor.selectionStart() + 1)
    at = editor.cursorRect(cursor).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, editor.viewport().mapToGlobal(at))
    QApplication.sendEvent(editor.viewport(), event)


def menu_of(editor: CommentEditor) -> QMenu:
    menu = editor.findChild(QMenu, "corrections")
    assert isinstance(menu, QMenu)
    return menu


def test_a_misspelt_word_is_underlined_and_put_right_in_one_choice(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "en_US.aff").write_text("SET UTF-8\n", encoding="utf-8")
    (tmp_path / "en_US.dic").write_text("3\nplan\nclear\nfamilies\n", encoding="utf-8")
    workspace = Workspace(qtbot, opened())
    workspace.page.select("eo1.b")
    watch, editor = workspace.panes.comments.watch, workspace.judgement.comment_editor
    watch._spelling = find_spelling(("en_US",), (tmp_path,))
    editor.setFocus()
    workspace.type("𝒜 clear plam")
    watch.look()
    watch.look()
    (mark,) = editor.extraSelections()
    assert mark.cursor.selectedText() == "plam"
    assert mark.format.underlineStyle() == QTextCharFormat.UnderlineStyle.WaveUnderline

    ask_about(editor, "plam")
    (action,) = menu_of(editor).actions()
    assert action.text() == "plan"
    action.trigger()
    assert editor.toPlainText() == "𝒜 clear plan"
    watch.look()
    assert editor.extraSelections() == []
    editor.undo()
    assert editor.toPlainText() == "𝒜 clear plam"

    editor.moveCursor(QTextCursor.MoveOperation.End)
    workspace.type(" qqqxxx")
    watch.look()
    watch.look()
    menu_of(editor).close()
    qtbot.waitUntil(lambda: editor.findChild(QMenu, "corrections") is None)
    ask_about(editor, "qqqxxx")
    (nothing,) = menu_of(editor).actions()
    assert not nothing.isEnabled()
    menu_of(editor).close()
    qtbot.waitUntil(lambda: editor.findChild(QMenu, "corrections") is None)

    editor.offer_corrections("clear", (2, 7), ("clean",), QPoint())
    editor.setPlainText("Something else by now.")
    menu_of(editor).actions()[0].trigger()
    menu_of(editor).close()
    assert editor.toPlainText() == "Something else by now."
