"""Office files, books and pictures are shown by whatever pages can be had, and it is said whose pages they are."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import BinaryIO

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from assessor_app.domain.citation import ArtifactFacts, PagePlace, WholePlace
from assessor_app.domain.submission import ArtifactKind
from assessor_app.errors import ArtifactError
from assessor_app.gui.document_view.document_view import DocumentView
from assessor_app.gui.pdf_view.page_strip import Zoom
from assessor_app.media.office_rendition import OfficeConverter
from tests.support.office_files import broken_docx, docx, needs_libreoffice, odp, odt
from tests.support.page_desk import PageDesk, artifact_of
from tests.support.page_views import PageParts
from tests.support.pdfs import MemorySource, plain_pdf
from tests.support.pictures import BLUE, GREEN, RED, WHITE, encoded, heic, held, moving, quarters, scans
from tests.support.viewers import Recorder

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
SECONDS = 60_000
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DOC = "application/msword"
ODT = "application/vnd.oasis.opendocument.text"
ODP = "application/vnd.oasis.opendocument.presentation"


class Desk:
    """A view on a desk of renditions, and what a person sees of it."""

    def __init__(self, parts: PageParts, desk: PageDesk) -> None:
        self.qtbot, self.desk = parts.qtbot, desk
        self.view = parts.show(DocumentView(parts.service, parts.finder(desk), parts.theme))
        self.facts = Recorder(self.view.facts_found)
        self.failed = Recorder(self.view.failed)

    def start(self, data: bytes, media_type: str, kind: ArtifactKind = "document") -> None:
        """Begin to open."""
        self.view.open_artifact(artifact_of(kind, media_type), MemorySource(data))

    def open(self, data: bytes, media_type: str, kind: ArtifactKind = "document") -> ArtifactFacts:
        """Open, and wait for what was found."""
        with self.qtbot.waitSignal(self.view.facts_found, timeout=SECONDS) as heard:
            self.start(data, media_type, kind)
        assert heard.args is not None
        found = heard.args[0]
        assert isinstance(found, ArtifactFacts)
        return found

    def wait_for(self, what: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(what, timeout=SECONDS)

    def note(self) -> str:
        """What the note bar says."""
        return self.view.note_bar.note_label.text() if not self.view.note_bar.isHidden() else ""

    def card(self, name: str = "heading_label") -> str:
        """What the card in the place of the pages says."""
        label = self.view.findChild(QLabel, name)
        return label.text() if label is not None and label.isVisible() else ""

    def card_button(self) -> QPushButton:
        button = self.view.findChild(QPushButton, "action_button")
        assert button is not None
        return button

    def words(self, page: int = 0) -> str:
        """The words of a page."""
        document = self.view._document
        assert document is not None
        document.want_words([page])
        self.wait_for(lambda: document.words(page) is not None)
        read = document.words(page)
        return "" if read is None else " ".join(word.text for word in read.words)

    def colours(self) -> list[tuple[int, int, int]]:
        """What is painted in the middle of the four quarters of page 0."""
        shot, box = self.view.canvas.viewport().grab().toImage(), self.view.canvas.page_box(0)
        spots = [
            QPoint(round(box.x() + across * box.width()), round(box.y() + down * box.height()))
            for down in (0.25, 0.75)
            for across in (0.25, 0.75)
        ]
        return [(shot.pixelColor(at).red(), shot.pixelColor(at).green(), shot.pixelColor(at).blue()) for at in spots]


@pytest.fixture
def opened(page_parts: PageParts) -> Callable[[PageDesk], Desk]:
    return partial(Desk, page_parts)


Begin = Callable[[PageDesk], Desk]


def near(seen: list[tuple[int, int, int]], wanted: list[tuple[int, int, int]]) -> bool:
    return all(
        abs(a - b) < 16 for one, other in zip(seen, wanted, strict=True) for a, b in zip(one, other, strict=True)
    )


# ---- whose pages


def test_the_hubs_pages_stand_for_an_office_file_and_cited_ones_are_framed(opened: Begin, qtbot: QtBot) -> None:
    desk = opened(PageDesk(hub=plain_pdf(5), way="in_memory"))
    with qtbot.waitSignal(desk.view.place_shown, timeout=SECONDS) as shown:
        desk.start(docx(2), DOCX)
        desk.view.show_place(PagePlace(3, 3), "Cited for EO 1.b")
    assert shown.args == [PagePlace(3, 3)]
    assert desk.facts.values[-1].pages == 5
    assert desk.facts.values[-1].pages_from == "hub"
    assert desk.note() == ""
    assert desk.desk.consents == []


def test_pages_made_here_in_memory_need_no_leave_and_are_marked_as_such(opened: Begin) -> None:
    desk = opened(PageDesk(made=plain_pdf(3), way="in_memory"))
    found = desk.open(docx(2), DOCX)
    assert (found.pages, found.pages_from) == (3, "laptop")
    assert desk.desk.consents == [False]
    assert desk.note().startswith("These pages were made on this laptop; other readers may see other page numbers.")


def test_while_pages_are_made_the_words_can_be_had_at_once_and_the_making_ends(opened: Begin, qtbot: QtBot) -> None:
    busy = threading.Event()
    desk = opened(PageDesk(made=plain_pdf(3), way="in_memory", busy=busy))
    desk.start(docx(2), DOCX)
    desk.wait_for(lambda: desk.card() == "Making pages of this file…" and desk.desk.consents == [False])
    with qtbot.waitSignal(desk.view.facts_found, timeout=SECONDS):
        qtbot.mouseClick(desk.card_button(), Qt.MouseButton.LeftButton)
    busy.set()
    desk.wait_for(lambda: desk.desk.cancelled == [True])
    assert desk.facts.values[-1].pages_from == "text"
    assert desk.words() == "Page 1 of 2 Page 2 of 2"


def test_without_a_maker_of_pages_the_words_are_shown_and_what_is_missing_is_said(opened: Begin) -> None:
    desk = opened(PageDesk())
    assert desk.open(docx(2), DOCX).pages_from == "text"
    assert desk.words() == "Page 1 of 2 Page 2 of 2"
    assert "layout, pictures and page numbers are missing" in desk.note()
    assert "once LibreOffice is installed" in desk.note()
    other = opened(PageDesk())
    assert (other.open(odp(3), ODP, "slides").pages, other.words(2)) == (3, "Slide 3 of 3")


@pytest.mark.parametrize(("data", "media_type"), [(docx(2), DOCX), (odt(2), ODT)])
def test_a_copy_on_the_disk_is_made_only_once_the_reader_has_agreed(
    opened: Begin, qtbot: QtBot, data: bytes, media_type: str
) -> None:
    desk = opened(PageDesk(made=plain_pdf(4), way="on_disk"))
    assert desk.open(data, media_type).pages_from == "text"
    desk.view.show_place(PagePlace(0, 0), "Cited for EO 1.b")
    assert "a readable copy lies on the disk" in desk.note()
    assert desk.desk.consents == []
    with qtbot.waitSignals([desk.view.facts_found, desk.view.place_shown], timeout=SECONDS):
        qtbot.mouseClick(desk.view.note_bar.note_action_button, Qt.MouseButton.LeftButton)
    assert desk.desk.consents == [True]
    assert (desk.facts.values[-1].pages, desk.facts.values[-1].pages_from) == (4, "laptop")
    frame = desk.view.canvas.frame()
    assert frame is not None
    assert frame.badge == "Cited for EO 1.b"
    assert desk.note().startswith("These pages were made on this laptop")


def test_a_file_without_words_asks_for_leave_in_their_place(opened: Begin, qtbot: QtBot) -> None:
    desk = opened(PageDesk(made=plain_pdf(4), way="on_disk"))
    desk.start(b"an old letter", DOC)
    desk.wait_for(lambda: desk.card() == "This file has no pages yet")
    assert not desk.failed.heard()
    with qtbot.waitSignal(desk.view.facts_found, timeout=SECONDS):
        qtbot.mouseClick(desk.card_button(), Qt.MouseButton.LeftButton)
    assert desk.desk.consents == [True]


def test_why_pages_could_not_be_made_is_said_with_the_words(opened: Begin) -> None:
    why = ArtifactError("Making pages took too long and was stopped.", kind="timeout")
    desk = opened(PageDesk(made=why, way="in_memory"))
    assert desk.open(docx(), DOCX).pages_from == "text"
    assert desk.note().endswith(" are missing. Making pages took too long and was stopped.")


def test_why_pages_could_not_be_made_is_all_there_is_where_there_are_no_words(opened: Begin) -> None:
    why = ArtifactError("LibreOffice cannot read this file: it seems to be damaged.")
    desk = opened(PageDesk(made=why, way="in_memory"))
    desk.start(b"an old letter", DOC)
    desk.wait_for(desk.failed.heard)
    assert desk.failed.values == [str(why)]
    assert desk.card() == str(why).removesuffix(".")


def test_a_locked_file_says_so_and_is_not_asked_for_its_words(opened: Begin) -> None:
    locked = ArtifactError("This file is locked with a password.", "Ask for an unlocked copy.", kind="password")
    desk = opened(PageDesk(made=locked, way="in_memory"))
    desk.start(docx(), DOCX)
    desk.wait_for(desk.failed.heard)
    assert desk.card() == "This file is locked with a password"
    assert desk.card_button().text() == "Open in another program…"


def test_a_locked_file_is_told_without_libreoffice_too_and_asks_for_no_password_in_vain(opened: Begin) -> None:
    desk = opened(PageDesk())
    desk.start(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(2_000), DOCX)
    desk.wait_for(desk.failed.heard)
    assert desk.card() == "This file is locked with a password"
    assert desk.card_button().text() == "Open in another program…"


def test_what_nobody_makes_pages_of_can_be_opened_outside(opened: Begin, qtbot: QtBot) -> None:
    desk = opened(PageDesk())
    desk.start(b"an old letter", DOC)
    desk.wait_for(desk.failed.heard)
    assert desk.failed.values == ["Neither the hub nor this laptop has made pages of this file."]
    asked = Recorder(desk.view.open_outside_requested)
    qtbot.mouseClick(desk.card_button(), Qt.MouseButton.LeftButton)
    assert asked.values == ["art-1"]


def test_hub_pages_that_cannot_be_read_give_way_to_the_words(opened: Begin) -> None:
    desk = opened(PageDesk(hub=b"no PDF"))
    assert desk.open(docx(2), DOCX).pages_from == "text"
    assert desk.words() == "Page 1 of 2 Page 2 of 2"
    assert not desk.failed.heard()


@pytest.mark.logs_errors
def test_a_desk_that_fails_over_the_pages_leaves_the_words(opened: Begin) -> None:
    desk = opened(PageDesk(failure=OSError("the vault is busy")))
    assert desk.open(docx(2), DOCX).pages_from == "text"


def test_a_damaged_file_without_pages_says_so(opened: Begin) -> None:
    desk = opened(PageDesk())
    desk.start(broken_docx(), DOCX)
    desk.wait_for(desk.failed.heard)
    assert desk.failed.values == ["This file is damaged and cannot be read."]
    other = opened(PageDesk())
    other.start(b"PK\x03\x04 nothing", ODT)
    other.wait_for(other.failed.heard)
    assert other.failed.values == ["This file is damaged and cannot be read."]


def test_a_file_that_could_not_be_read_can_be_tried_again(opened: Begin, qtbot: QtBot) -> None:
    class Shy(MemorySource):
        tries = 0

        def open(self) -> BinaryIO:
            self.tries += 1
            if self.tries == 1:
                raise OSError
            return super().open()

    desk = opened(PageDesk())
    desk.view.open_artifact(artifact_of("document", ODT), Shy(odt(2)))
    desk.wait_for(desk.failed.heard)
    assert desk.failed.values == ["This file could not be read from this laptop."]
    with qtbot.waitSignal(desk.view.facts_found, timeout=SECONDS):
        qtbot.mouseClick(desk.card_button(), Qt.MouseButton.LeftButton)
    assert desk.words() == "Page 1 of 2 Page 2 of 2"


def test_closing_ends_the_making_and_the_view_opens_another_file(opened: Begin) -> None:
    busy = threading.Event()
    desk = opened(PageDesk(made=plain_pdf(3), way="in_memory", busy=busy))
    desk.start(docx(2), DOCX)
    desk.wait_for(partial(_is_making, desk))
    # what has not begun is never begun
    desk.wait_for(lambda: bool(desk.desk.consents))
    desk.view.close_artifact()
    busy.set()
    desk.wait_for(lambda: desk.desk.cancelled == [True])
    assert not desk.facts.heard()
    assert desk.open(b"<html><body><p>Words</p></body></html>", "text/html").pages_from == "file"
    assert desk.note() == ""


def test_pages_in_the_making_leave_the_words_of_other_files_alone_and_giving_up_lets_the_next_begin(
    opened: Begin,
) -> None:
    busy = threading.Event()
    makings = [opened(PageDesk(made=plain_pdf(3), way="in_memory", busy=busy)) for _ in range(2)]
    for one in makings:
        one.start(docx(2), DOCX)
        one.wait_for(partial(_is_making, one))
    assert opened(PageDesk()).open(docx(2), DOCX).pages_from == "text", "two threads would be taken by the makers"
    for one in makings:
        one.view.close_artifact()
    busy.set()
    makings[0].wait_for(lambda: makings[0].desk.cancelled == [True])
    assert makings[1].desk.consents == [], "what was given up while it waited never begins"


def _is_making(desk: Desk) -> bool:
    return desk.card() == "Making pages of this file…"


def test_where_the_reader_was_is_found_again(opened: Begin) -> None:
    desk = opened(PageDesk(hub=plain_pdf(5)))
    desk.view.restore({"page": 3.0, "y": 0.25, "zoom": 1.5, "fit": 0.0})
    desk.start(docx(), DOCX)
    desk.view.restore({"page": 3.0, "y": 0.25, "zoom": 1.5, "fit": 0.0})
    desk.wait_for(desk.facts.heard)
    assert desk.view.position()["page"] == 3.0
    assert desk.view.position()["zoom"] == 1.5


# ---- pictures


def shown_picture(desk: Desk, data: bytes, media_type: str) -> None:
    with desk.qtbot.waitSignal(desk.view.place_shown, timeout=SECONDS) as shown:
        desk.start(data, media_type, "image")
        desk.view.show_place(WholePlace(), "Cited for EO 1.b")
    assert shown.args == [WholePlace()]


def test_a_photograph_is_upright_fitted_framed_and_painted_before_it_is_said_to_be_shown(opened: Begin) -> None:
    desk = opened(PageDesk())
    shown_picture(desk, held(6, 2400, 1600), "image/jpeg")
    box, window = desk.view.canvas.page_box(0), desk.view.canvas.viewport().rect()
    assert window.contains(box.toRect())
    assert abs(box.center().y() - window.center().y()) < 4
    assert near(desk.colours(), [RED, GREEN, BLUE, WHITE])
    frame = desk.view.canvas.frame()
    assert frame is not None
    assert (frame.first, frame.last, frame.badge) == (0, 0, "Cited for EO 1.b")
    framed = desk.view.canvas.viewport().grab().toImage()
    desk.view.clear_place()
    assert desk.view.canvas.viewport().grab().toImage() != framed
    assert (desk.facts.values[0].pages, desk.facts.values[0].pages_from) == (1, "file")


def test_a_phones_heic_is_painted(opened: Begin) -> None:
    desk = opened(PageDesk())
    shown_picture(desk, heic(quarters(512, 256)), "image/heic")
    assert near(desk.colours(), [RED, GREEN, BLUE, WHITE])


def test_a_picture_can_be_turned_enlarged_and_dragged_and_has_no_pages_to_turn(opened: Begin, qtbot: QtBot) -> None:
    desk = opened(PageDesk())
    shown_picture(desk, encoded(quarters(2400, 1600), "PNG"), "image/png")
    bar = desk.view.toolbar
    hidden = (bar.page_box, bar.previous_button, bar.find_button, bar.panel_button, bar.hand_button)
    assert not any(part.isVisible() for part in hidden)
    assert bar.rotate_right_button.isVisible()
    qtbot.mouseClick(bar.rotate_right_button, Qt.MouseButton.LeftButton)
    desk.wait_for(lambda: desk.view.is_sharp(0))
    assert near(desk.colours(), [BLUE, RED, WHITE, GREEN])
    desk.view.canvas.set_zoom(Zoom("none", 1.0))
    assert desk.view.canvas.page_box(0).width() == 1600
    window, before = desk.view.canvas.viewport(), desk.view.canvas.top()
    qtbot.mousePress(window, Qt.MouseButton.LeftButton, pos=QPoint(300, 300))
    qtbot.mouseMove(window, QPoint(300, 180))
    qtbot.mouseRelease(window, Qt.MouseButton.LeftButton, pos=QPoint(300, 180))
    assert desk.view.canvas.top() == before + 120
    desk.view.open_find()
    assert desk.view.find_bar.isHidden()


def test_a_small_picture_is_not_blown_up_and_a_remembered_zoom_is_kept(opened: Begin) -> None:
    desk = opened(PageDesk())
    shown_picture(desk, encoded(quarters(32, 32), "PNG"), "image/png")
    assert desk.view.canvas.page_box(0).width() == 32
    other = opened(PageDesk())
    other.start(encoded(quarters(), "PNG"), "image/png", "image")
    other.view.restore({"zoom": 1.5, "fit": 0.0})
    other.wait_for(other.facts.heard)
    assert other.view.position()["zoom"] == 1.5
    assert other.view.toolbar.zoom_button.text() == "150 %"


def test_the_pages_of_a_scan_can_be_turned(opened: Begin, qtbot: QtBot) -> None:
    desk = opened(PageDesk())
    assert desk.open(scans(3, (600, 800)), "image/tiff", "image").pages == 3
    assert desk.view.toolbar.page_box.isVisible()
    with qtbot.waitSignal(desk.view.place_shown, timeout=SECONDS):
        desk.view.show_place(PagePlace(2, 2), "Cited for EO 1.b")
    assert desk.view.current_page() == 2
    with qtbot.waitSignal(desk.view.place_shown, timeout=SECONDS) as shown:
        desk.view.show_place(WholePlace(), "Cited for EO 1.b")
    assert shown.args == [WholePlace()]
    frame = desk.view.canvas.frame()
    assert frame is not None
    assert (frame.first, frame.last) == (0, 2)


def test_of_a_moving_picture_the_first_frame_is_shown_and_said_so(opened: Begin) -> None:
    desk = opened(PageDesk())
    shown_picture(desk, moving("GIF"), "image/gif")
    assert near(desk.colours(), [RED] * 4)
    assert desk.note() == "This picture moves; only its first frame is shown."


def test_a_cut_photograph_says_that_part_of_it_is_missing(opened: Begin) -> None:
    noise = encoded(Image.effect_noise((400, 300), 90).convert("RGB"), "JPEG")
    desk = opened(PageDesk())
    shown_picture(desk, noise[: len(noise) // 2], "image/jpeg")
    assert desk.note() == "This picture is incomplete: the file ends too early or is damaged."


@pytest.mark.parametrize(
    ("data", "media_type", "sentence"),
    [
        (b"\0\0\0\x18ftypheic\0\0\0\0", "image/heic", "This file is damaged and cannot be read."),
        (b"no picture", "image/png", "This kind of file cannot be shown here."),
    ],
)
def test_a_picture_that_cannot_be_read_offers_another_program(
    opened: Begin, qtbot: QtBot, data: bytes, media_type: str, sentence: str
) -> None:
    desk = opened(PageDesk())
    desk.start(data, media_type, "image")
    desk.wait_for(desk.failed.heard)
    assert desk.failed.values == [sentence]
    asked = Recorder(desk.view.open_outside_requested)
    qtbot.mouseClick(desk.card_button(), Qt.MouseButton.LeftButton)
    assert asked.values == ["art-1"]


def test_a_drawing_keeps_its_words(opened: Begin) -> None:
    words = b'<text x="20" y="60" font-size="24">Zebra</text>'
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200">' + words + b"</svg>"
    desk = opened(PageDesk())
    shown_picture(desk, drawing, "image/svg+xml")
    assert not desk.view.canvas.hand()
    assert desk.words() == "Zebra"


# ---- with LibreOffice itself


@needs_libreoffice
def test_libreoffice_makes_the_pages_the_reader_sees(opened: Begin, tmp_path: Path) -> None:
    letter = docx(3, text="Zebra")
    pages = OfficeConverter(tmp_path / "pages").convert(MemorySource(letter), DOCX, never, on_disk=True)
    desk = opened(PageDesk(made=pages, way="in_memory"))
    assert desk.open(letter, DOCX).pages == 3
    assert desk.words(2) == "Zebra 3 of 3"


def never() -> bool:
    return False
