"""The demo's files are what their programs really write: each is read here by a library that did not write it."""

from __future__ import annotations

import email
import email.policy
import io
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import av
import pymupdf
import pypdfium2
import pytest
from PIL import Image, ImageOps
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from python_calamine import CalamineWorkbook

from assessor_app.demo.artifact_making import ArtifactMaker, read_text
from assessor_app.demo.camera_pictures import make_phone_photo, make_poster, make_tiff_scan
from assessor_app.demo.captioned_video import add_captions, read_cues, write_captions
from assessor_app.demo.documents import make_document
from assessor_app.demo.originals import Originals
from assessor_app.demo.slide_decks import make_pptx, read_slides
from assessor_app.demo.small_files import damage, lock, make_link, make_mail
from assessor_app.demo.submissions import read_programme
from assessor_app.demo.word_files import make_docx, make_odt, read_chapters
from assessor_app.demo.workbooks import make_workbook, survey_sheets
from assessor_app.domain.file_kind import file_kind_of
from assessor_app.media.recording.captions import parse_captions
from assessor_app.office.conversion import Conversion, OfficeFile
from assessor_app.office.program import find_libreoffice
from tests.support.office_files import needs_libreoffice
from tests.support.videos import film

WORDS = read_programme()["schools"][0]


def test_the_workbook_holds_its_cells_by_worksheet(tmp_path: Path) -> None:
    sheets = survey_sheets(3)
    make_workbook(path := tmp_path / "survey.xlsx", sheets)
    book = CalamineWorkbook.from_path(str(path))
    assert book.sheet_names == ["Summary", "Results", "Staff"]
    for name, rows in sheets.items():
        assert book.get_sheet_by_name(name).to_python() == [list(row) for row in rows]
    assert survey_sheets(3) == sheets
    assert survey_sheets(4) != sheets


@pytest.mark.parametrize(
    ("recipe", "make", "media_type"),
    [
        ("handbook.yaml", make_docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("minutes.yaml", make_odt, "application/vnd.oasis.opendocument.text"),
    ],
)
@needs_libreoffice
def test_each_chapter_of_a_document_stands_on_its_own_page(
    tmp_path: Path, recipe: str, make: Callable[..., None], media_type: str
) -> None:
    chapters = read_chapters(read_text(recipe), WORDS)
    make(path := tmp_path / "made", chapters)
    assert _kind(path) == media_type
    assert _headings(path, media_type, tmp_path) == [chapter.heading for chapter in chapters]


@needs_libreoffice
def test_each_slide_carries_its_heading(tmp_path: Path) -> None:
    slides = read_slides(read_text("deck.yaml"), WORDS)
    make_pptx(path := tmp_path / "made", slides)
    media_type = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
    assert _kind(path) == media_type
    assert _headings(path, media_type, tmp_path) == [slide.heading for slide in slides]


def test_the_phone_photo_lies_on_its_side_and_says_so(tmp_path: Path) -> None:
    make_phone_photo(path := tmp_path / "photo.jpg", 1)
    with Image.open(path) as picture:
        assert picture.size == (1200, 900)
        upright = ImageOps.exif_transpose(picture)
    assert upright.size == (900, 1200)
    # the tray for the pens is at the foot of the board
    assert upright.getpixel((60, 1036)) == pytest.approx((125, 130, 138), abs=12)


def test_the_scan_is_one_tiff_of_black_and_white_pages(tmp_path: Path, qapp: QApplication) -> None:
    pages = make_tiff_scan(path := tmp_path / "scan.tif", "sign-in-form", WORDS)
    with Image.open(path) as picture:
        assert (picture.n_frames, picture.mode, picture.info["compression"]) == (pages.total, "1", "group4")
    assert [one.name for one in tmp_path.iterdir()] == ["scan.tif"]


def test_the_poster_is_a_drawing_that_leads_nowhere(tmp_path: Path) -> None:
    make_poster(path := tmp_path / "poster.svg", "Cedar Hollow School")
    assert _kind(path) == "image/svg+xml"
    text = path.read_text(encoding="utf-8")
    assert "href" not in text
    assert text.count("http") == 1  # the name of the format itself
    with pymupdf.open(path) as drawing:
        assert "Twenty minutes" in drawing[0].get_text()


def test_the_mail_has_a_sender_a_thread_and_an_attachment(tmp_path: Path) -> None:
    make_mail(path := tmp_path / "mail.eml", "Dear all,\n\n“thank you”\n", "school.example")
    mail = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    body = mail.get_body()
    assert body is not None
    assert body.get_content().split() == ["Dear", "all,", "“thank", "you”"]
    assert [one.get_filename() for one in mail.iter_attachments()] == ["north-route.csv"]
    assert _kind(path) == "message/rfc822"


def test_a_link_is_known_as_one(tmp_path: Path) -> None:
    make_link(path := tmp_path / "page.url", "https://school.example/news")
    assert _kind(path) == "application/x-mswinurl"


def test_the_locked_letter_opens_with_its_password_only(tmp_path: Path, qapp: QApplication) -> None:
    pages = make_document(path := tmp_path / "letter.pdf", "staff-letter", WORDS)
    lock(path, "marigold-41")
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(path)
    document = pypdfium2.PdfDocument(path, password="marigold-41")
    assert len(document) == pages.total
    document.close()


def test_nothing_can_be_read_of_the_damaged_file(tmp_path: Path, qapp: QApplication) -> None:
    make_document(path := tmp_path / "minutes.pdf", "staff-letter", WORDS)
    size = path.stat().st_size
    damage(path)
    assert path.stat().st_size == size
    assert _kind(path) == "application/pdf"
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(path)
    with pytest.raises(pymupdf.FileDataError):
        pymupdf.open(path, filetype="pdf")


def test_captions_are_in_the_film_and_beside_it_and_no_picture_changes(tmp_path: Path) -> None:
    plain, path, beside = tmp_path / "plain.mp4", tmp_path / "film.mp4", tmp_path / "film.vtt"
    plain.write_bytes(film())
    cues = ((1.0, 3.5, "What we heard"), (4.0, 9.0, "Families — and “us”"))
    add_captions(plain, path, cues, [(0.0, "Begin"), (8.0, "End")])
    write_captions(beside, cues)
    with av.open(str(path)) as made, av.open(str(plain)) as before:
        assert [one["metadata"]["title"] for one in made.chapters()] == ["Begin", "End"]
        assert made.streams.subtitles[0].metadata["language"] == "eng"
        pictures = [bytes(packet) for packet in made.demux(made.streams.video[0]) if packet.size]
        assert pictures == [bytes(packet) for packet in before.demux(before.streams.video[0]) if packet.size]
    told = parse_captions(beside.read_bytes())
    assert [(one.start, one.end, one.text) for one in told] == list(cues)


def test_captions_of_the_demo_do_not_overlap_and_end_in_time() -> None:
    cues = read_cues(read_text("captions.yaml"))
    assert all(start < end for start, end, _ in cues)
    assert all(before[1] <= after[0] for before, after in pairwise(cues))
    assert cues[-1][1] <= 240


@pytest.mark.parametrize("make", ["handbook", "minutes", "deck", "workbook", "mail", "poster", "phone-photo"])
def test_the_same_recipe_makes_the_same_bytes(tmp_path: Path, make: str) -> None:
    for name in ("one", "two"):
        maker = ArtifactMaker(tmp_path, _nobody, ["A sentence."])
        maker.make(tmp_path / name, {"make": make}, WORDS, 5)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_the_independent_pages_of_a_photo_are_upright(tmp_path: Path) -> None:
    make_phone_photo(tmp_path / "photo", 1)
    (page,) = Originals(tmp_path).pages("xxphoto", "image/jpeg")
    assert page.picture.height() > page.picture.width()
    assert page.picture != QImage()


def _nobody(_sentence: str) -> None:
    """Nobody waits."""


def _kind(path: Path) -> str:
    with path.open("rb") as file:
        return file_kind_of(file, path.name).media_type


def _headings(path: Path, media_type: str, folder: Path) -> list[str]:
    """The first lines of each page LibreOffice makes, joined as far as the page's heading goes."""
    program = find_libreoffice()
    assert program is not None

    def write(target: Path) -> None:
        target.write_bytes(path.read_bytes())

    (workplace := folder / "work").mkdir()
    (made,) = Conversion(program, workplace).convert([OfficeFile(media_type, write)])
    assert isinstance(made, Path), made
    with pymupdf.open(stream=io.BytesIO(made.read_bytes()), filetype="pdf") as pages:
        return [_largest(page) for page in pages]


def _largest(page: pymupdf.Page) -> str:
    """The words set in the page's largest type."""
    spans = [
        span
        for block in page.get_text("dict")["blocks"]
        for line in block.get("lines", ())
        for span in line["spans"]
        if span["text"].strip()
    ]
    size = max(span["size"] for span in spans)
    return " ".join(" ".join(span["text"] for span in spans if span["size"] > size - 0.5).split())
