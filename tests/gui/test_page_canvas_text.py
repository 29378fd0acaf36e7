"""Taking text out of a file with the mouse, seeing what was found, and following links."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from assessor_app.gui.pdf_view.page_canvas import PageCanvas
from assessor_app.gui.pdf_view.page_strip import Zoom
from assessor_app.media.pdf.text import Hit
from tests.support.canvases import SECONDS, CanvasStand
from tests.support.text_pdfs import (
    LEADING,
    LEFT_TEXT,
    LEFT_X,
    RIGHT_TEXT,
    RIGHT_X,
    TOP,
    columns_pdf,
    linked_pdf,
)
from tests.support.viewers import Recorder

# the offscreen platform says this of every window shown
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

REPORT = columns_pdf(3)
LINKED = linked_pdf()
Shape = Qt.CursorShape


@pytest.fixture
def report(stand: CanvasStand) -> PageCanvas:
    canvas = stand.open(REPORT)
    canvas.set_zoom(Zoom("page"))
    stand.words_of(0)
    return canvas


def row(stand: CanvasStand, x: float, number: int, page: int = 0) -> QPointF:
    """The middle of a row's letters at ``x`` points."""
    return stand.at(page, x, TOP + number * LEADING - 3)


def copied(qtbot: QtBot, canvas: PageCanvas) -> str:
    QGuiApplication.clipboard().clear()
    qtbot.keyClick(canvas, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    return QGuiApplication.clipboard().text()


def test_words_are_asked_for_only_once_the_pointer_is_over_the_pages(qtbot: QtBot, stand: CanvasStand) -> None:
    stand.open(REPORT)
    assert stand.document is not None
    stand.sharp(0)
    qtbot.wait(100)
    assert stand.document.words(0) is None
    stand.words_of(0)


def test_a_drag_over_lines_takes_their_words_and_makes_divided_ones_whole(
    qtbot: QtBot, stand: CanvasStand, report: PageCanvas
) -> None:
    changes = Recorder(report.selection_changed)
    stand.drag(row(stand, LEFT_X + 30, 0), row(stand, LEFT_X + 60, 1), row(stand, LEFT_X + 20, 2))
    assert report.selected_text() == ("superintendent met the cabinet each month to review the district")
    assert copied(qtbot, report) == report.selected_text()
    assert changes.heard()
    assert "superintendent" in report.accessibleDescription()
    stand.click(row(stand, LEFT_X + 60, 1))
    assert report.selected_text() == ""
    assert report.accessibleDescription() == ""


def test_two_columns_are_copied_one_after_the_other(qtbot: QtBot, stand: CanvasStand, report: PageCanvas) -> None:
    stand.drag(row(stand, LEFT_X - 20, 0), row(stand, LEFT_X + 120, 2), row(stand, RIGHT_X + 200, 2))
    assert copied(qtbot, report) == f"{LEFT_TEXT}\n{RIGHT_TEXT}"
    # a drag down one column does not touch the other
    stand.drag(row(stand, RIGHT_X - 10, 0), row(stand, RIGHT_X + 150, 1), row(stand, RIGHT_X + 230, 2))
    assert copied(qtbot, report) == RIGHT_TEXT


def test_clicks_take_a_word_a_line_and_what_lies_between(qtbot: QtBot, stand: CanvasStand, report: PageCanvas) -> None:
    point = row(stand, LEFT_X + 40, 0)
    stand.double_click(point)
    assert report.selected_text() == "superintendent"
    stand.click(point)
    assert report.selected_text() == "The superintendent met the cabi-"
    stand.click(row(stand, LEFT_X + 400, 600))  # far from everything
    stand.double_click(row(stand, LEFT_X + 40, 0))
    stand.click(row(stand, LEFT_X + 15, 1), Qt.KeyboardModifier.ShiftModifier)
    assert report.selected_text() == "superintendent met the cabinet"


def test_all_of_a_page_is_copied_though_its_words_are_still_to_come(qtbot: QtBot, stand: CanvasStand) -> None:
    canvas = stand.open(REPORT)
    canvas.set_zoom(Zoom("page"))
    canvas.go_to(1)
    qtbot.keyClick(canvas, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(canvas, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    # the words of the page are read for it, and what was asked for is done then
    whole = f"Report 2\n{LEFT_TEXT}\n{RIGHT_TEXT}"
    qtbot.waitUntil(lambda: canvas.selected_text() == whole, timeout=SECONDS)
    assert QGuiApplication.clipboard().text() == whole


# the offscreen platform says these of every menu
@pytest.mark.qt_log_ignore("raise\\(\\)", "grabbing the keyboard", extend=True)
def test_the_menu_copies_and_selects(qtbot: QtBot, stand: CanvasStand, report: PageCanvas) -> None:
    window = report.viewport()
    at = row(stand, LEFT_X + 40, 0).toPoint()
    QApplication.sendEvent(window, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, window.mapToGlobal(at)))
    menu = report.findChild(QMenu)
    assert menu is not None
    copy, everything = menu.actions()
    assert not copy.isEnabled()
    everything.trigger()
    menu.close()
    assert report.selected_text().startswith("Report 1")


def test_a_drag_goes_on_over_pages_and_scrolls_by_itself(qtbot: QtBot, stand: CanvasStand) -> None:
    canvas = stand.open(REPORT)
    canvas.set_zoom(Zoom("width"))
    stand.words_of(0)
    start = row(stand, LEFT_X + 40, 3)
    stand.pointer(QEvent.Type.MouseButtonPress, start)
    below = QPointF(300, canvas.viewport().height() + 90)
    stand.pointer(QEvent.Type.MouseMove, below)
    qtbot.waitUntil(lambda: "Report 2" in canvas.selected_text(), timeout=SECONDS)
    stand.pointer(QEvent.Type.MouseButtonRelease, below)
    top = canvas.top()
    qtbot.wait(100)
    assert canvas.top() == top  # let go, it rests
    assert canvas.selected_text().split("\n")[0] == "Families were asked in spring."


def test_selection_is_painted_over_its_words_also_on_turned_pages(stand: CanvasStand, report: PageCanvas) -> None:
    stand.double_click(row(stand, LEFT_X + 40, 0))
    for turn in (0, 90, 180, 270):
        report.set_turn(turn)
        stand.sharp(0)
        shot = stand.shot()
        inside, outside = stand.at(0, LEFT_X + 40, TOP - 9.2), stand.at(0, LEFT_X + 200, TOP - 9.2)
        assert shot.pixelColor(inside.toPoint()) != QColor("white"), turn
        assert shot.pixelColor(outside.toPoint()) == QColor("white"), turn


def test_hits_are_marked_and_the_one_in_hand_more_strongly(stand: CanvasStand, report: PageCanvas) -> None:
    soft = Hit(0, ((60.0, 300.0, 160.0, 320.0),))
    strong = Hit(0, ((60.0, 400.0, 160.0, 420.0), (60.0, 430.0, 100.0, 450.0)))
    report.set_hits((soft, strong), 1)
    shot = stand.shot()
    colours = [shot.pixelColor(stand.at(0, x, y).toPoint()) for x, y in ((110, 310), (110, 410), (80, 440), (300, 310))]
    assert colours[1] == colours[2]
    assert len({colour.name() for colour in (colours[0], colours[1], colours[3])}) == 3
    assert colours[3] == QColor("white")
    report.set_hits((soft, strong), 0)
    assert stand.shot().pixelColor(stand.at(0, 110, 310).toPoint()) == colours[1]
    report.set_hits((), -1)
    assert stand.shot().pixelColor(stand.at(0, 110, 310).toPoint()) == QColor("white")


def test_the_print_under_a_mark_stays_black(stand: CanvasStand, report: PageCanvas) -> None:
    stand.sharp(0)
    before = stand.shot()
    word = report._map(0).box((LEFT_X, 60.0, LEFT_X + 100, 86.0)).toRect()
    report.set_hits((Hit(0, ((LEFT_X - 5, 55.0, LEFT_X + 110, 90.0),)),), -1)
    after = stand.shot()
    inked = [
        (x, y)
        for x in range(word.left(), word.right())
        for y in range(word.top(), word.bottom())
        if before.pixelColor(x, y) == QColor("black")
    ]
    assert len(inked) > 10
    assert all(after.pixelColor(x, y) == QColor("black") for x, y in inked)


def test_a_hit_is_brought_into_view_only_when_it_is_not(stand: CanvasStand) -> None:
    canvas = stand.open(REPORT)
    canvas.set_zoom(Zoom("none", 2.0))
    canvas.go_to(0)
    canvas.horizontalScrollBar().setValue(0)
    near = Hit(0, ((60.0, 100.0, 120.0, 112.0),))
    top = canvas.top()
    canvas.show_hit(near)
    assert canvas.top() == top
    far = Hit(1, ((500.0, 700.0, 560.0, 712.0),))
    canvas.show_hit(far)
    box = canvas._map(1).box(far.boxes[0])
    assert canvas.current_page() == 1
    assert canvas.viewport().rect().contains(box.toRect())
    assert box.top() == pytest.approx(canvas.viewport().height() / 4, abs=2)
    canvas.set_mode("single")
    canvas.show_hit(near)
    assert canvas.current_page() == 0


def test_links_say_where_they_lead_and_are_followed_by_a_click(stand: CanvasStand) -> None:
    canvas = stand.open(LINKED)
    canvas.set_zoom(Zoom("page"))
    stand.links_of(0)
    hovered = Recorder(canvas.hovered_link)
    followed, asked = Recorder(canvas.link_followed), Recorder(canvas.address_requested)
    inside, outside, beside = stand.at(0, 100, 95), stand.at(0, 100, 215), stand.at(0, 400, 600)
    for point, shape in ((inside, Shape.PointingHandCursor), (beside, Shape.ArrowCursor)):
        stand.pointer(QEvent.Type.MouseMove, point, Qt.MouseButton.NoButton)
        assert canvas.viewport().cursor().shape() == shape
    assert hovered.values == ["Go to page 3", ""]
    stand.click(inside)
    ((page, down),) = followed.values
    assert page == 2
    assert down == pytest.approx(300, abs=1)
    stand.click(outside)
    assert asked.values == ["https://example.org/plan"]
    assert hovered.values[-1] == "https://example.org/plan"
    stand.drag(inside, inside + QPointF(60, 0))  # running over a link is not following it
    stand.click(beside)
    assert len(followed.values) == 1


def test_the_pointer_shows_what_a_press_would_do(stand: CanvasStand, report: PageCanvas) -> None:
    window, text = report.viewport(), row(stand, LEFT_X + 40, 0)
    stand.pointer(QEvent.Type.MouseMove, text, Qt.MouseButton.NoButton)
    assert window.cursor().shape() == Shape.IBeamCursor
    report.set_hand(True)
    stand.pointer(QEvent.Type.MouseMove, text, Qt.MouseButton.NoButton)
    assert window.cursor().shape() == Shape.OpenHandCursor
    stand.pointer(QEvent.Type.MouseButtonPress, text)
    assert window.cursor().shape() == Shape.ClosedHandCursor
    stand.pointer(QEvent.Type.MouseButtonRelease, text)
    assert window.cursor().shape() == Shape.OpenHandCursor
    report.set_hand(False)
    QApplication.sendEvent(window, QEvent(QEvent.Type.Leave))
    assert window.cursor().shape() == Shape.ArrowCursor


def test_another_file_starts_without_selection_marks_and_turn(stand: CanvasStand, report: PageCanvas) -> None:
    stand.double_click(row(stand, LEFT_X + 40, 0))
    report.set_turn(90)
    canvas = stand.open(LINKED)
    assert canvas.selected_text() == ""
    assert canvas.turn() == 0
    assert canvas.current_page() == 0
