"""The page of settings: every row works, can be found, reached by keyboard, heard, and put back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from assessor_app.gui.preferences.key_choices import KeyChoices
from assessor_app.gui.preferences.preferences import Preferences
from assessor_app.gui.preferences.preferences_page import PreferencesPage
from assessor_app.gui.preferences.setting_kinds import FOR_MAKERS
from assessor_app.gui.preferences.settings_table import DAY_GOAL, JUMP, LANGUAGE, SETTINGS, TEXT_SCALE, THEME
from assessor_app.gui.shortcuts import load_keymap
from assessor_app.gui.theme import Theme

Key = Qt.Key


@pytest.fixture
def page(qtbot: QtBot, theme: Theme) -> PreferencesPage:
    preferences, choices = Preferences(), KeyChoices(load_keymap())
    made = PreferencesPage(preferences, choices, theme)
    qtbot.addWidget(made)
    preferences.setParent(made)
    # As in the desk's window, whose smallest size is fixed.
    made.setMinimumSize(900, 560)
    made.resize(1200, 700)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: len(made.rows) == len(SETTINGS))
    qtbot.waitUntil(made.isActiveWindow)
    return made


def preferences_of(page: PreferencesPage) -> Preferences:
    found = page.findChild(Preferences)
    assert isinstance(found, Preferences)
    return found


def control(page: PreferencesPage, name: str) -> QWidget:
    return next(row for row in page.rows if row.row.name == name).control.inner


def test_every_row_of_the_table_is_there_and_has_a_name_to_be_heard(page: PreferencesPage) -> None:
    assert [row.row for row in page.rows] == list(SETTINGS)
    for row in page.rows:
        assert row.control.inner.accessibleName() == row.row.title_words
        assert row.control.inner.accessibleDescription()
        assert row.reset_button.accessibleName()


def test_a_box_a_list_and_a_number_set_what_they_show(page: PreferencesPage, qtbot: QtBot) -> None:
    preferences = preferences_of(page)
    box, combo, spin = control(page, JUMP.name), control(page, THEME.name), control(page, DAY_GOAL.name)
    assert isinstance(box, QCheckBox)
    assert isinstance(combo, QComboBox)
    assert isinstance(spin, QSpinBox)
    qtbot.keyClick(box, Key.Key_Space)
    qtbot.keyClick(combo, Key.Key_Down)
    qtbot.keyClick(spin, Key.Key_Up)
    assert (preferences.get(JUMP), preferences.get(THEME), preferences.get(DAY_GOAL)) == (False, "light", 1)


def test_a_change_from_elsewhere_is_shown_and_the_way_back_appears(page: PreferencesPage, qtbot: QtBot) -> None:
    preferences = preferences_of(page)
    row = next(one for one in page.rows if one.row.name == TEXT_SCALE.name)
    assert row.reset_button.isHidden()
    preferences.set(TEXT_SCALE, 150)
    spin = row.control.inner
    assert isinstance(spin, QSpinBox)
    assert (spin.value(), spin.text()) == (150, "150 %")
    qtbot.mouseClick(row.reset_button, Qt.MouseButton.LeftButton)
    assert preferences.get(TEXT_SCALE) == 100
    assert row.reset_button.isHidden()
    assert spin.hasFocus(), "the keyboard is not lost with the button"


def test_the_wheel_changes_nothing(page: PreferencesPage) -> None:
    preferences = preferences_of(page)
    for name in (THEME.name, TEXT_SCALE.name, "evidence.pre_roll", "evidence.speed"):
        inner, before = control(page, name), preferences.value(name)
        middle = QPointF(inner.rect().center())
        buttons, keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
        turn = QPoint(0, 120)
        phase = Qt.ScrollPhase.NoScrollPhase
        inner.setFocus()
        event = QWheelEvent(middle, inner.mapToGlobal(middle), QPoint(), turn, buttons, keys, phase, False)
        QApplication.sendEvent(inner, event)
        assert preferences.value(name) == before, name


def test_searching_keeps_what_fits_and_says_when_nothing_does(page: PreferencesPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.search_box, "typing")
    assert {row.row.name for row in page.rows if row.isVisible()} == {"evidence.resume_after_typing"}
    assert not page.keys.isVisible()
    page.search_box.setText("judging")
    assert {row.row.section for row in page.rows if row.isVisible()} >= {"judging"}
    page.search_box.setText("undo")
    assert page.keys.isVisible()
    assert page.keys.key_list.model().rowCount() == 2
    page.search_box.setText("zzz")
    assert page.nothing_label.isVisible()
    page.search_box.clear()
    assert all(row.isVisible() for row in page.rows)


def test_every_control_is_reached_by_tab_in_reading_order(page: PreferencesPage, qtbot: QtBot) -> None:
    page.search_box.setFocus()
    seen: list[str] = []
    wanted = [row.control.inner.objectName() for row in page.rows]
    for _ in range(80):
        qtbot.keyClick(QApplication.focusWidget() or page, Key.Key_Tab)
        focused = QApplication.focusWidget()
        name = focused.objectName() if focused is not None else ""
        if name in wanted and name not in seen:
            seen.append(name)
    assert seen == wanted


def test_a_section_and_a_setting_can_be_gone_to(page: PreferencesPage) -> None:
    page.show_setting("privacy.warn_of_names")
    inner = control(page, "privacy.warn_of_names")
    assert inner.hasFocus()
    assert page.scroll_area.viewport().rect().contains(inner.mapTo(page.scroll_area.viewport(), inner.rect().center()))
    page.show_section("keyboard")
    assert page.section_list.currentItem().text() == "Keyboard"


# ---- keys


def choose(page: PreferencesPage, slot: str) -> None:
    page.keys.key_list.setFocus()
    page.keys.key_list.choose(slot)


def key_of(page: PreferencesPage, slot: str) -> tuple[str, ...]:
    return page.keys._choices.keymap.slots()[slot].keys


def test_enter_then_a_key_gives_the_command_that_key(page: PreferencesPage, qtbot: QtBot) -> None:
    keys = page.keys.key_list
    choose(page, "criterion.next")
    qtbot.keyClick(keys, Key.Key_Return)
    assert keys.asking == "criterion.next"
    qtbot.keyClick(keys, Key.Key_Control)
    assert keys.asking, "a modifier alone is no answer"
    qtbot.keyClick(keys, Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert key_of(page, "criterion.next") == ("Ctrl+M",)
    assert keys.asking == ""
    assert page.keys.reset_key_button.isEnabled()


def test_esc_while_a_key_is_asked_for_changes_nothing(page: PreferencesPage, qtbot: QtBot) -> None:
    choose(page, "criterion.next")
    qtbot.keyClick(page.keys.key_list, Key.Key_Return)
    qtbot.keyClick(page.keys.key_list, Key.Key_Escape)
    assert (key_of(page, "criterion.next"), page.keys.key_list.asking) == (("N",), "")


def test_a_sign_is_kept_as_the_sign_and_not_as_shift(page: PreferencesPage, qtbot: QtBot) -> None:
    choose(page, "criterion.next")
    qtbot.keyClick(page.keys.key_list, Key.Key_Return)
    qtbot.keyClick(page.keys.key_list, Key.Key_Exclam, Qt.KeyboardModifier.ShiftModifier)
    assert key_of(page, "criterion.next") == ("!",)


def test_a_clash_names_the_other_and_the_safe_answer_has_the_keyboard(page: PreferencesPage, qtbot: QtBot) -> None:
    choose(page, "criterion.next")
    qtbot.keyClick(page.keys.key_list, Key.Key_Return)
    qtbot.keyClick(page.keys.key_list, Key.Key_U)
    assert page.keys.clash_label.text() == "U is “Next unscored criterion”. Take it over for “Next criterion”?"
    assert page.keys.leave_button.hasFocus()
    qtbot.keyClick(page.keys.leave_button, Key.Key_Space)
    assert key_of(page, "criterion.next") == ("N",)
    assert page.keys.clash_bar.isHidden()
    assert page.keys.key_list.hasFocus()


def test_a_key_taken_over_leaves_the_other_without(page: PreferencesPage, qtbot: QtBot) -> None:
    page.keys.wish("criterion.next", "U")
    qtbot.keyClick(page.keys.take_button, Key.Key_Space)
    assert key_of(page, "criterion.next") == ("U",)
    assert key_of(page, "criterion.next_unscored") == ()
    choose(page, "criterion.next_unscored")
    qtbot.keyClick(page.keys.key_list, Key.Key_Delete)
    assert "Take it back" in page.keys.clash_label.text()
    qtbot.keyClick(page.keys.take_button, Key.Key_Space)
    assert (key_of(page, "criterion.next"), key_of(page, "criterion.next_unscored")) == (("N",), ("U",))


def test_a_fixed_key_cannot_be_taken(page: PreferencesPage) -> None:
    page.keys.wish("criterion.next", "Esc")
    assert "get about" in page.keys.clash_label.text()
    assert page.keys.take_button.isHidden()
    assert key_of(page, "desk.leave") == ("Esc",)


def test_backspace_takes_a_key_away_and_all_keys_come_back_at_once(page: PreferencesPage, qtbot: QtBot) -> None:
    choose(page, "criterion.next")
    qtbot.keyClick(page.keys.key_list, Key.Key_Backspace)
    assert key_of(page, "criterion.next") == ()
    qtbot.mouseClick(page.keys.reset_keys_button, Qt.MouseButton.LeftButton)
    assert key_of(page, "criterion.next") == ("N",)
    assert not page.keys.reset_keys_button.isEnabled()


def languages(page: PreferencesPage) -> list[str]:
    combo = control(page, LANGUAGE.name)
    assert isinstance(combo, QComboBox)
    return [combo.itemData(place) for place in range(combo.count())]


def test_the_made_up_language_is_offered_to_makers_alone_and_kept_where_it_is_chosen(
    page: PreferencesPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert languages(page) == ["system", "en", "es"]
    preferences_of(page).set(LANGUAGE, "pseudo")
    combo = control(page, LANGUAGE.name)
    assert isinstance(combo, QComboBox)
    assert combo.currentText() == "Test language"
    assert "pseudo" not in LANGUAGE.offered()
    monkeypatch.setenv(FOR_MAKERS, "1")
    assert "pseudo" in LANGUAGE.offered()
