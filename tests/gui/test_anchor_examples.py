"""Examples at the judging desk, and the truth of a seed once one's own score is in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from assessor_app.domain.citation import ArtifactFacts, PagePlace
from assessor_app.domain.scoring import Score
from assessor_app.errors import ArtifactError, DeskError
from assessor_app.gui.anchors.anchor_card import AnchorCard
from assessor_app.gui.anchors.judging_aids import EXAMPLES, JudgingAids
from tests.support import portfolio
from tests.support.anchor_data import PLAN, anchor, truth
from tests.support.side_case import CaseDesk
from tests.support.workspace import Workspace

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
Aided = tuple[Workspace, JudgingAids, CaseDesk]


@pytest.fixture
def open_aided(qtbot: QtBot) -> Callable[..., Aided]:
    def build(**kept: object) -> Aided:
        opened = portfolio.opened(scores={"eo1.a": Score("proficient"), "eo1.b": Score("developing")})
        desk = CaseDesk(opened=replace(opened, place=replace(opened.place, scorable_id="eo1.b")))
        for name, value in kept.items():
            setattr(desk.kept, name, value)
        space = Workspace(qtbot, desk.opened, desk=desk)
        aids = JudgingAids(desk, space.runner, space.theme, space.views, space.page)
        space.keymap.bind(space.page, {"anchor.examples": aids.show_examples})
        return space, aids, desk

    return build


def cards(aids: JudgingAids) -> list[AnchorCard]:
    assert aids.examples is not None
    return aids.examples._cards


def test_one_key_shows_what_each_level_looks_like(open_aided: Callable[..., Aided]) -> None:
    examples = (
        anchor("eo1.b", "developing", "Groups are named only."),
        anchor("eo1.b", "exemplary", "Their words changed the draft."),
        anchor("eo1.b", "basic", retired=True),
        anchor("eo2.a", "basic"),
    )
    space, aids, desk = open_aided(anchors=examples)
    space.press(Qt.Key.Key_E)
    assert [card.level_label.text() for card in cards(aids)] == ["Exemplary", "Developing"]
    assert cards(aids)[0].rationale_label.text() == "Their words changed the draft."
    assert cards(aids)[0].explanation_label.text() == "“Page 4 lists the groups we met.”"
    assert aids.examples is not None
    assert aids.examples._rest.text() == "No example yet of: Basic, Proficient"
    assert space.judgement.isVisible()
    of = portfolio.credential()
    assert ("anchors", (of.id, of.version)) in desk.calls


def test_levels_can_still_be_given_while_examples_are_read(open_aided: Callable[..., Aided]) -> None:
    space, _aids, desk = open_aided(anchors=(anchor("eo1.b", "developing"),))
    space.press(Qt.Key.Key_E)
    space.press(Qt.Key.Key_3)
    assert space.written("score") == [("eo1.b", "proficient")]
    assert desk.opened.assessment.score("eo1.b").mark == "proficient"


def test_a_cited_place_opens_without_losing_ones_own(open_aided: Callable[..., Aided]) -> None:
    space, aids, _desk = open_aided(anchors=(anchor("eo1.b", "developing"),))
    own = space.view("art-plan")
    own.scroll_to(321.0)
    told = len(own.told)
    space.press(Qt.Key.Key_E)
    cards(aids)[0]._buttons[1].click()
    shown = space.view(PLAN.id)
    assert shown.told[0] == ("open", PLAN.id, 4)
    shown.facts_found.emit(ArtifactFacts(20))
    assert shown.place == PagePlace(7, 8)
    assert shown.badge == "Cited for 1.b, in an example"
    space.press(Qt.Key.Key_Escape)
    assert aids.examples is None
    assert space.evidence.artifact_id == "art-plan"
    assert space.evidence.current_view() is own
    assert own.scroll == 321.0
    assert [one for one in own.told[told:] if one[0] in ("show", "restore", "close")] == []
    assert shown.told[-1] == ("close",)


def test_a_citation_that_leads_nowhere_says_so(open_aided: Callable[..., Aided]) -> None:
    space, aids, _desk = open_aided(anchors=(anchor("eo1.b", "developing", cited=("page 140",)),))
    space.press(Qt.Key.Key_E)
    cards(aids)[0]._buttons[0].click()
    space.view(PLAN.id).facts_found.emit(ArtifactFacts(20))
    assert aids.examples is not None
    assert "140" in aids.examples.trouble_label.text()


def test_a_file_that_is_not_here_can_be_fetched(open_aided: Callable[..., Aided], qtbot: QtBot) -> None:
    space, aids, desk = open_aided(anchors=(anchor("eo1.b", "developing"),))
    space.press(Qt.Key.Key_E)
    desk.source_failures.append(ArtifactError("It is not here.", kind="missing"))
    cards(aids)[0]._buttons[0].click()
    assert aids.examples is not None
    file = aids.examples._file
    assert file is not None
    assert file._trouble.heading_label.text() == "This file is not on this laptop yet"
    with qtbot.waitSignal(space.page.download_requested, timeout=1_000) as asked:
        file._trouble.action_button.click()
    assert asked.args == [("asg-1",)]
    space.page.reload()
    assert ("open", PLAN.id, 4) in space.view(PLAN.id).told


def test_without_examples_it_says_who_makes_them(open_aided: Callable[..., Aided]) -> None:
    space, aids, _desk = open_aided()
    space.press(Qt.Key.Key_E)
    assert aids.examples is not None
    empty = aids.examples.anchor_empty
    assert empty.isVisible()
    assert empty.heading_label.text() == "No examples of 1.b yet"
    assert "Leads make them" in empty.sentence_label.text()


def test_examples_follow_the_criterion_and_the_key_closes_them(open_aided: Callable[..., Aided]) -> None:
    space, aids, _desk = open_aided(anchors=(anchor("eo1.b", "developing"), anchor("eo1.c", "basic")))
    space.click(space.judgement.examples_button)
    space.panes.select("eo1.c")
    assert [card.level_label.text() for card in cards(aids)] == ["Basic"]
    space.evidence.artifact_tabs.setCurrentIndex(space.evidence.artifact_tabs.index_of(EXAMPLES))
    space.press(Qt.Key.Key_E)
    assert aids.examples is None
    assert space.evidence.artifact_tabs.index_of(EXAMPLES) < 0


def test_trouble_with_examples_is_told_in_their_place(
    open_aided: Callable[..., Aided], monkeypatch: pytest.MonkeyPatch
) -> None:
    space, aids, desk = open_aided()

    def refuse(*_asked: str) -> tuple[()]:
        raise DeskError("The vault is being repaired.")

    monkeypatch.setattr(desk, "anchors", refuse)
    space.press(Qt.Key.Key_E)
    assert aids.examples is not None
    assert aids.examples.anchor_empty.sentence_label.text() == "The vault is being repaired."


def test_leaving_the_submission_closes_the_file_of_an_example(open_aided: Callable[..., Aided]) -> None:
    space, aids, _desk = open_aided(anchors=(anchor("eo1.b", "developing"),))
    space.press(Qt.Key.Key_E)
    cards(aids)[0]._buttons[0].click()
    shown = space.view(PLAN.id)
    space.page.close_assignment()
    assert shown.told[-1] == ("close",)
    assert aids.examples is None


def test_a_seed_is_told_of_only_once_ones_own_score_is_in(open_aided: Callable[..., Aided]) -> None:
    space, aids, desk = open_aided(truth=truth(eo1_a="proficient", eo1_b="proficient"))
    assert aids.truth_card is None
    assert "truth" not in {name for name, _ in desk.calls}
    desk._assess(state="submitted", signed_at=datetime(2026, 11, 21, tzinfo=UTC))
    desk.receive("R-1")
    space.page.reload()
    card = aids.truth_card
    assert card is not None
    assert card.isVisible()
    assert "You gave the agreed score on 1 of 2" in card.truth_label.text()
    assert not card.table.isVisible()
    card.truth_button.click()
    assert card.table.isVisible()
    rows = [[card.table.item(row, column).text() for column in range(4)] for row in range(2)]
    assert rows == [
        [
            "1.a  Reviews current statements",
            "3 · Proficient",
            "3 · Proficient",
            "The statement is read against three sources.",
        ],
        ["1.b  Gathers evidence from every stakeholder group", "2 · Developing", "3 · Proficient", ""],
    ]
    card.truth_button.click()
    assert not card.table.isVisible()
    assert space.evidence.artifact_id == "art-plan"


def test_what_was_no_seed_says_nothing(open_aided: Callable[..., Aided]) -> None:
    space, aids, desk = open_aided()
    desk._assess(state="submitted", signed_at=datetime(2026, 11, 21, tzinfo=UTC))
    space.page.reload()
    assert space.page.read_only_banner.isVisible()
    assert aids.truth_card is None
