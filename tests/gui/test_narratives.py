"""Narratives in the workspace: prompts with their answers, finding, pinning, files instead of text, and monsters."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from assessor_app.domain.annotation import Pin, Quote
from assessor_app.domain.submission import Artifact, Response
from assessor_app.gui.workspace.narrative_pane import NarrativePane
from assessor_app.workflows.desk import OpenedSubmission
from tests.support.portfolio import component_credential, opened
from tests.support.workspace import Workspace

# Said by Qt's offscreen platform for every window; it says nothing about ours.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

_KEY = Qt.Key


def _with(given: OpenedSubmission, *responses: Response, artifacts: tuple[Artifact, ...] = ()) -> OpenedSubmission:
    submission = given.submission
    kept = tuple(one for one in submission.responses if one.prompt_id not in {new.prompt_id for new in responses})
    changed = replace(submission, responses=kept + responses, artifacts=submission.artifacts + artifacts)
    return replace(given, submission=changed, present=given.present | {one.id for one in artifacts})


@pytest.fixture
def workspace(qtbot: QtBot) -> Workspace:
    texts = (
        Response("q1", "Families were heard in six sessions.\n\nThe plan of May names families twice."),
        Response("q2", "The board, the staff and the families."),
    )
    room = Workspace(qtbot, _with(opened(), *texts))
    room.page.select("p1")
    return room


def _pane(workspace: Workspace) -> NarrativePane:
    return workspace.evidence.narrative


def _select(pane: NarrativePane, words: str) -> None:
    cursor = pane.view.document().find(words)
    assert not cursor.isNull()
    pane.view.setTextCursor(cursor)


def _marked(pane: NarrativePane) -> list[str]:
    pane.view._mark()
    return [mark.cursor.selectedText() for mark in pane.view.extraSelections()]


def test_each_prompt_stands_over_its_answer(workspace: Workspace) -> None:
    lines = _pane(workspace).toPlainText().split("\n")
    first = next(place for place, line in enumerate(lines) if line.startswith("1.  How were the vision"))
    assert lines[first + 1 : first + 3] == [
        "Families were heard in six sessions.",
        "The plan of May names families twice.",
    ]
    assert lines[first + 3].startswith("2.  Who took part")


def test_words_are_found_counted_and_gone_through(workspace: Workspace) -> None:
    pane = _pane(workspace)
    workspace.press(_KEY.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert pane.find_bar.isVisible()
    workspace.type("families")
    workspace.qtbot.waitUntil(lambda: pane.find_bar.count_label.text() == "1 of 3")
    workspace.press(_KEY.Key_F3)
    assert pane.find_bar.count_label.text() == "2 of 3"
    workspace.press(_KEY.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    workspace.press(_KEY.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert pane.find_bar.count_label.text() == "3 of 3"
    assert _marked(pane) == ["Families", "families", "families"]
    workspace.press(_KEY.Key_Escape)
    assert not pane.find_bar.isVisible()
    assert _marked(pane) == []


def test_what_is_not_there_is_said(workspace: Workspace) -> None:
    pane = _pane(workspace)
    pane.open_find()
    workspace.type("zebra")
    workspace.qtbot.waitUntil(lambda: pane.find_bar.count_label.text() == "Nothing found")


def test_a_selected_passage_is_pinned_with_its_words_and_surroundings(workspace: Workspace) -> None:
    pane = _pane(workspace)
    assert pane.pin_here() is None
    assert not pane.pin_passage_button.isEnabled()
    _select(pane, "plan of May")
    with workspace.qtbot.waitSignal(pane.pin_requested) as asked:
        workspace.click(pane.pin_passage_button)
    pin = asked.args[0]
    assert (pin.prompt_id, pin.artifact_id, pin.note) == ("q1", "", "")
    assert pin.quote == Quote("plan of May", "ere heard in six sessions.\n\nThe ", " names families twice.")


def test_questions_are_not_the_practitioners_words(workspace: Workspace) -> None:
    pane = _pane(workspace)
    _select(pane, "Who took part")
    assert pane.pin_here() is None
    pane.view.selectAll()
    pin = pane.pin_here()
    assert pin is not None
    assert pin.quote is not None
    assert pin.quote.exact == "Families were heard in six sessions.\n\nThe plan of May names families twice."


def test_nothing_is_pinned_once_it_is_submitted(workspace: Workspace) -> None:
    pane = _pane(workspace)
    _select(pane, "plan of May")
    pane.set_pinnable(False)
    assert pane.pin_here() is None
    assert not pane.pin_passage_button.isEnabled()


def test_pins_are_underlined_chosen_by_a_click_and_shown(workspace: Workspace) -> None:
    pane = _pane(workspace)
    pins = {
        "pin-1": Pin("See.", prompt_id="q1", quote=Quote("plan of May")),
        "pin-2": Pin("Gone.", prompt_id="q1", quote=Quote("never written")),
        "pin-3": Pin("Other part.", prompt_id="r1", quote=Quote("plan of May")),
        "pin-4": Pin("Over two.", prompt_id="q1", quote=Quote("six sessions.\n\nThe plan")),
        "pin-5": Pin("A page.", artifact_id="art-plan"),
    }
    pane.set_pins(pins, "pin-1")
    assert pane.view.pins_shown() == ("pin-4", "pin-1")
    assert _marked(pane) == ["plan of May", "six sessions.", "The plan"]
    pane.show_pin(pins["pin-1"])
    cursor = pane.view.document().find("of May")
    cursor.setPosition(cursor.selectionStart())
    with workspace.qtbot.waitSignal(pane.pin_chosen) as chosen:
        place = pane.view.cursorRect(cursor).center()
        workspace.qtbot.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == ["pin-1"]


def test_a_file_in_place_of_a_text_has_a_card_that_opens_it(qtbot: QtBot) -> None:
    film = Artifact("art-talk", "spoken & shown.mp4", "video", "video/mp4", 1, "9" * 64, "q2")
    workspace = Workspace(qtbot, _with(opened(), Response("q2", ""), artifacts=(film,)))
    workspace.page.select("p1")
    pane = _pane(workspace)
    assert "Answered with a file: spoken & shown.mp4" in pane.toPlainText()
    assert "Nothing was written here." not in pane.toPlainText()
    card = pane.findChild(QPushButton, "answer_art-talk")
    assert card is not None
    assert card.text().replace("&&", "&") == "spoken & shown.mp4 · handed in for question 2"
    workspace.click(card)
    assert workspace.evidence.artifact_id == "art-talk"
    workspace.page.select("p3")
    assert not pane.answers_bar.isVisible()


def test_a_count_outside_its_limit_is_told_by_the_definitions_severity(qtbot: QtBot) -> None:
    given = opened(component_credential())
    parts = list(given.credential.parts)
    first, second = parts[2].groups
    assert first.words is not None
    strict = replace(first, words=replace(first.words, severity="block"))
    credential = replace(given.credential, parts=(*parts[:2], replace(parts[2], groups=(strict, second))))
    workspace = Workspace(qtbot, replace(given, credential=credential))
    workspace.page.select("p3")
    pane = _pane(workspace)
    assert "✕ Group 1: 512 words, at most 500 allowed (12 too many)." in pane.toPlainText()
    cursor = pane.view.document().find("✕ Group 1")
    assert cursor.charFormat().foreground().color() == workspace.theme.color("bad")


@pytest.mark.parametrize("text", ["word " * 100_000, "w" * 400_000, "one two\n" * 50_000])
def test_a_monster_comes_in_pieces_and_its_end_can_be_found(qtbot: QtBot, text: str) -> None:
    workspace = Workspace(qtbot, _with(opened(), Response("q1", text + " zebra"), Response("q2", "")))
    workspace.page.select("p1")
    pane = _pane(workspace)
    assert pane.view._written < len(pane.view._pieces)
    assert pane.view.document().characterCount() < 40_000
    pane.open_find()
    workspace.type("zebra")
    qtbot.waitUntil(lambda: pane.find_bar.count_label.text() == "1 of 1", timeout=20_000)
    assert _marked(pane) == ["zebra"]
    workspace.page.select("eo1.a")
    workspace.page.select("p3")
    assert "What changed?" in pane.toPlainText()


def test_the_question_in_hand_stays_in_sight_while_its_answer_is_read(qtbot: QtBot) -> None:
    long = "\n".join(["A paragraph of some words to be read."] * 60)
    workspace = Workspace(qtbot, _with(opened(), Response("q1", long), Response("q2", long)))
    workspace.page.select("p1")
    pane = _pane(workspace)
    bar = pane.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 1000)
    bar.setValue(300)
    qtbot.waitUntil(lambda: pane.prompt_label.text().startswith("1.  How were the vision"))
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: pane.prompt_label.text().startswith("2.  Who took part"))
    bar.setValue(0)
    qtbot.waitUntil(lambda: pane.prompt_label.text() == "")


def test_a_change_of_theme_keeps_the_text_the_place_and_the_pins(workspace: Workspace) -> None:
    pane = _pane(workspace)
    pane.set_pins({"pin-1": Pin("See.", prompt_id="q1", quote=Quote("plan of May"))})
    before = pane.toPlainText()
    workspace.theme.set_mode("dark")
    assert pane.toPlainText() == before
    assert _marked(pane) == ["plan of May"]
    pane.view.moveCursor(QTextCursor.MoveOperation.End)
    workspace.theme.set_mode("light")
