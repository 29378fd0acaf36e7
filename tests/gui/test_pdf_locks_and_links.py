"""Hostile and locked files: a password is asked for and forgotten, and no link leaves the file unasked."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.pdf_readers import INSIDE, OUTSIDE, SECONDS, Reader, book_pdf, reading
from tests.support.pdfs import MemorySource, locked_pdf, plain_pdf
from tests.support.viewers import Recorder, artifact

# the offscreen platform says this of every window shown
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

LOCKED = locked_pdf("open sesame")


class Browser(QObject):
    """Stands for the programs outside: takes what would be handed to them."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []
        for scheme in ("http", "https", "mailto", "javascript", "file"):
            QDesktopServices.setUrlHandler(scheme, self, "take")

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.opened.append(url.toString())

    def leave(self) -> None:
        for scheme in ("http", "https", "mailto", "javascript", "file"):
            QDesktopServices.unsetUrlHandler(scheme)


@pytest.fixture
def reader(qtbot: QtBot) -> Iterator[Reader]:
    yield from reading(qtbot)


@pytest.fixture
def browser(qapp: QApplication) -> Iterator[Browser]:
    browser = Browser()
    yield browser
    browser.leave()


def ask(reader: Reader) -> None:
    with reader.qtbot.waitSignal(reader.view.failed, timeout=SECONDS):
        reader.view.open_artifact(artifact(), MemorySource(LOCKED))


def enter(reader: Reader, password: str) -> None:
    box = reader.view._stack.password_card.password_box
    box.setFocus()
    reader.qtbot.keyClicks(box, password)
    reader.qtbot.keyClick(box, Qt.Key.Key_Return)


def test_a_locked_file_asks_and_opens_with_its_password(reader: Reader) -> None:
    ask(reader)
    card = reader.view._stack.password_card
    assert card.isVisible()
    assert not card.wrong_label.isVisible()
    assert not card.unlock_button.isEnabled()
    with reader.qtbot.waitSignal(reader.view.facts_found, timeout=SECONDS):
        enter(reader, "open sesame")
    assert reader.view.canvas.isVisible()
    reader.qtbot.waitUntil(lambda: reader.view.is_sharp(0), timeout=SECONDS)
    assert QApplication.focusWidget() is reader.view.canvas


def test_a_wrong_password_is_said_and_can_be_tried_again(reader: Reader) -> None:
    ask(reader)
    card = reader.view._stack.password_card
    with reader.qtbot.waitSignal(reader.view.failed, timeout=SECONDS):
        enter(reader, "open simsim")
    assert card.wrong_label.isVisible()
    assert card.password_box.text() == ""
    assert QApplication.focusWidget() is card.password_box
    with reader.qtbot.waitSignal(reader.view.facts_found, timeout=SECONDS):
        enter(reader, "open sesame")


def test_what_was_wished_for_comes_once_the_file_is_unlocked(reader: Reader) -> None:
    ask(reader)
    reader.view.restore({"fit": 2.0})
    with reader.qtbot.waitSignal(reader.view.facts_found, timeout=SECONDS):
        enter(reader, "open sesame")
    assert reader.view.canvas.zoom().fit == "page"


def test_a_locked_file_can_be_opened_outside_instead(reader: Reader) -> None:
    ask(reader)
    asked = Recorder(reader.view.open_outside_requested)
    reader.qtbot.mouseClick(reader.view._stack.password_card.outside_button, Qt.MouseButton.LeftButton)
    assert asked.values == ["art-1"]


def test_the_password_is_neither_kept_by_the_window_nor_logged(
    reader: Reader, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    ask(reader)
    with reader.qtbot.waitSignal(reader.view.failed, timeout=SECONDS):
        enter(reader, "xyzzy-plugh")
    assert "xyzzy" not in caplog.text
    card = reader.view._stack.password_card
    assert not [part for part in (reader.view, reader.view._stack, card) if "xyzzy" in str(vars(part))]
    card.password_box.undo()
    assert card.password_box.text() == ""


def test_a_link_within_the_file_is_followed_to_its_spot_and_back(reader: Reader) -> None:
    reader.open(book_pdf())
    reader.click(0, INSIDE[0] + 20, INSIDE[1] + 8)
    assert reader.view.current_page() == 15
    assert reader.view.canvas.offset_in_page() == pytest.approx(0.5, abs=0.05)
    reader.view.go_back()
    assert reader.view.current_page() == 0


def test_an_outside_address_is_shown_and_nothing_is_opened_unasked(reader: Reader, browser: Browser) -> None:
    reader.open(book_pdf(2, "https://bank.example.org@evil.example.com/plan?id=4711"))
    card = reader.view.address_card
    reader.click(0, OUTSIDE[0] + 20, OUTSIDE[1] + 8)
    assert card.isVisible()
    assert card.host_label.text() == "evil.example.com"
    assert card.address_text.toPlainText() == "https://bank.example.org@evil.example.com/plan?id=4711"
    assert browser.opened == []
    reader.press(Qt.Key.Key_Escape)
    assert not card.isVisible()
    assert browser.opened == []


def test_an_address_is_opened_by_its_button_alone(reader: Reader, browser: Browser) -> None:
    reader.open(book_pdf(2))
    card = reader.view.address_card
    reader.click(0, OUTSIDE[0] + 20, OUTSIDE[1] + 8)
    assert QApplication.focusWidget() is card.cancel_address_button
    reader.qtbot.mouseClick(card.open_address_button, Qt.MouseButton.LeftButton)
    assert browser.opened == ["https://school.example.org/plan?id=4711"]
    assert not card.isVisible()


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "smb://host/share", "ms-word:ofe|u|x"]
)
def test_other_addresses_can_only_be_copied(reader: Reader, browser: Browser, address: str) -> None:
    reader.open(book_pdf(2))
    card = reader.view.address_card
    reader.view.canvas.address_requested.emit(address)
    assert card.isVisible()
    assert not card.open_address_button.isVisible()
    reader.qtbot.mouseClick(card.copy_address_button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == address
    assert browser.opened == []


def test_markup_in_an_address_is_shown_as_it_is(reader: Reader) -> None:
    reader.open(book_pdf(2))
    reader.view.canvas.address_requested.emit("<b>bold</b>")
    assert reader.view.address_card.address_text.toPlainText() == "<b>bold</b>"
    reader.view.canvas.hovered_link.emit("https://xn--bcher-kva.example/<i>")
    assert reader.view._pane.hint.textFormat() == Qt.TextFormat.PlainText
    assert reader.view._pane.hint.isVisible()
    reader.view.canvas.hovered_link.emit("")
    assert not reader.view._pane.hint.isVisible()


def test_a_damaged_file_is_shown_as_far_as_it_goes_and_says_so(reader: Reader) -> None:
    """A page lost with the end of a file looks like one left blank, which would count against its author."""
    whole = plain_pdf(3)
    for data, said in ((whole[: whole.rindex(b"startxref")], True), (whole, False)):
        with reader.qtbot.waitSignal(reader.view.facts_found, timeout=SECONDS):
            reader.view.open_artifact(artifact(), MemorySource(data))
        assert reader.view.note_bar.isVisible() == said
