"""Reads every word on a window, and finds those that were not translated and those that do not fit their room."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QLocale, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QStyle,
    QStyleOptionButton,
    QTabBar,
    QToolButton,
    QWidget,
)

from assessor_app.gui.language.pseudo import CLOSING, OPENING
from assessor_app.gui.widgets.elided_label import ElidedLabel
from assessor_app.gui.widgets.fitting_text import FittingButton, FittingCheckBox, FittingLabel
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
_ROUNDING: Final = 2
# scrolled by buttons of its own at either end
_ACROSS: Final = ("chip_strip",)


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
        for text in (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()):
            if text:
                yield Words(widget, text, seen=False)


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
        yield from (text for _, text in _sections(widget))


def _sections(header: QHeaderView) -> Iterator[tuple[int, str]]:
    model = header.model()
    for section in range(header.count()):
        if not header.isSectionHidden(section):
            text = model.headerData(section, header.orientation(), Qt.ItemDataRole.DisplayRole)
            if isinstance(text, str):
                yield section, text


def untranslated(window: QWidget, data: Iterable[str]) -> Iterator[str]:
    """Texts on the window in the made-up language that hold words which neither are translated nor are data."""
    known = sorted((*data, *_dates()), key=len, reverse=True)
    for words in words_on(window):
        left = _without_translations(_MARK_UP.sub(" ", words.text))
        for piece in known:
            left = left.replace(piece, " ").replace(piece.replace("&", "&&"), " ")
        foreign = [one for one in _WORD.findall(left) if one not in _ALIKE]
        if foreign:
            where = "" if words.seen else " (spoken)"
            yield f"{named(words.widget)}{where}: {words.text[:90]!r}: {' '.join(foreign)[:60]!r}"


def _without_translations(text: str) -> str:
    former = None
    while former != text:
        former, text = text, _TRANSLATED.sub(" ", text)
    return text


def _dates() -> Iterator[str]:
    """Names of months and days come from the system's calendar."""
    locale = QLocale()
    for form in (QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat):
        yield from (locale.monthName(month, form) for month in range(1, 13))
        yield from (locale.standaloneMonthName(month, form) for month in range(1, 13))
        yield from (locale.dayName(day, form) for day in range(1, 8))


def clipped(window: QWidget) -> Iterator[str]:
    """Texts that do not fit their room and neither end in "…" with the whole in a tool tip, nor can be scrolled to."""
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and not widget.visibleRegion().isEmpty():
            yield from (f"{named(widget)}: {fault}" for fault in _faults(widget))


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
    elif isinstance(widget, QHeaderView) and widget.orientation() == Qt.Orientation.Horizontal:
        yield from _header(widget)
    if isinstance(widget, QLabel | QAbstractButton) and widget.text():
        yield from _outside(widget)


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
    for section, text in _sections(header):
        wide = _wide(header.fontMetrics(), text)
        tip = model.headerData(section, header.orientation(), Qt.ItemDataRole.ToolTipRole)
        if wide > header.sectionSize(section) and text not in str(tip or ""):
            yield f"section {section} needs {wide} pixels, has {header.sectionSize(section)}: {text!r}"


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
