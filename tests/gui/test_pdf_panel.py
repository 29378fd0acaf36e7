"""Beside the pages: small pages with what they are cited for, and the outline that follows the reader."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from assessor_app.domain.citation import PagePlace, TimePlace
from assessor_app.gui.evidence_view import Mark
from assessor_app.gui.pdf_view.side_panel import OUTLINE
from assessor_app.gui.pdf_view.thumbnail_model import TAGS_ROLE, Tag
from tests.support.pdf_readers import SECONDS, Reader, book_pdf, reading
from tests.support.pdfs import difference, independent_render, plain_pdf

# the offscreen platform says this of every window shown
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

BOOK = book_pdf()
MARKS = (
    Mark(PagePlace(1, 2), "1.a"),
    Mark(PagePlace(2, 2), "1.b", True),
    Mark(PagePlace(19, 4_000_000), "2.c"),
    Mark(TimePlace(4.0), "3.a"),
)


@pytest.fixture
def reader(qtbot: QtBot) -> Iterator[Reader]:
    yield from reading(qtbot)


def open_panel(reader: Reader, tab: int = 0) -> None:
    if not reader.view.toolbar.panel_button.isChecked():
        reader.qtbot.mouseClick(reader.view.toolbar.panel_button, Qt.MouseButton.LeftButton)
    reader.view.panel.show_tab(tab)
    assert reader.view.panel.isVisible()


def cell(reader: Reader, page: int) -> QRect:
    pages = reader.view.panel.thumbnails
    return pages.visualRect(pages.model().index(page, 0))


def open_outline(reader: Reader) -> None:
    open_panel(reader, OUTLINE)
    reader.qtbot.waitUntil(lambda: reader.view.panel.outline.entry_count > 0, timeout=SECONDS)


def test_the_panel_is_closed_on_a_narrow_pane_and_open_on_a_wide_one(qtbot: QtBot) -> None:
    for width, shown in ((700, False), (1200, True)):
        with Reader(qtbot, width) as reader:
            reader.open(plain_pdf(3))
            assert reader.view.panel.isVisible() is shown
            assert reader.view.toolbar.panel_button.isChecked() is shown


def test_small_pages_look_like_the_pages(reader: Reader) -> None:
    data = plain_pdf(30)
    reader.open(data)
    open_panel(reader)
    pages, document = reader.view.panel.thumbnails, reader.view._document
    assert document is not None
    reader.qtbot.waitUntil(lambda: document.image(pages.key_for(1)) is not None, timeout=SECONDS)
    image = document.image(pages.key_for(1))
    assert image is not None
    assert difference(image, independent_render(data, 1, image.width(), image.height())) < 1.0


def test_only_small_pages_in_view_are_drawn(reader: Reader) -> None:
    reader.open(plain_pdf(200))
    open_panel(reader)
    pages, document = reader.view.panel.thumbnails, reader.view._document
    assert document is not None
    reader.qtbot.waitUntil(lambda: document.image(pages.key_for(1)) is not None, timeout=SECONDS)
    assert document.image(pages.key_for(100)) is None
    pages.scrollToBottom()
    reader.qtbot.waitUntil(lambda: document.image(pages.key_for(199)) is not None, timeout=SECONDS)
    assert document.image(pages.key_for(100)) is None


def test_a_click_on_a_small_page_jumps_and_can_be_taken_back(reader: Reader) -> None:
    reader.open(plain_pdf(30))
    open_panel(reader)
    pages = reader.view.panel.thumbnails
    reader.qtbot.mouseClick(pages.viewport(), Qt.MouseButton.LeftButton, pos=cell(reader, 1).center())
    assert reader.view.current_page() == 1
    reader.view.go_back()
    assert reader.view.current_page() == 0


def test_small_pages_can_be_chosen_by_key(reader: Reader) -> None:
    reader.open(plain_pdf(30))
    open_panel(reader)
    pages = reader.view.panel.thumbnails
    pages.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        reader.qtbot.keyClick(pages, key)
    assert reader.view.current_page() == 2


def test_the_page_being_read_is_ringed_and_kept_in_view(reader: Reader) -> None:
    reader.open(plain_pdf(60))
    open_panel(reader)
    accent = reader.theme.color("accent")
    reader.view.go_to_page(40)
    thumbnails = reader.view.panel.thumbnails
    reader.qtbot.waitUntil(lambda: thumbnails.currentIndex().row() == 40, timeout=SECONDS)
    box = cell(reader, 40)
    assert reader.view.panel.thumbnails.viewport().rect().contains(box.center())
    assert pixels_of(reader, box, accent) > 100
    assert pixels_of(reader, cell(reader, 39), accent) < 20


def pixels_of(reader: Reader, box: QRect, color: QColor) -> int:
    shot = reader.view.panel.thumbnails.viewport().grab(box).toImage()
    return sum(shot.pixelColor(QPoint(x, y)) == color for x in range(shot.width()) for y in range(shot.height()))


def test_cited_pages_carry_their_criteria_the_one_in_hand_first_and_strong(reader: Reader) -> None:
    reader.open(BOOK)
    reader.view.set_marks(MARKS)
    open_panel(reader)
    model = reader.view.panel.thumbnails.model()
    tags = [model.index(page, 0).data(TAGS_ROLE) for page in range(20)]
    assert tags[1:3] == [(Tag("1.a", False),), (Tag("1.b", True), Tag("1.a", False))]
    assert tags[19] == (Tag("2.c", False),)
    assert not any(tags[3:19])
    assert model.index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Page p. iii · sheet 3, Cited for 1.b, 1.a"
    accent = reader.theme.color("accent")
    assert pixels_of(reader, cell(reader, 2), accent) > 4 * pixels_of(reader, cell(reader, 1), accent)
    reader.view.set_marks((Mark(PagePlace(1, 1), "1.a", True),))
    assert model.index(1, 0).data(TAGS_ROLE) == (Tag("1.a", True),)
    assert model.index(2, 0).data(TAGS_ROLE) == ()


def test_small_pages_are_named_by_sheet_and_printed_number(reader: Reader) -> None:
    reader.open(BOOK)
    model = reader.view.panel.thumbnails.model()
    assert [model.index(page, 0).data() for page in (3, 4)] == ["p. iv · sheet 4", "p. 1 · sheet 5"]


def test_the_outline_jumps_and_the_jump_can_be_taken_back(reader: Reader) -> None:
    reader.open(BOOK)
    open_outline(reader)
    outline = reader.view.panel.outline
    inquiry = outline.model().index(1, 0)
    themes = outline.model().index(0, 0, outline.model().index(0, 0, inquiry))
    assert themes.data() == "Themes"
    reader.qtbot.mouseClick(outline.viewport(), Qt.MouseButton.LeftButton, pos=outline.visualRect(themes).center())
    assert reader.view.current_page() == 8
    reader.view.go_back()
    assert reader.view.current_page() == 0


def test_the_section_being_read_is_marked_while_scrolling(reader: Reader) -> None:
    reader.open(BOOK)
    open_outline(reader)
    outline = reader.view.panel.outline
    thumbnails = reader.view.panel.thumbnails
    seen = []
    for page in (0, 3, 5, 7, 11, 19):
        reader.view.go_to_page(page)
        reader.qtbot.waitUntil(lambda page=page: thumbnails.currentIndex().row() == page, timeout=SECONDS)
        seen.append(outline.section())
    assert seen == ["Foreword", "Foreword", "Inquiry", "Sessions", "Themes", "Process"]
    outline.collapse(outline.model().index(1, 0))
    reader.view.go_to_page(9)
    reader.qtbot.waitUntil(lambda: outline.section() == "Inquiry", timeout=SECONDS)


def test_a_file_without_an_outline_says_so(reader: Reader) -> None:
    reader.open(plain_pdf(3))
    open_panel(reader, OUTLINE)
    label = reader.view.panel.no_outline_label
    reader.qtbot.waitUntil(lambda: label.text() == "This file has no outline.", timeout=SECONDS)
    assert label.isVisible()
    assert not reader.view.panel.outline.isVisible()


def test_panel_tab_width_turn_and_mode_are_remembered(reader: Reader, qtbot: QtBot) -> None:
    reader.open(BOOK)
    open_outline(reader)
    reader.view._pane.split.setSizes([300, 600])
    reader.view._pane.split.splitterMoved.emit(300, 1)
    reader.qtbot.mouseClick(reader.view.toolbar.single_button, Qt.MouseButton.LeftButton)
    reader.view.toolbar.rotated.emit(90)
    reader.view.go_to_page(6)
    left = dict(reader.view.position())
    assert {key: left[key] for key in ("page", "turn", "mode", "panel")} == {
        "page": 6.0, "turn": 90.0, "mode": 1.0, "panel": 2.0
    }  # fmt: skip
    with Reader(qtbot) as again:
        again.view.restore(left)
        again.open(BOOK)
        again.view.restore(left)
        assert again.view.position() == pytest.approx(left, abs=0.02)
        assert again.view.panel.isVisible()
        assert again.view.panel.tab() == OUTLINE
        assert again.view.toolbar.single_button.isChecked()
        assert abs(again.view._pane.split.sizes()[0] - reader.view._pane.split.sizes()[0]) <= 2


def test_a_panel_that_was_closed_stays_closed_on_a_wide_pane(qtbot: QtBot) -> None:
    with Reader(qtbot, 1300) as reader:
        reader.open(BOOK)
        reader.qtbot.mouseClick(reader.view.panel.close_panel_button, Qt.MouseButton.LeftButton)
        left = dict(reader.view.position())
        assert left["panel"] == 0.0
        reader.open(plain_pdf(3))
        reader.view.restore(left)
        assert not reader.view.panel.isVisible()


def test_the_pages_turn_and_so_do_the_small_ones(reader: Reader) -> None:
    reader.open(plain_pdf(5))
    open_panel(reader)
    key = reader.view.panel.thumbnails.key_for(0)
    assert key.width < key.height
    reader.view.toolbar.rotated.emit(-90)
    assert reader.view.canvas.turn() == 270
    key = reader.view.panel.thumbnails.key_for(0)
    assert key.turn == 270
    assert key.width > key.height
