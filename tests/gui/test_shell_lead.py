"""The page that only a lead has."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from assessor_app.errors import HubUnreachableError
from tests.support.scripted_desk import LEAD, ScriptedDesk
from tests.support.shell import LEAD_ROWS, ROWS, Open, child


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
