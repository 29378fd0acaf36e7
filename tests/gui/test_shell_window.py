"""The window about its pages: ways between them, keys, menu, theme, and the next start."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from assessor_app.errors import VaultError
from assessor_app.gui.theme import Theme
from tests.support.scripted_desk import LEAD, ScriptedDesk
from tests.support.shell import LEAD_ROWS, ROWS, Open, activate, child, queue_of


def test_a_submission_opens_in_the_workspace_whose_keys_then_stand_in_the_menu(open_window: Open, qtbot: QtBot) -> None:
    desk = ScriptedDesk(rows=ROWS, failures={"open_submission": VaultError("The definition has not arrived yet.")})
    window = open_window(desk)
    page = queue_of(window)
    page.select("lvm-2418")
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.desk_pages.front == "workspace")
    assert (window.review_button.isChecked(), window.queue_button.isChecked()) == (True, False)
    assert desk.called("open_submission") == 1
    window.commands.fill()
    found = {action.objectName() for menu in window.commands.findChildren(QMenu) for action in menu.actions()}
    assert {"criterion.next", "score.level.1", "score.level.9", "edit.undo", "desk.sync"} <= found
    window.close()
    assert (desk.state["window.page"], desk.state["window.assignment"]) == ("workspace", "lvm-2418")


def test_the_window_closes_and_is_remembered_whatever_a_page_meets_on_its_way_out(
    open_window: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = ScriptedDesk(rows=ROWS)
    window = open_window(desk)
    window.resize(900, 640)
    monkeypatch.setattr(window.desk_pages, "put_away", lambda: 1 / 0)
    with qtbot.captureExceptions() as met:
        window.close()
    assert [kind for kind, _error, _trace in met] == [ZeroDivisionError]
    assert not window.isVisible()
    assert desk.state["window.page"] == "queue"


def test_the_desk_reopens_where_it_was(open_window: Open, qtbot: QtBot) -> None:
    desk = ScriptedDesk(rows=ROWS, state={"window.page": "workspace", "window.assignment": "eip-2391"})
    desk.failures["open_submission"] = VaultError("The definition has not arrived yet.")
    window = open_window(desk)
    qtbot.waitUntil(lambda: window.desk_pages.front == "workspace")
    assert window.desk_pages.assignment_id == "eip-2391"


def test_the_review_button_without_a_submission_says_how_to_open_one(open_window: Open) -> None:
    window = open_window(ScriptedDesk(rows=ROWS))
    window.review_button.click()
    assert window.desk_pages.front == "queue"
    assert not window.review_button.isChecked()
    assert "Open a submission" in window.notice_bar.sentence


def test_the_question_mark_shows_every_command_with_its_keys_and_esc_closes_it(open_window: Open, qtbot: QtBot) -> None:
    window = open_window(ScriptedDesk(rows=ROWS))
    activate(window, qtbot)
    qtbot.keyClick(window, Qt.Key.Key_Question, Qt.KeyboardModifier.ShiftModifier)
    panel = child(window, QWidget, "shortcut_panel")
    assert panel.isVisible()
    texts = {label.text() for label in panel.findChildren(QWidget) if hasattr(label, "text")}
    assert {"Ctrl+Shift+Z", "1 … 9", "Next unscored criterion", "←"} <= texts
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not panel.isVisible()


def test_a_question_mark_typed_into_a_field_is_text_and_esc_leaves_the_field(open_window: Open, qtbot: QtBot) -> None:
    window = open_window(ScriptedDesk(rows=ROWS))
    activate(window, qtbot)
    page = queue_of(window)
    page.filter_box.setFocus()
    qtbot.keyClick(page.filter_box, Qt.Key.Key_Question, Qt.KeyboardModifier.ShiftModifier)
    assert page.filter_box.text() == "?"
    assert window.findChild(QWidget, "shortcut_panel") is None
    page.filter_box.clear()
    qtbot.keyClick(page.filter_box, Qt.Key.Key_Escape)
    assert window.focusWidget() is page.table


def test_space_on_a_button_presses_it_even_where_space_is_a_shortcut(open_window: Open, qtbot: QtBot) -> None:
    desk = ScriptedDesk(rows=ROWS)
    window = open_window(desk)
    activate(window, qtbot)
    fired: list[int] = []
    action = QAction(window)
    action.setShortcut("Space")
    action.triggered.connect(lambda: fired.append(1))
    window.addAction(action)
    before = desk.called("sync_now")
    button = queue_of(window).sync_button
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert (fired, desk.called("sync_now")) == ([], before + 1)
    queue_of(window).table.setFocus()
    qtbot.keyClick(queue_of(window).table, Qt.Key.Key_Space)
    assert len(fired) == 1


def test_the_menu_shows_all_commands_and_greys_what_does_not_apply_here(open_window: Open) -> None:
    window = open_window(ScriptedDesk(rows=ROWS))
    window.commands.fill()
    actions = [action for menu in window.commands.findChildren(QMenu) for action in menu.actions()]
    by_text = {action.text().split("\t")[0]: action for action in actions}
    assert by_text["Sync now"].isEnabled()
    assert not by_text["Next unscored criterion"].isEnabled()
    assert by_text["Next unscored criterion"].text().endswith("\tU")


def test_theme_text_size_and_page_come_back_at_the_next_start(open_window: Open, theme: Theme) -> None:
    desk = ScriptedDesk(rows=ROWS)
    window = open_window(desk)
    theme.set_mode("dark")
    theme.set_text_scale(150)
    window.resize(900, 640)
    window.close()
    theme.set_mode("light")
    theme.set_text_scale(100)
    desk.calls.clear()
    again = open_window(desk)
    assert (theme.mode, theme.text_scale) == ("dark", 150)
    assert again.size() == QSize(900, 640)


def test_a_change_of_theme_repaints_icons_and_grounds(open_window: Open, theme: Theme) -> None:
    theme.set_mode("light")
    window = open_window(ScriptedDesk(rows=ROWS))
    icon = theme.icon("cog-outline")
    light_ink, light_ground = icon.pixmap(24, 24).toImage(), window.grab().toImage().pixelColor(400, 5)
    theme.set_mode("dark")
    assert icon.pixmap(24, 24).toImage() != light_ink
    assert light_ground == "#f5f6f8"
    assert window.grab().toImage().pixelColor(400, 5) == theme.color("window")


def test_the_desk_follows_the_system_until_told_otherwise(theme: Theme, qapp: QApplication) -> None:
    theme.set_mode("system")
    seen: list[bool] = []
    theme.changed.connect(lambda: seen.append(theme.dark))
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    theme.set_mode("light")
    count = len(seen)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert count == 2
    assert len(seen) == count


def test_every_control_has_a_name_that_can_be_read_aloud(open_window: Open) -> None:
    window = open_window(ScriptedDesk(who=LEAD, rows=ROWS, lead_rows=LEAD_ROWS))
    window.progress_button.click()
    nameless = [
        widget.objectName()
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.objectName()
        and not widget.objectName().startswith("qt_")
        and not (widget.accessibleName() or getattr(widget, "text", str)())
    ]
    assert nameless == []
