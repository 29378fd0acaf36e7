"""Walks a window the way a screen reader and the Tab key do, and finds what neither would understand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSlider,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QSplitter,
    QTabBar,
    QTableView,
    QTextBrowser,
    QTextEdit,
    QTreeView,
    QWidget,
)

from assessor_app.gui.tour.coach_mark import CoachMark
from assessor_app.gui.widgets.overlay import Overlay
from tests.support.whole_window import named

Role = QAccessible.Role
# the first class that fits decides
_ROLES: Final[tuple[tuple[type[QWidget], tuple[Role, ...]], ...]] = (
    (QCheckBox, (Role.CheckBox, Role.Switch)),
    (QAbstractButton, (Role.Button, Role.ButtonMenu, Role.RadioButton, Role.CheckBox, Role.Link, Role.ButtonDropDown)),
    (QLineEdit, (Role.EditableText,)),
    (QPlainTextEdit, (Role.EditableText, Role.StaticText, Role.Document)),
    (QTextEdit, (Role.EditableText, Role.StaticText, Role.Document)),
    (QComboBox, (Role.ComboBox,)),
    (QAbstractSlider, (Role.Slider, Role.ScrollBar, Role.SpinBox, Role.Dial)),
    (QTabBar, (Role.PageTabList,)),
    (QTreeView, (Role.Tree, Role.Table, Role.List)),
    (QTableView, (Role.Table, Role.List)),
)
_SAYS_NOTHING: Final = (Role.NoRole, Role.Window, Role.Border, Role.Splitter, Role.Whitespace)
_MOST_STOPS: Final = 200
_RING: Final = 4
_FEWEST_PIXELS: Final = 24
_NEAR: Final = 6


def interfaces(root: QWidget) -> Iterator[tuple[QAccessibleInterface, QWidget]]:
    """Every visible widget that a screen reader meets, parents first."""
    yield from _below(QAccessible.queryAccessibleInterface(root))


def _below(interface: QAccessibleInterface | None) -> Iterator[tuple[QAccessibleInterface, QWidget]]:
    if interface is None or not interface.isValid() or interface.state().invisible:
        return
    widget = interface.object()
    if not isinstance(widget, QWidget):
        return
    if isinstance(widget, QWidget):
        yield interface, widget
    for index in range(interface.childCount()):
        yield from _below(interface.child(index))


def takes_focus(widget: QWidget) -> bool:
    """Whether Tab stops here."""
    return (
        widget.isVisible()
        and widget.isEnabled()
        and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and widget.focusProxy() is None
    )


def nameless(window: QWidget) -> Iterator[str]:
    """Controls that a screen reader has no words for."""
    for interface, widget in interfaces(window):
        name = interface.text(QAccessible.Text.Name).strip()
        if takes_focus(widget) and not name and not isinstance(widget, QScrollBar):
            yield f"{named(widget)} has no name ({interface.role().name})"


def misnamed(window: QWidget) -> Iterator[str]:
    """Controls whose role does not tell what they are."""
    for interface, widget in interfaces(window):
        if not takes_focus(widget):
            continue
        role = interface.role()
        fitting = next((roles for kind, roles in _ROLES if isinstance(widget, kind)), None)
        if fitting is not None and role not in fitting:
            yield f"{named(widget)} is called a {role.name}"
        elif fitting is None and role in _SAYS_NOTHING:
            yield f"{named(widget)} is called a {role.name}, which says nothing"


def alike(window: QWidget) -> Iterator[str]:
    """Controls side by side that sound the same."""
    for interface, widget in interfaces(window):
        heard: Counter[tuple[str, Role]] = Counter()
        for index in range(interface.childCount()):
            child = interface.child(index)
            inner = child.object() if child is not None and child.isValid() else None
            if not isinstance(inner, QWidget) or not takes_focus(inner):
                continue
            if not child.text(QAccessible.Text.Description):
                heard[child.text(QAccessible.Text.Name), child.role()] += 1
        yield from (f"{count} × {name!r} in {named(widget)}" for (name, _), count in heard.items() if count > 1)


# ---- the Tab key -------------------------------------------------------------------------------------------------


def front(window: QWidget) -> QWidget:
    """What the keyboard can reach now: the panel laid over the window, else the window."""
    panels = [one for kind in (Overlay, CoachMark) for one in window.findChildren(kind) if one.isVisible()]
    return panels[-1] if panels else window


@dataclass
class Walk:
    """What Tab visited, and where it got stuck or could not be seen."""

    stops: list[QWidget]
    faults: list[str]


# what a ring looks like depends on: the kind of control, its name and that of what it stands in, width and height
Ringed = tuple[type[QWidget], str, str, int, int]


def walk(window: QWidget, ringed: set[Ringed]) -> Walk:
    """Press Tab from wherever the focus is until it comes round.

    Whether a control shows its focus is not looked at again where ``ringed`` has it; what shows it is added there.
    """
    done = Walk([], [])
    for _ in range(_MOST_STOPS):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        if focused is not None and done.stops and focused is done.stops[-1] and isinstance(focused, QTextBrowser):
            # from one link to the next
            continue
        if focused is None or focused in done.stops:
            # what comes up for a moment is gone once it was left
            first = next((one for one in done.stops if one.isVisible()), None)
            if focused is None or focused is not first:
                done.faults.append(f"Tab is stuck at {named(focused) if focused else 'nothing'}")
            break
        done.stops.append(focused)
        outer = focused.parentWidget() or window
        look = (type(focused), focused.objectName(), outer.objectName(), focused.width(), focused.height())
        if look in ringed:
            continue
        if _shows_focus(window, focused):
            ringed.add(look)
        else:
            done.faults.append(f"{named(focused)} shows no focus")
    done.stops = [one for one in done.stops if one.isVisible()]
    return done


def passed_over(window: QWidget, visited: list[QWidget]) -> Iterator[str]:
    """Controls that Tab never comes to."""
    for _, widget in interfaces(front(window)):
        reached = widget in visited or any(widget.isAncestorOf(one) and one.focusPolicy() for one in visited)
        grouped = isinstance(widget, QAbstractButton) and widget.autoExclusive()
        if takes_focus(widget) and not reached and not grouped and not widget.visibleRegion().isEmpty():
            yield f"Tab passes over {named(widget)}"


def out_of_order(visited: list[QWidget]) -> Iterator[str]:
    """Steps that go back up or to the left within a pane, and panes that are left and come back to."""
    if not visited:
        return
    # the round begins wherever the focus was
    laid_over = front(visited[0].window()) is not visited[0].window()
    first = min(range(len(visited)), key=lambda at: _corner(visited[at], by_row=laid_over))
    turned = visited[first:] + visited[:first]
    done: list[QWidget] = []
    for before, after in pairwise(turned):
        pane = _pane(before)
        if _pane(after) is pane:
            if _back(_box(before), _box(after)):
                yield f"Tab goes back from {named(before)} to {named(after)}"
            continue
        done.append(pane)
        if _pane(after) in done and not _pane(after).isAncestorOf(pane):
            yield f"Tab comes back to {named(_pane(after))} at {named(after)}"


def _corner(widget: QWidget, *, by_row: bool) -> tuple[int, int]:
    """Panes from left to right, each from its top; in a panel laid over the window row by row."""
    place, pane = widget.mapToGlobal(QPoint(0, 0)), _pane(widget)
    if isinstance(pane, QAbstractScrollArea):
        # scrolled, it may lie far outside of what is seen of it
        edge = pane.mapToGlobal(QPoint(0, 0))
        place = QPoint(max(place.x(), edge.x()), max(place.y(), edge.y()))
    return (place.y() // 20, place.x()) if by_row else (place.x() // 100, place.y())


def _pane(widget: QWidget) -> QWidget:
    """The part of a splitter, the scrolled area, or the child of the window that a widget stands in."""
    inner = widget
    while (outer := inner.parentWidget()) is not None and not outer.isWindow():
        if isinstance(outer, QSplitter):
            return inner
        if isinstance(outer, QAbstractScrollArea) and inner is outer.viewport():
            return outer
        inner = outer
    return inner


def _box(widget: QWidget) -> QRect:
    return QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())


def _back(before: QRect, after: QRect) -> bool:
    same_row = (
        min(before.bottom(), after.bottom()) - max(before.top(), after.top()) > min(before.height(), after.height()) / 2
    )
    if same_row:
        return after.left() < before.left() - _NEAR
    return after.bottom() <= before.top() + _NEAR and after.left() <= before.right()


def _shows_focus(window: QWidget, widget: QWidget) -> bool:
    """Whether a widget looks different without the focus; a text cursor alone does not count."""
    with_focus = _picture(window, widget)
    widget.clearFocus()
    without = _picture(window, widget)
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    text = isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit)
    return _difference(with_focus, without, edge_only=text) >= _FEWEST_PIXELS


def _picture(window: QWidget, widget: QWidget) -> QImage:
    corner = widget.mapTo(window, QPoint(0, 0))
    box = QRect(corner, widget.size()).adjusted(-_RING, -_RING, _RING, _RING).intersected(window.rect())
    return window.grab(box).toImage()


def _difference(first: QImage, second: QImage, *, edge_only: bool) -> int:
    """How many pixels differ, at most as many as are asked for; ``edge_only`` leaves out what is inside."""
    if first.size() != second.size():
        return _FEWEST_PIXELS
    rows, others = _rows(first), _rows(second)
    wide, high, band = first.width(), first.height(), 3 * _RING
    count = 0
    for y in range(high):
        if rows[y] == others[y]:
            continue
        for x in range(wide):
            inside = band <= x < wide - band and band <= y < high - band
            if (not edge_only or not inside) and rows[y][4 * x : 4 * x + 4] != others[y][4 * x : 4 * x + 4]:
                count += 1
                if count >= _FEWEST_PIXELS:
                    return count
    return count


def _rows(image: QImage) -> list[bytes]:
    if image.isNull():
        # it stands outside of the window
        return []
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    data, line = bytes(plain.constBits()), plain.bytesPerLine()
    return [data[start : start + line] for start in range(0, len(data), line)]
