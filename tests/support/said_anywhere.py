"""Collects all words a window holds in whatever way: texts, tips, names read aloud, lists, tabs, menus and titles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QPlainTextEdit, QTabBar, QTextEdit, QWidget

from tests.support.screen_words import words_on

_ROLES: Final = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)
_MOST_ROWS: Final = 200


def said_anywhere(window: QWidget) -> str:
    """Everything said on a window, one text a line."""
    return "\n".join(_all(window))


def _all(window: QWidget) -> Iterator[str]:
    yield window.windowTitle()
    yield from (words.text for words in words_on(window))
    for action in window.findChildren(QAction):
        yield from (action.text(), action.toolTip())
    for widget in window.findChildren(QWidget):
        if isinstance(widget, QTabBar):
            for index in range(widget.count()):
                yield from (widget.tabToolTip(index), widget.accessibleTabName(index))
        elif isinstance(widget, QTextEdit | QPlainTextEdit):
            yield widget.toPlainText()
        elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
            yield from _cells(widget.model(), QModelIndex())


def _cells(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)
    for row in range(min(model.rowCount(parent), _MOST_ROWS)):
        for column in range(columns):
            index = model.index(row, column, parent)
            yield from (str(text) for role in _ROLES if isinstance(text := index.data(role), str))
        if not isinstance(model, QAbstractListModel):
            yield from _cells(model, model.index(row, 0, parent))
