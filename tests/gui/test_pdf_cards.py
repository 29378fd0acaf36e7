"""While a card stands in the place of pages, nothing about it asks to be used for pages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from assessor_app.gui.widgets.heading_words import as_heading
from tests.support.pdf_readers import SECONDS, Reader, book_pdf, reading
from tests.support.pdfs import MemorySource, locked_pdf
from tests.support.viewers import artifact

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
BOOK = book_pdf(6)
DAMAGED = b"%PDF-1.7 and nothing more"


@pytest.fixture
def reader(qtbot: QtBot) -> Iterator[Reader]:
    yield from reading(qtbot, 1_100)


def fail(reader: Reader, data: bytes) -> None:
    with reader.qtbot.waitSignal(reader.view.failed, timeout=SECONDS):
        reader.view.open_artifact(artifact(), MemorySource(data))


@pytest.mark.parametrize("data", [locked_pdf(), DAMAGED], ids=["locked", "damaged"])
def test_bar_and_panel_are_away_while_a_card_stands_there_and_come_back_with_the_pages(
    reader: Reader, data: bytes
) -> None:
    view = reader.view
    reader.open(BOOK)
    assert view.toolbar.isVisible()
    assert view.panel.isVisible()
    fail(reader, data)
    assert not view.toolbar.isVisible()
    assert not view.panel.isVisible()
    reader.open(BOOK)
    assert view.toolbar.isVisible()
    assert view.panel.isVisible()


def test_a_panel_that_was_closed_stays_closed_when_the_pages_come_back(reader: Reader) -> None:
    reader.open(BOOK)
    reader.view.toolbar.panel_button.click()
    fail(reader, DAMAGED)
    reader.open(BOOK)
    reader.view.restore({"panel": 0.0})
    assert not reader.view.panel.isVisible()


def test_a_password_brings_bar_and_panel(reader: Reader) -> None:
    fail(reader, locked_pdf("open sesame"))
    reader.view.restore({"panel": 1.0})
    card = reader.view._stack.password_card
    reader.qtbot.keyClicks(card.password_box, "open sesame")
    with reader.qtbot.waitSignal(reader.view.facts_found, timeout=SECONDS):
        reader.qtbot.keyClick(card.password_box, Qt.Key.Key_Return)
    assert reader.view.toolbar.isVisible()
    assert reader.view.panel.isVisible()


def test_keys_for_pages_do_nothing_to_a_card(reader: Reader) -> None:
    reader.open(BOOK)
    reader.view.open_find()
    fail(reader, DAMAGED)
    assert not reader.view.find_bar.isVisible()
    button = reader.view.findChild(QPushButton, "action_button")
    assert button is not None
    button.setFocus()
    reader.view.open_find()
    reader.view.find_next()
    reader.view.focus_page_box()
    assert not reader.view.find_bar.isVisible()
    assert button.hasFocus()


@pytest.mark.parametrize(("width", "scale"), [(900, 100), (535, 100), (535, 200), (400, 200)])
def test_nothing_on_the_password_card_is_cut_off(qtbot: QtBot, width: int, scale: int) -> None:
    with Reader(qtbot, width) as reader:
        reader.theme.set_text_scale(scale)
        fail(reader, locked_pdf())
        card = reader.view._stack.password_card

        def is_whole() -> None:
            for button in (card.unlock_button, card.outside_button):
                assert button.width() >= button.sizeHint().width(), button.text()
                assert card.password_frame.rect().contains(button.geometry()), button.text()
            for label in card.findChildren(QLabel):
                if label.isVisible() and label.text():
                    assert label.height() >= label.heightForWidth(label.width()), label.text()

        qtbot.waitUntil(is_whole, timeout=60_000)  # the layout follows in the next turns of the event loop


def test_a_heading_has_no_full_stop_and_a_sentence_has_one(reader: Reader) -> None:
    fail(reader, DAMAGED)
    heading, sentence = (reader.view.findChild(QLabel, name) for name in ("heading_label", "sentence_label"))
    assert heading is not None
    assert sentence is not None
    assert heading.text() == "This PDF is damaged and cannot be read"
    assert sentence.text().endswith(".")


@pytest.mark.parametrize(
    ("sentence", "heading"),
    [
        ("This file is empty.", "This file is empty"),
        ("Making pages of this file…", "Making pages of this file…"),
        ("Making pages ...", "Making pages ..."),
        ("One. Two.", "One. Two."),
        ("Which one?", "Which one?"),
        ("", ""),
    ],
)
def test_what_becomes_of_a_sentence_as_a_heading(sentence: str, heading: str) -> None:
    assert as_heading(sentence) == heading
