"""At a second attempt the workspace asks only for what is open again and keeps the attempt before at hand."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from assessor_app.domain.annotation import ChangeAnswer, answer_id
from assessor_app.errors import ArtifactError
from assessor_app.gui.resubmission.again_desk import CHANGES, EARLIER
from assessor_app.gui.resubmission.changes_page import ChangesPage
from assessor_app.gui.resubmission.changes_view import Target
from assessor_app.gui.workspace.outline_model import OutlineRole
from assessor_app.media.pdf.service import PdfService
from tests.support.desk_for_workspace import RecordingView, ViewRecorder
from tests.support.portfolio import PLAN, opened
from tests.support.second_attempt import COMMENT, OLD_PLAN, SecondDesk, second_attempt
from tests.support.workspace import Workspace

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
_KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def workspace(qtbot: QtBot) -> Workspace:
    return Workspace(qtbot, second_attempt(), desk=SecondDesk(second_attempt()))


def _panel(workspace: Workspace):  # type: ignore[no-untyped-def]
    return workspace.panes.again.panel


def test_the_outline_holds_what_is_open_again_and_folds_away_the_rest(workspace: Workspace) -> None:
    model, tree = workspace.panes.outline._model, workspace.panes.outline.outline_tree
    titles = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert titles == [
        "EO 1 · Inquiry and research",
        "EO 2 · Collaborative process",
        "Shown at the earlier attempt (11)",
    ]
    stands = model.standing()
    assert not tree.isExpanded(stands)
    row = model.index_of("eo3.a")
    assert row.parent() == stands
    assert row.data(OutlineRole.STANDS)
    assert row.data(OutlineRole.BADGE).words == "Proficient"
    assert "shown at the earlier attempt" in row.data(Qt.ItemDataRole.AccessibleTextRole)
    assert [stop.key for stop in workspace.panes.order.stops[:2]] == ["eo1.b", "eo2.a"]
    assert workspace.page.scorable_id == "eo1.b"


def test_the_header_and_the_count_speak_of_what_is_open_again(workspace: Workspace) -> None:
    header = workspace.page.workspace_header
    assert "Attempt 2 · 2 of 13 open again" in header.credential_label.toolTip() + header.credential_label.text()
    assert header.progress_label.text() == "0 / 2 scored"


def test_next_unscored_passes_over_what_stands(workspace: Workspace) -> None:
    workspace.press(_KEY.Key_3)
    workspace.press(_KEY.Key_U)
    assert workspace.page.scorable_id == "eo2.a"
    workspace.press(_KEY.Key_3)
    asked: list[bool] = []
    workspace.panes.review_requested.connect(lambda: asked.append(True))
    workspace.press(_KEY.Key_U)
    assert asked == [True]


def test_what_stands_can_be_looked_at_and_not_changed(workspace: Workspace) -> None:
    workspace.page.select("eo3.a")
    assert workspace.panes.outline.outline_tree.isExpanded(workspace.panes.outline._model.standing())
    assert workspace.card("proficient").isChecked()
    assert not workspace.card("proficient").isEnabled()
    workspace.press(_KEY.Key_1)
    assert workspace.written("score") == []
    assert workspace.judgement.comment_editor.isReadOnly()
    assert not _panel(workspace).answer_box.isVisible()
    workspace.page.select("eo1.b")
    workspace.press(_KEY.Key_1)
    assert workspace.written("score") == [("eo1.b", "basic")]


def test_citations_of_what_stands_are_looked_at_and_not_marked(workspace: Workspace) -> None:
    bar = workspace.evidence.rail.citation_mark_bar
    workspace.page.select("eo1.a")
    assert not bar.supports_button.isEnabled()
    workspace.press(_KEY.Key_Y)
    workspace.press(_KEY.Key_W)
    assert workspace.written("put_annotation") == []
    workspace.page.select("eo1.b")
    assert bar.supports_button.isEnabled()
    workspace.press(_KEY.Key_Y)
    assert len(workspace.written("put_annotation")) == 1


def test_keys_for_playing_and_paging_are_the_earlier_files_while_it_is_in_front(workspace: Workspace) -> None:
    workspace.panes.again.show_file(OLD_PLAN)
    view = workspace.panes.again._files["old-plan"].viewer()
    assert isinstance(view, RecordingView)
    workspace.press(_KEY.Key_Space)
    assert view.playing
    workspace.press(_KEY.Key_Right)
    assert view.told[-1] == ("skip", 5.0)
    workspace.page.focus_comment()
    assert not view.playing, "it waits while a comment is written"
    workspace.page.leave_field()
    assert view.playing


def test_level_comment_feedback_and_citations_of_then_stand_beside_the_new_evidence(workspace: Workspace) -> None:
    panel = _panel(workspace)
    assert panel.isVisible()
    assert panel.earlier_caption.text() == "At attempt 1"
    assert (panel.earlier_level.text(), panel.earlier_comment.text()) == ("Developing", COMMENT)
    assert "− “the notice board” (notice-board.jpg): no longer cited" in panel.citations_label.text()
    assert "+ “p. 12” (improvement-plan.pdf): new" in panel.citations_label.text()
    assert not panel.feedback_label.isVisible()
    workspace.click(panel.feedback_button)
    assert panel.feedback_label.isVisible()
    assert panel.decision_label.text().startswith("Not yet earned · ")


def test_the_answer_is_kept_per_criterion_and_undone(workspace: Workspace) -> None:
    panel, book = _panel(workspace), workspace.page.book
    assert not panel.answer_note.isVisible()
    workspace.click(panel.answer_partly)
    key = answer_id("eo1.b")
    assert book.all()[key] == ChangeAnswer("eo1.b", "partly")
    panel.answer_note.setFocus()
    workspace.type("Some of it")
    workspace.page.flush()
    assert workspace.desk.opened.annotations[key] == ChangeAnswer("eo1.b", "partly", "Some of it")
    workspace.click(panel.answer_no)
    assert workspace.desk.opened.annotations[key] == ChangeAnswer("eo1.b", "no", "Some of it")
    workspace.page.select("eo2.a")
    assert not panel.answer_no.isChecked()
    assert not panel.answer_note.isVisible()
    workspace.page.select("eo1.b")
    assert panel.answer_no.isChecked()
    assert panel.answer_note.toPlainText() == "Some of it"
    workspace.panes.rest_focus()
    workspace.press(_KEY.Key_Z, CTRL)
    assert panel.answer_partly.isChecked()
    workspace.page.select("eo2.a")
    told: list[str] = []
    workspace.page.steps.told.connect(told.append)
    workspace.press(_KEY.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert workspace.page.scorable_id == "eo1.b", "what changed is brought into view"
    assert panel.answer_no.isChecked()
    assert told == ["Done again: answer on the change asked for in 1.b"]
    workspace.press(_KEY.Key_Z, CTRL)
    workspace.click(panel.clear_answer_button)
    assert key not in workspace.desk.opened.annotations
    assert not any(radio.isChecked() for radio in (panel.answer_yes, panel.answer_partly, panel.answer_no))


def test_a_first_attempt_shows_none_of_it(qtbot: QtBot) -> None:
    workspace = Workspace(qtbot, opened())
    workspace.page.select("eo1.b")
    assert not _panel(workspace).isVisible()
    assert not workspace.panes.outline._model.standing().isValid()
    workspace.panes.again.show_changes()
    assert workspace.evidence.artifact_tabs.index_of(CHANGES) < 0


def test_what_is_hidden_says_so_and_is_shown_once_it_may_be(qtbot: QtBot) -> None:
    desk = SecondDesk(second_attempt(hidden=True))
    workspace = Workspace(qtbot, desk.opened, desk=desk)
    panel = _panel(workspace)
    assert "when you have scored everything that is open again" in panel.earlier_comment.text()
    assert COMMENT not in panel.earlier_comment.text()
    assert not panel.changes_button.isVisible()
    assert not panel.answer_box.isVisible()
    workspace.panes.again.answer("yes")
    assert workspace.written("put_annotation") == []
    desk.opened = second_attempt()
    workspace.page.reload()
    assert panel.earlier_comment.text() == COMMENT
    assert panel.answer_box.isVisible()
    assert "no longer cited" in panel.citations_label.text()


class PageReaders(ViewRecorder):
    """Viewers that record, and real PDF children to compare with."""

    def __init__(self, pdfs: PdfService) -> None:
        super().__init__()
        self._pdfs = pdfs

    def pdf_service(self) -> PdfService:
        return self._pdfs


def _changes(workspace: Workspace, pdfs: PdfService | None = None) -> ChangesPage:
    if pdfs is not None:
        workspace.panes.again._views = PageReaders(pdfs)
    workspace.click(_panel(workspace).changes_button)
    page = workspace.panes.again.page
    assert page is not None
    workspace.qtbot.waitUntil(lambda: not page.comparison.busy, timeout=20_000)
    return page


def test_files_pages_texts_and_citations_that_changed_are_told(workspace: Workspace, pdfs: PdfService) -> None:
    page = _changes(workspace, pdfs)
    assert page.isVisible()
    assert not page.comparing_bar.isVisible()
    words = page.view.toPlainText()
    assert "2 files changed · 1 file gone · 3 files the same" in words
    assert "1 page changed · 1 new page · 2 pages the same" in words
    assert "≠ p. 2 changed" in words
    assert "+ p. 3 new" in words
    assert "1 word added · 1 word taken away" in words, "of the plain text"
    assert "Overview narrative · question 1" in words
    assert "2 other answers read as they did" in words
    diff = page.view.document().find("August").charFormat()
    assert diff.fontStrikeOut()
    assert page.view.document().find("Four").charFormat().fontUnderline()


def test_a_changed_page_is_shown_now_and_as_it_was(workspace: Workspace, pdfs: PdfService) -> None:
    page = _changes(workspace, pdfs)
    page.view.target_chosen.emit(Target(PLAN, page=2))
    place, badge = workspace.view("art-plan").told[-1][1:]
    assert (place.first, badge) == (2, "Changed since the attempt before")
    page.view.target_chosen.emit(Target(OLD_PLAN, earlier=True, page=1))
    tabs = workspace.evidence.artifact_tabs
    assert tabs.currentIndex() == tabs.index_of(EARLIER + "old-plan")
    assert tabs.tabText(tabs.currentIndex()).startswith("Attempt 1: ")
    assert workspace.evidence.artifact_id == ""
    file = workspace.panes.again._files["old-plan"]
    assert file.view.told[-1][1].first == 1  # type: ignore[attr-defined]
    assert workspace.panes.place().artifact_id == ""
    page.view.target_chosen.emit(Target(scorable_id="eo2.a"))
    assert workspace.page.scorable_id == "eo2.a"
    workspace.page.close_assignment()
    assert workspace.panes.again.page is None
    assert workspace.panes.again._files == {}


def test_a_key_brings_the_page_of_changes(workspace: Workspace) -> None:
    workspace.press(_KEY.Key_D)
    tabs = workspace.evidence.artifact_tabs
    assert tabs.currentIndex() == tabs.index_of(CHANGES) > 0
    workspace.press(_KEY.Key_J)
    assert workspace.evidence.artifact_id
    assert tabs.index_of(CHANGES) > 0, "the tab stays"


def test_a_file_of_before_that_is_not_here_says_why(workspace: Workspace) -> None:
    workspace.desk.source_failures.append(ArtifactError("This file is not on this laptop yet.", kind="missing"))
    workspace.panes.again.show_file(OLD_PLAN)
    file = workspace.panes.again._files["old-plan"]
    assert file._trouble.isVisible()
    assert "not on this laptop" in file._trouble.sentence_label.text()


def test_without_page_readers_or_bytes_it_says_to_look_at_both(workspace: Workspace) -> None:
    page = _changes(workspace)
    assert "cannot be compared here" in page.differences["art-plan"].trouble
    assert page.differences["art-notes"].pieces
    assert "cannot be compared here" in page.view.toPlainText()


def test_comparing_can_be_stopped(workspace: Workspace, pdfs: PdfService) -> None:
    workspace.panes.again._views = PageReaders(pdfs)
    workspace.click(_panel(workspace).changes_button)
    page = workspace.panes.again.page
    assert page is not None
    assert page.comparing_bar.isVisible()
    workspace.click(page.stop_comparing_button)
    assert not page.comparison.busy
    assert not page.comparing_bar.isVisible()
    assert "art-plan" not in page.differences
