"""The page that only a lead has."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from assessor_app.errors import HubUnreachableError
from assessor_app.gui.progress.progress_model import LeadColumn
from assessor_app.gui.theme import Theme
from assessor_app.workflows.desk import Incompleteness, LeadRow
from tests.support.scripted_desk import LEAD, ScriptedDesk
from tests.support.shell import LEAD_ROWS, ROWS, Open, child

RETURNED = LeadRow(
    "3", "PL-2402", "Professional Learning", "A-09", "reader_1", 0, 11, "submitted", None, None, "Incomplete",
    return_points=(Incompleteness("missing", "art-1", "The survey is missing."),), return_note="Please add it.",
)  # fmt: skip
GIVEN_UP = LeadRow(
    "4", "SPA-1190", "Ensuring Alignment", "A-02", "reader_2", 0, 0, "released", None,
    datetime(2026, 11, 20, 9, tzinfo=UTC), "", attempt=2,
)  # fmt: skip


def test_only_a_lead_has_the_progress_page(open_window: Open) -> None:
    assert open_window(ScriptedDesk(rows=ROWS)).progress_button.isHidden()
    assert not open_window(ScriptedDesk(who=LEAD)).progress_button.isHidden()


def test_a_lead_sees_who_asks_for_something_back_and_hands_it_back(open_window: Open) -> None:
    desk = ScriptedDesk(who=LEAD, lead_rows=LEAD_ROWS)
    window = open_window(desk)
    window.progress_button.click()
    button = child(window, QPushButton, "hand_back_button")
    assert button.text() == "Hand back EIP-2391"
    assert child(window, QWidget, "reason_label").text() == "A-03 asks for EIP-2391 back: “Wrong file”"
    button.click()
    page = window.pages.currentWidget()
    assert page.inline_card.isVisible()
    assert page.inline_card.card_heading.text() == "Hand EIP-2391 back to A-03?"
    assert desk.called("hand_back") == 0
    page.inline_card.card_text.setPlainText("Please look at 2.c again.")
    page.inline_card.card_action_button.click()
    assert desk.lead_rows[1].state == "open"
    assert desk.notes == {"2": "Please look at 2.c again."}
    assert not page.inline_card.isVisible()
    assert not button.isEnabled()


def test_a_note_that_could_not_be_sent_stays_where_it_was_typed(open_window: Open) -> None:
    desk = ScriptedDesk(who=LEAD, lead_rows=LEAD_ROWS, failures={"hand_back": HubUnreachableError("No answer.")})
    window = open_window(desk)
    window.progress_button.click()
    child(window, QPushButton, "hand_back_button").click()
    card = window.pages.currentWidget().inline_card
    card.card_text.setPlainText("Look again.")
    card.card_action_button.click()
    assert "No answer." in card.card_trouble.text()
    assert (card.words, card.isVisible()) == ("Look again.", True)
    desk.failures.clear()
    card.card_action_button.click()
    assert desk.notes == {"2": "Look again."}


def test_without_the_hub_the_lead_is_told_and_can_ask_again(open_window: Open) -> None:
    desk = ScriptedDesk(who=LEAD, lead_rows=LEAD_ROWS, failures={"lead_progress": HubUnreachableError("No answer.")})
    window = open_window(desk)
    window.progress_button.click()
    page = window.pages.currentWidget()
    assert "No answer." in page.empty_state.sentence_label.text()
    desk.failures.clear()
    page.empty_state.action_button.click()
    assert page.table.model().rowCount() == 2


def test_a_case_that_nobody_reads_comes_next_and_says_what_can_be_done_about_it(open_window: Open) -> None:
    window = open_window(ScriptedDesk(who=LEAD, lead_rows=(*LEAD_ROWS, RETURNED, GIVEN_UP)))
    window.progress_button.click()
    page = window.pages.currentWidget()
    model = page.table.model()
    order = [model.index(place, LeadColumn.CODE).data() for place in range(model.rowCount())]
    assert order == ["EIP-2391", "SPA-1190", "LVM-2418", "PL-2402"]
    assert page.summary_label.text() == "3 assignments · 2 submitted · 1 asked back · 1 without a reader"
    page.table.selectRow(1)
    assert page.reason_label.text().startswith("A-02 gave SPA-1190 (attempt 2) back ")
    step = child(window, QLabel, "step_label").text()
    assert "hub assign SPA-1190 … --role reader_2" in step
    assert not page.hand_back_button.isEnabled()
    assert model.index(1, LeadColumn.PROGRESS).data() == "—"


def test_why_a_submission_was_returned_unscored_stands_below_the_table(open_window: Open) -> None:
    window = open_window(ScriptedDesk(who=LEAD, lead_rows=(*LEAD_ROWS, RETURNED)))
    window.progress_button.click()
    page = window.pages.currentWidget()
    why = child(window, QPlainTextEdit, "return_view")
    assert not why.isVisible()
    page.table.selectRow(2)
    assert why.toPlainText() == "• The survey is missing.\nNote to the practitioner: Please add it."
    assert why.isVisible()
    assert page.hand_back_button.text() == "Hand back PL-2402"
    assert "should score it after all" in page.step_label.text()
    page.table.selectRow(1)
    assert page.step_label.text() == "There is nothing to do about it now."


def test_the_search_keeps_the_row_and_enter_goes_into_the_table(open_window: Open, qtbot: QtBot) -> None:
    window = open_window(ScriptedDesk(who=LEAD, lead_rows=(*LEAD_ROWS, RETURNED)))
    window.progress_button.click()
    page = window.pages.currentWidget()
    page.table.selectRow(2)
    qtbot.keyClicks(page.filter_box, "profess unscored")
    assert page.table.model().rowCount() == 1
    assert page.table.current_row().code == "PL-2402"
    page.filter_box.clear()
    assert page.table.current_row().code == "PL-2402"
    page.table.sortByColumn(LeadColumn.CODE, Qt.SortOrder.DescendingOrder)
    assert page.table.current_row().code == "PL-2402"
    page.filter_box.setText("no such thing")
    page.empty_state.action_button.click()
    assert page.table.model().rowCount() == 3


def test_the_row_under_the_keyboard_stays_in_sight_as_its_details_grow(
    open_window: Open, qtbot: QtBot, theme: Theme
) -> None:
    theme.set_text_scale(200)
    window = open_window(ScriptedDesk(who=LEAD, lead_rows=(*LEAD_ROWS, GIVEN_UP, RETURNED)))
    window.resize(1280, 720)
    window.progress_button.click()
    table = window.pages.currentWidget().table
    qtbot.waitUntil(lambda: table.visualRect(table.model().index(0, 0)).height() > 0)
    table.selectRow(3)
    why = child(window, QPlainTextEdit, "return_view")
    qtbot.waitUntil(why.isVisible)
    qtbot.waitUntil(lambda: table.visualRect(table.currentIndex()).bottom() <= table.viewport().height())
    assert table.left_out()
    assert table.sizeHintForColumn(LeadColumn.CODE) >= table.title_width(LeadColumn.CODE)
