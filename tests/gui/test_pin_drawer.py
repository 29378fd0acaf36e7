"""The drawer of pins: made by a key, worded in place, found, gone to, quoted, removed and brought back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assessor_app.domain.annotation import MAX_NOTE, Pin, Quote, Region
from assessor_app.domain.citation import PagePlace, Place, TimePlace, WholePlace
from assessor_app.gui.pins.pin_list_model import PinRow
from assessor_app.gui.pins.pin_panel import PinPanel
from assessor_app.gui.widgets.headed_rows import ENTRY_ROLE
from tests.support.portfolio import opened
from tests.support.runner import HeldRunner
from tests.support.workspace import Workspace

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "does not support raise")
_KEY = Qt.Key


def on_plan(note: str, page: int, criterion: str = "eo1.b", *, quoted: bool = False) -> Pin:
    return Pin(note, "art-plan", "", PagePlace(page, page), Region(0.1, 0.1, 0.2, 0.1), None, criterion, quoted)


PINS = {
    "pin-b": on_plan("Second on the page list", 11),
    "pin-a": on_plan("First of all", 3, "eo1.a", quoted=True),
    "pin-v": Pin("Families speak", "art-forum", "", TimePlace(200.0, 245.0), None, None, "eo1.b"),
    "pin-x": Pin("of a file that is gone", "art-nowhere", "", PagePlace(0, 0)),
}


def start(qtbot: QtBot, pins: dict[str, Pin] | None = None, **changes: object) -> Workspace:
    begun = opened()
    assessment = replace(begun.assessment, **changes) if changes else begun.assessment
    annotations = {**begun.annotations, **(PINS if pins is None else pins)}
    workspace = Workspace(qtbot, replace(begun, annotations=annotations, assessment=assessment))
    workspace.page.select("eo1.b")
    return workspace


@pytest.fixture
def workspace(qtbot: QtBot) -> Workspace:
    return start(qtbot)


def panel(workspace: Workspace) -> PinPanel:
    return workspace.evidence.pins.panel


def rows(workspace: Workspace) -> list[PinRow]:
    """A heading stands as a row without an id."""
    model = panel(workspace).pin_list.model()
    found = [model.index(row, 0) for row in range(model.rowCount())]
    return [row.data(ENTRY_ROLE) or PinRow("", row.data(), 0, "", "", True, False) for row in found]


def settle(workspace: Workspace) -> None:
    """Let typing rest and the viewers be told."""
    workspace.page.flush()
    QTest.qWait(1)


def kept(workspace: Workspace) -> dict[str, Pin]:
    return {key: one for key, one in workspace.desk.opened.annotations.items() if isinstance(one, Pin)}


def test_pins_are_listed_by_file_in_reading_order_with_place_words_and_criterion(workspace: Workspace) -> None:
    assert panel(workspace).pins_button.text() == "Pins · 3"
    found = [(one.id, one.number, one.place, one.words, one.label) for one in rows(workspace)]
    assert found == [
        ("", 0, "", "improvement-plan.pdf", ""),
        ("pin-a", 1, "p. 4", "First of all", "1.a"),
        ("pin-b", 2, "p. 12", "Second on the page list", "1.b"),
        ("", 0, "", "family-forum.mp4", ""),
        ("pin-v", 1, "▶ 03:20–04:05", "Families speak", "1.b"),
    ]
    assert not panel(workspace).pin_body.isVisible()
    workspace.click(panel(workspace).pins_button)
    assert panel(workspace).pin_body.isVisible()


def test_b_pins_what_is_in_front_and_the_words_go_where_they_are_typed(workspace: Workspace, qtbot: QtBot) -> None:
    workspace.press(_KEY.Key_B)
    note = panel(workspace).pin_note
    assert QApplication.focusWidget() is note
    workspace.type("worth a second look, b")
    settle(workspace)
    (new,) = kept(workspace).keys() - PINS.keys()
    made = kept(workspace)[new]
    assert made == Pin("worth a second look, b", "art-plan", place=WholePlace(), scorable_id="eo1.b")
    assert workspace.page.leave_field()
    assert QApplication.focusWidget() is not note
    assert rows(workspace)[1].id == new


def test_a_wish_of_a_viewer_becomes_a_pin_on_its_artifact(workspace: Workspace) -> None:
    place: Place = PagePlace(7, 7)
    workspace.view("art-plan").pin_requested.emit(Pin("", place=place, region=Region(0, 0, 1, 0.5)))
    settle(workspace)
    (new,) = kept(workspace).keys() - PINS.keys()
    assert kept(workspace)[new] == Pin("", "art-plan", "", place, Region(0, 0, 1, 0.5), None, "eo1.b")
    assert panel(workspace).pin_place_label.text() == "Pin 2 · p. 8 · 1.b"


def test_words_find_pins_and_only_those_of_the_criterion_are_shown(workspace: Workspace, qtbot: QtBot) -> None:
    drawer = panel(workspace)
    drawer.set_open(True)
    drawer.pin_filter.setText("FAMIL")
    qtbot.waitUntil(lambda: [one.id for one in rows(workspace)] == ["", "pin-v"])
    drawer.pin_filter.setText("no such word")
    qtbot.waitUntil(lambda: rows(workspace) == [])
    assert drawer.no_pins_label.text() == "No pin fits what is looked for."
    drawer.pin_filter.clear()
    qtbot.waitUntil(lambda: len(rows(workspace)) == 5)
    assert drawer.criterion_check.text() == "Only 1.b"
    drawer.criterion_check.click()
    assert [one.id for one in rows(workspace) if one.id] == ["pin-b", "pin-v"]
    workspace.page.select("eo1.a")
    assert [one.id for one in rows(workspace) if one.id] == ["pin-a"]


def test_arrows_choose_and_enter_goes_there(workspace: Workspace) -> None:
    drawer = panel(workspace)
    drawer.set_open(True)
    drawer.pin_list.setFocus()
    QTest.keyClick(drawer.pin_list, _KEY.Key_Down)
    QTest.keyClick(drawer.pin_list, _KEY.Key_Down)
    assert drawer.pin_note.toPlainText() == "Second on the page list"
    shown: list[Pin] = []
    workspace.view("art-plan").show_pin = shown.append  # type: ignore[method-assign]
    QTest.keyClick(drawer.pin_list, _KEY.Key_Return)
    assert shown == [PINS["pin-b"]]
    QTest.keyClick(drawer.pin_list, _KEY.Key_Down)
    QTest.keyClick(drawer.pin_list, _KEY.Key_Return)
    assert workspace.evidence.artifact_id == "art-forum"
    QTest.keyClick(drawer.pin_list, _KEY.Key_F2)
    assert QApplication.focusWidget() is drawer.pin_note


def test_del_removes_undo_brings_back_with_the_last_words(workspace: Workspace) -> None:
    drawer = panel(workspace)
    drawer.edit("pin-b")
    workspace.type(" and more")
    drawer.pin_list.setFocus()
    QTest.keyClick(drawer.pin_list, _KEY.Key_Delete)
    settle(workspace)
    assert "pin-b" not in kept(workspace)
    assert workspace.evidence.pins.keeper.current == "pin-v"
    assert drawer.pin_news.text() == "Removed. Undo brings it back."
    workspace.press(_KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(workspace)
    assert kept(workspace)["pin-b"].note == "Second on the page list and more"
    assert "pin-b" in [one.id for one in rows(workspace)]
    workspace.press(_KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(workspace)
    assert kept(workspace)["pin-b"] == PINS["pin-b"]
    assert rows(workspace)[2].words == "Second on the page list"


def test_a_pin_is_quoted_in_the_feedback_and_no_word_typed_before_is_lost(workspace: Workspace) -> None:
    drawer = panel(workspace)
    drawer.edit("pin-b")
    workspace.type("!")
    drawer.feedback_check.click()
    settle(workspace)
    now = kept(workspace)["pin-b"]
    assert now.in_feedback
    assert now.note.startswith("Second on the page list!")
    assert drawer.feedback_check.isChecked()
    drawer.feedback_check.click()
    settle(workspace)
    assert not kept(workspace)["pin-b"].in_feedback


def test_viewers_are_told_their_pins_and_which_is_in_hand(workspace: Workspace) -> None:
    told: list[tuple[list[str], str]] = []
    view = workspace.view("art-plan")
    view.set_pins = lambda pins, current="": told.append((list(pins), current))  # type: ignore[method-assign]
    workspace.evidence.pins.keeper.choose("pin-b")
    settle(workspace)
    assert told[-1] == (["pin-a", "pin-b"], "pin-b")
    before = len(told)
    workspace.evidence.pins.keeper.edit_note("pin-v", "another film")
    settle(workspace)
    assert len(told) == before
    view.pin_chosen.emit("pin-a")
    assert panel(workspace).is_open
    assert panel(workspace).pin_note.toPlainText() == "First of all"


def test_once_submitted_pins_can_be_read_and_gone_to_but_not_changed(qtbot: QtBot) -> None:
    workspace = start(qtbot, state="submitted")
    drawer = panel(workspace)
    drawer.set_open(True)
    workspace.press(_KEY.Key_B)
    workspace.view("art-plan").pin_requested.emit(Pin("", place=PagePlace(1, 1)))
    drawer.reveal("pin-a")
    assert drawer.pin_note.isReadOnly()
    assert not drawer.feedback_check.isEnabled()
    assert not drawer.add_pin_button.isVisible()
    QTest.keyClick(drawer.pin_list, _KEY.Key_Delete)
    settle(workspace)
    assert kept(workspace) == PINS
    assert drawer.pin_note.toPlainText() == "First of all"


def test_letters_typed_over_the_list_are_still_keys_of_the_page(workspace: Workspace) -> None:
    drawer = panel(workspace)
    drawer.set_open(True)
    drawer.pin_list.setFocus()
    QTest.keyClick(drawer.pin_list, _KEY.Key_3)
    assert workspace.written("score")


def test_without_pins_the_drawer_says_how_to_make_one(qtbot: QtBot) -> None:
    workspace = start(qtbot, {})
    drawer = panel(workspace)
    drawer.set_open(True)
    assert drawer.pins_button.text() == "Pins"
    assert "press B" in drawer.no_pins_label.text()
    assert not drawer.pin_side.isEnabled()


def test_a_pin_without_words_shows_the_passage_it_is_on(qtbot: QtBot) -> None:
    quote = Quote("what the\nfamilies said", "and ", " in June")
    workspace = start(qtbot, {"pin-q": replace(on_plan("", 2), quote=quote)})
    assert rows(workspace)[1].words == "“what the families said”"
    assert not rows(workspace)[1].worded


def test_a_passage_of_a_narrative_is_pinned_and_gone_back_to(workspace: Workspace, qtbot: QtBot) -> None:
    workspace.page.select("p1")
    narrative = workspace.evidence.narrative
    prompt = workspace.desk.opened.credential.parts[0].all_prompts[0]
    words = workspace.desk.opened.submission.response(prompt.id).split()[:6]
    passage = Quote(" ".join(words), "", "")
    narrative.pin_requested.emit(Pin("", prompt_id=prompt.id, quote=passage))
    settle(workspace)
    (new,) = kept(workspace).keys() - PINS.keys()
    assert kept(workspace)[new].quote == passage
    assert narrative.view.pins_shown() == (new,)
    workspace.page.select("eo1.b")
    workspace.evidence.pins.go_to(new)
    settle(workspace)
    assert workspace.evidence.shelf.currentWidget() is narrative
    assert rows(workspace)[1].place == "question 1"


def test_two_thousand_pins_are_listed_and_a_stroke_touches_one_row(qtbot: QtBot) -> None:
    workspace = start(qtbot, {f"pin-{n:04}": on_plan(f"note {n}", n % 20) for n in range(2_000)})
    drawer = panel(workspace)
    drawer.set_open(True)
    assert len(rows(workspace)) == 2_001
    resets: list[int] = []
    changes: list[int] = []
    model = drawer.pin_list.model()
    model.modelReset.connect(lambda: resets.append(1))
    model.dataChanged.connect(lambda first, _last: changes.append(first.row()))
    drawer.edit("pin-0777")
    workspace.type("x")
    assert resets == []
    assert len(set(changes)) == 1
    settle(workspace)
    assert kept(workspace)["pin-0777"].note == "note 777x"


def test_words_typed_while_a_pin_is_still_being_stored_are_never_wiped(qtbot: QtBot) -> None:
    runner = HeldRunner()
    begun = opened()
    workspace = Workspace(qtbot, begun, runner)
    runner.release()
    workspace.page.select("eo1.b")
    runner.release()
    workspace.press(_KEY.Key_B)
    workspace.type("quick")
    # a newer reading of the submission arrives meanwhile, which knows nothing of the pin
    workspace.page.book.take(begun)
    QTest.qWait(1)
    assert panel(workspace).pin_note.toPlainText() == "quick"
    workspace.type("ly")
    settle(workspace)
    runner.release()
    settle(workspace)
    runner.release()
    assert [one.note for one in kept(workspace).values()] == ["quickly"]


def test_a_note_is_no_longer_than_can_be_kept(workspace: Workspace) -> None:
    drawer = panel(workspace)
    drawer.edit("pin-b")
    drawer.pin_note.setPlainText("x" * (MAX_NOTE + 5))
    settle(workspace)
    assert len(drawer.pin_note.toPlainText()) == len(kept(workspace)["pin-b"].note) == MAX_NOTE
