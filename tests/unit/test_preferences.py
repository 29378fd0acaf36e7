"""The table of settings and the values it allows: typed, checked, told when wrong, and heard of when changed."""

from __future__ import annotations

import pytest

from assessor_app.gui.preferences.preferences import Preferences
from assessor_app.gui.preferences.setting_kinds import Choice, Flag, SettingError
from assessor_app.gui.preferences.settings_table import (
    DAY_GOAL,
    JUMP,
    LANGUAGE,
    PRE_ROLL,
    SECTIONS,
    SETTINGS,
    TEXT_SCALE,
    THEME,
    AnySetting,
    setting,
)
from assessor_app.gui.theme import MODES


@pytest.mark.parametrize("row", SETTINGS, ids=[row.name for row in SETTINGS])
def test_every_row_can_be_kept_and_read_again(row: AnySetting) -> None:
    assert row.decode(row.text_of(row.default)) == row.default
    assert row.title
    assert row.help.endswith(".")
    assert row.section in dict(SECTIONS)


def test_names_and_keys_are_there_once() -> None:
    assert len({row.name for row in SETTINGS}) == len({row.key for row in SETTINGS}) == len(SETTINGS)


def test_the_choices_of_the_theme_are_those_of_the_theme() -> None:
    assert tuple(value for value, _ in THEME.choices) == MODES


@pytest.mark.parametrize("row", [row for row in SETTINGS if isinstance(row, Choice)], ids=lambda row: row.name)
def test_every_choice_has_words(row: Choice) -> None:
    assert all(row.words_of(value) for value, _ in row.choices)


@pytest.mark.parametrize(
    ("row", "text"),
    [
        (TEXT_SCALE, "99"),
        (TEXT_SCALE, "201"),
        (TEXT_SCALE, "²"),
        (TEXT_SCALE, "wide"),
        (PRE_ROLL, "nan"),
        (PRE_ROLL, "-1"),
        (JUMP, "true"),
        (THEME, "pink"),
    ],
)
def test_a_value_out_of_bounds_is_refused_with_what_is_possible(row: AnySetting, text: str) -> None:
    with pytest.raises(SettingError, match=r"\w"):
        row.decode(text)


def test_a_setting_of_the_wrong_type_is_refused() -> None:
    with pytest.raises(SettingError):
        Preferences().choose(DAY_GOAL.name, True)
    with pytest.raises(SettingError):
        Preferences().choose(JUMP.name, 1)


def test_a_change_is_told_once_and_kept_under_its_key() -> None:
    preferences, heard, kept = Preferences(), [], []
    preferences.changed.connect(heard.append)
    preferences.written.connect(lambda key, text: kept.append((key, text)))
    preferences.set(PRE_ROLL, 4.5)
    preferences.set(PRE_ROLL, 4.5)
    assert (heard, kept) == (["evidence.pre_roll"], [("setting.evidence.pre_roll", "4.5")])
    assert preferences.get(PRE_ROLL) == 4.5


def test_going_back_to_the_default_is_a_change_like_any_other() -> None:
    preferences, kept = Preferences(), []
    preferences.set(JUMP, False)
    preferences.written.connect(lambda key, text: kept.append((key, text)))
    preferences.reset(JUMP.name)
    assert preferences.is_default(JUMP.name)
    assert kept == [("setting.judging.jump_to_citation", "yes")]


def test_what_was_kept_comes_back() -> None:
    preferences = Preferences()
    assert preferences.load({"setting.language": "es", "window.page": "queue", "theme.mode": "contrast_dark"}) == ()
    assert (preferences.get(LANGUAGE), preferences.get(THEME)) == ("es", "contrast_dark")


def test_an_unknown_entry_is_told_with_the_nearest_known_name() -> None:
    complaints = Preferences().load({"setting.evidence.preroll": "3"})
    assert complaints == ("There is no setting “evidence.preroll”; the nearest is “evidence.pre_roll”.",)
    with pytest.raises(KeyError, match=r"evidence\.pre_roll"):
        setting("evidence.preroll")


def test_an_unreadable_value_is_told_and_the_default_is_used() -> None:
    preferences = Preferences()
    complaints = preferences.load({TEXT_SCALE.key: "huge", JUMP.key: "no"})
    assert len(complaints) == 1
    assert "100 to 200" in complaints[0]
    assert (preferences.get(TEXT_SCALE), preferences.get(JUMP)) == (100, False)


def test_flags_know_only_yes_and_no() -> None:
    flag = Flag("a", "judging", "A", "B.", True)
    assert [flag.decode(text) for text in ("yes", "no")] == [True, False]
