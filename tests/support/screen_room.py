"""Finds the words on a window that do not fit their room, and those of which too little is left to tell anything."""

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any, Final

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QFontMetricsF
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QCheckBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QStyle,
    QStyleOptionButton,
    QStyleOptionFrame,
    QStyleOptionTab,
    QTabBar,
    QTextEdit,
    QToolButton,
    QWidget,
)

from assessor_app.gui.language.pseudo import OPENING
from assessor_app.gui.widgets.elided_label import ElidedLabel
from assessor_app.gui.widgets.fitting_text import FittingButton, FittingCheckBox, FittingLabel
from tests.support.screen_words import cells, sections
from tests.support.whole_window import named

_ROUNDING: Final = 2
_ELIDE: Final = QFontMetrics.elidedText
# scrolled by buttons of its own at either end
_ACROSS: Final = ("chip_strip",)
# what has to be left of words that are cut: so many letters, of short ones this part
_TELLING: Final = 6
_SHARE: Final = 0.4
# what Qt leaves on either side of the words in a line to type in
_LINE_MARGIN: Final = 2
# one line of text and the air about it, in heights of a line; in higher rows words go over several lines
_ONE_LINE: Final = 2.2


@dataclass(frozen=True, slots=True)
class Cut:
    """Words that were cut with "…" to be painted, what was left of them, and who did it."""

    words: str
    shown: str
    painter: str


def note_cuts(patch: pytest.MonkeyPatch) -> list[Cut]:
    """What the program's own painters cut from now on; whoever reads the list empties it."""
    noted: list[Cut] = []
    for kind in (QFontMetrics, QFontMetricsF):
        patch.setattr(kind, "elidedText", _noting(kind.elidedText, noted))
    return noted


def _noting(elide: Callable[..., str], noted: list[Cut]) -> Callable[..., str]:
    def elided(metrics: object, words: str, *how: Any) -> str:
        shown = elide(metrics, words, *how)
        if shown != words:
            noted.append(Cut(words, shown, _painter(sys._getframe(1))))
        return shown

    return elided


def _painter(frame: FrameType) -> str:
    """The widget that paints itself, or the file of whatever paints for one."""
    widget = next((one for one in frame.f_locals.values() if isinstance(one, QWidget)), None)
    return Path(frame.f_code.co_filename).stem if widget is None else named(widget)


def clipped(window: QWidget, cuts: Iterable[Cut] = ()) -> Iterator[str]:
    """Texts that do not fit their room, unless they end in "…" with the whole in a tool tip or can be scrolled to.

    ``cuts`` are those that were painted: enough has to be left of them to tell what they are.
    """
    cut = {one.words for one in cuts}
    for one in cuts:
        yield from (f"{one.painter}: {fault}" for fault in _little(one.words, one.shown))
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and not widget.visibleRegion().isEmpty():
            yield from (f"{named(widget)}: {fault}" for fault in _faults(widget))
            if isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView):
                yield from (f"{named(widget)}: {fault}" for fault in _view(widget, cut))


def _faults(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, FittingLabel | FittingButton | FittingCheckBox) and widget.is_cut():
        yield from _outside(widget)
    elif isinstance(widget, ElidedLabel):
        if widget.is_cut() and widget.text() not in widget.toolTip():
            yield f"cut without a tool tip: {widget.text()!r}"
    elif isinstance(widget, QLabel):
        yield from _label(widget)
    elif isinstance(widget, QPushButton | QToolButton | QCheckBox | QRadioButton):
        yield from _button(widget)
    elif isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
        yield from _field(widget)
    elif isinstance(widget, QTabBar):
        yield from _tabs(widget)
    elif isinstance(widget, QHeaderView) and widget.orientation() == Qt.Orientation.Horizontal:
        yield from _header(widget)
    if isinstance(widget, QLabel | QAbstractButton) and widget.text():
        yield from _outside(widget)


def _little(words: str, shown: str) -> Iterator[str]:
    """Whether so little is left of words that were cut that nobody can guess them."""
    left = shown.replace("…", "").replace(OPENING, "").strip()
    if shown != words and len(left) < min(_TELLING, math.ceil(_SHARE * len(words))):
        yield f"only {shown!r} is left of {words!r}"


def _label(label: QLabel) -> Iterator[str]:
    if not label.text():
        return
    room = label.contentsRect()
    if label.wordWrap():
        longest = max((_wide(label.fontMetrics(), word) for word in label.text().split()), default=0)
        if label.textFormat() == Qt.TextFormat.PlainText and longest > room.width() + _ROUNDING:
            yield f"a word is wider ({longest}) than its label ({room.width()}): {label.text()!r}"
        wanted = label.heightForWidth(label.width())
        if wanted > label.height() + _ROUNDING:
            yield f"needs {wanted} pixels of height, has {label.height()}: {label.text()!r}"
        return
    wanted = label.sizeHint()
    spare = QSize(_ROUNDING, _ROUNDING)
    if wanted.width() > label.width() + spare.width() and label.text() not in label.toolTip():
        yield f"needs {wanted.width()} pixels, has {label.width()}: {label.text()!r}"
    if label.fontMetrics().height() > label.height() + spare.height():
        yield f"is {label.height()} pixels high: {label.text()!r}"


def _button(button: QPushButton | QToolButton | QCheckBox | QRadioButton) -> Iterator[str]:
    text = button.text()
    if isinstance(button, QToolButton) and button.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly:
        text = "" if not button.icon().isNull() else text
    if not text:
        return
    wanted, room = button.sizeHint().width(), button.width()
    if isinstance(button, QPushButton):
        # a button may be narrower than it would like to be, as long as its words fit
        option = QStyleOptionButton()
        button.initStyleOption(option)
        inside = button.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, button)
        icon = 0 if button.icon().isNull() else button.iconSize().width() + 4
        wanted, room = _wide(button.fontMetrics(), text.replace("&&", "&")) + icon, inside.width()
    if isinstance(button, QToolButton) and text in (button.toolTip(), button.accessibleName()):
        # Qt shortens it by itself, and the whole is told on hover or read out
        wanted = 0
    if wanted > room + _ROUNDING:
        yield f"needs {wanted} pixels, has {room}: {text!r}"
    if button.fontMetrics().height() > button.height():
        yield f"is {button.height()} pixels high: {text!r}"


def _header(header: QHeaderView) -> Iterator[str]:
    model = header.model()
    for section, text in sections(header):
        wide = _wide(header.fontMetrics(), text)
        tip = model.headerData(section, header.orientation(), Qt.ItemDataRole.ToolTipRole)
        if wide > header.sectionSize(section) and text not in str(tip or ""):
            yield f"section {section} needs {wide} pixels, has {header.sectionSize(section)}: {text!r}"


def _field(field: QLineEdit | QPlainTextEdit | QTextEdit) -> Iterator[str]:
    """What is asked for in an empty field; and words wider than a text that nobody can scroll across."""
    hint, metrics = field.placeholderText(), field.fontMetrics()
    if isinstance(field, QLineEdit):
        if not field.text() and _wide(metrics, hint) > (room := _line_room(field)) + _ROUNDING:
            yield from _little(hint, _shortened(metrics, hint, room))
            if hint not in field.toolTip():
                yield f"its hint is cut without a tool tip: {hint!r}"
        return
    room = field.viewport().rect()
    if hint and not field.toPlainText():
        margin = round(field.document().documentMargin())
        wanted = metrics.boundingRect(room.adjusted(margin, 0, -margin, 0), Qt.TextFlag.TextWordWrap, hint)
        if wanted.height() + margin > room.height() + _ROUNDING and hint not in field.toolTip():
            yield f"its hint needs {wanted.height() + margin} pixels of height, has {room.height()}: {hint!r}"
    never = field.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    if isinstance(field, QTextEdit) and never and field.document().idealWidth() > room.width() + _ROUNDING:
        yield f"its words are {field.document().idealWidth():.0f} pixels wide, it is {room.width()}"


def _line_room(line: QLineEdit) -> int:
    option = QStyleOptionFrame()
    line.initStyleOption(option)
    inside = line.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, line)
    margins = line.textMargins()
    return inside.width() - margins.left() - margins.right() - 2 * _LINE_MARGIN


def _tabs(bar: QTabBar) -> Iterator[str]:
    """Names cut in their tab, and the one in front where it is wider than what is seen of the bar."""
    arrows = [one for one in bar.findChildren(QToolButton) if one.isVisible() and one.parent() is bar]
    right = min((one.x() for one in arrows if one.arrowType() != Qt.ArrowType.NoArrow), default=bar.width())
    for index in range(bar.count()):
        if not bar.isTabVisible(index):
            continue
        option = QStyleOptionTab()
        bar.initStyleOption(option, index)
        box = bar.style().subElementRect(QStyle.SubElement.SE_TabBarTabText, option, bar)
        if index == bar.currentIndex():
            box = box.intersected(QRect(0, 0, right, bar.height()))
        words = bar.tabText(index).replace("&&", "&")
        if _wide(bar.fontMetrics(), words) <= box.width() + _ROUNDING:
            continue
        if option.text == bar.tabText(index):
            yield f"a tab is cut without “…”, {box.width()} pixels: {words!r}"
        yield from _little(words, _shortened(bar.fontMetrics(), words, box.width()))


def _shortened(metrics: QFontMetrics, words: str, room: int) -> str:
    """What Qt leaves of words where it cuts them by itself."""
    return _ELIDE(metrics, words, Qt.TextElideMode.ElideRight, room)


def _view(view: QAbstractItemView, cut: Container[str]) -> Iterator[str]:
    """Cells that were painted ``cut``, or are of one line and wider than their column, and do not tell the whole."""
    for index in cells(view):
        words = index.data()
        box = view.visualRect(index)
        if not isinstance(words, str) or not words or not box.intersects(view.viewport().rect()):
            continue
        metrics = view.fontMetrics()
        one_line = "\n" not in words and box.height() <= _ONE_LINE * metrics.height()
        wider = one_line and _wide(metrics, words) > box.width() + _ROUNDING
        if (wider or words in cut) and words not in str(index.data(Qt.ItemDataRole.ToolTipRole) or ""):
            yield f"a cell is cut without a tool tip: {words!r}"


def _outside(widget: QWidget) -> Iterator[str]:
    """Whether a part of the widget lies outside of what is around it, where nobody can scroll to."""
    box = QRect(widget.rect())
    inner: QWidget = widget
    words = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    while (outer := inner.parentWidget()) is not None and not inner.isWindow():
        box = QRect(inner.mapToParent(box.topLeft()), box.size())
        area = outer.parentWidget()
        if isinstance(area, QAbstractScrollArea) and outer is area.viewport():
            never = area.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            across = isinstance(area, QScrollArea) and area.objectName() not in _ACROSS
            if never and across and box.right() > outer.rect().right() + _ROUNDING:
                yield f"is cut off at the edge of {named(area)}: {words!r}"
            return
        beyond = box.right() > outer.rect().right() + _ROUNDING or box.bottom() > outer.rect().bottom() + _ROUNDING
        if beyond or box.left() < -_ROUNDING or box.top() < -_ROUNDING:
            yield f"lies outside of {named(outer)}: {words!r}"
            return
        inner = outer


def _wide(metrics: QFontMetrics, text: str) -> int:
    return max((metrics.horizontalAdvance(line) for line in text.split("\n")), default=0)
