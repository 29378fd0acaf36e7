"""Reads every word on a window, and finds those that were not translated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QLocale, QModelIndex, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QTabBar,
    QTableView,
    QTextEdit,
    QToolButton,
    QTreeView,
    QWidget,
)

from assessor_app.gui.language.pseudo import CLOSING, OPENING
from tests.support.whole_window import named

_TRANSLATED: Final = re.compile(f"{OPENING}[^{OPENING}{CLOSING}]*{CLOSING}")
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_MARK_UP: Final = re.compile(r"<[^<>]+>")
# keys and units are written alike in all languages
_ALIKE: Final = frozenset(
    {
        "Ctrl", "Shift", "Alt", "Esc", "Enter", "Tab", "Space", "Return", "Del", "PgUp", "PgDown", "Home", "End",
        "Backspace", "Left",
        "Right", "Up", "Down", "kB", "MB", "GB", "TB", "PDF", "AM", "PM", "am", "pm", "UTC",
    }
)  # fmt: skip
_SPOKEN: Final = (
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)
# what is further down is said in the same words
_MOST_ROWS: Final = 60


@dataclass(frozen=True, slots=True)
class Words:
    """Some text on screen: where it stands, and whether it is spoken (accessible name, tool tip) or seen."""

    widget: QWidget
    text: str
    seen: bool = True


def words_on(window: QWidget) -> Iterator[Words]:
    """Every text on the window that a person can see, or hear read out."""
    for widget in [window, *window.findChildren(QWidget)]:
        if not widget.isVisible():
            continue
        yield from (Words(widget, text) for text in _seen(widget) if text)
        if isinstance(widget.parent(), QTabBar):
            # Qt's own arrows, which Qt's own catalogues translate
            continue
        yield from (Words(widget, text, seen=False) for text in _told(widget) if text)


def _seen(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QLineEdit | QPlainTextEdit):
        yield widget.placeholderText()
    elif isinstance(widget, QGroupBox):
        yield widget.title()
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(index) for index in range(widget.count()))
    elif isinstance(widget, QTabBar):
        yield from (widget.tabText(index) for index in range(widget.count()))
    elif isinstance(widget, QHeaderView):
        yield from (text for _, text in sections(widget))
    elif isinstance(widget, QAbstractItemView):
        yield from (text for one in cells(widget) if isinstance(text := one.data(), str))
    elif isinstance(widget, QTextEdit):
        yield widget.placeholderText()
        yield from _runs(widget.document())
    elif isinstance(widget, QMenu):
        yield from (one.text() for one in widget.actions() if one.isVisible())


def _runs(document: QTextDocument) -> Iterator[str]:
    """The words of a document, each stretch in one style by itself."""
    block = document.begin()
    while block.isValid():
        yield from (run.fragment().text() for run in block)
        block = block.next()


def _told(widget: QWidget) -> Iterator[str]:
    """What is read out, or said on hover."""
    yield from (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip())
    if isinstance(widget, QTabBar):
        for index in range(widget.count()):
            yield from (widget.accessibleTabName(index), widget.tabToolTip(index))
    elif isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView):
        for one in cells(widget):
            yield from (text for role in _SPOKEN if isinstance(text := one.data(role), str))


def cells(view: QAbstractItemView) -> Iterator[QModelIndex]:
    """Every cell of the columns that are shown, whether scrolled to or not, as far as rows are unfolded."""
    if view.model() is not None:
        yield from _below(view, view.rootIndex())


def _below(view: QAbstractItemView, parent: QModelIndex) -> Iterator[QModelIndex]:
    model = view.model()
    columns = list(_columns(view, parent))
    for row in range(min(model.rowCount(parent), _MOST_ROWS)):
        yield from (model.index(row, column, parent) for column in columns)
        first = model.index(row, 0, parent)
        if isinstance(view, QTreeView) and view.isExpanded(first):
            yield from _below(view, first)


def _columns(view: QAbstractItemView, parent: QModelIndex) -> Iterable[int]:
    if isinstance(view, QTableView | QTreeView):
        return (column for column in range(view.model().columnCount(parent)) if not view.isColumnHidden(column))
    return (view.modelColumn() if isinstance(view, QListView) else 0,)


def menus_on(window: QWidget) -> Iterator[QMenu]:
    """The menus that stand open, and those that a button on the window would open, filled as they would be."""
    for widget in window.findChildren(QWidget):
        if isinstance(widget, QMenu) and widget.isVisible():
            yield from _with_inner(widget)
        elif isinstance(widget, QPushButton | QToolButton) and widget.isVisible() and widget.menu() is not None:
            widget.menu().aboutToShow.emit()
            yield from _with_inner(widget.menu())


def _with_inner(menu: QMenu) -> Iterator[QMenu]:
    yield menu
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            inner.aboutToShow.emit()
            yield from _with_inner(inner)


def sections(header: QHeaderView) -> Iterator[tuple[int, str]]:
    """Number and words of each section that is shown."""
    model = header.model()
    for section in range(header.count()):
        if not header.isSectionHidden(section):
            text = model.headerData(section, header.orientation(), Qt.ItemDataRole.DisplayRole)
            if isinstance(text, str):
                yield section, text


def untranslated(window: QWidget, data: Iterable[str]) -> Iterator[str]:
    """Texts on the window in the made-up language that hold words which neither are translated nor are data."""
    known = _known(frozenset(data), QLocale())
    menus = (Words(menu, text) for menu in menus_on(window) for text in _seen(menu))
    for words in (*words_on(window), *menus):
        if isinstance(words.widget, QTextEdit) and any(" ".join(words.text.split()) in piece for piece in known):
            # a line, or what was changed in a text, stands by itself
            continue
        if foreign := _foreign(words.text, known):
            where = "" if words.seen else " (spoken)"
            yield f"{named(words.widget)}{where}: {words.text[:90]!r}: {' '.join(foreign)[:60]!r}"


@lru_cache(maxsize=4)
def _known(data: frozenset[str], locale: QLocale) -> tuple[str, ...]:
    """Data and what the system's calendar says, longest first; a document breaks its lines where it likes."""
    return tuple(sorted({" ".join(one.split()) for one in (*data, *_dates(locale))} - {""}, key=len, reverse=True))


@lru_cache(maxsize=4096)
def _foreign(text: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a text that neither are translated nor are data."""
    left = " ".join(_without_translations(_MARK_UP.sub(" ", text)).split())
    for piece in known:
        left = left.replace(piece, " ").replace(piece.replace("&", "&&"), " ")
    return tuple(one for one in _WORD.findall(left) if one not in _ALIKE)


def _without_translations(text: str) -> str:
    former = None
    while former != text:
        former, text = text, _TRANSLATED.sub(" ", text)
    return text


def _dates(locale: QLocale) -> Iterator[str]:
    """Names of months and days come from the system's calendar."""
    for form in (QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat):
        yield from (locale.monthName(month, form) for month in range(1, 13))
        yield from (locale.standaloneMonthName(month, form) for month in range(1, 13))
        yield from (locale.dayName(day, form) for day in range(1, 8))
