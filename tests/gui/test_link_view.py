"""A link shows its captured copy or its address; nothing is loaded, and the browser only opens what was asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from assessor_app.gui.document_view.link_view import LinkView
from tests.support.browser import Browser
from tests.support.page_desk import PageDesk, artifact_of
from tests.support.page_views import PageParts
from tests.support.pdfs import MemorySource, plain_pdf
from tests.support.viewers import Recorder

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
SECONDS = 60_000
ADDRESS = "https://school.example.org/plan?a=1&b=2"
SHORTCUT = f"[InternetShortcut]\r\nURL={ADDRESS}\r\n".encode()
Begin = Callable[[PageDesk], LinkView]


@pytest.fixture
def visited(qapp: QApplication) -> Iterator[list[str]]:
    """What the browser was asked to open."""
    browser = Browser("http", "https")
    yield browser.opened
    browser.leave()


@pytest.fixture
def begin(visited: list[str], page_parts: PageParts) -> Begin:
    def new_view(desk: PageDesk) -> LinkView:
        parts = page_parts
        return parts.show(LinkView(parts.service, parts.finder(desk), parts.runner, parts.theme))

    return new_view


def opened(view: LinkView, data: bytes) -> None:
    view.open_artifact(artifact_of("link", "application/x-mswinurl"), MemorySource(data))


def said(view: LinkView, name: str) -> str:
    label = view.findChild(QLabel, name)
    return label.text() if label is not None and label.isVisible() else ""


def button(view: LinkView) -> QPushButton:
    found = view.findChild(QPushButton, "action_button")
    assert found is not None
    return found


def test_without_a_copy_the_address_is_shown_and_only_opened_after_two_clicks(
    begin: Begin, qtbot: QtBot, visited: list[str]
) -> None:
    view = begin(PageDesk())
    failed = Recorder(view.failed)
    opened(view, SHORTCUT)
    qtbot.waitUntil(lambda: said(view, "heading_label") == "A web page, online only", timeout=SECONDS)
    assert said(view, "sentence_label").startswith(ADDRESS)
    assert not view.toolbar.isVisible()
    qtbot.mouseClick(button(view), Qt.MouseButton.LeftButton)
    assert view.address_card.isVisible()
    assert visited == []
    qtbot.mouseClick(view.address_card.open_address_button, Qt.MouseButton.LeftButton)
    assert visited == [ADDRESS]
    assert not failed.heard()


def test_a_captured_copy_is_shown_and_the_page_itself_can_be_asked_for(
    begin: Begin, qtbot: QtBot, visited: list[str]
) -> None:
    view = begin(PageDesk(hub=plain_pdf(3)))
    with qtbot.waitSignal(view.facts_found, timeout=SECONDS) as found:
        opened(view, SHORTCUT)
    assert found.args is not None
    assert (found.args[0].pages, found.args[0].pages_from) == (3, "hub")
    note = view.note_bar
    assert note.note_label.text().startswith("This is a copy of the page")
    qtbot.mouseClick(note.note_action_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(view.address_card.isVisible, timeout=SECONDS)
    assert view.address_card.address_text.toPlainText() == ADDRESS
    assert note.isVisible()
    assert visited == []


def test_a_copy_that_cannot_be_read_gives_way_to_the_address(begin: Begin, qtbot: QtBot) -> None:
    view = begin(PageDesk(hub=b"no PDF"))
    opened(view, SHORTCUT)
    qtbot.waitUntil(lambda: said(view, "sentence_label").startswith(ADDRESS), timeout=SECONDS)


@pytest.mark.parametrize("address", ["file:///etc/hostname", "javascript:alert(1)"])
def test_an_address_of_another_kind_can_be_copied_but_not_opened(begin: Begin, qtbot: QtBot, address: str) -> None:
    view = begin(PageDesk())
    opened(view, f"[InternetShortcut]\nURL={address}\n".encode())
    qtbot.waitUntil(lambda: said(view, "sentence_label").startswith(address), timeout=SECONDS)
    qtbot.mouseClick(button(view), Qt.MouseButton.LeftButton)
    assert view.address_card.copy_address_button.isVisible()
    assert not view.address_card.open_address_button.isVisible()


def test_markup_in_a_title_stays_text(begin: Begin, qtbot: QtBot) -> None:
    view = begin(PageDesk())
    opened(view, f"[Desktop Entry]\nType=Link\nName=<img src=x> <b>Plan</b>\nURL={ADDRESS}\n".encode())
    qtbot.waitUntil(lambda: said(view, "heading_label") == "<img src=x> <b>Plan</b>", timeout=SECONDS)
    label = view.findChild(QLabel, "heading_label")
    assert label is not None
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_a_file_that_names_no_address_says_so(begin: Begin, qtbot: QtBot) -> None:
    view = begin(PageDesk())
    with qtbot.waitSignal(view.failed, timeout=SECONDS) as heard:
        opened(view, b"[InternetShortcut]\nURL=\n")
    assert heard.args == ["No address can be read from this file."]
    assert said(view, "heading_label") == "No address can be read from this file"


def test_another_link_in_the_same_view_brings_its_bar_back(begin: Begin, qtbot: QtBot) -> None:
    desk = PageDesk()
    view = begin(desk)
    opened(view, SHORTCUT)
    qtbot.waitUntil(lambda: not view.toolbar.isVisible(), timeout=SECONDS)
    view.close_artifact()
    desk.hub = plain_pdf(2)
    with qtbot.waitSignal(view.facts_found, timeout=SECONDS):
        opened(view, SHORTCUT)
    assert view.toolbar.isVisible()
