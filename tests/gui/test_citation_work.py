"""Marks on citations over the real workspace: keys and clicks, what moves and what does not, words for all of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from assessor_app.domain.annotation import CitationMark, CitationVerdict, Pin, Seen, mark_id, seen_id
from assessor_app.domain.citation import ArtifactFacts, Locator, PagePlace, Problem, ResolvedCitation, TimePlace
from assessor_app.domain.scoring import Score
from assessor_app.errors import ReadOnlyError, VaultError
from assessor_app.gui.workspace.citation_chip import CitationChip
from tests.support.desk_for_workspace import MemoryDesk, child
from tests.support.portfolio import CITATIONS, cited, opened
from tests.support.runner import HeldRunner
from tests.support.workspace import Workspace

# Said by Qt's offscreen platform for every window; it says nothing about ours.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

_KEY = Qt.Key
_CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def workspace(qtbot: QtBot) -> Workspace:
    found = Workspace(qtbot, opened())
    found.page.select("eo1.b")
    return found


def chip(workspace: Workspace, number: int) -> CitationChip:
    found = child(workspace.evidence, CitationChip, f"citation_chip_{number}")
    assert isinstance(found, CitationChip)
    return found


def stored(workspace: Workspace, index: int, criterion: str = "eo1.b") -> CitationMark | None:
    raw = workspace.desk.opened.citations[criterion][index].citation.raw
    found = workspace.desk.opened.annotations.get(mark_id(criterion, index, raw))
    assert found is None or isinstance(found, CitationMark)
    return found


def looks_at(workspace: Workspace, artifact_id: str, pin: Pin | None) -> None:
    """What the viewer in front shows, as one would pin it."""
    workspace.view(artifact_id).__dict__["pin_here"] = lambda: pin


@pytest.mark.parametrize(
    ("key", "verdict", "button"),
    [
        (_KEY.Key_Y, "supports", "supports_button"),
        (_KEY.Key_H, "partly", "partly_button"),
        (_KEY.Key_X, "not_there", "not_there_button"),
        (_KEY.Key_W, "wrong_place", "wrong_place_button"),
    ],
)
def test_each_key_marks_shows_and_takes_away(
    workspace: Workspace, key: Qt.Key, verdict: CitationVerdict, button: str
) -> None:
    shown = list(workspace.shown("art-plan"))
    workspace.press(key)
    mark = stored(workspace, 0)
    assert mark is not None
    assert mark.verdict == verdict
    assert chip(workspace, 0).verdict == verdict
    assert child(workspace.evidence, QToolButton, button).isChecked()
    assert workspace.shown("art-plan") == shown, "marking moves nothing"
    assert "marked as" in chip(workspace, 0).accessibleName()
    workspace.press(key)
    assert stored(workspace, 0) is None
    assert chip(workspace, 0).verdict is None
    assert not child(workspace.evidence, QToolButton, button).isChecked()


def test_a_mark_given_while_the_file_was_called_otherwise_is_shown_and_changed(qtbot: QtBot) -> None:
    old = CitationMark("eo1.b", 0, "the words as they were told then", "partly")
    key = mark_id("eo1.b", 0, old.raw)
    workspace = Workspace(qtbot, replace(opened(), annotations={key: old}))
    workspace.page.select("eo1.b")
    assert chip(workspace, 0).verdict == "partly"
    workspace.press(_KEY.Key_Y)
    assert workspace.desk.opened.annotations == {key: replace(old, verdict="supports")}
    workspace.press(_KEY.Key_Y)
    assert chip(workspace, 0).verdict is None


def test_a_click_marks_the_citation_on_screen_and_j_goes_on_to_the_next(workspace: Workspace) -> None:
    workspace.press(_KEY.Key_J)
    workspace.click(child(workspace.evidence, QToolButton, "partly_button"))
    workspace.press(_KEY.Key_J)
    workspace.press(_KEY.Key_X)
    assert [chip(workspace, number).verdict for number in range(4)] == [None, "partly", "not_there", None]
    workspace.press(_KEY.Key_Z, _CTRL)
    assert [chip(workspace, number).verdict for number in range(4)] == [None, "partly", None, None]
    workspace.press(_KEY.Key_Z, _CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert chip(workspace, 2).verdict == "not_there"


def test_marks_are_shown_before_the_store_has_them_and_called_saved_only_then(qtbot: QtBot) -> None:
    runner = HeldRunner()
    workspace = Workspace(qtbot, opened(), runner)
    runner.release()
    workspace.page.select("eo1.b")
    runner.release()
    workspace.press(_KEY.Key_Y)
    assert chip(workspace, 0).verdict == "supports"
    states = [workspace.page.busy]
    runner.release()
    states.append(workspace.page.busy)
    assert states == [True, False]
    assert stored(workspace, 0) is not None


def test_a_mark_that_cannot_be_saved_is_taken_back_and_told(workspace: Workspace) -> None:
    workspace.desk.failures.append(VaultError("The disk is full."))
    workspace.press(_KEY.Key_Y)
    assert chip(workspace, 0).verdict is None
    assert "The disk is full." in workspace.page.refusal_label.text()
    workspace.desk.failures.append(ReadOnlyError("It is submitted."))
    workspace.press(_KEY.Key_Y)
    assert workspace.page.book.read_only


def test_a_found_place_has_a_chip_of_its_own_that_jumps_there_can_be_changed_and_removed(workspace: Workspace) -> None:
    workspace.press(_KEY.Key_J)
    use = child(workspace.evidence, QPushButton, "use_place_button")
    assert not use.isVisible()
    workspace.press(_KEY.Key_W)
    assert use.text() == "Use the place on screen"
    looks_at(workspace, "art-plan", Pin("", place=PagePlace(14, 14)))
    workspace.click(use)
    assert [one.text for one in workspace.evidence.rail.chips][:3] == ["p. 12", "pp. 14–15", "found on p. 15"]
    assert workspace.evidence.citation_index == 1, "marking moves nothing"
    workspace.click(chip(workspace, 2))
    assert workspace.view("art-plan").told[-1] == ("show", PagePlace(14, 14), "Found for 1.b")
    assert chip(workspace, 2).accessibleName().startswith("Place you found on p. 15")

    looks_at(workspace, "art-plan", Pin("", place=PagePlace(15, 15)))
    workspace.click(use)
    assert workspace.evidence.rail.chips[2].text == "found on p. 16"
    workspace.click(child(workspace.evidence, QPushButton, "remove_place_button"))
    assert [one.found for one in workspace.evidence.rail.chips] == [False] * 4
    mark = stored(workspace, 1)
    assert mark is not None
    assert (mark.verdict, mark.corrected) == ("wrong_place", None)


def test_the_evidence_may_be_found_in_another_file(workspace: Workspace) -> None:
    workspace.press(_KEY.Key_W)
    workspace.evidence.show_artifact("art-forum")
    looks_at(workspace, "art-forum", Pin("", place=TimePlace(61.0)))
    workspace.click(child(workspace.evidence, QPushButton, "use_place_button"))
    found = workspace.evidence.rail.chips[1]
    assert (found.text, found.artifact_id, found.found) == ("found in family-forum at ▶ 01:01", "art-forum", True)
    looks_at(workspace, "art-forum", None)
    workspace.click(child(workspace.evidence, QPushButton, "use_place_button"))
    assert workspace.evidence.rail.chips[1] == found, "nothing on screen, nothing changed"


def test_nothing_can_be_marked_in_a_submitted_assessment(qtbot: QtBot) -> None:
    submitted = replace(opened(), assessment=replace(opened().assessment, state="submitted"))
    workspace = Workspace(qtbot, submitted)
    workspace.page.select("eo1.b")
    assert not child(workspace.evidence, QToolButton, "supports_button").isEnabled()
    workspace.press(_KEY.Key_Y)
    assert workspace.written("put_annotation") == []
    workspace.page.flush()
    assert workspace.written("join_seen") == []


def test_chips_carry_a_dot_until_opened_and_a_scored_criterion_says_how_many_are_left(workspace: Workspace) -> None:
    figure = workspace.evidence.rail.open_next_button
    assert [chip(workspace, number).unopened for number in range(4)] == [False, True, True, True]
    assert "not opened yet" in chip(workspace, 1).accessibleName()
    assert not figure.isVisible()
    workspace.press(_KEY.Key_3)
    assert figure.isVisible()
    assert figure.accessibleName().startswith("3 of 4 citations of this criterion were never opened")
    workspace.click(figure)
    assert workspace.evidence.citation_index == 1
    assert figure.text().replace(" of ", "/").startswith("2/4")
    workspace.press(_KEY.Key_J)
    workspace.press(_KEY.Key_J)
    assert not figure.isVisible()


def test_what_was_seen_before_counts_and_what_leads_nowhere_is_not_asked_for(qtbot: QtBot) -> None:
    seen = Seen("art-plan", frozenset({2, 6}))
    start = replace(opened(scores={"eo1.a": Score("proficient")}), annotations={seen_id("art-plan"): seen})
    workspace = Workspace(qtbot, start)
    workspace.page.select("eo1.a")
    assert not workspace.evidence.rail.open_next_button.isVisible()
    assert not chip(workspace, 2).unopened


def test_what_is_probably_meant_is_looked_at_first_and_kept_in_one_click(qtbot: QtBot) -> None:
    workspace = Workspace(qtbot, opened())
    workspace.page.select("eo1.a")
    workspace.click(chip(workspace, 2))
    workspace.click(workspace.evidence.rail.citation_mark_bar.meanings_button)
    keep = child(workspace.evidence, QPushButton, "keep_place_button")
    assert not keep.isVisible(), "nothing to keep before it was looked at"
    workspace.click(child(workspace.evidence, QPushButton, "likely_place_0"))
    assert workspace.view("art-plan").told[-1] == ("show", PagePlace(13, 13), "Probably meant for 1.a")
    workspace.click(keep)
    mark = stored(workspace, 1, "eo1.a")
    assert mark is not None
    assert (mark.verdict, mark.artifact_id, mark.corrected) == ("wrong_place", "art-plan", PagePlace(13, 13))
    assert workspace.evidence.rail.chips[3].text == "found on p. 14"


def page_cited(number: int) -> ResolvedCitation:
    """A page cited by a number that is also its place in the file."""
    place, locator = PagePlace(number - 1, number - 1), Locator("page", str(number), str(number))
    return cited(f"p. {number}", "art-plan", place, locators=(locator,))


def details(workspace: Workspace, number: int) -> str:
    """What the button says that shows more of a citation, once that is on screen; "" where there is none."""
    workspace.evidence.go_to(number)
    button = workspace.evidence.rail.citation_mark_bar.meanings_button
    return button.accessibleName() if button.isVisible() else ""


def test_a_shift_of_page_numbers_is_told_by_a_corrected_place_offered_for_the_others_and_never_applied(
    qtbot: QtBot,
) -> None:
    desk = MemoryDesk(replace(opened(), citations={**CITATIONS, "eo1.a": (page_cited(3), page_cited(6))}))
    workspace = Workspace(qtbot, desk.opened, desk=desk)
    workspace.page.select("eo1.a")
    workspace.press(_KEY.Key_W)
    looks_at(workspace, "art-plan", Pin("", place=PagePlace(6, 6)))
    workspace.click(child(workspace.evidence, QPushButton, "use_place_button"))
    assert details(workspace, 0) == "", "not for the citation itself, whose place was found"
    again = Workspace(qtbot, desk.opened, desk=desk)
    again.page.select("eo1.a")
    assert details(again, 2) == "1 other reading"
    again.click(again.evidence.rail.citation_mark_bar.meanings_button)
    card = again.evidence.problem_card
    assert card.why_label.text() == "Page numbers of this file were found 4 sheets later."
    offer = child(card, QPushButton, "likely_place_1")
    assert offer.text() == "sheet 10, shifted as before"
    assert again.view("art-plan").place == PagePlace(5, 5), "offered, not applied"
    again.click(offer)
    assert again.view("art-plan").told[-1] == ("show", PagePlace(9, 9), "Probably meant for 1.a")
    again.press(_KEY.Key_Z, _CTRL)
    assert details(again, 1) == "", "taken back with the place that told it"


def test_a_page_only_looked_at_teaches_nothing_until_it_is_kept(qtbot: QtBot) -> None:
    beyond = Problem("page_beyond_end", "30 of 20", (PagePlace(19, 19),))
    lost = cited("p. 30", "art-plan", problems=(beyond,), locators=(Locator("page", "30", "30"),))
    workspace = Workspace(qtbot, replace(opened(), citations={**CITATIONS, "eo1.a": (lost, page_cited(15))}))
    workspace.page.select("eo1.a")
    workspace.click(chip(workspace, 0))
    more = workspace.evidence.rail.citation_mark_bar.meanings_button
    workspace.click(more)
    workspace.click(child(workspace.evidence, QPushButton, "likely_place_0"))
    assert workspace.view("art-plan").place == PagePlace(19, 19)
    assert details(workspace, 1) == ""
    assert details(workspace, 0) == "1 likely place"
    workspace.click(more)
    workspace.click(child(workspace.evidence, QPushButton, "likely_place_0"))
    workspace.click(child(workspace.evidence, QPushButton, "keep_place_button"))
    assert child(workspace.evidence, QPushButton, "likely_place_0").text() == "p. 20 of 20\nshown now"
    assert details(workspace, 2) == "1 other reading"
    workspace.press(_KEY.Key_Z, _CTRL)
    assert details(workspace, 1) == ""


def test_both_readings_of_a_page_number_are_shown_and_which_of_them_is_on_screen(qtbot: QtBot) -> None:
    labels = ("i", "ii", "iii", "iv", *(str(number) for number in range(1, 17)))
    six = cited("p. 6", "art-plan", PagePlace(9, 9), locators=(Locator("page", "6", "6"),))
    known = replace(opened(), facts={"art-plan": ArtifactFacts(20, labels)})
    workspace = Workspace(qtbot, replace(known, citations={**CITATIONS, "eo1.a": (six,)}))
    workspace.page.select("eo1.a")
    card = workspace.evidence.problem_card
    assert (details(workspace, 0), card.isVisible()) == ("1 other reading", False), "quiet until asked for"
    workspace.click(workspace.evidence.rail.citation_mark_bar.meanings_button)
    printed, sheet = (child(card, QPushButton, f"likely_place_{number}") for number in (0, 1))
    keep = child(card, QPushButton, "keep_place_button")
    assert card.property("kind") != "warning"
    assert [one.text() for one in (printed, sheet)] == ["p. 6 printed, sheet 10\nshown now", "sheet 6, printed 2"]
    assert [one.isChecked() for one in (printed, sheet)] == [True, False]
    assert not keep.isVisible(), "it is what the citation says already"
    workspace.click(sheet)
    assert workspace.view("art-plan").told[-1] == ("show", PagePlace(5, 5), "Probably meant for 1.a")
    assert [one.text() for one in (printed, sheet)] == ["p. 6 printed, sheet 10", "sheet 6, printed 2\nshown now"]
    assert sheet.accessibleName() == "sheet 6, printed 2, shown now"
    assert keep.isVisible()
    workspace.click(printed)
    assert workspace.view("art-plan").told[-1] == ("show", PagePlace(9, 9), "Cited for 1.a")
    assert (printed.isChecked(), sheet.isChecked(), keep.isVisible()) == (True, False, False)
    workspace.click(sheet)
    workspace.click(keep)
    mark = stored(workspace, 0, "eo1.a")
    assert mark is not None
    assert (mark.verdict, mark.corrected) == ("wrong_place", PagePlace(5, 5))


def test_pictures_come_also_where_the_viewer_of_the_file_comes_after_the_card(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace.page.select("eo1.a")
    workspace.click(chip(workspace, 2))
    workspace.click(workspace.evidence.rail.citation_mark_bar.meanings_button)
    asked: list[tuple[str, object]] = []
    monkeypatch.setattr(workspace.evidence.problem_card, "take_previews", lambda *given: asked.append(given))
    view = workspace.view("art-plan")
    view.__dict__["previews"] = view
    workspace.evidence.shelf.currentChanged.emit(workspace.evidence.shelf.currentIndex())
    assert asked == [("art-plan", view)]


def test_the_card_leaves_room_for_the_page_it_speaks_of(qtbot: QtBot) -> None:
    lost = cited("somewhere in the plan, " * 60, "art-plan", problems=(Problem("no_locator", "No page."),))
    workspace = Workspace(qtbot, replace(opened(), citations={**CITATIONS, "eo1.a": (lost,)}))
    workspace.page.resize(1000, 330)
    workspace.page.select("eo1.a")
    workspace.evidence.show_artifact("art-plan")
    workspace.click(chip(workspace, 0))
    workspace.click(workspace.evidence.rail.citation_mark_bar.meanings_button)
    card, shelf = workspace.evidence.problem_card, workspace.evidence.shelf
    qtbot.waitUntil(lambda: card.isVisible() and card.height() > 40)
    assert card.card_scroll.maximumHeight() < (card.height() + shelf.height()) * 0.6


def test_chips_are_made_once_and_only_told_anew(workspace: Workspace) -> None:
    first = chip(workspace, 0)
    workspace.page.select("eo1.a")
    assert chip(workspace, 0) is first
    assert first.text() == "p. 3"
    workspace.page.select("eo1.b")
    assert [chip(workspace, number).text() for number in range(2)] == ["p. 12", "pp. 14–15"]


def test_facts_that_change_nothing_keep_the_marks(workspace: Workspace) -> None:
    workspace.press(_KEY.Key_Y)
    workspace.view("art-plan").facts_found.emit(ArtifactFacts(20, tuple(str(n) for n in range(1, 21))))
    assert chip(workspace, 0).verdict == "supports"
