"""Writing the overall feedback in the review: it has the help that a comment has, in a scope of its own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from assessor_app.domain.kept_names import kept_state, read_kept
from assessor_app.domain.programme import OVERALL, BankComment
from assessor_app.gui.comments import spelling
from assessor_app.gui.comments.comment_bank import CommentBank
from assessor_app.gui.comments.spelling import find_spelling
from assessor_app.gui.review.review_page import ReviewPage
from assessor_app.gui.slices import build_whole
from assessor_app.gui.theme import Theme
from assessor_app.workflows.desk import MissingPoint, OpenedSubmission
from assessor_app.workflows.lint_feedback import lint_feedback
from tests.support.desk_for_workspace import MemoryDesk, child
from tests.support.portfolio import opened
from tests.support.runner import InlineRunner
from tests.support.workspace import keep

# Said by Qt's offscreen platform for every window; it says nothing about ours.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise|grabbing")

_CREDENTIAL = "eln-mo/leading-vision-and-mission"
_BANK = (
    BankComment("p1", "Thank you for handing in {artifact}.", scorable_id=OVERALL),
    BankComment("p2", "Well shown."),
    BankComment("o1", "Name the research.", _CREDENTIAL, "eo1.c", own=True),
)
_EARLIER = (BankComment("", "A clear plan, carried by everyone.", _CREDENTIAL, OVERALL, own=True, used=1),)


@pytest.fixture
def desk() -> MemoryDesk:
    desk = MemoryDesk(opened())
    desk.bank = {one.id: one for one in _BANK}
    desk.earlier = {OVERALL: _EARLIER}

    def names(found: OpenedSubmission) -> tuple[MissingPoint, ...]:
        return tuple(lint_feedback(found, read_kept(desk.ui.get(kept_state("asg-1"), ""))))

    desk.rules.append(names)
    return desk


@pytest.fixture
def page(qtbot: QtBot, desk: MemoryDesk) -> ReviewPage:
    page = ReviewPage(desk, InlineRunner(), Theme())
    build_whole(page.build())
    qtbot.addWidget(page)
    keep(qtbot, page)
    page.resize(1280, 720)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.open_assignment("asg-1")
    page.feedback_editor.setFocus()
    return page


def _press(qtbot: QtBot, page: ReviewPage, key: Qt.Key) -> None:
    qtbot.keyClick(page.focusWidget() or page, key)


def _bank(page: ReviewPage) -> CommentBank:
    bank = page.comments.bank
    assert bank is not None
    assert bank.isVisible()
    return bank


def _texts(bank: CommentBank) -> list[str]:
    model = bank.comment_list.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_a_slash_opens_the_bank_of_the_overall_feedback(qtbot: QtBot, page: ReviewPage, desk: MemoryDesk) -> None:
    _press(qtbot, page, Qt.Key.Key_Slash)
    bank = _bank(page)
    assert _texts(bank) == ["For the overall feedback", _BANK[0].text, "For any criterion", _BANK[1].text]
    qtbot.keyClicks(bank.search_box, "research")
    assert _texts(bank) == ["For another criterion or level", _BANK[2].text]
    bank.search_box.clear()
    _press(qtbot, page, Qt.Key.Key_Return)
    # nothing is cited here: what is left open is the person's to fill
    assert page.feedback_editor.textCursor().selectedText() == "{artifact}"
    qtbot.keyClicks(page.feedback_editor, "all of it")
    qtbot.waitUntil(lambda: desk.opened.assessment.feedback == "Thank you for handing in all of it.")
    assert ("count_comment", ("p1",)) in desk.calls


def test_what_is_kept_from_here_is_offered_here(qtbot: QtBot, page: ReviewPage, desk: MemoryDesk) -> None:
    qtbot.keyClicks(page.feedback_editor, "Read aloud, it convinces.")
    qtbot.mouseClick(page.feedback_field.feedback_bank_button, Qt.MouseButton.LeftButton)
    bank = _bank(page)
    qtbot.mouseClick(bank.keep_this_button, Qt.MouseButton.LeftButton)
    form = bank.bank_form
    uses = [form.use_box.itemText(place) for place in range(form.use_box.count())]
    assert uses == ["The overall feedback of this credential", "The overall feedback of any credential"]
    assert not form.placeholder_label.isVisible()
    qtbot.mouseClick(form.keep_button, Qt.MouseButton.LeftButton)
    (kept,) = (one for one in desk.bank.values() if one.text == "Read aloud, it convinces.")
    assert (kept.credential_id, kept.scorable_id, kept.level) == (_CREDENTIAL, OVERALL, "")
    assert "Read aloud, it convinces." in _texts(bank)[1:3]


def test_what_was_written_before_is_offered_and_words_are_counted(qtbot: QtBot, page: ReviewPage) -> None:
    field = page.feedback_field
    qtbot.keyClicks(page.feedback_editor, "a clear")
    qtbot.waitUntil(field.feedback_recall_strip.isVisible)
    _press(qtbot, page, Qt.Key.Key_Tab)
    assert page.feedback_editor.toPlainText() == _EARLIER[0].text
    assert page.feedback_editor.hasFocus()
    qtbot.waitUntil(lambda: field.feedback_length_label.text() == "6 words")


def test_a_name_is_pointed_out_while_it_is_typed_and_kept_in_line_and_list_alike(
    qtbot: QtBot, page: ReviewPage
) -> None:
    line = page.feedback_field.feedback_name_line
    qtbot.keyClicks(page.feedback_editor, "Mrs. Whitlock asks. All at Maple Grove Elementary School agree.")
    qtbot.waitUntil(line.isVisible)
    assert line.name_label.text() == "“Mrs. Whitlock” looks like a name: feedback should name nobody. 1 more."
    qtbot.waitUntil(lambda: len(_names_told(page)) == 2)
    qtbot.mouseClick(line.keep_button, Qt.MouseButton.LeftButton)
    assert "the name of a school" in line.name_label.text()
    assert len(_names_told(page)) == 1
    labels = [one.text() for one in page.missing_list.findChildren(QLabel, "missing_sentence")]
    place = next(place for place, one in enumerate(labels) if "looks like" in one)
    qtbot.mouseClick(child(page, QPushButton, f"missing_keep_{place}"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not line.isVisible())


def _names_told(page: ReviewPage) -> list[str]:
    labels = page.missing_list.findChildren(QLabel, "missing_sentence")
    return [one.text() for one in labels if "looks like" in one.text()]


@pytest.mark.skipif(not spelling._library(), reason="this system has no Hunspell")
def test_a_misspelt_word_is_underlined(qtbot: QtBot, page: ReviewPage, tmp_path: Path) -> None:
    (tmp_path / "en_US.aff").write_text("SET UTF-8\n", encoding="utf-8")
    (tmp_path / "en_US.dic").write_text("2\nplan\nclear\n", encoding="utf-8")
    watch = page.comments.watch
    watch._spelling = find_spelling(("en_US",), (tmp_path,))
    qtbot.keyClicks(page.feedback_editor, "clear plam")
    watch.look()
    watch.look()
    assert [one.cursor.selectedText() for one in page.feedback_editor.extraSelections()] == ["plam"]


def test_what_is_signed_has_no_bank(qtbot: QtBot, page: ReviewPage, desk: MemoryDesk) -> None:
    assert page.feedback_field.feedback_bank_button.isVisible()
    desk.opened = replace(desk.opened, assessment=replace(desk.opened.assessment, state="submitted"))
    page.reload()
    assert not page.feedback_field.feedback_bank_button.isVisible()
    page.feedback_editor.setFocus()
    _press(qtbot, page, Qt.Key.Key_Slash)
    assert page.comments.bank is None


def test_another_submission_begins_with_its_own_words_and_no_way_back_to_the_last_ones(
    qtbot: QtBot, page: ReviewPage, desk: MemoryDesk
) -> None:
    qtbot.keyClicks(page.feedback_editor, "Of the first one.")
    _press(qtbot, page, Qt.Key.Key_Escape)
    page.flush()
    desk.opened = replace(desk.opened, assessment=replace(desk.opened.assessment, feedback=""))
    page.open_assignment("asg-2")
    page.feedback_editor.undo()
    assert page.feedback_editor.toPlainText() == ""


def test_other_colours_are_no_edit(qtbot: QtBot, page: ReviewPage, desk: MemoryDesk) -> None:
    qtbot.keyClicks(page.feedback_editor, "Clear.")
    page.flush()
    written = [name for name, _ in desk.calls].count("write_feedback")
    page.feedback_editor.document().markContentsDirty(0, 3)
    page.feedback_editor.textChanged.emit()
    page.flush()
    assert [name for name, _ in desk.calls].count("write_feedback") == written
