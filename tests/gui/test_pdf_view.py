"""Reading a PDF at the desk: cited pages come on screen as they really look, framed and labelled."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from assessor_app.domain.citation import ArtifactFacts, PagePlace, TimePlace, WholePlace
from assessor_app.gui.pdf_view.fault_card import FaultCard
from assessor_app.gui.pdf_view.page_strip import Zoom
from assessor_app.gui.pdf_view.pdf_view import PdfView
from assessor_app.gui.theme import Theme
from assessor_app.media.pdf.service import PdfService
from tests.support.pdf_child import end_service
from tests.support.pdfs import (
    MemorySource,
    difference,
    independent_render,
    many_objects_pdf,
    mixed_pdf,
    pageless_pdf,
    plain_pdf,
)
from tests.support.viewers import Recorder, artifact

# the offscreen platform says this of every window shown
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

SECONDS = 60_000
PLAN = plain_pdf(20)
LABELLED = plain_pdf(20, labels=True)
MIXED = mixed_pdf()


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme()


@pytest.fixture
def view(qtbot: QtBot, service: PdfService, theme: Theme) -> Iterator[PdfView]:
    view = PdfView(service, theme)
    qtbot.addWidget(view)
    view.resize(640, 720)
    view.show()
    yield view
    view.close_artifact()


def opened(qtbot: QtBot, view: PdfView, data: bytes) -> PdfView:
    with qtbot.waitSignal(view.facts_found, timeout=SECONDS):
        view.open_artifact(artifact(), MemorySource(data))
    return view


def painted(qtbot: QtBot, view: PdfView, page: int) -> QImage:
    qtbot.waitUntil(lambda: view.is_sharp(page), timeout=SECONDS)
    image = view.rendered_page_image(page)
    assert image is not None
    return image


def looks_like(view_image: QImage, data: bytes, page: int) -> bool:
    return difference(view_image, independent_render(data, page, view_image.width(), view_image.height())) < 1.0


def jump(qtbot: QtBot, view: PdfView, page: int, last: int | None = None, badge: str = "Cited for EO 1.b") -> None:
    with qtbot.waitSignal(view.place_shown, timeout=SECONDS):
        view.show_place(PagePlace(page, page if last is None else last), badge)


def test_the_first_page_is_shown_as_an_independent_render_shows_it(qtbot: QtBot, view: PdfView) -> None:
    opened(qtbot, view, PLAN)
    assert view.current_page() == 0
    assert looks_like(painted(qtbot, view, 0), PLAN, 0)
    assert not looks_like(painted(qtbot, view, 0), PLAN, 1)


def test_a_cited_page_is_painted_before_it_is_said_to_be_shown(qtbot: QtBot, view: PdfView) -> None:
    opened(qtbot, view, PLAN)
    shown = Recorder(view.place_shown)
    jump(qtbot, view, 11)
    assert shown.values == [PagePlace(11, 11)]
    assert view.current_page() == 11
    image = view.rendered_page_image(11)
    assert image is not None
    assert looks_like(image, PLAN, 11)
    assert looks_like(on_screen(qtbot, view, 11), PLAN, 11)


def on_screen(qtbot: QtBot, view: PdfView, page: int) -> QImage:
    """What the window really shows of a page that fits it, its cited frame left out."""
    view.set_fit("page")
    view.canvas.set_frame(None)
    painted(qtbot, view, page)
    box = view.canvas.page_box(page).toRect()
    return view.canvas.viewport().grab(box).toImage().convertToFormat(QImage.Format.Format_RGB888)


def test_a_jump_asked_for_before_the_file_is_open_is_made_when_it_is(qtbot: QtBot, view: PdfView) -> None:
    with qtbot.waitSignal(view.place_shown, timeout=SECONDS):
        view.open_artifact(artifact(), MemorySource(PLAN))
        view.show_place(PagePlace(7, 8), "Cited for EO 2.a")
    assert view.current_page() == 7


def test_nothing_is_said_to_be_shown_while_the_view_is_hidden(qtbot: QtBot, view: PdfView) -> None:
    opened(qtbot, view, PLAN)
    view.hide()
    shown = Recorder(view.place_shown)
    view.show_place(PagePlace(5, 5), "Cited for EO 1.a")
    qtbot.wait(50)
    assert not shown.heard()
    with qtbot.waitSignal(view.place_shown, timeout=SECONDS):
        view.show()
    assert view.current_page() == 5


def test_the_cited_page_is_framed_and_its_badge_stays_while_scrolling(
    qtbot: QtBot, view: PdfView, theme: Theme
) -> None:
    opened(qtbot, view, PLAN)
    jump(qtbot, view, 4)
    accent = theme.color("accent")
    assert accent_pixels(view, accent) > 500
    badge = QRectF(view.canvas.page_box(4)).topLeft()
    assert colour_at(view, QPoint(int(badge.x()) + 4, int(badge.y()) - 8)) == accent
    view.canvas.verticalScrollBar().setValue(view.canvas.top() + 400)
    # the page's top edge is out of view now; its badge is not
    assert view.canvas.page_box(4).top() < 0
    assert colour_at(view, QPoint(int(view.canvas.page_box(4).x()) + 2, 16)) == accent


def accent_pixels(view: PdfView, accent: QColor) -> int:
    shot = view.canvas.viewport().grab().toImage()
    return sum(shot.pixelColor(x, y) == accent for x in range(0, shot.width(), 2) for y in range(0, shot.height(), 2))


def colour_at(view: PdfView, point: QPoint) -> QColor:
    return view.canvas.viewport().grab().toImage().pixelColor(point)


def test_all_pages_of_a_cited_range_are_framed_and_no_other(qtbot: QtBot, view: PdfView, theme: Theme) -> None:
    opened(qtbot, view, PLAN)
    jump(qtbot, view, 3, 4)
    view.set_fit("page")
    frame = view.canvas.frame()
    assert frame is not None
    assert [frame.covers(page) for page in (2, 3, 4, 5)] == [False, True, True, False]


def test_a_cited_region_is_brought_into_view_and_tinted(qtbot: QtBot, view: PdfView) -> None:
    opened(qtbot, view, PLAN)
    with qtbot.waitSignal(view.place_shown, timeout=SECONDS):
        view.show_region(6, QRectF(60, 700, 300, 80), "Cited for EO 1.b")
    frame = view.canvas.frame()
    assert frame is not None
    box = view.canvas.framed_box(6)
    assert box is not None
    assert view.canvas.viewport().rect().contains(box.toRect())
    tint = colour_at(view, box.center().toPoint())
    assert tint != QColor("white")
    assert tint.blue() > tint.red()


def test_a_place_beyond_the_end_shows_the_last_page(qtbot: QtBot, view: PdfView) -> None:
    opened(qtbot, view, PLAN)
    jump(qtbot, view, 99)
    assert view.current_page() == 19


def test_a_citation_of_the_whole_file_frames_nothing(qtbot: QtBot, view: PdfView) -> None:
    opened(qtbot, view, PLAN)
    with qtbot.waitSignal(view.place_shown, timeout=SECONDS):
        view.show_place(WholePlace(), "Cited for EO 1.b")
    assert view.canvas.frame() is None


def test_a_frame_is_taken_away_and_the_reader_stays(qtbot: QtBot, view: PdfView) -> None:
    opened(qtbot, view, PLAN)
    jump(qtbot, view, 3, 4)
    view.clear_place()
    assert view.canvas.frame() is None
    assert view.current_page() == 3


def test_a_moment_in_time_is_not_this_viewers_business(qtbot: QtBot, view: PdfView) -> None:
    opened(qtbot, view, PLAN)
    view.show_place(TimePlace(3.0), "Cited for EO 1.b")
    assert view.current_page() == 0


def test_facts_tell_pages_and_printed_labels(qtbot: QtBot, view: PdfView) -> None:
    facts = Recorder(view.facts_found)
    opened(qtbot, view, LABELLED)
    (found,) = facts.values
    assert isinstance(found, ArtifactFacts)
    assert found.pages == 20
    assert found.page_labels[:5] == ("i", "ii", "iii", "iv", "1")


def test_the_page_box_takes_a_sheet_number_or_a_printed_label(qtbot: QtBot, view: PdfView) -> None:
    opened(qtbot, view, LABELLED)
    box, said = view.toolbar.page_box, view.toolbar.printed_label
    for typed, page, label in (("12", 11, "8"), ("iii", 2, "iii"), ("p. 1", 4, "1")):
        box.setFocus()
        box.selectAll()
        qtbot.keyClicks(box, typed)
        qtbot.keyClick(box, Qt.Key.Key_Return)
        assert view.current_page() == page
        assert box.text() == str(page + 1)
        assert label in said.text()
    assert view.toolbar.total_label.text() == "of 20"


def test_a_page_that_does_not_exist_is_said_and_the_reader_stays(qtbot: QtBot, view: PdfView) -> None:
    opened(qtbot, view, LABELLED)
    qtbot.keyClick(view.toolbar.page_box, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(view.toolbar.page_box, "xlii")
    qtbot.keyClick(view.toolbar.page_box, Qt.Key.Key_Return)
    assert "xlii" in view.toolbar.printed_label.text()
    assert view.current_page() == 0
    qtbot.keyClick(view.toolbar.page_box, Qt.Key.Key_Escape)
    assert view.toolbar.page_box.text() == "1"


def test_a_narrow_bar_lays_nothing_over_anything_and_still_says_what_page_is_missing(
    qtbot: QtBot, view: PdfView
) -> None:
    opened(qtbot, view, PLAN)
    bar = view.toolbar
    bar.show_page(5, 20, "a very long printed label")
    view.resize(330, 500)
    layout = bar.layout()
    assert layout is not None
    qtbot.waitUntil(lambda: layout.minimumSize().width() <= bar.width())
    assert not bar.printed_label.isVisible()
    bar.show_no_page("xii")
    assert bar.printed_label.isVisible()
    view.resize(900, 500)
    assert bar.printed_label.isVisible()
    assert bar.zoom_button.isVisible()


def test_pages_turn_by_button_and_by_key(qtbot: QtBot, view: PdfView) -> None:
    opened(qtbot, view, PLAN)
    assert not view.toolbar.previous_button.isEnabled()
    qtbot.mouseClick(view.toolbar.next_button, Qt.MouseButton.LeftButton)
    assert view.current_page() == 1
    keys = Qt.Key
    for key, page in ((keys.Key_End, 19), (keys.Key_Left, 18), (keys.Key_Right, 19), (keys.Key_Home, 0)):
        qtbot.keyClick(view.canvas, key)
        assert view.current_page() == page
    top = view.canvas.top()
    qtbot.keyClick(view.canvas, keys.Key_PageDown)
    assert view.canvas.top() - top > 400
    qtbot.keyClick(view.canvas, keys.Key_PageUp)
    assert view.canvas.top() == top
    qtbot.keyClick(view.canvas, keys.Key_Down)
    assert 0 < view.canvas.top() - top < 100


def test_zooming_with_the_wheel_keeps_what_is_under_the_pointer(qtbot: QtBot, view: PdfView) -> None:
    opened(qtbot, view, PLAN)
    jump(qtbot, view, 8)
    pointer = QPointF(300, 350)

    def spot() -> tuple[float, float]:
        box = view.canvas.page_box(8)
        return (pointer.x() - box.x()) / box.width(), (pointer.y() - box.y()) / box.height()

    before, factor = spot(), view.canvas.factor()
    wheel(view, pointer, 240)
    assert view.canvas.factor() == pytest.approx(factor * 1.4333, rel=0.01)
    assert spot() == pytest.approx(before, abs=0.005)
    assert view.canvas.zoom().fit == "none"
    assert view.toolbar.zoom_button.text() == f"{round(view.canvas.factor() * 100)} %"


def wheel(view: PdfView, at: QPointF, turn: int) -> None:
    window = view.canvas.viewport()
    event = QWheelEvent(
        at,
        QPointF(window.mapToGlobal(at.toPoint())),
        QPoint(),
        QPoint(0, turn),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(window, event)


def test_zoom_stays_between_a_quarter_and_eight_times(qtbot: QtBot, view: PdfView) -> None:
    opened(qtbot, view, PLAN)
    for _ in range(30):
        view.step_zoom(1)
    assert view.canvas.factor() == 8.0
    assert not view.toolbar.larger_button.isEnabled()
    for _ in range(30):
        view.step_zoom(-1)
    assert view.canvas.factor() == 0.25
    assert looks_like(painted(qtbot, view, 0), PLAN, 0)


def test_after_zooming_the_page_is_sharp_again_at_its_new_size(qtbot: QtBot, view: PdfView) -> None:
    opened(qtbot, view, PLAN)
    jump(qtbot, view, 2)
    small = painted(qtbot, view, 2)
    view.canvas.set_zoom(Zoom("none", 2.0))
    assert view.rendered_page_image(2) is not None  # a stand-in at once
    large = painted(qtbot, view, 2)
    assert large.width() == round(595 * 96 / 72 * 2)
    assert large.width() > small.width()
    assert looks_like(large, PLAN, 2)


def test_pages_of_any_shape_look_right(qtbot: QtBot, view: PdfView) -> None:
    opened(qtbot, view, MIXED)
    for page in range(6):
        jump(qtbot, view, page)
        assert looks_like(painted(qtbot, view, page), MIXED, page), f"page {page + 1}"


def test_a_poster_of_five_metres_is_drawn_in_parts_when_enlarged(
    qtbot: QtBot, view: PdfView, service: PdfService
) -> None:
    opened(qtbot, view, MIXED)
    jump(qtbot, view, 5)
    view.canvas.set_zoom(Zoom("none", 4.0))
    part = painted(qtbot, view, 5)
    assert part.width() * part.height() < 2_000_000
    assert service.cached_bytes < 64 << 20


def test_the_reader_finds_the_place_left_last_time(
    qtbot: QtBot, view: PdfView, service: PdfService, theme: Theme
) -> None:
    opened(qtbot, view, PLAN)
    view.canvas.set_zoom(Zoom("none", 1.5))
    view.go_to_page(13)
    view.canvas.verticalScrollBar().setValue(view.canvas.top() + 300)
    left = dict(view.position())
    again = PdfView(service, theme)
    qtbot.addWidget(again)
    again.resize(640, 720)
    again.show()
    again.open_artifact(artifact(), MemorySource(PLAN))
    again.restore(left)
    assert again.position() == left  # not lost while the file is still opening
    qtbot.waitSignal(again.facts_found, timeout=SECONDS).wait()
    assert again.position() == pytest.approx(left, abs=0.01)
    again.close_artifact()


def test_unknown_or_absurd_positions_do_no_harm(qtbot: QtBot, view: PdfView) -> None:
    opened(qtbot, view, PLAN)
    view.restore({"page": 99.0, "y": 7.0, "zoom": 900.0, "fit": 0.0, "colour": 3.0})
    assert view.current_page() == 19
    assert view.canvas.factor() == 8.0
    view.restore({"fit": 17.0})
    assert view.canvas.zoom().fit == "width"


def test_resizing_keeps_the_cited_page_at_the_top(qtbot: QtBot, view: PdfView) -> None:
    opened(qtbot, view, PLAN)
    jump(qtbot, view, 9)
    for width in (900, 500, 1100):
        view.resize(width, 600)
        assert view.current_page() == 9
        assert 0 < view.canvas.page_box(9).top() < 40


@pytest.mark.parametrize(
    ("data", "words", "button"),
    [
        (pageless_pdf(), "no pages", "Open in another program…"),
        (b"", "no pages", "Open in another program…"),
        (PLAN[:200], "damaged", "Open in another program…"),
        (b"<html><body>404</body></html>", "not a PDF", "Open in another program…"),
    ],
    ids=["no pages", "empty", "cut off", "a web page"],
)
def test_a_file_that_cannot_be_shown_says_so_in_one_sentence(
    qtbot: QtBot, view: PdfView, data: bytes, words: str, button: str
) -> None:
    with qtbot.waitSignal(view.failed, timeout=SECONDS) as heard:
        view.open_artifact(artifact(), MemorySource(data))
    assert words in heard.args[0]
    trouble = view.findChild(QPushButton, "action_button")
    assert trouble is not None
    assert trouble.isVisible()
    assert trouble.text() == button
    asked = Recorder(view.open_outside_requested)
    qtbot.mouseClick(trouble, Qt.MouseButton.LeftButton)
    assert asked.values == ["art-1"]
    opened(qtbot, view, PLAN)  # and the view goes on working
    assert looks_like(painted(qtbot, view, 0), PLAN, 0)


def test_a_source_that_breaks_off_is_named_and_can_be_tried_again(qtbot: QtBot, view: PdfView) -> None:
    with qtbot.waitSignal(view.failed, timeout=SECONDS) as heard:
        view.open_artifact(artifact(), MemorySource(PLAN, size=len(PLAN) + 10))
    assert "could not be read" in heard.args[0]


def test_a_file_of_ten_thousand_objects_opens(qtbot: QtBot, view: PdfView) -> None:
    data = many_objects_pdf()
    opened(qtbot, view, data)
    assert looks_like(painted(qtbot, view, 0), data, 0)


def test_pages_lost_from_a_cut_off_file_say_so_instead_of_showing_blank_paper(qtbot: QtBot, view: PdfView) -> None:
    data = PLAN[: len(PLAN) // 2]
    opened(qtbot, view, data)
    assert looks_like(painted(qtbot, view, 0), PLAN, 0)
    view.go_to_page(19)
    qtbot.waitUntil(lambda: bool(view.findChildren(FaultCard)), timeout=SECONDS)
    card = view.findChild(FaultCard)
    assert card is not None
    sentence = card.findChild(QLabel, "fault_sentence")
    assert sentence is not None
    assert "damaged" in sentence.text()
    assert view.canvas.page_box(19).toRect().contains(card.geometry())
    assert view.rendered_page_image(19) is None


def test_opening_another_file_forgets_the_first(qtbot: QtBot, view: PdfView, service: PdfService) -> None:
    opened(qtbot, view, PLAN)
    jump(qtbot, view, 15)
    opened(qtbot, view, MIXED)
    assert view.current_page() == 0
    assert view.canvas.frame() is None
    assert looks_like(painted(qtbot, view, 0), MIXED, 0)
    view.close_artifact()
    assert service.cached_bytes == 0
    assert view.rendered_page_image(0) is None


def test_foreseen_pages_are_there_before_they_are_asked_for(qtbot: QtBot, view: PdfView) -> None:
    opened(qtbot, view, PLAN)
    view.foresee([16, 9])
    qtbot.waitUntil(lambda: view.is_sharp(16) and view.is_sharp(9), timeout=SECONDS)
    image = view.rendered_page_image(16)
    assert image is not None
    assert looks_like(image, PLAN, 16)


def test_the_source_is_read_once_for_both_children(qtbot: QtBot, view: PdfView) -> None:
    source = MemorySource(PLAN)
    with qtbot.waitSignal(view.facts_found, timeout=SECONDS):
        view.open_artifact(artifact(), source)
    view.foresee([10])
    qtbot.waitUntil(lambda: view.is_sharp(10), timeout=SECONDS)
    assert source.opened == 1


def test_memory_stays_within_its_budget_over_many_jumps(qtbot: QtBot, theme: Theme) -> None:
    service = PdfService(budget=8 << 20)
    view = PdfView(service, theme)
    qtbot.addWidget(view)
    view.resize(640, 720)
    view.show()
    opened(qtbot, view, PLAN)
    for page in (*range(20), *range(0, 20, 3)):
        jump(qtbot, view, page)
        assert service.cached_bytes <= 8 << 20
    view.close_artifact()
    end_service(service)


def test_position_changes_are_told_once_the_reader_rests(qtbot: QtBot, view: PdfView) -> None:
    opened(qtbot, view, PLAN)
    before = dict(view.position())
    with qtbot.waitSignal(view.position_changed, timeout=SECONDS):
        view.go_to_page(3)
    assert view.position() != before
    assert view.current_page() == 3


def test_a_place_is_told_as_shown_only_after_its_own_page_was_painted(qtbot: QtBot, view: PdfView) -> None:
    opened(qtbot, view, PLAN)
    view.show_place(PagePlace(0, 0), "Cited for 1.a")
    painted(qtbot, view, 0)
    # the first page is painted now, but nobody has been told yet when the next wish comes
    view.canvas.viewport().repaint()
    with qtbot.waitSignal(view.place_shown, timeout=SECONDS) as told:
        view.show_place(PagePlace(17, 17), "Cited for 1.b")
        assert not view.is_sharp(17)
    assert told.args == [PagePlace(17, 17)]
    assert view.is_sharp(17)
