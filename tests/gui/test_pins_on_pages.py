"""Notes are pinned to what was drawn round or selected, and shown exactly there however the page is looked at."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QHelpEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolTip
from pytestqt.qtbot import QtBot

from assessor_app.domain.annotation import Pin, Quote, Region
from assessor_app.domain.citation import PagePlace, WholePlace
from assessor_app.gui.evidence_view import EvidenceView
from assessor_app.gui.pdf_view.page_canvas import PageCanvas
from assessor_app.gui.pdf_view.page_strip import Zoom
from assessor_app.gui.pdf_view.pdf_view import PdfView
from assessor_app.gui.pdf_view.thumbnail_model import PINS_ROLE
from assessor_app.gui.theme import Theme
from tests.support.canvases import CanvasStand
from tests.support.page_pins import holds_colour, painted_box
from tests.support.page_views import PageParts
from tests.support.pdfs import MemorySource, plain_pdf
from tests.support.text_pdfs import columns_pdf
from tests.support.viewers import Recorder, artifact

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "does not support raise")
PLAN = plain_pdf(20)
REPORT = columns_pdf(3)
SHIFT = Qt.KeyboardModifier.ShiftModifier
PAGE = (595.0, 842.0)
SECONDS = 60_000


def pinned(note: str, page: int, *box: float, quote: Quote | None = None) -> Pin:
    return Pin(note, "a", "", PagePlace(page, page), Region(*box) if box else None, quote)


def made(recorder: Recorder) -> Pin:
    (pin,) = recorder.values
    assert isinstance(pin, Pin)
    return pin


def draw(stand: CanvasStand, page: int, box: tuple[float, float, float, float], keys: object = SHIFT) -> None:
    """Drag over a box of an upright page, in fractions."""
    x, y, width, height = box
    start = stand.at(page, x * PAGE[0], y * PAGE[1])
    end = stand.at(page, (x + width) * PAGE[0], (y + height) * PAGE[1])
    stand.drag(start, (start + end) / 2, end, keys=keys)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize(("zoom", "mode"), [(Zoom("page"), "continuous"), (Zoom("none", 0.6), "single")])
def test_what_is_drawn_round_is_kept_in_fractions_of_the_upright_page(
    stand: CanvasStand, turn: int, zoom: Zoom, mode: str
) -> None:
    canvas = stand.open(PLAN)
    canvas.set_pinnable(True)
    canvas.set_mode("single" if mode == "single" else "continuous")
    canvas.set_zoom(zoom)
    canvas.set_turn(turn)
    canvas.go_to(6)
    wishes = Recorder(canvas.pin_requested)
    draw(stand, 6, (0.2, 0.3, 0.4, 0.2))
    pin = made(wishes)
    assert pin.place == PagePlace(6, 6)
    assert pin.region is not None
    found = (pin.region.x, pin.region.y, pin.region.width, pin.region.height)
    assert found == pytest.approx((0.2, 0.3, 0.4, 0.2), abs=0.006)
    assert (pin.note, pin.artifact_id) == ("", "")


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize(("zoom", "mode"), [(Zoom("page"), "continuous"), (Zoom("none", 0.7), "single")])
def test_its_frame_is_painted_just_there_and_nowhere_else(stand: CanvasStand, turn: int, zoom: Zoom, mode: str) -> None:
    canvas = stand.open(PLAN)
    canvas.set_mode("single" if mode == "single" else "continuous")
    canvas.set_zoom(zoom)
    canvas.set_turn(turn)
    canvas.go_to(2)
    stand.sharp(2)
    before = stand.shot()
    pin = pinned("here", 2, 0.25, 0.3, 0.3, 0.1)
    canvas.set_pins({"p": pin})
    after = stand.shot()
    flag = canvas.flag_box("p")
    assert flag is not None
    box = painted_box(before, after, flag)
    corner = stand.at(2, 0.25 * PAGE[0], 0.3 * PAGE[1])
    other = stand.at(2, 0.55 * PAGE[0], 0.4 * PAGE[1])
    want = QRectF(corner, other).normalized()
    for got, wanted in zip(QRectF(box).getCoords(), want.getCoords(), strict=True):
        assert got == pytest.approx(wanted, abs=2.5)
    assert holds_colour(after, flag, Theme().color("warn"))
    assert not holds_colour(before, flag, Theme().color("warn"))
    # in the margin at the right of the turned page, level with what it belongs to
    assert flag.right() > min(canvas.page_box(2).right(), canvas.viewport().width() - 5)
    assert abs(flag.top() - want.top()) < 3


def test_shift_and_a_click_still_carry_the_selection_there(stand: CanvasStand) -> None:
    canvas = stand.open(REPORT)
    canvas.set_pinnable(True)
    stand.words_of(0)
    wishes = Recorder(canvas.pin_requested)
    stand.drag(stand.at(0, 73, 128), stand.at(0, 160, 128))
    short = canvas.selected_text()
    assert short
    stand.click(stand.at(0, 200, 142), SHIFT)
    assert canvas.selected_text().startswith(short)
    assert len(canvas.selected_text()) > len(short)
    assert wishes.values == []


def test_the_pin_tool_draws_one_rectangle_without_a_key_and_esc_puts_it_away(stand: CanvasStand) -> None:
    canvas = stand.open(PLAN)
    canvas.set_pinnable(True)
    canvas.set_zoom(Zoom("page"))
    wishes, left = Recorder(canvas.pin_requested), Recorder(canvas.pin_tool_left)
    canvas.set_pin_tool(True)
    assert canvas.viewport().cursor().shape() == Qt.CursorShape.CrossCursor
    draw(stand, 0, (0.1, 0.1, 0.3, 0.3), Qt.KeyboardModifier.NoModifier)
    assert made(wishes).region is not None
    assert left.heard()
    draw(stand, 0, (0.1, 0.5, 0.3, 0.3), Qt.KeyboardModifier.NoModifier)
    assert len(wishes.values) == 1
    canvas.set_pin_tool(True)
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    draw(stand, 0, (0.1, 0.5, 0.3, 0.3), Qt.KeyboardModifier.NoModifier)
    assert len(wishes.values) == 1


def test_nothing_is_drawn_where_pins_may_not_be_made(stand: CanvasStand) -> None:
    canvas = stand.open(PLAN)
    wishes = Recorder(canvas.pin_requested)
    canvas.set_pin_tool(True)
    draw(stand, 0, (0.1, 0.1, 0.3, 0.3))
    assert wishes.values == []


def test_a_drag_beyond_the_page_ends_at_its_edge(stand: CanvasStand) -> None:
    canvas = stand.open(PLAN)
    canvas.set_pinnable(True)
    canvas.set_zoom(Zoom("page"))
    wishes = Recorder(canvas.pin_requested)
    stand.drag(stand.at(0, 300, 400), QPointF(630, 500), QPointF(2_000, 2_000), keys=SHIFT)
    region = made(wishes).region
    assert region is not None
    assert region.x + region.width == pytest.approx(1)
    assert region.y + region.height == pytest.approx(1)


def test_a_flag_tells_its_note_as_plain_words_and_a_press_chooses_it(stand: CanvasStand, qtbot: QtBot) -> None:
    canvas = stand.open(PLAN)
    canvas.set_zoom(Zoom("page"))
    canvas.set_pins({"a": pinned("<b>not bold</b>", 0, 0.1, 0.1, 0.2, 0.1), "b": pinned("", 0)})
    chosen = Recorder(canvas.pin_chosen)
    flag = canvas.flag_box("a")
    assert flag is not None
    assert canvas.pin_hint(flag.center()) == "Pin 1: <b>not bold</b>"
    spot = flag.center().toPoint()
    window = canvas.viewport()
    QApplication.sendEvent(window, QHelpEvent(QEvent.Type.ToolTip, spot, window.mapToGlobal(spot)))
    assert "&lt;b&gt;" in QToolTip.text()
    stand.click(flag.center())
    assert chosen.values == ["a"]
    assert canvas.pin_hint(QPointF(200, 200)) == ""


def test_many_pins_of_one_page_fold_into_flags_that_never_lie_over_each_other(stand: CanvasStand) -> None:
    canvas = stand.open(PLAN)
    canvas.set_zoom(Zoom("page"))
    pins = {f"p{n:04}": pinned(str(n), 0, 0.1, 0.4 + n / 100_000, 0.2, 0.01) for n in range(2_000)}
    canvas.set_pins(pins, "p1000")
    stand.sharp(0)
    stand.shot()
    boxes = {(box.x(), box.y(), box.width(), box.height()) for key in pins if (box := canvas.flag_box(key))}
    assert 1 < len(boxes) < 40
    rows = sorted((y, y + high) for _, y, _, high in boxes)
    assert all(above[1] <= below[0] for above, below in pairwise(rows))
    chosen = Recorder(canvas.pin_chosen)
    flag = canvas.flag_box("p1000")
    assert flag is not None
    # a folded flag goes from one of its pins to the next
    stand.click(flag.center())
    assert chosen.values == ["p1001"]


def opened(page_parts: PageParts, qtbot: QtBot, data: bytes = REPORT) -> PdfView:
    view = page_parts.show(PdfView(page_parts.service, page_parts.theme))
    view.set_pinnable(True)
    with qtbot.waitSignal(view.facts_found, timeout=SECONDS):
        view.open_artifact(artifact("pdf"), MemorySource(data))
    return view


def know_words(view: PdfView, qtbot: QtBot) -> None:
    canvas = view.canvas
    qtbot.waitUntil(lambda: canvas.is_sharp(0), timeout=SECONDS)
    canvas.select_all_of_page(0)
    qtbot.waitUntil(lambda: bool(canvas.selected_text()), timeout=SECONDS)
    canvas.clear_selection()


def test_a_selection_is_pinned_with_its_words_and_what_stands_about_them(page_parts: PageParts, qtbot: QtBot) -> None:
    view = opened(page_parts, qtbot)
    know_words(view, qtbot)
    assert view.pin_here() == Pin("", place=PagePlace(0, 0))
    view.canvas.select_all_of_page(0)
    whole = view.pin_here()
    assert whole is not None
    assert whole.quote is not None
    assert (whole.quote.prefix, whole.quote.suffix) == ("", "")
    view.canvas.clear_selection()
    line = view.canvas._text_of(0)
    assert line is not None
    box = line.boxes((6, 7))[0]
    spot = view.canvas._map(0).box(box).center().toPoint()
    QTest.mouseDClick(view.canvas.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    pin = view.pin_here()
    assert pin is not None
    assert pin.quote is not None
    assert pin.quote.exact == line.text((6, 7))
    assert pin.quote.prefix == line.text((0, 6))
    assert pin.quote.suffix.startswith(line.text((7, 8)))
    assert pin.region is not None
    assert pin.region.x * PAGE[0] == pytest.approx(box.x(), abs=0.5)
    assert pin.region.height * PAGE[1] == pytest.approx(box.height(), abs=0.5)


def test_what_was_found_is_pinned_while_it_is_in_hand(page_parts: PageParts, qtbot: QtBot) -> None:
    view = opened(page_parts, qtbot)
    view.open_find()
    qtbot.keyClicks(view.find_bar.find_box, "staff in June")
    QTest.keyClick(view.find_bar.find_box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.canvas.hit_pin() is not None, timeout=SECONDS)
    pin = view.pin_here()
    assert pin is not None
    assert pin.quote is not None
    assert pin.quote.exact == "staff in June"
    assert pin.region is not None


def test_a_pin_asked_for_before_the_file_is_open_is_brought_into_view(page_parts: PageParts, qtbot: QtBot) -> None:
    view = page_parts.show(PdfView(page_parts.service, page_parts.theme))
    view.show_pin(pinned("", 14, 0.1, 0.8, 0.3, 0.1))
    with qtbot.waitSignal(view.facts_found, timeout=SECONDS):
        view.open_artifact(artifact("pdf"), MemorySource(PLAN))
    assert view.current_page() == 14
    box = view.canvas.pin_box(pinned("", 14, 0.1, 0.8, 0.3, 0.1))
    assert box is not None
    assert QRectF(view.canvas.viewport().rect()).contains(box)
    view.go_back()


def test_going_to_a_pin_can_be_taken_back_and_fits_a_region_larger_than_the_window(
    page_parts: PageParts, qtbot: QtBot
) -> None:
    view = opened(page_parts, qtbot, PLAN)
    view.canvas.set_zoom(Zoom("none", 3.0))
    region = pinned("", 9, 0.05, 0.1, 0.9, 0.5)
    view.show_pin(region)
    box = view.canvas.pin_box(region)
    assert box is not None
    assert QRectF(view.canvas.viewport().rect()).contains(box)
    assert view.current_page() == 9
    view.go_back()
    assert view.current_page() == 0


def test_small_pages_carry_the_numbers_of_their_pins(page_parts: PageParts, qtbot: QtBot) -> None:
    view = opened(page_parts, qtbot, PLAN)
    view.set_pins({"w": Pin("", "a", place=WholePlace()), "x": pinned("", 4), "y": pinned("n", 4, 0.1, 0.1, 0.1, 0.1)})
    model = view.panel.thumbnails.model()
    assert model.index(0, 0).data(PINS_ROLE) == (1,)
    assert model.index(4, 0).data(PINS_ROLE) == (2, 3)
    assert "Pinned notes: 2, 3" in model.index(4, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    view.toolbar.panel_button.click()
    qtbot.waitUntil(view.panel.thumbnails.isVisible, timeout=SECONDS)
    shot = view.panel.thumbnails.grab().toImage()
    assert holds_colour(shot, QRectF(shot.rect()), page_parts.theme.color("warn"))
    view.set_pins({})
    assert model.index(4, 0).data(PINS_ROLE) == ()


def test_the_menu_pins_the_page_under_the_pointer(page_parts: PageParts, qtbot: QtBot) -> None:
    view = opened(page_parts, qtbot, PLAN)
    wishes = Recorder(view.pin_requested)
    menu = QMenu(view)
    view.canvas._fill_menu(menu, view.canvas.page_box(0).center())
    names = [action.text() for action in menu.actions() if action.text()]
    assert names == ["Pin a note to the selected text", "Pin a note to this page"]
    assert not menu.actions()[1].isEnabled()
    menu.actions()[2].trigger()
    assert made(wishes) == Pin("", place=PagePlace(0, 0))


def test_esc_ends_a_rectangle_half_drawn(stand: CanvasStand) -> None:
    canvas: PageCanvas = stand.open(PLAN)
    canvas.set_pinnable(True)
    wishes = Recorder(canvas.pin_requested)
    stand.pointer(QEvent.Type.MouseButtonPress, QPointF(200, 200), keys=SHIFT)
    stand.pointer(QEvent.Type.MouseMove, QPointF(300, 300), keys=SHIFT)
    QApplication.sendEvent(canvas, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier))
    stand.pointer(QEvent.Type.MouseButtonRelease, QPointF(300, 300), keys=SHIFT)
    assert wishes.values == []


def test_a_viewer_without_a_margin_pins_the_file_as_a_whole() -> None:
    class Plain(EvidenceView):
        pass

    view = Plain()
    assert view.pin_here() == Pin("", place=WholePlace())
    view.set_pins({}, "")
    view.show_pin(Pin(""))
    assert QPoint() == view.pos()
