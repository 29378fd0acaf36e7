"""The page on which two changes of one thing are settled, the history of sync, and the ways to both."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from assessor_app.errors import DeskError
from assessor_app.gui.conflicts.conflicts_page import ConflictsPage
from assessor_app.gui.conflicts.sync_history_page import SyncHistoryPage
from assessor_app.gui.main_window import MainWindow
from assessor_app.gui.metered_network import is_metered
from assessor_app.gui.pace import Pace
from assessor_app.gui.preferences.settings_table import ASK_METERED
from assessor_app.gui.sync_driver import SyncDriver
from assessor_app.workflows.conflict_view import ConflictView
from assessor_app.workflows.desk import SyncProgress, SyncStatus
from tests.support.conflict_data import CONFLICTS, RUNS, STUCK, VIEW
from tests.support.runner import HeldRunner
from tests.support.scripted_desk import ScriptedDesk
from tests.support.shell import ROWS, Open, caught_up, child, queue_of

STATUS = SyncStatus(True, "Connected — 5 conflicts to settle", 5, datetime.now(UTC), 5, conflicts=5)
LEFT = Qt.MouseButton.LeftButton


def desk_to_settle(view: ConflictView = VIEW) -> ScriptedDesk:
    return ScriptedDesk(rows=ROWS, status=STATUS, to_settle=view, passed=RUNS)


def page_of(window: MainWindow) -> ConflictsPage:
    """By the link in the status line."""
    button = window.status_line.settle_button
    assert button.isVisible()
    QTest.mouseClick(button, LEFT)
    page: ConflictsPage = child(window, ConflictsPage, "conflicts_page")
    assert window.pages.currentWidget() is page
    return page


def press(page: ConflictsPage, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(page.line_list, key)


def test_numbers_choose_enter_goes_on_and_all_is_settled_in_one_go(open_window: Open) -> None:
    desk = desk_to_settle(replace(VIEW, conflicts=CONFLICTS[:2]))
    page = page_of(open_window(desk))
    assert page.thing_label.text() == "LVM-2418 · 1.a Draws on several sources · Score"
    assert [card.words.toPlainText() for card in page.panel.cards.values()] == ["Basic", "Developing", "Proficient"]
    assert page.panel.cards["theirs"].when.text().startswith("Laptop 2, ")
    assert not page.settle_button.isEnabled()
    press(page, Qt.Key.Key_2, Qt.Key.Key_Return, Qt.Key.Key_3)
    assert page.summary_label.text() == "2 of 3 chosen"
    assert page.settle_button.text() == "Settle 1"
    press(page, Qt.Key.Key_Return, Qt.Key.Key_1)
    assert page.line_list.current_key == "k2/mark"
    QTest.mouseClick(page.settle_button, LEFT)
    first, second = desk.chosen
    assert (first.key, first.theirs_rev, dict(first.sides)) == ("k1", 4, {"mark": "mine", "comment": "theirs"})
    assert dict(second.sides) == {"mark": "before"}
    assert not page.settle_button.isVisible()
    assert desk.called("sync_now") > 1


def test_the_same_for_all_of_one_kind_and_words_written_from_both(open_window: Open, qtbot: QtBot) -> None:
    desk = desk_to_settle()
    page = page_of(open_window(desk))
    press(page, Qt.Key.Key_3)
    assert page.all_button.text() == "The same for all 2 of this kind"
    QTest.mouseClick(page.all_button, LEFT)
    assert page.summary_label.text() == "2 of 5 chosen"
    page.line_list.choose("k3/feedback")
    press(page, Qt.Key.Key_4)
    assert (
        page.own_editor.toPlainText() == "You showed where the vision came from.\n\nA clear vision, with its sources."
    )
    page.own_editor.selectAll()
    # digits are text there
    QTest.keyClicks(page.own_editor, "In 1 word: clear")
    QTest.keyClick(page.own_editor, Qt.Key.Key_Return)
    QTest.keyClicks(page.own_editor, "2")
    assert page.own_editor.toPlainText() == "In 1 word: clear\n2"
    QTest.mouseClick(page.settle_button, LEFT)
    (told,) = [one for one in desk.chosen if one.key == "k3"]
    assert (dict(told.sides), dict(told.own)) == ({"feedback": "own"}, {"feedback": "In 1 word: clear\n2"})


def test_what_cannot_be_chosen_is_not_offered(open_window: Open) -> None:
    page = page_of(open_window(desk_to_settle(ConflictView((replace(CONFLICTS[1], submitted=True), CONFLICTS[3])))))
    press(page, Qt.Key.Key_2)
    assert page.summary_label.text() == "0 of 2 chosen"
    assert not page.panel.cards["mine"].button.isEnabled()
    assert "submitted on another laptop" in page.hint_label.text()
    press(page, Qt.Key.Key_3)
    page.line_list.choose("k4/annotation")
    assert not page.panel.cards["before"].button.isEnabled()
    assert page.panel.cards["mine"].words.toPlainText() == "look here"
    assert not page.own_holder.isVisible()


def test_a_refusal_is_told_and_the_choice_stays(open_window: Open) -> None:
    desk = desk_to_settle(ConflictView((CONFLICTS[1],)))
    page = page_of(open_window(desk))
    desk.failures["settle_conflicts"] = DeskError("This was changed once more.", "Look at it again.")
    press(page, Qt.Key.Key_2)
    QTest.mouseClick(page.settle_button, LEFT)
    assert page.trouble_label.text() == "This was changed once more. Look at it again."
    assert page.summary_label.text() == "1 of 1 chosen"
    # a newer copy of the hub's asks anew
    desk.to_settle = ConflictView((replace(CONFLICTS[1], theirs_rev=9),))
    page.refresh()
    assert page.summary_label.text() == "0 of 1 chosen"


def test_what_the_hub_refused_can_be_sent_again_or_saved(open_window: Open, tmp_path: Path) -> None:
    desk = desk_to_settle(ConflictView(stuck=STUCK))
    page = page_of(open_window(desk))
    assert "The scale has no such level." in page.hint_label.text()
    assert "As asked in the meeting." in page.hint_label.text()
    page.export(str(tmp_path / "mine.json"))
    assert (tmp_path / "mine.json").read_text() == "[]\n"
    QTest.mouseClick(page.retry_button, LEFT)
    assert desk.called("retry_stuck") == 1
    assert page.stack.currentWidget() is page.empty_state


def test_what_was_settled_stays_readable(open_window: Open) -> None:
    page = page_of(open_window(desk_to_settle()))
    page.line_list.choose("settled/d1/comment")
    assert [card.words.toPlainText() for card in page.panel.cards.values()] == ["first words", "mine", "theirs"]
    assert page.panel.cards["theirs"].button.isChecked()
    assert not any(card.button.isEnabled() for card in page.panel.cards.values())
    assert page.hint_label.text().startswith("What was at the hub stands")


def test_escape_leaves_the_text_then_the_page(open_window: Open, qtbot: QtBot) -> None:
    window = open_window(desk_to_settle())
    queue = window.pages.currentWidget()
    page = page_of(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page.line_list.choose("k3/feedback")
    press(page, Qt.Key.Key_4)
    QTest.keyClick(page.own_editor, Qt.Key.Key_Escape)
    assert page.line_list.hasFocus()
    QTest.keyClick(page.line_list, Qt.Key.Key_Escape)
    assert window.pages.currentWidget() is queue


def test_the_history_tells_what_passed_day_by_day(open_window: Open) -> None:
    window = open_window(desk_to_settle())
    QTest.mouseClick(window.status_line.history_button, LEFT)
    page: SyncHistoryPage = child(window, SyncHistoryPage, "sync_history_page")
    assert window.pages.currentWidget() is page
    assert [one.key for _, one in page.run_list.lines.entries()] == ["r1", "r2", "r3"]
    shown = [one.title for _, one in page.item_list.lines.entries()]
    assert shown[0] == "LVM-2418 · 3.a · score"
    assert "LVM-2418 · 3 notes and marks on the evidence" in shown
    page.run_list.choose("r2")
    assert [one.title for _, one in page.item_list.lines.entries()] == ["LVM-2418 · 7 files"]
    page.run_list.choose("r3")
    assert "The connection broke off" in page.outcome_label.text()
    QTest.mouseClick(page.back_button, LEFT)
    assert window.pages.currentWidget() is queue_of(window)


def test_a_receipt_stands_in_the_status_line(open_window: Open) -> None:
    at = datetime.now(UTC)
    done = SyncStatus(True, "Connected", 0, at, receipt="14 scores, 9 comments accepted", receipt_at=at)
    window = open_window(ScriptedDesk(rows=ROWS, status=done))
    assert window.status_line.sentence_label.text().startswith("Connected · 14 scores, 9 comments accepted ")
    assert not window.status_line.settle_button.isVisible()


def downloads(window: MainWindow) -> QPushButton:
    return queue_of(window).download_button


def test_downloads_are_held_back_and_go_on_from_where_they_were(open_window: Open, qtbot: QtBot) -> None:
    desk, runner = ScriptedDesk(rows=ROWS), HeldRunner()
    window = open_window(desk, runner)
    caught_up(qtbot, window, runner)
    desk.during["download"] = lambda progress, _cancel: progress(
        SyncProgress("downloading", "Downloading", 1, 9, "pl-2402")
    )
    downloads(window).click()
    window.driver.pause_or_go_on()
    runner.release()
    assert window.driver.paused
    assert window.status_line.sentence_label.text() == "2 downloads are paused"
    assert window.status_line.pause_button.text() == "Go on"
    before = desk.called("download")
    QTest.mouseClick(window.status_line.pause_button, LEFT)
    runner.release()
    assert desk.called("download") == before + 2
    assert queue_of(window).row("pl-2402").status == "ready"
    assert not window.driver.paused


def test_on_a_metered_network_the_person_is_asked_once(open_window: Open) -> None:
    desk = ScriptedDesk(rows=ROWS)
    window = open_window(desk)
    window.driver.is_metered = metered
    downloads(window).click()
    assert desk.called("download") == 0
    assert "metered" in window.notice_bar.sentence
    QTest.mouseClick(window.notice_bar.action_button, LEFT)
    assert desk.called("download") == 2
    assert queue_of(window).row("dvm-2420").status == "ready"


def metered() -> bool:
    return True


def test_who_does_not_want_to_be_asked_is_not(open_window: Open) -> None:
    desk = ScriptedDesk(rows=ROWS, state={ASK_METERED.key: "no"})
    window = open_window(desk)
    window.driver.is_metered = metered
    downloads(window).click()
    assert desk.called("download") == 2


def test_a_network_of_which_the_system_says_nothing_is_not_metered(qapp: object) -> None:
    assert is_metered() in (False, True)
    assert SyncDriver.metered_met is not None


def test_the_pace_is_that_of_the_last_seconds() -> None:
    moments = iter([0.0, 0.5, 2.0, 12.0, 13.0, 14.0])
    pace = Pace(lambda: next(moments))
    pace.note(SyncProgress("downloading", "", 0, 1_000, "a"))
    pace.note(SyncProgress("downloading", "", 50, 1_000, "a"))
    assert pace.rate is None
    pace.note(SyncProgress("downloading", "", 200, 1_000, "a"))
    assert (pace.rate, pace.seconds_left) == (100.0, 8)
    pace.note(SyncProgress("downloading", "", 700, 1_000, "a"))
    assert (pace.rate, pace.seconds_left) == (50.0, 6)
    # another download says nothing about this one
    pace.note(SyncProgress("downloading", "", 10, 1_000, "b"))
    assert pace.rate is None
