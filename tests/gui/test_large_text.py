"""At 200 % text in a narrow pane nothing lies over anything else, and what is shown is there at once."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from assessor_app.gui.language.languages import install_language
from assessor_app.gui.pdf_view.page_strip import Zoom
from assessor_app.gui.pdf_view.pdf_toolbar import PdfToolbar
from assessor_app.gui.pins.pin_keeper import PinKeeper
from assessor_app.gui.pins.pin_panel import PinPanel
from assessor_app.gui.shortcut_panel import ShortcutPanel
from assessor_app.gui.shortcuts import load_keymap
from assessor_app.gui.status_line import StatusLine
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.overlay import Overlay
from assessor_app.gui.workspace.artifact_tabs import ArtifactTabs
from assessor_app.sentences import sentence
from assessor_app.sync.report import SyncProgress, SyncStatus
from assessor_app.sync.status_line import status_line
from assessor_app.workflows.queue_row import Session
from tests.support.portfolio import opened
from tests.support.workspace import Workspace

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def theme(theme: Theme) -> Theme:
    """The look of every test of windows, with letters twice as large."""
    theme.set_text_scale(200)
    return theme


@pytest.mark.parametrize("width", [340, 456, 560, 720])
def test_the_parts_of_the_pdf_bar_stand_side_by_side(qtbot: QtBot, theme: Theme, width: int) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(width, 120)
    bar = PdfToolbar(theme, host)
    bar.setGeometry(0, 0, width, bar.sizeHint().height())
    with qtbot.waitExposed(host):
        host.show()
    bar.show_page(11, 120, "xi")
    bar.show_zoom(Zoom("width"), 1.23)
    bar._room.fit()
    layout = bar.layout()
    assert layout is not None
    layout.activate()
    parts = [*icon_buttons(bar), bar.page_box, bar.total_label, bar.zoom_button, bar.printed_label]
    boxes = sorted((one.geometry() for one in parts if one.isVisible()), key=QRect.left)
    assert len(boxes) >= 3
    assert all(left.right() < right.left() for left, right in pairwise(boxes)), boxes
    assert boxes[-1].right() <= width
    # whatever there is no room for can be found in the menu
    bar._room._mirror()
    in_menu = {action.text() for action in bar.more_button.menu().actions() if action.isVisible()}
    assert in_menu == {one.accessibleName() for one in icon_buttons(bar) if one.isHidden()} - {"More"}


def icon_buttons(bar: PdfToolbar) -> list[QToolButton]:
    names = ("panel", "back", "forward", "previous", "next", "smaller", "larger", "fit_width", "fit_page", "fit_region")
    more = ("single", "rotate_left", "rotate_right", "hand", "pin", "find", "more")
    return [getattr(bar, f"{name}_button") for name in (*names, *more)]


@pytest.mark.parametrize("language", ["es", "pseudo"])
def test_all_keys_are_read_without_scrolling_sideways(
    qtbot: QtBot, qapp: QApplication, theme: Theme, language: str
) -> None:
    translator = install_language(qapp, language)
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 720)
    panel = ShortcutPanel(load_keymap(), theme)
    overlay = Overlay(window, panel)
    with qtbot.waitExposed(window):
        window.show()
    panel.open_fresh({})
    overlay.open_over()
    qtbot.waitUntil(lambda: panel.scroll_area.viewport().width() > 600)
    qtbot.waitUntil(lambda: panel.scroll_area.horizontalScrollBar().maximum() == 0)
    translator.remove()


def test_a_low_drawer_gives_its_height_to_the_note(qtbot: QtBot, theme: Theme) -> None:
    panel = PinPanel(theme, PinKeeper(theme))
    qtbot.addWidget(panel)
    panel.set_open(True)
    head = panel.pin_head.sizeHint().height()
    panel.resize(460, head + 150)
    with qtbot.waitExposed(panel):
        panel.show()
    assert panel.pin_place_label.isHidden()
    assert (panel.feedback_check.text(), bool(panel.feedback_check.accessibleName())) == ("", True)
    panel.resize(460, head + 400)
    assert not panel.pin_place_label.isHidden()
    assert panel.feedback_check.text()


def test_level_cards_are_as_high_as_their_words_from_the_start(qtbot: QtBot) -> None:
    """No event is handled between the choice and the look."""
    workspace = Workspace(qtbot, opened())
    workspace.page.select("eo1.b")
    scroll = workspace.judgement.criterion_scroll
    cards = workspace.judgement._cards
    assert cards
    for card in cards:
        assert card.height() >= card.heightForWidth(card.width()), card.mark
    inside = [scroll.widget().mapFromGlobal(card.mapToGlobal(QPoint(0, 0))).y() for card in cards]
    assert inside == sorted(set(inside))


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("width", [1100, 1280])
def test_the_status_line_says_whole_statements_and_keeps_the_rest_in_its_tip(
    qtbot: QtBot, request: pytest.FixtureRequest, qapp: QApplication, theme: Theme, language: str, width: int
) -> None:
    request.addfinalizer(install_language(qapp, language).remove)
    line = StatusLine(theme)
    qtbot.addWidget(line)
    line.resize(width, 40)
    line.show_session(Session("https://hub.example", "Missouri MC programme", "A-07", "Assessor A-07", "assessor"))
    line.show_goal("3 of 5 today")
    receipt = "14 scores, 9 comments accepted"
    now = datetime.now(UTC)
    line.show_status(SyncStatus(True, status_line("connected", 0, 0), 0, now, receipt=receipt, receipt_at=now))
    with qtbot.waitExposed(line):
        line.show()
    at_rest = line.sentence_label.shown_words()
    assert at_rest.startswith(line.sentence_label.text().partition(" · ")[0])
    assert not at_rest.endswith("…")
    # all of the programme's name, or nothing of it
    assert line.who_label.shown_words() in ("Assessor A-07", "Assessor A-07 · Missouri MC programme")
    line.show_progress(
        SyncProgress("downloading", sentence("Downloading"), 190_000_000, 900_000_000, "pl-2402", 2, 7, 1, 2)
    )
    qtbot.waitUntil(line.cancel_button.isVisible)
    layout = line.layout()
    assert layout is not None
    layout.activate()
    assert line.sentence_label.shown_words() == line.sentence_label.text().partition(" · ")[0]
    line.sentence_label.grab()
    assert line.sentence_label.toolTip() == line.sentence_label.text()
    assert line.who_label.shown_words() == "Assessor A-07"
    line.set_busy(False)
    line.show_status(SyncStatus(False, status_line("offline", 12, 0), 12, now))
    layout.activate()
    offline = line.sentence_label.shown_words()
    # what there is no room for is left out from a clause on, not from the middle of a word
    assert line.sentence_label.text().startswith(offline)
    theme.set_text_scale(100)
    layout.activate()
    # what the larger look took is given back: who works here stands at the edge
    assert line.who_label.width() <= line.who_label.fontMetrics().horizontalAdvance(line.who_label.text()) + 8


def test_the_signs_of_files_follow_the_text_while_the_desk_is_open(qtbot: QtBot, theme: Theme) -> None:
    tabs = ArtifactTabs()
    qtbot.addWidget(tabs)
    tabs.dress(theme)
    tabs.resize(300, 40)
    large = tabs.iconSize()
    with qtbot.waitExposed(tabs):
        tabs.show()
    theme.set_text_scale(100)
    assert tabs.iconSize() * 2 == large
