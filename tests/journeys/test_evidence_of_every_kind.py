"""An assessor without a network reads each kind of evidence at its cited place, and moves about in it from there."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import partial
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QMenu, QPlainTextEdit

from assessor_app.demo.proof import WrongPixelsError
from assessor_app.demo.shown_things import (
    card_words,
    prove_cells,
    prove_lines,
    prove_message,
    prove_moment,
    sound_is_drawn,
)
from assessor_app.demo.workbooks import survey_sheets
from assessor_app.gui.document_view.link_view import LinkView
from assessor_app.gui.evidence_view import EvidenceView
from assessor_app.gui.pdf_view.password_card import PasswordCard
from assessor_app.gui.pdf_view.pdf_view import PdfView
from assessor_app.gui.sheet_view.book_view import BookView
from assessor_app.gui.text_view.text_view import TextView
from assessor_app.gui.video_view.video_view import VideoView
from tests.journeys.conftest import Desk, Packed, opened
from tests.support.loop_watch import LoopWatch
from tests.support.office_files import needs_libreoffice
from tests.support.reader import Reader
from tests.support.shell import look_kept

pytestmark = pytest.mark.timeout(180)
V = TypeVar("V", bound=EvidenceView)


@pytest.fixture(scope="module")
def reader(packed: Packed, tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Iterator[Reader]:
    """Everything was downloaded, then the hub went away."""
    folder = tmp_path_factory.mktemp("reader")
    shutil.copytree(packed.folder, folder, dirs_exist_ok=True)
    desk = Desk(folder, qapp, LoopWatch("evidence of every kind"), packed.port)
    with look_kept(qapp), opened(desk):
        robot = desk.arrive()
        desk.hub.stop()
        yield Reader(robot, folder / "hub" / "artifacts", desk.watch)
    desk.watch.end()


@needs_libreoffice
def test_a_handbook_from_word_opens_at_the_cited_page_and_can_be_searched(reader: Reader) -> None:
    view, artifact = reader.jump("PL-2402", "p. 4")
    assert isinstance(view, PdfView)
    assert reader.page(view, artifact) == 4
    with reader.watch.away():
        reader.prover.heading(reader.prover.originals.rendition(artifact.sha256), 4, "Who does what, and by when")
    view.open_find()
    reader.robot.type_keys(view.find_bar.find_box, "three pieces of work")
    QTest.keyClick(view.find_bar.find_box, Qt.Key.Key_Return)
    reader.settle(view, 6)
    assert reader.page(view, artifact) == 6
    view.find_bar.close_bar()
    view.go_back()
    reader.settle(view, 4)
    assert reader.page(view, artifact) == 4


@needs_libreoffice
def test_a_deck_opens_at_the_cited_slide_and_turns_to_the_next(reader: Reader) -> None:
    view, artifact = reader.jump("EIP-2391", "slide 4")
    assert isinstance(view, PdfView)
    assert reader.page(view, artifact) == 4
    reader.robot.click_button(_button(view, "next_button"))
    reader.settle(view, 5)
    assert reader.page(view, artifact) == 5


@needs_libreoffice
def test_minutes_in_opendocument_open_at_the_cited_page(reader: Reader) -> None:
    view, artifact = reader.jump("GVC-2377", "p. 2", "curriculum-minutes.odt")
    assert reader.page(view, artifact) == 2


def test_cited_cells_are_framed_and_what_is_chosen_can_be_copied(reader: Reader) -> None:
    view, _ = reader.jump("LVM-2418", "Results, B4:E9")
    assert isinstance(view, BookView)
    made = survey_sheets(0)
    texts = [[str(cell) for cell in row] for row in made["Results"]]
    wanted = {"sheet": "Results", "row": 3, "column": 1, "texts": [row[1:5] for row in texts[3:9]]}
    with reader.watch.away():
        prove_cells(view.cells, wanted)
        with pytest.raises(WrongPixelsError):
            prove_cells(view.cells, {**wanted, "row": 4})
        with pytest.raises(WrongPixelsError):
            prove_cells(view.cells, {**wanted, "sheet": "Staff"})
    view.clear_place()
    with reader.watch.away(), pytest.raises(WrongPixelsError, match="not framed"):
        prove_cells(view.cells, wanted)

    reader.robot.type_keys(_cleared(view), "A2:B3")
    QTest.keyClick(view.cells.address_edit, Qt.Key.Key_Return)
    table = view.cells.table
    first, last = (table.visualRect(table.model().index(*place)).center() for place in ((1, 0), (2, 1)))
    QTest.mousePress(table.viewport(), Qt.MouseButton.LeftButton, pos=first)
    QTest.mouseMove(table.viewport(), QPoint(last.x() - 2, last.y()))
    QTest.mouseMove(table.viewport(), last)
    QTest.mouseRelease(table.viewport(), Qt.MouseButton.LeftButton, pos=last)
    QGuiApplication.clipboard().clear()
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    reader.robot.wait_for(lambda: bool(QGuiApplication.clipboard().text()), "the copied cells")
    assert QGuiApplication.clipboard().text().split("\n")[:2] == ["\t".join(row[:2]) for row in texts[1:3]]


def test_rows_of_another_worksheet_bring_that_worksheet_up(reader: Reader) -> None:
    view, _ = reader.jump("LVM-2418", "sheet Staff rows 12–18")
    assert isinstance(view, BookView)
    rows = [[str(cell) for cell in row] for row in survey_sheets(0)["Staff"][11:18]]
    with reader.watch.away():
        prove_cells(view.cells, {"sheet": "Staff", "row": 11, "column": 0, "texts": rows})


@needs_libreoffice
def test_a_workbook_can_be_looked_at_as_it_prints(reader: Reader) -> None:
    view, artifact = reader.jump("LVM-2418", "Results, B4:E9")
    assert isinstance(view, BookView)
    reader.robot.click_button(view.printed_button)
    reader.robot.wait_for(lambda: view.printed.is_sharp(0), "the first printed page")
    assert reader.page(view.printed, artifact) == 1
    reader.robot.click_button(view.cells_button)
    reader.robot.wait_for(view.cells.isVisible, "the cells")


def test_a_message_is_shown_with_who_wrote_it_and_its_attachment_unopened(reader: Reader) -> None:
    view, _ = reader.jump("LVM-2418", "entire document", "answer-to-a-family.eml")
    assert isinstance(view, TextView)
    prove_message(view, "The evening in March begins at half past six, after the second bus")
    with pytest.raises(WrongPixelsError):
        prove_message(view, "The evening in March begins at seven.")
    shown = view.findChildren(QPlainTextEdit)[0].toPlainText()
    assert "Leonie Park" in shown
    assert "“What would have to change so that you could come?”" in " ".join(shown.split())
    assert "north-route.csv" in shown
    assert "Route;Families" not in shown


def test_an_interview_stands_at_the_cited_second_and_plays_the_span(reader: Reader) -> None:
    view, _ = reader.jump("DVM-2420", "1:05 – 1:40")
    assert isinstance(view, VideoView)
    prove_moment(view, 65.0)
    with pytest.raises(WrongPixelsError):
        prove_moment(view, 66.0)
    reader.robot.wait_for(lambda: sound_is_drawn(view), "the drawing of the sound")
    view.canvas.set_waveform(None)
    with reader.watch.away():
        assert not sound_is_drawn(view)
    view.play_cited()
    reader.robot.wait_for(lambda: 62.2 < view.position()["seconds"] < 66, "the sound from three seconds before")
    view.pause()
    reader.robot.wait_for(lambda: not view.is_playing(), "silence")


def test_a_recording_shows_its_captions_and_goes_to_a_chapter(reader: Reader) -> None:
    view, _ = reader.jump("SPA-1190", "around the 1:30 mark")
    assert isinstance(view, VideoView)
    assert reader.prover.second(view) == pytest.approx(90, abs=0.1)
    captions, chapters = (_menu(view, name) for name in ("captions_menu", "chapters_menu"))
    reader.robot.wait_for(lambda: len(captions.actions()) > 1 and len(chapters.actions()) > 2, "captions and chapters")
    before = view.canvas.grab().toImage()
    captions.actions()[1].trigger()
    reader.robot.wait_for(lambda: view.canvas.grab().toImage() != before, "the words over the picture")
    next(action for action in chapters.actions() if "Choosing the words" in action.text()).trigger()
    reader.robot.wait_for(partial(_shows_second, reader, view, 155.0), "the chapter's first frame")
    captions.actions()[0].trigger()


def test_lines_of_a_caption_file_are_marked(reader: Reader) -> None:
    view, artifact = reader.jump("SPA-1190", "lines 12–13")
    assert isinstance(view, TextView)
    reader.prover.text(view, artifact.sha256)
    prove_lines(view, "Three years side by side")
    with pytest.raises(WrongPixelsError):
        prove_lines(view, "Draft B names pupils first")


def test_a_phone_photo_stands_upright_until_the_reader_turns_it(reader: Reader) -> None:
    view, artifact = reader.jump("LVM-2421", "entire photo")
    assert isinstance(view, PdfView)
    assert reader.page(view, artifact) == 1
    reader.robot.click_button(view.toolbar.rotate_right_button)
    reader.settle(view, 1)
    with pytest.raises(WrongPixelsError):
        reader.page(view, artifact)
    reader.robot.click_button(view.toolbar.rotate_left_button)
    reader.settle(view, 1)
    assert reader.page(view, artifact) == 1


def test_a_scanned_tiff_has_pages(reader: Reader) -> None:
    view, artifact = reader.jump("EIP-2404", "page 2", "sign-in-sheets.tif")
    assert isinstance(view, PdfView)
    assert reader.page(view, artifact) == 2
    view.go_to_page(0)
    reader.settle(view, 1)
    assert reader.page(view, artifact) == 1


def test_a_drawn_poster_is_shown_as_another_program_draws_it(reader: Reader) -> None:
    view, artifact = reader.jump("SPA-1203", "the whole poster")
    assert reader.page(view, artifact) == 1


def test_a_web_page_is_read_from_the_copy_handed_in(reader: Reader) -> None:
    view, artifact = reader.jump("GVC-2377", "p. 2", "community-pages.url")
    assert isinstance(view, LinkView)
    assert reader.page(view, artifact) == 2


def test_a_web_address_without_a_copy_is_opened_only_when_asked_for(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    index, _ = reader.find("GVC-2377", "entire website")
    reader.robot.click(f"citation_chip_{index}")
    view = _shown(reader, LinkView)
    reader.robot.wait_for(lambda: "https://district.example/calendar/2026" in card_words(view), "the address")
    reader.robot.click_button(_button(view, "action_button"))
    reader.robot.wait_for(view.address_card.isVisible, "the question")
    assert not opened
    reader.robot.click_button(view.address_card.open_address_button)
    assert [url.toString() for url in opened] == ["https://district.example/calendar/2026"]


def test_a_locked_letter_asks_again_after_it_was_closed(reader: Reader) -> None:
    view, artifact = reader.jump("DVM-2420", "p. 2", "letter-to-staff.pdf", "marigold-41")
    assert reader.page(view, artifact, "marigold-41") == 2
    reader.leave_submission()
    # another submission is opened, and with that everything of this one is let go
    reader.jump("SPA-1190", "first 30 seconds of the video")
    index, _ = reader.find("DVM-2420", "p. 2", "letter-to-staff.pdf")
    reader.robot.click(f"citation_chip_{index}")
    locked = _shown(reader, PdfView)
    card = locked.findChild(PasswordCard)
    assert card is not None
    reader.robot.wait_for(card.isVisible, "the question for a password")
    assert card.password_box.text() == ""


def test_a_damaged_file_says_so_and_the_next_citation_works_on(reader: Reader) -> None:
    index, _ = reader.find("GVC-2377", "p. 1", "minutes-2019.pdf")
    reader.robot.click(f"citation_chip_{index}")
    view = _shown(reader, PdfView)
    reader.robot.wait_for(lambda: "damaged" in card_words(view), "the card")
    other, artifact = reader.jump("GVC-2377", "p. 2", "community-pages.url")
    assert reader.page(other, artifact) == 2


def _shown(reader: Reader, kind: type[V]) -> V:
    shelf = reader.robot.page.panes.evidence.shelf
    reader.robot.wait_for(lambda: isinstance(shelf.current_view(), kind), "the viewer")
    view = shelf.current_view()
    assert isinstance(view, kind)
    return view


def _button(view: EvidenceView, name: str) -> QAbstractButton:
    return next(one for one in view.findChildren(QAbstractButton, name) if one.isVisible())


def _menu(view: EvidenceView, name: str) -> QMenu:
    found = view.findChild(QMenu, name)
    assert found is not None
    return found


def _cleared(view: BookView) -> QLineEdit:
    view.cells.address_edit.setFocus()
    view.cells.address_edit.selectAll()
    return view.cells.address_edit


def _shows_second(reader: Reader, view: VideoView, second: float) -> bool:
    try:
        return abs(reader.prover.second(view) - second) < 0.1
    except WrongPixelsError:
        return False
