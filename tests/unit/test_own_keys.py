"""Keys of one's own: they replace the shipped ones, clash with nobody unasked, and survive what cannot be used."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from assessor_app.gui.preferences import own_keys
from assessor_app.gui.preferences.key_choices import KeyChoices
from assessor_app.gui.shortcuts import load_keymap


def choices_with(text: str = "") -> tuple[KeyChoices, tuple[str, ...], list[str]]:
    choices = KeyChoices(load_keymap())
    kept: list[str] = []
    choices.written.connect(lambda _key, text: kept.append(text))
    return choices, choices.load({own_keys.KEY: text}), kept


def keys_of(choices: KeyChoices, slot: str) -> tuple[str, ...]:
    return choices.keymap.slots()[slot].keys


def test_a_key_of_ones_own_replaces_the_shipped_one_and_is_there_at_the_next_start() -> None:
    choices, _, kept = choices_with()
    choices.assign("criterion.next", "Q")
    assert keys_of(choices, "criterion.next") == ("Q",)
    again, complaints, _ = choices_with(kept[-1])
    assert (keys_of(again, "criterion.next"), complaints) == (("Q",), ())
    assert again.is_own("criterion.next")


def test_what_is_bound_already_follows_at_once(qtbot: QtBot) -> None:
    choices, _, _ = choices_with()
    page = Page()
    qtbot.addWidget(page)
    actions = choices.keymap.bind(page, {"criterion.next": page.go, "score.level": page.level})
    choices.assign("criterion.next", "Q")
    choices.assign("score.level.3", "F2")
    assert actions["criterion.next"].shortcut() == QKeySequence("Q")
    assert actions["score.level.3"].shortcut() == QKeySequence("F2")
    assert actions["score.level.4"].shortcut() == QKeySequence("4")
    choices.reset_all()
    assert actions["criterion.next"].shortcut() == QKeySequence("N")


class Page(QWidget):
    def go(self) -> None:
        raise AssertionError("nobody presses a key here")

    def level(self, number: int) -> None:
        raise AssertionError(f"nobody presses {number} here")


def test_the_holder_of_a_key_is_named_and_goes_without_once_it_is_taken_over() -> None:
    choices, _, kept = choices_with()
    rival = choices.rival("criterion.next", "U")
    assert rival is not None
    assert rival.id == "criterion.next_unscored"
    choices.assign("criterion.next", "U")
    assert keys_of(choices, "criterion.next_unscored") == ()
    again, complaints, _ = choices_with(kept[-1])
    assert complaints == ()
    assert keys_of(again, "criterion.next_unscored") == ()


def test_taking_a_shipped_key_back_sends_the_taker_home() -> None:
    choices, _, _ = choices_with()
    choices.assign("criterion.next", "U")
    choices.reset("criterion.next_unscored")
    assert keys_of(choices, "criterion.next_unscored") == ("U",)
    assert keys_of(choices, "criterion.next") == ("N",)


def test_giving_the_shipped_key_again_is_no_choice_of_ones_own() -> None:
    choices, _, kept = choices_with()
    choices.assign("criterion.next", "Q")
    choices.assign("criterion.next", "N")
    assert (kept[-1], choices.any_own()) == ("", False)


def test_an_unknown_command_and_a_bad_key_are_told_the_rest_works_and_nothing_is_lost() -> None:
    text = own_keys.encode({"rubric.spin": "Q", "criterion.next": "Nonsense+Q", "criterion.previous": "Z"})
    choices, complaints, kept = choices_with(text)
    assert len(complaints) == 2
    assert "rubric.spin" in " ".join(complaints)
    assert keys_of(choices, "criterion.next") == ("N",)
    assert keys_of(choices, "criterion.previous") == ("Z",)
    choices.assign("citation.next", "O")
    assert own_keys.read(kept[-1])["rubric.spin"] == "Q"


def test_a_command_without_a_key_takes_one_and_loses_it_without_a_trace() -> None:
    choices, _, kept = choices_with()
    choices.assign("citation.remove_place", "Q")
    assert keys_of(choices, "citation.remove_place") == ("Q",)
    choices.assign("citation.remove_place", "")
    assert (kept[-1], choices.any_own()) == ("", False)


def test_one_key_claimed_twice_goes_to_one_and_the_other_keeps_its_own() -> None:
    choices, complaints, _ = choices_with(own_keys.encode({"citation.next": "Q", "criterion.next": "Q"}))
    assert keys_of(choices, "citation.next") == ("Q",)
    assert keys_of(choices, "criterion.next") == ("N",)
    assert "Next criterion" in complaints[0]


def test_a_choice_that_meets_a_shipped_key_of_a_new_version_stands_and_is_told() -> None:
    choices, complaints, _ = choices_with(own_keys.encode({"criterion.next": "B"}))
    assert keys_of(choices, "criterion.next") == ("B",)
    assert keys_of(choices, "pin.add") == ()
    assert "Pin a note" in complaints[0]


def test_keys_to_get_about_with_are_given_to_nobody() -> None:
    assert own_keys.refusal("Tab")
    assert own_keys.refusal("Return")
    assert own_keys.refusal("Ctrl+K, Ctrl+S")
    assert not own_keys.refusal("Ctrl+Return")
    assert not own_keys.refusal("Q")


def test_the_same_key_may_serve_at_two_places_that_are_never_there_together() -> None:
    choices, _, _ = choices_with()
    window = choices.rival("desk.sync", "N")
    assert window is not None, "a key of the whole window meets every other"
    assert choices.rival("desk.sync", "F9") is None
