"""The feedback letter in the review: shown as it will be, saved as PDF and as web page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pymupdf
import pytest
from PySide6.QtCore import QLocale, Qt, QUrl
from PySide6.QtGui import QPageSize, QTextDocument
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from assessor_app.domain.programme import Programme
from assessor_app.domain.scoring import Score
from assessor_app.gui.review.letter_paper import LetterPaper, paper_size
from assessor_app.gui.review.letter_view import LetterView
from assessor_app.gui.review.review_page import ReviewPage
from assessor_app.gui.slices import build_whole
from assessor_app.gui.theme import Theme
from tests.support.desk_for_workspace import MemoryDesk
from tests.support.letters import COMMENT, letter_page, review_of, scores
from tests.support.portfolio import opened
from tests.support.runner import InlineRunner
from tests.support.workspace import keep

# Said by Qt's offscreen platform for every window; it says nothing about ours.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def _page(qtbot: QtBot, desk: MemoryDesk) -> ReviewPage:
    page = ReviewPage(desk, InlineRunner(), Theme())
    build_whole(page.build())
    qtbot.addWidget(page)
    keep(qtbot, page)
    page.resize(1280, 720)
    page.show()
    page.open_assignment("asg-1")
    return page


def _desk(letter: str = "") -> MemoryDesk:
    found = opened(scores=scores(eo1_b=Score("developing", COMMENT)))
    return MemoryDesk(replace(found, programme=Programme("Missouri MC programme", letter=letter)))


def test_the_letter_shows_the_feedback_still_being_typed(qtbot: QtBot) -> None:
    page = _page(qtbot, _desk())
    qtbot.keyClicks(page.feedback_editor, "A *strong* plan.")
    qtbot.mouseClick(page.letter_button, Qt.MouseButton.LeftButton)
    assert page.letter.isVisible()
    said = page.letter.letter_view.toPlainText()
    assert "A strong plan." in said
    assert "Draft: not signed yet" in said
    assert "Add the families’ survey." in said
    qtbot.mouseClick(page.letter.close_letter_button, Qt.MouseButton.LeftButton)
    assert page.feedback_editor.isVisible()
    assert page.letter_button.isVisible()


def test_a_template_that_cannot_be_followed_is_told_and_the_standard_letter_shown(qtbot: QtBot) -> None:
    page = _page(qtbot, _desk("Dear {{teacher}}"))
    page.show_letter()
    assert "“teacher”, which a letter does not have" in page.letter.letter_trouble_label.text()
    assert "Not yet earned" in page.letter.letter_view.toPlainText()


def test_nothing_is_ever_loaded(qtbot: QtBot, tmp_path: Path) -> None:
    secret = tmp_path / "secret.html"
    secret.write_text("secret", encoding="utf-8")
    view = LetterView()
    qtbot.addWidget(view)
    kind = QTextDocument.ResourceType.HtmlResource.value
    assert view.loadResource(kind, QUrl.fromLocalFile(str(secret))) is None
    view.show_page(f'<p>a</p><img src="{QUrl.fromLocalFile(str(secret)).toString()}">')
    assert "secret" not in view.toPlainText()


def _save(qtbot: QtBot, page: ReviewPage, path: Path) -> None:
    button = page.letter.save_pdf_button if path.suffix == ".pdf" else page.letter.save_page_button
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    dialog = page.letter.findChild(QFileDialog, "save_letter_dialog")
    assert dialog is not None
    assert not dialog.isModal()
    with qtbot.waitSignal(page.letter.saved) as told:
        dialog.fileSelected.emit(str(path))
        dialog.close()
    assert told.args == [str(path)]
    assert page.letter.letter_state_label.text() == f"Saved as {path.name}."


def test_the_pdf_holds_the_letter_s_words_and_no_name(qtbot: QtBot, tmp_path: Path) -> None:
    desk = _desk()
    desk.submit_assessment("asg-1", "Jo Reader")
    page = _page(qtbot, desk)
    page.show_letter()
    _save(qtbot, page, tmp_path / "letter.pdf")
    with pymupdf.open(tmp_path / "letter.pdf") as paper:
        text = "\n".join(sheet.get_text() for sheet in paper)
        assert f"Page 1 of {len(paper)}" in text
        for one in (
            "Feedback on your submission",
            "Not yet earned",
            "1.b is Developing, Proficient needed",
            "Next step",
        ):
            assert one in text
        told = text + str(paper.metadata)
        assert paper.metadata["title"] == "Feedback LVM-2418"
        assert not any(name in told for name in ("Jo Reader", "A-07"))
        assert all(font[1] not in ("", "n/a") for sheet in paper for font in sheet.get_fonts())
    assert [one.name for one in tmp_path.iterdir()] == ["letter.pdf"]


def test_the_web_page_is_one_file_as_it_was_shown(qtbot: QtBot, tmp_path: Path) -> None:
    page = _page(qtbot, _desk())
    page.show_letter()
    _save(qtbot, page, tmp_path / "letter.html")
    assert (tmp_path / "letter.html").read_text(encoding="utf-8") == page.letter.page


def test_a_folder_that_cannot_be_written_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    page = _page(qtbot, _desk())
    page.show_letter()
    page.letter.save_page(str(tmp_path / "nowhere" / "letter.html"))
    assert page.letter.letter_trouble_label.text().startswith("It could not be saved there.")
    assert page.letter.save_page_button.isEnabled()


def _print(qtbot: QtBot, html: str) -> bytes:
    paper = LetterPaper(html, "Feedback X", "X", paper_size(QLocale("de_DE")))
    with qtbot.waitSignal(paper.printed) as told:
        paper.start()
    content: bytes = told.args[0]
    return content


def test_the_same_letter_gives_the_same_pdf_but_for_its_date(qtbot: QtBot) -> None:
    html = letter_page(review_of())
    first, second = (_undated(_print(qtbot, html)) for _ in range(2))
    assert first == second


def _undated(content: bytes) -> bytes:
    lines = content.split(b"\n")
    return b"\n".join(line for line in lines if b"Date" not in line)


def test_a_long_letter_has_numbered_pages_and_loses_no_line(qtbot: QtBot) -> None:
    lines = "".join(f"<p>Line {number} of many</p>" for number in range(300))
    with pymupdf.open(stream=_print(qtbot, lines), filetype="pdf") as paper:
        text = "\n".join(sheet.get_text() for sheet in paper)
        assert len(paper) > 3
        assert [number for number in range(300) if text.count(f"Line {number} of many") != 1] == []
        assert f"Page {len(paper)} of {len(paper)}" in text


def test_paper_is_letter_where_people_use_inches() -> None:
    assert paper_size(QLocale("en_US")).id() == QPageSize.PageSizeId.Letter
    assert paper_size(QLocale("es_ES")).id() == QPageSize.PageSizeId.A4


def test_no_heading_stands_alone_at_the_foot_of_a_page_and_nothing_gets_lost_for_it(qtbot: QtBot) -> None:
    letter = letter_page(review_of())
    labels = [one.label for one in opened().credential.scorables()]
    for more in range(9):
        page = letter.replace("<h2>", "<p>More</p>" * more + "<h2>", 1)
        with pymupdf.open(stream=_print(qtbot, page), filetype="pdf") as paper:
            sheets = [[line.strip() for line in sheet.get_text().splitlines() if line.strip()] for sheet in paper]
        titles = [[line.split(" · ")[0] if " · " in line and line[0] != "“" else "" for line in one] for one in sheets]
        # the two words of the foot come last
        assert [one[-3] for one in titles] == [""] * len(sheets)
        assert [one for lines in titles for one in lines if one] == labels
        assert sheets[-1][-3] == "Passing"
