"""From a citation to its place: one path for every kind of artifact, and words where the path ends."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from assessor_app.domain.annotation import Seen, seen_id
from assessor_app.domain.citation import ArtifactFacts, PagePlace, Problem, TimePlace, WholePlace
from assessor_app.errors import ArtifactError
from assessor_app.workflows.desk import Place
from tests.support.desk_for_workspace import MemoryDesk, child
from tests.support.portfolio import CITATIONS, cited, opened
from tests.support.workspace import Workspace

# Said by Qt's offscreen platform for every window; it says nothing about ours.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

_KEY = Qt.Key


@pytest.fixture
def workspace(qtbot: QtBot) -> Workspace:
    return Workspace(qtbot, opened())


def _chip(workspace: Workspace, number: int) -> QWidget:
    found = child(workspace.evidence, QWidget, f"citation_chip_{number}")
    assert isinstance(found, QWidget)
    return found


def test_choosing_a_criterion_brings_its_first_citation_on_screen(workspace: Workspace) -> None:
    workspace.page.select("eo1.b")
    assert workspace.view("art-plan").told[-1] == ("show", PagePlace(11, 11), "Cited for 1.b")
    assert workspace.evidence.current_view() is workspace.view("art-plan")
    assert workspace.evidence.rail.cited_for_label.text() == "Cited for 1.b"


def test_a_first_citation_that_leads_nowhere_is_passed_over_for_one_that_resolves(workspace: Workspace) -> None:
    workspace.page.select("eo1.c")
    assert workspace.evidence.citation_index == 1
    assert workspace.evidence.artifact_id == "art-photo"


def test_j_and_k_walk_through_pages_video_and_sheet_alike(workspace: Workspace) -> None:
    workspace.page.select("eo1.b")
    for _ in range(3):
        workspace.press(_KEY.Key_J)
    assert workspace.shown("art-plan") == [PagePlace(11, 11), PagePlace(13, 14)]
    assert workspace.shown("art-forum") == [TimePlace(200, 245)]
    assert workspace.shown("art-survey") == [WholePlace()]
    tabs = workspace.evidence.artifact_tabs
    assert tabs.tabData(tabs.currentIndex()) == "art-survey"
    workspace.press(_KEY.Key_J)
    assert workspace.evidence.citation_index == 3
    workspace.press(_KEY.Key_K)
    assert workspace.evidence.current_view() is workspace.view("art-forum")


def test_clicking_a_chip_goes_there(workspace: Workspace) -> None:
    workspace.page.select("eo1.b")
    workspace.click(_chip(workspace, 2))
    assert workspace.shown("art-forum") == [TimePlace(200, 245)]
    assert _chip(workspace, 2).isChecked()
    assert not _chip(workspace, 0).isChecked()


def test_a_place_wished_for_before_the_file_is_open_is_shown_after_it(workspace: Workspace) -> None:
    workspace.page.select("eo1.b")
    assert [told[0] for told in workspace.view("art-plan").told[:2]] == ["open", "show"]


def test_viewers_are_made_only_when_looked_at_and_kept(workspace: Workspace) -> None:
    workspace.page.select("eo1.b")
    assert set(workspace.views.made) == {"art-plan"}
    workspace.press(_KEY.Key_J)
    workspace.press(_KEY.Key_J)
    workspace.press(_KEY.Key_K)
    assert {key: len(made) for key, made in workspace.views.made.items()} == {"art-plan": 1, "art-forum": 1}


def test_closing_the_submission_closes_every_viewer(workspace: Workspace) -> None:
    workspace.page.select("eo1.b")
    view = workspace.view("art-plan")
    told = view.told
    workspace.page.close_assignment()
    assert told[-1] == ("close",)


def test_an_unresolved_citation_says_why_and_offers_what_is_likely_meant(workspace: Workspace) -> None:
    workspace.page.select("eo1.a")
    workspace.click(_chip(workspace, 2))
    card, bar = workspace.evidence.problem_card, workspace.evidence.rail.citation_mark_bar
    assert bar.problem_label.text() == "Page 140 of 20."
    assert (bar.meanings_button.text(), card.isVisible()) == ("2 likely places", False), "shown when asked for"
    workspace.click(bar.meanings_button)
    assert card.isVisible()
    assert card.problem_sentence_label.text() == "Page 140 of 20."
    assert card.problem_raw_label.text() == "Written: “see page 140 of the plan”"
    before = list(workspace.shown("art-plan"))
    workspace.click(child(card, QPushButton, "likely_place_0"))
    assert workspace.view("art-plan").told[-1] == ("show", PagePlace(13, 13), "Probably meant for 1.a")
    assert before == [PagePlace(2, 2)]


def test_nothing_is_guessed_for_a_citation_of_an_artifact_that_is_not_there(workspace: Workspace) -> None:
    workspace.page.select("eo1.d")
    card, bar = workspace.evidence.problem_card, workspace.evidence.rail.citation_mark_bar
    assert bar.problem_label.text() == "No such artifact."
    assert bar.meanings_button.text() == "Details"
    workspace.click(bar.meanings_button)
    assert card.isVisible()
    assert not card.likely_caption.isVisible()


def test_going_on_to_a_resolved_citation_puts_the_explanation_away(workspace: Workspace) -> None:
    workspace.page.select("eo1.a")
    workspace.click(_chip(workspace, 2))
    card, bar = workspace.evidence.problem_card, workspace.evidence.rail.citation_mark_bar
    workspace.click(bar.meanings_button)
    workspace.press(_KEY.Key_K)
    assert not card.isVisible()
    assert not bar.problem_label.isVisible()
    workspace.press(_KEY.Key_J)
    assert not card.isVisible(), "once put away, it comes only when asked for again"
    assert not bar.meanings_button.isChecked()


def test_escape_shuts_what_may_be_meant_and_the_keyboard_stays_where_it_was_opened(workspace: Workspace) -> None:
    workspace.page.select("eo1.a")
    workspace.click(_chip(workspace, 2))
    card, bar = workspace.evidence.problem_card, workspace.evidence.rail.citation_mark_bar
    workspace.click(bar.meanings_button)
    child(card, QPushButton, "likely_place_0").setFocus()
    workspace.press(_KEY.Key_Escape)
    assert not card.isVisible()
    assert bar.meanings_button.hasFocus()


def test_a_choice_made_in_reading_is_said_beside_the_marks(workspace: Workspace) -> None:
    workspace.page.select("eo2.b")
    bar = workspace.evidence.rail.citation_mark_bar
    assert bar.note_label.text() == "Read as the printed page number."
    assert bar.note_label.isVisible()


def test_a_file_not_downloaded_is_told_in_words_and_can_be_fetched(qtbot: QtBot) -> None:
    workspace = Workspace(qtbot, opened(present=frozenset({"art-forum"})))
    workspace.page.select("eo1.b")
    assert "art-plan" not in workspace.views.made
    title = child(workspace.evidence, QWidget, "placeholder_title")
    assert title.text() == "“improvement-plan.pdf” is not on this laptop yet"
    with qtbot.waitSignal(workspace.page.download_requested) as asked:
        workspace.click(child(workspace.evidence, QPushButton, "download_button"))
    assert asked.args == [("asg-1",)]
    workspace.desk.opened = replace(workspace.desk.opened, present=frozenset({"art-plan", "art-forum"}))
    workspace.page.reload()
    assert workspace.shown("art-plan") == [PagePlace(11, 11)]


def test_a_file_that_cannot_be_read_says_why_and_can_be_tried_again(qtbot: QtBot) -> None:
    desk = MemoryDesk(opened())
    desk.source_failures.append(ArtifactError("The file is damaged.", "Download it again.", kind="damaged"))
    workspace = Workspace(qtbot, desk.opened, desk=desk)
    workspace.page.select("eo1.b")
    assert child(workspace.evidence, QWidget, "placeholder_text").text() == "The file is damaged. Download it again."
    workspace.click(child(workspace.evidence, QPushButton, "retry_button"))
    assert workspace.shown("art-plan") == [PagePlace(11, 11)]


def test_without_files_or_criteria_it_says_so_and_shows_what_is_missing(qtbot: QtBot) -> None:
    bare = opened()
    bare = replace(bare, submission=replace(bare.submission, artifacts=()), citations={})
    workspace = Workspace(qtbot, bare)
    workspace.page.select("eo1.a")
    assert child(workspace.evidence, QWidget, "placeholder_title").text() == "No files were handed in"
    workspace.click(child(workspace.evidence, QPushButton, "missing_button"))
    assert workspace.page.guide.panel.isVisible()
    nothing = replace(bare, credential=replace(bare.credential, parts=()))
    empty = Workspace(qtbot, nothing)
    assert empty.judgement.criterion_title.text() == "Nothing to score here"
    assert not empty.judgement.comment_editor.isVisible()
    empty.page.close_assignment()
    state = empty.page.waiting_page
    assert state.heading_label.text() == "No submission is open"
    with qtbot.waitSignal(empty.page.queue_requested):
        empty.click(state.action_button)


GONE = ArtifactError("It is gone.", "Download it again.", kind="missing")


def test_a_file_deleted_behind_our_back_can_be_fetched_again_and_opens_by_itself(qtbot: QtBot) -> None:
    desk = MemoryDesk(opened())
    desk.source_failures.append(GONE)
    workspace = Workspace(qtbot, desk.opened, desk=desk)
    desk.opened = replace(desk.opened, present=desk.opened.present - {"art-plan"})
    workspace.page.select("eo1.b")
    title = child(workspace.evidence, QWidget, "placeholder_title")
    assert title.text() == "“improvement-plan.pdf” is no longer on this laptop"
    assert not child(workspace.evidence, QPushButton, "retry_button").isVisible()
    with qtbot.waitSignal(workspace.page.download_requested) as asked:
        workspace.click(child(workspace.evidence, QPushButton, "download_button"))
    assert asked.args == [("asg-1",)]
    workspace.page.reload()
    assert workspace.shown("art-plan") == []
    desk.opened = replace(desk.opened, present=desk.opened.present | {"art-plan"})
    workspace.page.reload()
    assert workspace.shown("art-plan") == [PagePlace(11, 11)]
    assert workspace.evidence.current_view() is workspace.view("art-plan")


def test_a_viewer_whose_file_went_while_it_was_open_offers_the_download_too(qtbot: QtBot) -> None:
    desk = MemoryDesk(opened())
    workspace = Workspace(qtbot, desk.opened, desk=desk)
    workspace.page.select("eo1.b")
    view = workspace.view("art-plan")
    view.failed.emit("A page is damaged.")
    assert workspace.evidence.current_view() is view, "the file is still there: its viewer has said what is wrong"
    desk.source_failures.append(GONE)
    view.failed.emit("The file cannot be read.")
    assert workspace.evidence.current_view() is None
    assert child(workspace.evidence, QPushButton, "download_button").isVisible()
    assert view.told[-1][0] == "close"


def test_what_a_file_turns_out_to_hold_resolves_the_citation_anew(qtbot: QtBot) -> None:
    unknown = cited("p. v", "art-notes", problems=(Problem("unknown_length", "the file was not opened yet"),))
    desk = MemoryDesk(replace(opened(), citations={**CITATIONS, "eo1.a": (unknown,)}))
    desk.resolve = lambda facts: {**CITATIONS, "eo1.a": (cited("p. v", "art-notes", PagePlace(4, 4)),)}
    workspace = Workspace(qtbot, desk.opened, desk=desk)
    workspace.page.select("eo1.a")
    bar = workspace.evidence.rail.citation_mark_bar
    assert bar.problem_label.isVisible()
    workspace.view("art-notes").facts_found.emit(ArtifactFacts(9))
    assert workspace.written("record_facts") == [("art-notes", ArtifactFacts(9))]
    assert workspace.shown("art-notes") == [PagePlace(4, 4)]
    assert not bar.problem_label.isVisible()


def test_facts_already_known_are_not_written_again(workspace: Workspace) -> None:
    workspace.page.select("eo1.b")
    workspace.view("art-plan").facts_found.emit(ArtifactFacts(20))
    assert workspace.written("record_facts") == []


def test_places_really_painted_are_kept_as_seen(workspace: Workspace) -> None:
    workspace.page.select("eo1.b")
    workspace.press(_KEY.Key_J)
    workspace.page.flush()
    assert workspace.desk.opened.annotations[seen_id("art-plan")] == Seen("art-plan", frozenset({11, 13}))
    assert workspace.desk.ui == {}, "nothing of it among the values of the windows"


def test_criterion_tab_and_position_are_restored_at_the_next_opening(qtbot: QtBot) -> None:
    first = Workspace(qtbot, opened())
    first.page.select("eo1.b")
    first.press(_KEY.Key_J)
    first.view("art-plan").scroll_to(0.7)
    first.page.close_assignment()
    second = Workspace(qtbot, first.desk.opened, desk=first.desk)
    assert second.page.scorable_id == "eo1.b"
    assert second.evidence.citation_index == 1
    assert ("restore", {"scroll": 0.7}) in second.view("art-plan").told
    assert second.shown("art-plan") == []


def test_a_position_is_written_a_moment_after_scrolling(workspace: Workspace) -> None:
    workspace.page.select("eo1.b")
    workspace.page.flush()
    workspace.desk.calls.clear()
    for step in range(5):
        workspace.view("art-plan").scroll_to(step / 10)
    workspace.qtbot.waitUntil(lambda: bool(workspace.written("remember_place")))
    (place,) = workspace.written("remember_place")[0]
    assert isinstance(place, Place)
    assert place.positions == {"art-plan": {"scroll": 0.4}}
    assert len(workspace.written("remember_place")) == 1


def test_keys_for_playing_reach_the_viewer_in_front(workspace: Workspace) -> None:
    workspace.page.select("eo1.b")
    workspace.click(_chip(workspace, 2))
    workspace.press(_KEY.Key_Space)
    workspace.press(_KEY.Key_Left)
    workspace.press(_KEY.Key_Period)
    workspace.press(_KEY.Key_R)
    view = workspace.view("art-forum")
    assert view.playing
    assert view.told[-3:] == [("skip", -5.0), ("frame", 1), ("cited", True)]


def test_a_click_on_a_card_leaves_space_to_the_player(workspace: Workspace) -> None:
    workspace.page.select("eo1.b")
    workspace.click(workspace.card("proficient"))
    workspace.press(_KEY.Key_Space)
    assert workspace.view("art-plan").playing


def test_the_evidence_can_have_the_page_to_itself(workspace: Workspace) -> None:
    workspace.press(_KEY.Key_F)
    assert not workspace.panes.outline.isVisible()
    assert not workspace.judgement.isVisible()
    assert workspace.evidence.isVisible()
    assert workspace.page.leave_field()
    assert workspace.panes.outline.isVisible()


def test_pane_widths_are_remembered(qtbot: QtBot) -> None:
    first = Workspace(qtbot, opened())
    first.panes.setSizes([200, 640, 400])
    first.panes.splitterMoved.emit(200, 1)
    sizes = first.panes.sizes()
    first.page.close_assignment()
    assert first.desk.ui["workspace.panes"] == ",".join(str(size) for size in sizes)
    second = Workspace(qtbot, first.desk.opened, desk=first.desk)
    assert all(abs(now - then) <= 2 for now, then in zip(second.panes.sizes(), sizes, strict=True))


def test_no_frame_of_another_citation_stays_when_one_leads_nowhere(workspace: Workspace) -> None:
    workspace.page.select("eo1.a")
    plan = workspace.view("art-plan")
    assert plan.badge == "Cited for 1.a"
    workspace.evidence.go_to(len(workspace.evidence.rail.chips) - 1)
    assert workspace.evidence.current_view() is plan
    assert (plan.place, plan.badge) == (None, "")


def test_no_frame_of_another_criterion_stays_when_the_next_cites_nothing_that_exists(workspace: Workspace) -> None:
    workspace.page.select("eo1.b")
    plan = workspace.view("art-plan")
    assert plan.badge == "Cited for 1.b"
    workspace.page.select("eo1.d")
    assert (plan.place, plan.badge) == (None, "")


def test_writing_a_comment_pauses_what_plays_and_leaving_plays_on(workspace: Workspace) -> None:
    workspace.page.select("eo1.b")
    workspace.evidence.go_to(2)
    forum = workspace.view("art-forum")
    workspace.press(_KEY.Key_Space)
    assert forum.playing
    workspace.press(_KEY.Key_C)
    assert not forum.playing
    assert workspace.page.leave_field()
    assert forum.playing


def test_what_stood_still_before_a_comment_stands_still_after_it(workspace: Workspace) -> None:
    workspace.page.select("eo1.b")
    workspace.evidence.go_to(2)
    workspace.press(_KEY.Key_C)
    assert workspace.page.leave_field()
    assert not workspace.view("art-forum").playing


def test_a_menu_over_the_comment_does_not_play_on(workspace: Workspace) -> None:
    workspace.page.select("eo1.b")
    workspace.evidence.go_to(2)
    forum = workspace.view("art-forum")
    workspace.press(_KEY.Key_Space)
    workspace.press(_KEY.Key_C)
    QApplication.sendEvent(
        workspace.judgement.comment_editor, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.PopupFocusReason)
    )
    assert not forum.playing
    assert workspace.page.leave_field()
    assert forum.playing


def test_tab_goes_from_tabs_over_citations_and_levels_to_the_comment(workspace: Workspace) -> None:
    workspace.page.select("eo1.a")
    workspace.page.select("eo1.b")
    seen: list[str] = []
    for _ in range(30):
        workspace.press(_KEY.Key_Tab)
        focused = QApplication.focusWidget()
        seen.append(focused.objectName() if focused is not None else "")
    stops = ("artifact_tabs", "citation_chip_0", "citation_chip_3", "level_card_exemplary", "level_card_basic")
    places = [seen.index(name) for name in (*stops, "comment_editor", "next_unscored_button")]
    assert places == sorted(places)
