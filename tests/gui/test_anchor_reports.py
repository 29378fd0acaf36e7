"""A lead's private word: announced in the queue without taking the keyboard, and all of them to read again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assessor_app.errors import DeskError
from assessor_app.gui.anchors.report_card import ReportCard
from assessor_app.gui.queue.queue_page import QueuePage
from assessor_app.gui.shortcuts import load_keymap
from assessor_app.gui.theme import Theme
from tests.support.anchor_data import report
from tests.support.runner import InlineRunner
from tests.support.scripted_desk import ScriptedDesk, queue_row
from tests.support.workspace import keep

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
HOSTILE = 'Look <a href="http://hub.invalid">here</a> <img src="file:///etc/passwd"> **please**\n\n- one\n- two'


def queue(qtbot: QtBot, theme: Theme, desk: ScriptedDesk) -> QueuePage:
    """The queue as it stands after its first sync."""
    page = QueuePage(desk, InlineRunner(), theme)
    qtbot.addWidget(page)
    keep(qtbot, page)
    page.bind_keys(load_keymap())
    page.resize(1100, 700)
    page.show()
    page.refresh()
    sync(page)
    return page


def sync(page: QueuePage) -> None:
    """What a sync does to the queue."""
    page.set_busy(True)
    page.set_busy(False)


def card(page: QueuePage) -> ReportCard:
    found = page.asides.reports.card
    assert found is not None
    return found


def test_a_word_from_a_lead_is_announced_without_taking_the_keyboard(qtbot: QtBot, theme: Theme) -> None:
    desk = ScriptedDesk(rows=(queue_row("LVM-2418"),))
    page = queue(qtbot, theme, desk)
    assert page.asides.reports.notice is None
    page.filter_box.setFocus()
    desk.told = (report(21),)
    sync(page)
    notice = page.asides.reports.notice
    assert notice is not None
    assert notice.isVisible()
    assert notice.card_heading.text() == "Your lead has written to you"
    assert notice.card_sentence.text().startswith("From L-01, ")
    assert not notice.isAncestorOf(QApplication.focusWidget() or page)


def test_what_was_read_is_not_announced_again(qtbot: QtBot, theme: Theme) -> None:
    desk = ScriptedDesk(rows=(queue_row("LVM-2418"),), told=(report(21), report(20, "An older word.")))
    page = queue(qtbot, theme, desk)
    notice = page.asides.reports.notice
    assert notice is not None
    assert notice.card_heading.text() == "Your leads have written to you: 2 not read yet"
    notice.card_action_button.click()
    assert not notice.isVisible()
    assert card(page).isVisible()
    assert "half a level stricter" in card(page).report_view.toPlainText()
    assert desk.state["reports.read"] == "told-21"
    qtbot.keyClick(card(page).report_list, Qt.Key.Key_Down)
    assert card(page).report_view.toPlainText() == "An older word."
    card(page).close_report_button.click()
    sync(page)
    assert not notice.isVisible()
    again = queue(qtbot, theme, ScriptedDesk(told=desk.told, state=desk.state))
    assert again.asides.reports.notice is None


def test_all_of_them_can_be_read_again_at_any_time(qtbot: QtBot, theme: Theme) -> None:
    desk = ScriptedDesk(rows=(queue_row("LVM-2418"),), told=(report(21),), state={"reports.read": "told-21"})
    page = queue(qtbot, theme, desk)
    action = next(one for one in page.actions() if one.objectName() == "queue.reports")
    action.trigger()
    assert card(page).isVisible()
    assert "half a level stricter" in card(page).report_view.toPlainText()
    qtbot.keyClick(card(page).report_list, Qt.Key.Key_Escape)
    assert not card(page).isVisible()


def test_a_report_is_words_and_nothing_that_acts(qtbot: QtBot, theme: Theme) -> None:
    page = queue(qtbot, theme, ScriptedDesk(told=(report(21, HOSTILE),)))
    page.asides.show_reports()
    shown = card(page).report_view
    assert '<a href="http://hub.invalid">here</a> <img src="file:///etc/passwd"> please' in shown.toPlainText()
    assert "href" not in shown.toHtml().replace("&lt;a href", "")
    assert "<img" not in shown.toHtml()


def test_nothing_written_yet_says_so(qtbot: QtBot, theme: Theme) -> None:
    page = queue(qtbot, theme, ScriptedDesk())
    page.asides.show_reports()
    assert "No lead has written to you yet" in card(page).report_trouble.text()
    assert not card(page).report_view.isVisible()


def test_what_cannot_be_read_now_is_told_only_to_whoever_asks(qtbot: QtBot, theme: Theme) -> None:
    desk = ScriptedDesk(failures={"told_reports": DeskError("The vault is being repaired.")})
    page = queue(qtbot, theme, desk)
    assert page.asides.reports.notice is None
    page.asides.show_reports()
    assert card(page).report_trouble.text() == "The vault is being repaired."
