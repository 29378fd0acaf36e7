"""Looking for words in a PDF: live, counted, from hit to hit, and back to where the reader was."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.pdf_readers import SECONDS, Reader, book_pdf, reading
from tests.support.pdfs import plain_pdf

# the offscreen platform says this of every window shown
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

BOOK = book_pdf()
KEY = Qt.Key


@pytest.fixture
def reader(qtbot: QtBot) -> Iterator[Reader]:
    yield from reading(qtbot)


def test_typing_alone_finds_counts_and_brings_the_first_hit_on_screen(reader: Reader) -> None:
    reader.open(BOOK)
    reader.look_for("zebra")
    assert reader.count() == "1 of 4"
    assert reader.view.current_page() == 3


def test_enter_f3_and_shift_go_from_hit_to_hit_and_round_the_end(reader: Reader) -> None:
    reader.open(BOOK)
    reader.look_for("zebra")
    seen = []
    for key in (KEY.Key_Return, KEY.Key_F3, KEY.Key_Return, KEY.Key_Return):
        reader.press(key)
        seen.append((reader.count(), reader.view.current_page()))
    assert seen == [("2 of 4", 11), ("3 of 4", 12), ("4 of 4", 12), ("1 of 4", 3)]
    for key in (KEY.Key_Return, KEY.Key_F3):
        reader.press(key, Qt.KeyboardModifier.ShiftModifier)
    assert reader.count() == "3 of 4"
    reader.qtbot.mouseClick(reader.view.find_bar.previous_hit_button, Qt.MouseButton.LeftButton)
    assert reader.count() == "2 of 4"


def test_a_search_begins_at_the_page_being_read_but_counts_from_the_first(reader: Reader) -> None:
    reader.open(BOOK)
    reader.view.go_to_page(10)
    reader.look_for("zebra")
    assert (reader.count(), reader.view.current_page()) == ("2 of 4", 11)


def test_match_case_and_whole_words_search_again(reader: Reader) -> None:
    reader.open(BOOK)
    reader.look_for("Zebra")
    bar = reader.view.find_bar
    for button, said in ((bar.match_case_button, "2"), (bar.whole_words_button, "1")):
        reader.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        reader.qtbot.waitUntil(reader.found, timeout=SECONDS)
        assert reader.count().endswith(f"of {said}")


def test_escape_closes_the_bar_and_keeps_the_place(reader: Reader) -> None:
    reader.open(BOOK)
    reader.look_for("zebra")
    reader.press(KEY.Key_Return)
    reader.press(KEY.Key_Escape)
    assert reader.view.find_bar.isHidden()
    assert reader.view.current_page() == 11
    assert QApplication.focusWidget() is reader.view.canvas
    assert not reader.view.toolbar.find_button.isChecked()


def test_f3_after_closing_takes_the_search_up_again(reader: Reader) -> None:
    reader.open(BOOK)
    reader.look_for("zebra")
    reader.press(KEY.Key_Escape)
    reader.view.go_to_page(12)
    reader.view.find_next()
    reader.qtbot.waitUntil(reader.found, timeout=SECONDS)
    assert (reader.count(), reader.view.current_page()) == ("3 of 4", 12)


def test_back_leads_to_where_the_search_was_begun_in_one_step(reader: Reader) -> None:
    reader.open(BOOK)
    reader.view.go_to_page(8)
    reader.look_for("zebra")
    reader.press(KEY.Key_Return)
    reader.view.go_back()
    assert reader.view.current_page() == 8
    reader.view.go_forward()
    assert reader.view.current_page() == 12


def test_what_is_not_there_is_said_and_the_reader_stays(reader: Reader) -> None:
    reader.open(BOOK)
    reader.view.go_to_page(5)
    reader.look_for("okapi")
    assert reader.count() == "Nothing found"
    assert reader.view.current_page() == 5
    assert not reader.view.find_bar.next_hit_button.isEnabled()


def test_a_scan_says_that_it_holds_no_text(reader: Reader) -> None:
    import pymupdf

    picture = pymupdf.open("pdf", plain_pdf(1))[0].get_pixmap(dpi=40)
    scan = pymupdf.open()
    for _ in range(3):
        page = scan.new_page()
        page.insert_image(page.rect, pixmap=picture)
    reader.open(bytes(scan.tobytes()))
    reader.look_for("zebra")
    assert reader.count() == "This file holds no text to search; its pages are pictures."


def test_taking_the_words_away_takes_the_marks_away(reader: Reader) -> None:
    reader.open(BOOK)
    reader.look_for("zebra")
    reader.view.find_bar.find_box.clear()
    reader.qtbot.waitUntil(lambda: not reader.count(), timeout=SECONDS)
    assert not reader.view.find_bar.previous_hit_button.isEnabled()


def test_another_file_ends_the_search(reader: Reader) -> None:
    reader.open(BOOK)
    reader.look_for("zebra")
    reader.open(book_pdf(2))
    assert reader.view.find_bar.isHidden()
    assert reader.count() == ""
