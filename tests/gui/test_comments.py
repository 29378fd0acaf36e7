"""Writing comments in the workspace: the bank, recall, names, length, and that nothing typed is lost or mixed up."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from assessor_app.domain.bank_file import FORMAT
from assessor_app.domain.citation import ArtifactFacts
from assessor_app.domain.kept_names import read_kept
from assessor_app.domain.leak_scan import leaks_in
from assessor_app.domain.leaks import Trace
from assessor_app.domain.marking import MAX_COMMENT
from assessor_app.domain.programme import BankComment
from assessor_app.errors import VaultError
from assessor_app.gui.comments.comment_bank import CommentBank
from tests.support.portfolio import opened
from tests.support.workspace import Workspace

# Said by Qt's offscreen platform for every window; it says nothing about ours.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

_KEY = Qt.Key
_CREDENTIAL = "eln-mo/leading-vision-and-mission"
_BANK = (
    BankComment("p1", "Well shown in {artifact}, p. {page} ({criterion}, {level}).", used=4),
    BankComment("o1", "Six groups, each with its own count.", _CREDENTIAL, "eo1.b", "proficient", own=True, used=2),
    BankComment("o2", "Say which group is missing at {time}, and {page}.", _CREDENTIAL, "eo1.b", own=True),
    BankComment("o3", "Name the research.", _CREDENTIAL, "eo1.c", own=True),
)
_EARLIER = (
    BankComment("", "Strong spread of voices: six groups.", _CREDENTIAL, "eo1.b", "proficient", own=True, used=3),
    BankComment("", "Strong start, but parents are missing.", _CREDENTIAL, "eo1.b", "developing", own=True, used=1),
)


@pytest.fixture
def workspace(qtbot: QtBot) -> Workspace:
    room = Workspace(qtbot, opened())
    room.desk.bank = {one.id: one for one in _BANK}
    room.desk.earlier = {"eo1.b": _EARLIER}
    room.page.select("eo1.b")
    return room


def _bank(workspace: Workspace) -> CommentBank:
    bank = workspace.panes.comments.bank
    assert bank is not None
    return bank


def _texts(bank: CommentBank) -> list[str]:
    model = bank.comment_list.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def _open_bank(workspace: Workspace) -> CommentBank:
    workspace.press(_KEY.Key_C)
    workspace.press(_KEY.Key_Slash)
    bank = _bank(workspace)
    assert bank.isVisible()
    return bank


def _comment(workspace: Workspace) -> str:
    return workspace.judgement.comment_editor.toPlainText()


def _suggest(workspace: Workspace, typed: str) -> list[str]:
    workspace.press(_KEY.Key_C)
    workspace.type(typed)
    strip = workspace.judgement.recall_strip
    workspace.qtbot.waitUntil(strip.isVisible)
    return [line.text() for line in strip._lines if line.isVisible()]


def test_a_slash_in_an_empty_comment_opens_the_bank_sorted_by_what_is_in_hand(workspace: Workspace) -> None:
    workspace.press(_KEY.Key_3)
    bank = _open_bank(workspace)
    assert _texts(bank) == [
        "For 1.b at Proficient", _BANK[1].text, "For 1.b", _BANK[2].text, "For any criterion", _BANK[0].text,
    ]  # fmt: skip
    assert _comment(workspace) == ""
    workspace.type("research")
    assert _texts(bank) == ["For another criterion or level", _BANK[3].text]


def test_a_slash_in_words_is_a_slash(workspace: Workspace) -> None:
    workspace.press(_KEY.Key_C)
    workspace.type("and/or")
    assert _comment(workspace) == "and/or"
    assert workspace.panes.comments.bank is None


def test_the_command_opens_the_bank_from_anywhere(workspace: Workspace) -> None:
    workspace.press(_KEY.Key_Slash)
    assert _bank(workspace).isVisible()


def test_enter_puts_the_comment_in_filled_from_the_citation_in_hand_and_counts_it(workspace: Workspace) -> None:
    workspace.press(_KEY.Key_3)
    _open_bank(workspace)
    workspace.type("well shown")
    workspace.press(_KEY.Key_Return)
    assert not _bank(workspace).isVisible()
    assert _comment(workspace) == "Well shown in improvement-plan.pdf, p. 12 (1.b, Proficient)."
    assert workspace.judgement.comment_editor.hasFocus()
    assert workspace.written("count_comment") == [("p1",)]
    workspace.type(" Good.")
    workspace.page.flush()
    assert workspace.written("write_comment")[-1] == ("eo1.b", f"{_comment(workspace)}")


def test_what_cannot_be_filled_is_selected_and_typing_replaces_it(workspace: Workspace) -> None:
    _open_bank(workspace)
    workspace.type("which group")
    workspace.press(_KEY.Key_Return)
    editor = workspace.judgement.comment_editor
    assert editor.textCursor().selectedText() == "{time}"
    workspace.type("02:10")
    assert _comment(workspace) == "Say which group is missing at 02:10, and 12."


def test_tab_goes_on_to_the_next_gap(workspace: Workspace) -> None:
    workspace.page.select("eo2.a")
    workspace.desk.bank["two"] = BankComment("two", "At {time}: {level}. End", own=True)
    _open_bank(workspace)
    workspace.type("End")
    workspace.press(_KEY.Key_Return)
    workspace.type("1:00")
    workspace.press(_KEY.Key_Tab)
    workspace.type("weak")
    assert _comment(workspace) == "At 1:00: weak. End"
    assert workspace.judgement.comment_editor.hasFocus()


def test_an_inserted_comment_is_taken_back_in_one_step(workspace: Workspace) -> None:
    workspace.press(_KEY.Key_C)
    workspace.type("Seen.")
    workspace.panes.comments.insert(_BANK[1])
    assert _comment(workspace) == "Seen." + _BANK[1].text
    workspace.judgement.comment_editor.undo()
    assert _comment(workspace) == "Seen."


def test_escape_goes_back_to_the_editor_and_a_click_elsewhere_only_closes(workspace: Workspace) -> None:
    bank = _open_bank(workspace)
    workspace.press(_KEY.Key_Escape)
    assert not bank.isVisible()
    assert workspace.judgement.comment_editor.hasFocus()
    workspace.press(_KEY.Key_Slash)
    workspace.judgement.flag_box.setFocus()
    assert not bank.isVisible()
    assert workspace.judgement.flag_box.hasFocus()


def test_the_current_comment_is_kept_changed_deleted_and_put_back(workspace: Workspace) -> None:
    workspace.press(_KEY.Key_3)
    workspace.press(_KEY.Key_C)
    workspace.type("Families are named.")
    workspace.click(workspace.judgement.bank_button)
    bank = _bank(workspace)
    workspace.click(bank.keep_this_button)
    assert bank.bank_form.use_box.currentText() == "1.b at Proficient"
    workspace.click(bank.bank_form.keep_button)
    kept = next(one for one in workspace.desk.bank.values() if one.text == "Families are named.")
    assert (kept.credential_id, kept.scorable_id, kept.level) == (_CREDENTIAL, "eo1.b", "proficient")
    workspace.type("Families")
    workspace.click(bank.edit_button)
    workspace.type(" Twice.")
    bank.bank_form.use_box.setCurrentIndex(3)
    workspace.click(bank.bank_form.keep_button)
    assert workspace.desk.bank[kept.id] == BankComment(kept.id, "Families are named. Twice.", own=True)
    workspace.click(bank.drop_button)
    assert kept.id not in workspace.desk.bank
    assert "Deleted" in bank.hint_label.text()
    workspace.click(bank.restore_button)
    assert workspace.desk.bank[kept.id].text == "Families are named. Twice."


def test_comments_of_the_programme_can_be_used_not_changed(workspace: Workspace) -> None:
    bank = _open_bank(workspace)
    workspace.type("well shown")
    assert bank.chosen() == _BANK[0]
    assert not bank.edit_button.isEnabled()
    assert not bank.drop_button.isEnabled()
    assert "From the programme · used 4 times" in str(
        bank.comment_list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    )


def test_a_bank_that_cannot_be_changed_says_why(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_comment_id: str) -> None:
        raise VaultError("The disk is full.")

    bank = _open_bank(workspace)
    workspace.type("six")
    monkeypatch.setattr(workspace.desk, "drop_comment", fail)
    workspace.click(bank.drop_button)
    assert "The disk is full." in bank.hint_label.text()
    assert "o1" in workspace.desk.bank


def test_comments_travel_by_file(workspace: Workspace, tmp_path: Path) -> None:
    bank = _open_bank(workspace)
    workspace.click(bank.export_button)
    dialog = bank.findChild(QFileDialog, "export_dialog")
    assert dialog is not None
    dialog.fileSelected.emit(str(tmp_path / "mine.json"))
    dialog.close()
    assert len(json.loads((tmp_path / "mine.json").read_bytes())["comments"]) == 3
    workspace.desk.bank = {"o1": _BANK[1]}
    workspace.panes.comments.keeper.import_file(str(tmp_path / "mine.json"))
    assert bank.hint_label.text() == "2 comments added. 1 were there already."
    assert len(workspace.desk.bank) == 3


@pytest.mark.parametrize("content", [b"\x00\xff", b"{", json.dumps({"format": FORMAT, "comments": [3]}).encode()])
def test_a_file_of_something_else_changes_nothing_and_is_explained(
    workspace: Workspace, tmp_path: Path, content: bytes
) -> None:
    bank = _open_bank(workspace)
    (tmp_path / "x").write_bytes(content)
    workspace.panes.comments.keeper.import_file(str(tmp_path / "x"))
    assert bank.hint_label.text().endswith(".")
    assert "file" in bank.hint_label.text()
    assert workspace.desk.bank == {one.id: one for one in _BANK}


def test_what_was_written_before_is_offered_while_typing_and_tab_takes_it(workspace: Workspace) -> None:
    assert _suggest(workspace, "Seen. stro") == [_EARLIER[0].text, _EARLIER[1].text]
    assert workspace.judgement.comment_editor.hasFocus()
    workspace.press(_KEY.Key_Tab)
    assert _comment(workspace) == f"Seen. {_EARLIER[0].text}"
    assert not workspace.judgement.recall_strip.isVisible()
    assert workspace.judgement.comment_editor.hasFocus()
    workspace.judgement.comment_editor.undo()
    assert _comment(workspace) == "Seen. stro"


def test_alt_with_a_number_or_a_click_takes_another(workspace: Workspace) -> None:
    _suggest(workspace, "strong")
    workspace.press(_KEY.Key_2, Qt.KeyboardModifier.AltModifier)
    assert _comment(workspace) == _EARLIER[1].text
    assert workspace.written("score") == []
    workspace.judgement.comment_editor.selectAll()
    workspace.type("strong s")
    workspace.qtbot.waitUntil(workspace.judgement.recall_strip.isVisible)
    workspace.click(workspace.judgement.recall_strip._lines[0])
    assert _comment(workspace) == _EARLIER[0].text
    assert workspace.judgement.comment_editor.hasFocus()


def test_typing_on_goes_past_the_suggestions(workspace: Workspace) -> None:
    _suggest(workspace, "strong")
    workspace.type("ly")
    workspace.press(_KEY.Key_Return)
    workspace.type("1 2 x")
    assert _comment(workspace) == "strongly\n1 2 x"
    workspace.qtbot.waitUntil(lambda: not workspace.judgement.recall_strip.isVisible())
    workspace.press(_KEY.Key_Tab)
    assert not workspace.judgement.comment_editor.hasFocus()
    assert _comment(workspace) == "strongly\n1 2 x"


def test_another_criterion_in_the_middle_of_a_suggestion_gets_nothing_of_it(workspace: Workspace) -> None:
    _suggest(workspace, "strong")
    workspace.page.select("eo1.c")
    assert not workspace.judgement.recall_strip.isVisible()
    workspace.panes.comments.take_suggestion(0)
    assert _comment(workspace) == ""
    assert ("eo1.b", "strong") in workspace.written("write_comment")
    workspace.page.select("eo1.b")
    assert _comment(workspace) == "strong"


def test_recall_can_be_switched_off(workspace: Workspace) -> None:
    workspace.panes.comments.recalls = False
    workspace.press(_KEY.Key_C)
    workspace.type("strong")
    workspace.panes.comments._recall()
    assert not workspace.judgement.recall_strip.isVisible()


def test_earlier_comments_are_read_once_for_each_criterion(workspace: Workspace) -> None:
    for key in ("eo1.b", "eo1.c", "eo1.b"):
        workspace.page.select(key)
        workspace.press(_KEY.Key_C)
        workspace.page.leave_field()
    assert workspace.written("earlier_comments") == [("eo1.b",), ("eo1.c",)]


def test_a_name_is_pointed_out_underlined_and_may_be_kept(workspace: Workspace) -> None:
    # a machine with a dictionary would underline more than names
    workspace.panes.comments.watch.spells = False
    workspace.press(_KEY.Key_C)
    workspace.type("Mrs. Whitlock asks; Mr. Lee answers.")
    line = workspace.judgement.name_line
    workspace.qtbot.waitUntil(line.isVisible)
    assert line.name_label.text() == "“Mrs. Whitlock” looks like a name: feedback should name nobody. 1 more."
    marks = workspace.judgement.comment_editor.extraSelections()
    assert [mark.cursor.selectedText() for mark in marks] == ["Mrs. Whitlock", "Mr. Lee"]
    workspace.click(line.keep_button)
    assert line.name_label.text().startswith("“Mr. Lee”")
    workspace.click(line.keep_button)
    assert not line.isVisible()
    assert workspace.judgement.comment_editor.extraSelections() == []


def test_the_practitioner_is_known_and_criteria_are_no_names(qtbot: QtBot) -> None:
    given = opened()
    workspace = Workspace(qtbot, replace(given, submission=replace(given.submission, practitioner="Ada Long")))
    workspace.page.select("eo1.b")
    workspace.press(_KEY.Key_C)
    workspace.type("Long shows it. Reviews current statements is Proficient. Uses research base.")
    workspace.panes.comments.watch.look()
    assert [mark.cursor.selectedText() for mark in workspace.judgement.comment_editor.extraSelections()] == ["Long"]


def test_names_found_inside_the_files_are_noticed_in_what_is_typed(qtbot: QtBot) -> None:
    given = opened()
    leaks = leaks_in([Trace("author", "Orsola Quillfeather")], "properties", "", "plan.pdf")
    known = replace(given, facts={**given.facts, "art-plan": ArtifactFacts(leaks=leaks)})
    workspace = Workspace(qtbot, given)
    workspace.page.select("eo1.b")
    workspace.press(_KEY.Key_C)
    workspace.type("Orsola Quillfeather shows it, and Quillfeather’s plan is dated.")
    comments = workspace.panes.comments
    comments.watch.spells = False
    comments.watch.look()
    assert not workspace.judgement.name_line.isVisible()
    comments.take_reading(known)
    comments.watch.look()
    marks = workspace.judgement.comment_editor.extraSelections()
    assert [one.cursor.selectedText() for one in marks] == ["Orsola Quillfeather", "Quillfeather’s"]
    workspace.click(workspace.judgement.name_line.keep_button)
    assert len(workspace.judgement.comment_editor.extraSelections()) == 1


def test_underlines_stand_right_behind_letters_of_two_units(workspace: Workspace) -> None:
    workspace.judgement.comment_editor.setPlainText("𝒜😀 Mr. Lee")
    workspace.panes.comments.watch.look()
    assert [m.cursor.selectedText() for m in workspace.judgement.comment_editor.extraSelections()] == ["Mr. Lee"]


def test_words_are_counted_and_the_limit_is_told_before_it_is_reached(workspace: Workspace) -> None:
    watch, judgement = workspace.panes.comments.watch, workspace.judgement
    for text, words, role in (
        ("two words", "2 words", "subtle"),
        ("a" * (MAX_COMMENT - 100), "100 characters left", "warn"),
        ("a" * (MAX_COMMENT + 3), "3 characters too many to be saved", "error"),
    ):
        judgement.comment_editor.setPlainText(text)
        watch.look()
        assert (judgement.length_label.text(), judgement.length_label.property("role")) == (words, role)


def test_marks_are_shown_and_stay_text(workspace: Workspace) -> None:
    workspace.press(_KEY.Key_C)
    workspace.type("**strong** word")
    formats = workspace.judgement.comment_editor.document().firstBlock().layout().formats()
    assert any(one.format.fontWeight() > 600 and (one.start, one.length) == (2, 6) for one in formats)
    assert _comment(workspace) == "**strong** word"


def test_a_read_only_comment_has_no_bank_and_no_recall(qtbot: QtBot) -> None:
    given = opened()
    workspace = Workspace(qtbot, replace(given, assessment=replace(given.assessment, state="submitted")))
    workspace.page.select("eo1.b")
    assert not workspace.judgement.bank_button.isVisible()
    workspace.press(_KEY.Key_Slash)
    assert workspace.panes.comments.bank is None
    assert QApplication.focusWidget() is not None


def test_the_bank_stays_inside_a_window_that_shrinks(workspace: Workspace) -> None:
    bank = _open_bank(workspace)
    workspace.page.resize(1000, 600)
    assert workspace.page.rect().contains(bank.geometry())


def test_who_listens_hears_what_tab_would_put_in(workspace: Workspace) -> None:
    _suggest(workspace, "strong")
    editor = workspace.judgement.comment_editor
    assert editor.accessibleDescription() == f"Tab puts in: {_EARLIER[0].text}"
    workspace.press(_KEY.Key_Tab)
    assert editor.accessibleDescription() == ""


def test_a_name_kept_is_left_alone_after_a_restart_too(workspace: Workspace, qtbot: QtBot) -> None:
    workspace.press(_KEY.Key_C)
    workspace.type("Mr. Lee answers.")
    qtbot.waitUntil(workspace.judgement.name_line.isVisible)
    workspace.click(workspace.judgement.name_line.keep_button)
    workspace.page.flush()
    again = Workspace(qtbot, workspace.desk.opened, desk=workspace.desk)
    again.page.select("eo1.b")
    again.panes.comments.watch.look()
    assert _comment(again) == "Mr. Lee answers."
    assert not again.judgement.name_line.isVisible()
    again.page.select("eo1.c")
    again.press(_KEY.Key_C)
    again.type("Mr. Lee again")
    qtbot.waitUntil(again.judgement.name_line.isVisible)


@pytest.mark.parametrize("text", ["", "{", "7", '["x", [1, 2], ["a", "b", "c"]]'])
def test_what_was_kept_is_read_with_suspicion(text: str) -> None:
    assert read_kept(text) == set()
