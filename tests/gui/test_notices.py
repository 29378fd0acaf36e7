"""What the notice bar says when more than one thing is to be said."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from assessor_app.errors import VaultError
from assessor_app.gui.notices import NoticeBar
from assessor_app.gui.theme import Theme
from tests.support.scripted_desk import ScriptedDesk
from tests.support.shell import ROWS, Open, queue_of

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "raise\\(\\)", "grabbing the keyboard")


@pytest.fixture
def bar(qtbot: QtBot, theme: Theme) -> NoticeBar:
    made = NoticeBar()
    made.dress(theme)
    qtbot.addWidget(made)
    return made


def test_an_unread_warning_comes_back_when_what_covers_it_is_closed(bar: NoticeBar) -> None:
    bar.show_notice("The disk is nearly full.", "warning")
    bar.show_notice("Three were given back.")
    assert (bar.sentence, bar.more_label.text()) == ("Three were given back.", "1 more")
    assert bar.accessibleName() == "Three were given back. (1 more)"
    bar.close_button.click()
    assert (bar.sentence, bar.property("kind")) == ("The disk is nearly full.", "warning")
    assert bar.more_label.isHidden()
    bar.close_button.click()
    assert (bar.sentence, bar.isHidden()) == ("", True)


def test_news_gives_way_and_a_question_waits(bar: NoticeBar) -> None:
    asked: list[bool] = []
    bar.show_notice("Read me.")
    bar.show_notice("Shall I?", "info", "Do", lambda: asked.append(True))
    bar.show_notice("It could not be read.", "error")
    assert bar.more_label.text() == "1 more"
    assert bar.action_button.isHidden()
    bar.close_button.click()
    assert (bar.sentence, bar.action_button.text()) == ("Shall I?", "Do")
    bar.action_button.click()
    assert (asked, bar.sentence) == ([True], "")


def test_of_one_topic_only_the_latest_is_said_and_nothing_twice(bar: NoticeBar) -> None:
    bar.show_notice("One is missing.", "warning", topic="missing")
    bar.show_notice("The hub did not answer.", "error")
    bar.show_notice("Two are missing.", "warning", topic="missing")
    bar.show_notice("The hub did not answer.", "error")
    assert (bar.sentence, bar.more_label.text()) == ("The hub did not answer.", "1 more")
    bar.close_notice()
    assert bar.sentence == "Two are missing."


def test_what_is_resolved_is_taken_back_from_below_too(bar: NoticeBar) -> None:
    gone: list[str] = []
    bar.closed.connect(lambda: gone.append(bar.sentence))
    bar.show_notice("PL-2402 broke off.", "warning", topic="arrival")
    bar.show_notice("The file could not be read.", "error")
    bar.take_back("arrival")
    assert (bar.sentence, bar.more_label.isHidden(), gone) == ("The file could not be read.", True, [])
    bar.show_notice("Sign in again.", "warning", topic="sign-in")
    bar.close_all()
    assert (bar.isHidden(), gone) == (True, [""])


def test_the_word_how_to_open_a_submission_goes_once_one_is_opened(open_window: Open, qtbot: QtBot) -> None:
    window = open_window(ScriptedDesk(rows=ROWS, failures={"open_submission": VaultError("It has not arrived yet.")}))
    window.review_button.click()
    assert "Open a submission" in window.notice_bar.sentence
    queue_of(window).open_requested.emit("lvm-2418")
    qtbot.waitUntil(lambda: window.desk_pages.front == "workspace")
    assert window.notice_bar.sentence == ""
