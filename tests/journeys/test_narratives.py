"""An assessor reads a narrative: prompt by prompt, finds words in it, pins a note to a passage, and sees one filmed."""

from __future__ import annotations

import json
import sqlite3

import pytest
import yaml
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from assessor_app.demo.robot import Robot
from assessor_app.demo.submissions import definition_file
from assessor_app.domain.annotation import Pin
from assessor_app.domain.annotation_body import annotation_from
from assessor_app.domain.words import count_words
from assessor_app.gui.video_view.video_view import VideoView
from assessor_app.gui.workspace.narrative_pane import NarrativePane
from assessor_app.gui.workspace.outline_model import OutlineRole
from assessor_app.hub.admin import HubAdmin
from assessor_app.workflows.desk import OpenedSubmission
from tests.journeys.conftest import SUBMISSIONS, Desk
from tests.support.videos import silent_film

# what is ignored is said by Qt’s offscreen platform for every window; it says nothing about ours
pytestmark = [pytest.mark.timeout(180), pytest.mark.qt_log_ignore("propagateSizeHints")]
FILMED = "SPA-4001"
NOTE = "Who says so?"
TOO_LONG = "Overview questions: 310 words, at most 300 allowed (10 too many)."


def test_a_narrative_is_read_searched_and_pinned(desk: Desk) -> None:
    robot = desk.arrive()
    opened = robot.open("LVM-2418")
    part = next(one for one in opened.credential.parts if one.kind == "narrative")
    robot.choose(part.id)
    pane = robot.page.panes.evidence.narrative
    assert isinstance(pane, NarrativePane)
    robot.wait_for(pane.isVisible, "the narrative")
    text = pane.toPlainText()
    prompts = {prompt.id for prompt in part.all_prompts}
    for prompt in part.all_prompts:
        assert " ".join(prompt.text.split()) in text
    answer = next(one for one in opened.submission.responses if one.prompt_id == part.all_prompts[0].id)
    word = max(answer.text.split(), key=len).strip(".,;:“”()")

    robot.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    robot.wait_for(pane.find_bar.isVisible, "the find bar")
    robot.type_keys(pane.find_bar.find_box, word)
    robot.wait_for(lambda: pane.find_bar.count_label.text().startswith("1 of "), "the first place found")
    robot.press(Qt.Key.Key_Escape)
    robot.wait_for(lambda: not pane.find_bar.isVisible(), "the bar gone")

    written = sum(count_words(one.text) for one in opened.submission.responses if one.prompt_id in prompts)
    assert counts(robot, part.id) == [f"{written:,} words · min 1,000"]
    assert f"{written:,} words · min 1,000" in text

    pin_passage(robot, pane, word)
    hand_in_filmed(desk)
    see_what_was_filmed(robot)
    see_the_pin_stored(desk, opened)


def counts(robot: Robot, part_id: str) -> list[str]:
    """What the outline tells of the lengths of a part."""
    model = robot.page.panes.outline.outline_tree.model()
    part = next(row for n in range(model.rowCount()) if (row := model.index(n, 0)).data(OutlineRole.KEY) == part_id)
    below = [model.index(n, 0, part) for n in range(model.rowCount(part))]
    return [str(one.data()) for one in below if one.data(OutlineRole.KIND) == "words"]


def pin_passage(robot: Robot, pane: NarrativePane, word: str) -> None:
    """Select a word with the mouse and pin a note to it."""
    pane.view.setTextCursor(pane.view.document().find(word))
    middle = pane.view.cursorRect().center() - QPoint(4, 0)
    QTest.mouseDClick(pane.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
    assert pane.view.textCursor().selectedText() == word
    robot.click("pin_passage_button")
    note = robot.page.panes.evidence.pins.panel.pin_note
    robot.wait_for(note.hasFocus, "the cursor in the note")
    robot.type_keys(note, NOTE)
    robot.press(Qt.Key.Key_Escape)
    robot.wait_for(lambda: [one.note for one in robot.page.book.pins().values()] == [NOTE], "the note")
    robot.wait_for(lambda: not robot.page.busy, "“Saved”")


def see_the_pin_stored(desk: Desk, opened: OpenedSubmission) -> None:
    """At the hub it quotes the passage, with what stands around it."""
    with desk.watch.away(), sqlite3.connect(desk.folder / "hub" / "hub.db") as database:
        found = database.execute("select body from annotations where kind = 'pin' and body is not null").fetchall()
    ((body,),) = found
    pin = annotation_from("pin", json.loads(body))
    assert isinstance(pin, Pin)
    assert pin.note == NOTE
    assert pin.quote is not None
    answer = next(one.text for one in opened.submission.responses if one.prompt_id == pin.prompt_id)
    assert pin.quote.prefix + pin.quote.exact + pin.quote.suffix in answer


def see_what_was_filmed(robot: Robot) -> None:
    """The reflection of another submission is a film, as its definition allows."""
    robot.go_to_queue()
    robot.sync()
    robot.wait_for(lambda: len(robot.queue()) == SUBMISSIONS + 1, "what was handed in meanwhile")
    opened = robot.open(FILMED)
    (film,) = opened.submission.artifacts
    assert counts(robot, "p1") == ["310 words · max 300"]
    assert counts(robot, "p3") == ["Answered with files"]
    robot.choose("p1")
    pane = robot.page.panes.evidence.narrative
    robot.wait_for(lambda: f"✕ {TOO_LONG}" in pane.toPlainText(), "the words that are too many")
    robot.choose("p3")
    pane = robot.page.panes.evidence.narrative
    robot.wait_for(pane.isVisible, "the reflection")
    text = pane.toPlainText()
    assert "Answered with a file: what-we-learned.mp4" in text
    assert "How will you keep to them when it is hard?" in text
    assert "Nothing was written here" not in text
    robot.click("completeness_button")
    panel = robot.page.guide.panel
    robot.wait_for(panel.isVisible, "what is missing")
    missing = [one.text() for one in panel.findChildren(QLabel, "point_sentence")]
    assert TOO_LONG in missing
    assert not any("Reflection" in one for one in missing), "a film stands for its words"
    robot.press(Qt.Key.Key_Escape)
    robot.wait_for(lambda: not panel.isVisible(), "the workspace")
    robot.click(f"answer_{film.id}")
    shelf = robot.page.panes.evidence.shelf
    robot.wait_for(lambda: isinstance(shelf.current_view(), VideoView), "the film")
    assert robot.page.panes.evidence.artifact_id == film.id


def hand_in_filmed(desk: Desk) -> None:
    """One more submission at the hub, of a definition whose reflection may be filmed."""
    folder = desk.folder / "handed-in"
    (folder / "files").mkdir(parents=True)
    definition = yaml.safe_load(definition_file("ctq/ensuring-alignment-shared-purpose").read_text(encoding="utf-8"))
    definition["version"]["label"] = "filmed"
    definition["parts"][0]["words"]["severity"] = "block"
    slot = {"id": "talk", "title": "A talk", "any_of": [{"kind": "document"}, {"kind": "video", "max_seconds": 300}]}
    next(part for part in definition["parts"] if part["id"] == "p3")["submissions"] = [slot]
    file = desk.folder / "filmed.yaml"
    file.write_text(yaml.safe_dump(definition), encoding="utf-8")
    (folder / "files" / "talk.mp4").write_bytes(silent_film())
    manifest = {
        "format": "assessor-submission/1",
        "code": FILMED,
        "attempt": 1,
        "credential": definition["id"],
        "version": "filmed",
        "practitioner": "Petra Lindqvist",
        "received_at": "2026-11-02T09:00:00+00:00",
        "responses": {"q1": "It is said at length. " * 62},
        "artifacts": [{"ref": "a1", "file": "files/talk.mp4", "name": "what-we-learned.mp4", "slot": "talk"}],
        "analyses": [],
    }
    (folder / "submission.json").write_text(json.dumps(manifest), encoding="utf-8")
    with desk.watch.away():
        admin = HubAdmin(desk.folder / "hub")
        admin.add_credential(file, accepted=True)
        admin.import_submission(folder, pages=False)
        admin.assign(FILMED, "A-07")
        admin.close()
