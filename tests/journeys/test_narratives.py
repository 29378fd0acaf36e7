"""An assessor reads a narrative: prompt by prompt, finds words in it, and pins a note to a passage."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from assessor_app.domain.annotation import Pin
from assessor_app.gui.workspace.narrative_pane import NarrativePane
from tests.journeys.conftest import Desk

pytestmark = pytest.mark.timeout(180)


def test_a_narrative_is_read_searched_and_pinned(desk: Desk) -> None:
    robot = desk.arrive()
    opened = robot.open("LVM-2418")
    part = next(one for one in opened.credential.parts if one.kind == "narrative")
    robot.choose(part.id)
    pane = robot.page.panes.evidence.narrative
    assert isinstance(pane, NarrativePane)
    robot.wait_for(pane.isVisible, "the narrative")
    text = pane.toPlainText()
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

    wished: list[Pin] = []
    pane.pin_requested.connect(wished.append)
    pane.view.setTextCursor(pane.view.document().find(word))
    robot.click("pin_passage_button")
    assert len(wished) == 1
    quote = wished[0].quote
    assert quote is not None
    assert quote.exact == word
    assert quote.prefix + quote.exact + quote.suffix in next(
        one.text for one in opened.submission.responses if one.prompt_id == wished[0].prompt_id
    )
