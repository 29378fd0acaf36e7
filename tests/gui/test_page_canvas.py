"""The pages under the hand: turned, enlarged, one at a time, pinched and pulled, always the file's own pixels."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assessor_app.gui.pdf_view.cited_frame import CitedFrame
from assessor_app.gui.pdf_view.page_strip import GAP, Zoom
from assessor_app.gui.pdf_view.strip_area import Spot
from assessor_app.media.pdf.service import PdfService
from tests.support.canvases import CanvasStand, turned
from tests.support.pdfs import difference, independent_render, mixed_pdf, plain_pdf
from tests.support.viewers import Recorder

# the offscreen platform says this of every window shown
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

PLAN = plain_pdf(20)
MIXED = mixed_pdf()


def spot_under(stand: CanvasStand, page: int, at: QPointF) -> tuple[float, float]:
    box = stand.canvas.page_box(page)
    return (at.x() - box.x()) / box.width(), (at.y() - box.y()) / box.height()


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_turned_pages_look_as_the_file_says(stand: CanvasStand, turn: int) -> None:
    canvas = stand.open(PLAN)
    canvas.set_zoom(Zoom("page"))
    canvas.set_turn(turn)
    assert canvas.turn() == turn
    assert stand.away(PLAN, 0, turn) < 1.5
    assert stand.away(PLAN, 0, (turn + 180) % 360) > 3


def test_turning_keeps_the_reader_on_the_page_and_shows_old_pixels_at_once(stand: CanvasStand) -> None:
    canvas = stand.open(PLAN)
    canvas.set_zoom(Zoom("page"))
    canvas.go_to(18)
    stand.sharp(18)
    canvas.set_turn(90)
    assert canvas.current_page() == 18
    assert not canvas.is_sharp(18)
    box = canvas.page_box(18)
    before = stand.shot(box.toRect())  # nothing drawn for this turn can have come yet
    want = turned(independent_render(PLAN, 18, round(box.height()), round(box.width())), 90)
    assert difference(before, want) < 12
    assert stand.away(PLAN, 18, 90) < 1.5
    canvas.set_turn(0)
    assert canvas.current_page() == 18
    assert canvas.page_box(18).height() > canvas.page_box(18).width()


def test_what_is_cited_and_found_turns_along(stand: CanvasStand) -> None:
    canvas = stand.open(PLAN)
    canvas.set_zoom(Zoom("page"))
    canvas.set_frame(CitedFrame(2, 2, "Cited for 1.b", QRectF(0, 0, 60, 20)))
    canvas.set_turn(90)
    box, framed = canvas.page_box(2), canvas.framed_box(2)
    assert framed is not None
    assert framed.right() == pytest.approx(box.right(), abs=0.5)
    assert framed.top() == pytest.approx(box.top(), abs=0.5)
    assert framed.height() == pytest.approx(3 * framed.width(), rel=0.01)
    assert canvas.framed_box(3) is None


def test_at_eight_hundred_percent_the_corner_is_sharp_to_the_pixel(stand: CanvasStand, service: PdfService) -> None:
    canvas = stand.open(PLAN)
    canvas.set_zoom(Zoom("none", 8.0))
    assert canvas.factor() == 8.0
    for across, down in ((0, 0), (10**6, 10**6)):
        canvas.go_to(0)
        canvas.horizontalScrollBar().setValue(across)
        if down:
            canvas.go_to(0, 1.0)
            canvas.verticalScrollBar().setValue(canvas.top() - 700)
        assert stand.away(PLAN, 0) < 1.0
    part = canvas.page_image(0)
    assert part is not None
    assert part.width() * part.height() < 2_000_000
    assert service.cached_bytes < 64 << 20


def test_paper_is_never_blank_while_scrolling_far_in(stand: CanvasStand) -> None:
    canvas = stand.open(PLAN)
    canvas.go_to(18)
    stand.sharp(18)
    canvas.set_zoom(Zoom("none", 8.0))
    canvas.horizontalScrollBar().setValue(900)
    canvas.go_to_spot(Spot(18, 0.3, 0.2))
    for _ in range(8):
        canvas.verticalScrollBar().setValue(canvas.top() + 500)
        assert stand.roughly_away(PLAN, 18) < 16
    assert stand.away(PLAN, 18) < 1.0


def test_zooming_never_shows_blank_paper(stand: CanvasStand) -> None:
    canvas = stand.open(PLAN)
    canvas.set_zoom(Zoom("page"))
    canvas.go_to(18)
    stand.sharp(18)
    for factor in (0.8, 1.6, 3.0, 6.0, 8.0, 5.0, 1.0, 0.3):
        canvas.set_zoom(Zoom("none", factor), QPointF(250, 390))
        assert stand.roughly_away(PLAN, 18) < 16, factor


def test_one_page_at_a_time(stand: CanvasStand) -> None:
    canvas = stand.open(PLAN)
    canvas.set_zoom(Zoom("page"))
    canvas.go_to(4)
    canvas.set_mode("single")
    assert canvas.mode() == "single"
    assert canvas.current_page() == 4
    assert list(canvas.pages_in_view()) == [4]
    assert canvas.verticalScrollBar().maximum() == 0
    assert stand.away(PLAN, 4) < 1.0
    told = Recorder(canvas.page_changed)
    middle = QPointF(300, 300)
    stand.wheel(middle, -1)
    assert canvas.current_page() == 5
    stand.wheel(middle, 1)
    assert canvas.current_page() == 4
    assert told.values == [5, 4]
    assert stand.away(PLAN, 4) < 1.0


def test_a_page_larger_than_the_window_is_read_to_its_end_before_it_turns(qtbot: QtBot, stand: CanvasStand) -> None:
    canvas = stand.open(PLAN)
    canvas.set_mode("single")
    canvas.go_to(3)
    down = canvas.verticalScrollBar()
    assert down.maximum() > 0
    keys = Qt.Key
    qtbot.keyClick(canvas, keys.Key_PageDown)
    assert (canvas.current_page(), down.value()) == (3, down.maximum())
    qtbot.keyClick(canvas, keys.Key_PageDown)
    assert (canvas.current_page(), down.value()) == (4, 0)
    qtbot.keyClick(canvas, keys.Key_PageUp)
    assert (canvas.current_page(), down.value()) == (3, down.maximum())
    for key, page in ((keys.Key_Right, 4), (keys.Key_Left, 3), (keys.Key_End, 19), (keys.Key_Down, 19)):
        qtbot.keyClick(canvas, key)
        assert canvas.current_page() == page
    qtbot.keyClick(canvas, keys.Key_Home)
    assert canvas.current_page() == 0
    qtbot.keyClick(canvas, keys.Key_Up)
    assert canvas.current_page() == 0


def test_a_pad_turns_the_page_only_when_pushed_on_and_never_by_running_out(stand: CanvasStand) -> None:
    canvas = stand.open(PLAN)
    canvas.set_zoom(Zoom("page"))
    canvas.set_mode("single")
    at, phases = QPointF(300, 300), Qt.ScrollPhase
    for _ in range(30):
        stand.wheel(at, -0.5, pixels=(0, -20), phase=phases.ScrollMomentum)
    assert canvas.current_page() == 0
    stand.wheel(at, -1.5, pixels=(0, -20), phase=phases.ScrollBegin)
    assert canvas.current_page() == 0
    stand.wheel(at, -1.0, pixels=(0, -20), phase=phases.ScrollUpdate)
    assert canvas.current_page() == 1


def test_changing_the_mode_keeps_the_spot(stand: CanvasStand) -> None:
    canvas = stand.open(PLAN)
    canvas.set_zoom(Zoom("none", 2.0))
    canvas.go_to(6, 0.2)
    top = canvas.offset_in_page()
    for mode in ("single", "continuous"):
        canvas.set_mode("single" if mode == "single" else "continuous")
        assert canvas.current_page() == 6
        assert canvas.offset_in_page() == pytest.approx(top, abs=0.005)


def test_a_pinch_keeps_what_is_under_the_fingers(qtbot: QtBot, stand: CanvasStand) -> None:
    canvas = stand.open(PLAN)
    canvas.go_to(8, 0.2)
    fingers = QPointF(217, 341)
    before, factor = spot_under(stand, 8, fingers), canvas.factor()
    # sixty small steps, whose roundings must not add up
    stand.pinch(fingers, *[0.02] * 60)
    assert canvas.factor() == pytest.approx(factor * 1.02**60, rel=0.001)
    box = canvas.page_box(8)
    after = spot_under(stand, 8, fingers)
    assert (after[0] - before[0]) * box.width() == pytest.approx(0, abs=1.0)
    assert (after[1] - before[1]) * box.height() == pytest.approx(0, abs=1.0)
    assert canvas.zoom().fit == "none"
    assert stand.away(PLAN, 8) < 1.0  # drawn anew once the fingers rest


def test_two_fingers_on_a_screen_enlarge_what_lies_between_them(stand: CanvasStand) -> None:
    canvas = stand.open(PLAN)
    canvas.go_to(8, 0.2)
    window, screen = canvas.viewport(), QTest.createTouchDevice()
    factor = canvas.factor()
    middle = QPointF(300, 300)
    before = spot_under(stand, 8, middle)
    fingers = QTest.touchEvent(window, screen)
    fingers.press(0, QPoint(250, 300), window).press(1, QPoint(350, 300), window)
    fingers.commit()
    for step in range(1, 21):
        fingers = QTest.touchEvent(window, screen)
        fingers.move(0, QPoint(250 - 5 * step, 300), window).move(1, QPoint(350 + 5 * step, 300), window)
        fingers.commit()
    assert 2 * factor < canvas.factor() < 3.1 * factor
    assert spot_under(stand, 8, middle) == pytest.approx(before, abs=0.005)
    fingers = QTest.touchEvent(window, screen)
    fingers.release(0, QPoint(150, 300), window).release(1, QPoint(450, 300), window)
    fingers.commit()
    assert canvas.selected_text() == ""
    assert stand.away(PLAN, 8) < 1.0


def test_while_fingers_move_nothing_new_is_drawn_but_all_is_shown(stand: CanvasStand) -> None:
    canvas = stand.open(PLAN)
    canvas.set_zoom(Zoom("page"))
    canvas.go_to(18)
    stand.sharp(18)
    stand.pinch(QPointF(300, 400), 0.1)
    assert not canvas.is_sharp(18)
    assert stand.roughly_away(PLAN, 18) < 8
    assert not canvas.is_sharp(18)


def test_a_pad_scrolls_by_the_pixel_in_both_directions(stand: CanvasStand) -> None:
    canvas = stand.open(PLAN)
    canvas.set_zoom(Zoom("none", 3.0))
    before = canvas.top(), canvas.horizontalScrollBar().value()
    stand.wheel(QPointF(300, 300), 0.1, pixels=(-7, -13), phase=Qt.ScrollPhase.ScrollUpdate)
    assert canvas.top() == before[0] + 13
    assert canvas.horizontalScrollBar().value() == before[1] + 7
    stand.wheel(QPointF(300, 300), -1, keys=Qt.KeyboardModifier.ShiftModifier)
    assert canvas.top() == before[0] + 13
    assert canvas.horizontalScrollBar().value() > before[1] + 50


@pytest.mark.parametrize("by_hand_tool", [False, True])
def test_the_paper_is_pulled_by_the_middle_button_or_the_hand(stand: CanvasStand, by_hand_tool: bool) -> None:
    canvas = stand.open(PLAN)
    canvas.set_zoom(Zoom("none", 3.0))
    canvas.go_to(2, 0.3)
    canvas.set_hand(by_hand_tool)
    start, end = QPointF(400, 400), QPointF(310, 240)
    held = spot_under(stand, 2, start)
    button = Qt.MouseButton.LeftButton if by_hand_tool else Qt.MouseButton.MiddleButton
    stand.drag(start, QPointF(350, 300), end, button=button)
    assert spot_under(stand, 2, end) == pytest.approx(held, abs=0.001)
    assert canvas.selected_text() == ""


def test_a_spot_is_found_again_also_when_the_pages_were_turned(stand: CanvasStand) -> None:
    canvas = stand.open(PLAN)
    canvas.set_zoom(Zoom("none", 2.0))
    canvas.go_to(11, 0.4)
    spot = canvas.spot()
    canvas.go_to(2)
    canvas.go_to_spot(spot)
    assert canvas.current_page() == 11
    assert canvas.offset_in_page() == pytest.approx(0.4, abs=0.001)
    canvas.go_to(2)
    canvas.set_turn(90)
    canvas.go_to_spot(spot)
    assert canvas.current_page() == 11
    middle = canvas._map(11).point(QPointF(canvas.viewport().width() / 2, 0))
    # 40 % down the upright page now stands in the window's middle, 40 % from the turned page's right
    assert middle.y() / 842 == pytest.approx(0.4, abs=0.01)


def test_a_cited_region_fills_the_window_and_the_width_where_there_is_none(stand: CanvasStand) -> None:
    canvas = stand.open(PLAN)
    region = QRectF(200, 500, 150, 60)
    canvas.set_frame(CitedFrame(6, 6, "Cited for 1.b", region))
    canvas.set_zoom(Zoom("region"))
    framed, window = canvas.framed_box(6), QRectF(canvas.viewport().rect())
    assert framed is not None
    assert window.contains(framed)
    assert framed.width() > 0.7 * window.width()
    assert framed.center().y() == pytest.approx(window.center().y(), abs=3)
    canvas.set_turn(90)
    canvas.set_frame(CitedFrame(9, 9, "Cited for 1.c", region))
    turned_box = canvas.framed_box(9)
    assert turned_box is not None
    assert window.contains(turned_box)
    assert turned_box.height() > turned_box.width()
    canvas.set_turn(0)
    canvas.set_frame(CitedFrame(3, 4, "Cited for 2.a"))
    assert canvas.page_box(3).width() == canvas.viewport().width() - 36
    assert canvas.page_box(3).top() == GAP


def test_keys_for_reading_are_the_canvas_own_and_space_is_not(qtbot: QtBot, stand: CanvasStand) -> None:
    canvas = stand.open(PLAN)
    for key, own in ((Qt.Key.Key_Left, True), (Qt.Key.Key_PageDown, True), (Qt.Key.Key_Space, False)):
        asked = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier)
        asked.ignore()
        QApplication.sendEvent(canvas, asked)
        assert asked.isAccepted() is own
    pressed = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, " ")
    top = canvas.top()
    QApplication.sendEvent(canvas, pressed)
    assert not pressed.isAccepted()
    assert canvas.top() == top


def test_pages_of_every_shape_turn(stand: CanvasStand) -> None:
    canvas = stand.open(MIXED)
    canvas.set_zoom(Zoom("page"))
    canvas.set_turn(270)
    for page in range(5):
        canvas.go_to(page)
        assert stand.away(MIXED, page, 270) < 2.5, f"page {page + 1}"
