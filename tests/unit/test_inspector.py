"""Every kind of file is opened once as the desk would open it, and whatever is wrong comes as one of seven classes."""

from __future__ import annotations

import io
import logging
from collections.abc import Callable, Iterator
from typing import BinaryIO

import pytest

from assessor_app.domain.citation import SheetFacts
from assessor_app.domain.file_kind import file_kind_of
from assessor_app.errors import ARTIFACT_FAULTS, ArtifactError
from assessor_app.media.byte_source import ByteSource
from assessor_app.media.inspection import Inspection
from assessor_app.media.inspector import Inspector
from assessor_app.media.pdf.paged_look import PagedLooker
from assessor_app.media.pdf.paged_types import PDF
from tests.support.office_files import broken_docx, docx, odp, ods, odt, rtf, xlsx
from tests.support.pdfs import MemorySource, locked_pdf, pageless_pdf, plain_pdf, slow_pdf
from tests.support.pictures import claiming, encoded, quarters, scans
from tests.support.videos import film, recording, unfinished

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100"><rect width="100" height="100"/></svg>'
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MAIL = b"From: a@example.org\r\nSubject: Plan\r\n\r\nThe words.\r\n"


@pytest.fixture(scope="module")
def inspector() -> Iterator[Inspector]:
    inspector = Inspector()
    yield inspector
    inspector.close()


class GoneSource:
    """A file that was there a moment ago."""

    size = 1000

    def open(self) -> BinaryIO:
        raise FileNotFoundError


def never() -> bool:
    return False


def looked(
    inspector: Inspector, data: bytes, name: str, rendition: bytes | None = None, source: ByteSource | None = None
) -> Inspection:
    kind = file_kind_of(io.BytesIO(data), name)
    pages = None if rendition is None else MemorySource(rendition)
    return inspector.inspect(source or MemorySource(data), name, kind.kind, kind.media_type, never, pages)


def test_a_pdf_has_its_pages_labels_text_and_first_render(inspector: Inspector) -> None:
    found = looked(inspector, plain_pdf(7, labels=True), "plan.pdf")
    assert found.can_be_shown
    assert (found.facts.pages, found.facts.pages_from, found.facts.has_text) == (7, "file", True)
    assert found.facts.page_labels[:2] == ("i", "ii")
    assert found.facts.first_text
    assert (found.width, found.height, found.sentence) == (1000, 1415, "")


@pytest.mark.parametrize(
    ("data", "name", "kind", "pages", "pages_from"),
    [
        (docx(2), "a.docx", "document", 1, "text"),
        (odt(2), "a.odt", "document", 1, "text"),
        (odp(3), "a.odp", "slides", 3, "text"),
        (rtf(), "a.rtf", "document", 1, "text"),
        (b"<html><body><p>Words</p></body></html>", "a.html", "document", 1, "file"),
        (SVG, "a.svg", "image", 1, "file"),
        (encoded(quarters(), "JPEG"), "a.jpg", "image", 1, "file"),
        (scans(3), "a.tif", "image", 3, "file"),
    ],
)
def test_whatever_has_pages_or_is_given_some(
    inspector: Inspector, data: bytes, name: str, kind: str, pages: int, pages_from: str
) -> None:
    found = looked(inspector, data, name)
    assert found.facts.fault == ""
    assert (found.kind, found.facts.pages, found.facts.pages_from) == (kind, pages, pages_from)
    assert found.width == 1000
    assert ("Only the text" in found.sentence) == (pages_from == "text")
    assert found.facts.has_text == (kind != "image")


def test_the_pages_made_of_an_office_file_are_its_pages(inspector: Inspector) -> None:
    found = looked(inspector, docx(2), "a.docx", plain_pdf(5))
    assert (found.kind, found.facts.pages, found.facts.pages_from, found.sentence) == ("document", 5, "hub", "")
    book = looked(inspector, xlsx({"One": [["a", 1.0]]}), "a.xlsx", plain_pdf(2))
    assert (book.facts.pages, book.facts.sheets) == (2, (SheetFacts("One", 1, 2),))


def test_pages_nobody_can_read_stand_for_nothing(inspector: Inspector) -> None:
    found = looked(inspector, docx(2), "a.docx", b"no PDF")
    assert (found.facts.fault, found.facts.pages_from, found.facts.has_text) == ("", "text", True)
    book = looked(inspector, xlsx({"One": [["a"]]}), "a.xlsx", b"no PDF")
    assert (book.facts.fault, book.facts.pages, book.facts.pages_from) == ("", None, "file")


def test_sheets_texts_mails_and_links(inspector: Inspector) -> None:
    book = looked(inspector, ods({"One": [["a", "b"]], "Two": []}), "a.ods")
    assert [sheet.name for sheet in book.facts.sheets] == ["One", "Two"]
    assert book.facts.first_text == "a\tb"
    table = looked(inspector, b"name,score\nA,3\n", "a.csv")
    assert (table.kind, table.facts.sheets[0].rows) == ("sheet", 2)
    assert looked(inspector, b"Some words\n" * 5, "a.txt").facts.first_text.startswith("Some words")
    mail = looked(inspector, MAIL, "a.eml")
    assert (mail.media_type, mail.facts.first_text) == ("message/rfc822", "Plan\nThe words.")
    link = looked(inspector, b"[InternetShortcut]\nURL=https://a.example/\n", "a.url")
    assert (link.kind, link.facts.fault, link.sentence) == (
        "link", "", "A web address: it can be read online only.",
    )  # fmt: skip
    assert looked(inspector, b"[InternetShortcut]\nURL=\n", "a.url").facts.fault == "damaged"


def test_recordings_have_their_length_and_first_picture(inspector: Inspector) -> None:
    seen = looked(inspector, film(), "a.mp4")
    assert (seen.kind, seen.facts.fault, seen.width, seen.height) == ("video", "", 640, 360)
    assert seen.facts.duration == pytest.approx(16, abs=0.2)
    assert "264" in seen.detail
    heard = looked(inspector, recording(), "a.m4a")
    assert (heard.kind, heard.facts.fault, heard.width) == ("audio", "", 0)


@pytest.mark.parametrize(
    ("data", "name", "fault"),
    [
        (locked_pdf(), "a.pdf", "password"),
        (pageless_pdf(), "a.pdf", "empty"),
        (b"", "a.pdf", "empty"),
        (b"", "a.mp4", "empty"),
        (b"%PDF-1.7 and nothing more", "a.pdf", "damaged"),
        (broken_docx(), "a.docx", "damaged"),
        (xlsx({"One": [["a"]]})[:-60], "a.xlsx", "damaged"),
        # a film takes half a second to make: only whoever runs this pays for it
        (lambda: unfinished(film()), "a.mp4", "damaged"),
        (encoded(quarters(), "PNG")[:30], "a.png", "damaged"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "a.heic", "damaged"),
        (claiming(2_000_000_000, 1), "a.png", "too_large"),
        (b"PK\x05\x06" + bytes(18), "a.zip", "unsupported"),
        (b"\0\1\2\3" * 99, "a.bin", "unsupported"),
    ],
)
def test_every_fault_has_its_class_and_a_sentence(
    inspector: Inspector, data: bytes | Callable[[], bytes], name: str, fault: str
) -> None:
    found = looked(inspector, data() if callable(data) else data, name)
    assert found.facts.fault == fault
    assert fault in ARTIFACT_FAULTS
    assert not found.can_be_shown
    assert found.facts.checked
    assert found.sentence


def test_a_locked_office_file_is_told_without_libreoffice(inspector: Inspector) -> None:
    locked = MemorySource(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(2_000))
    assert inspector.inspect(locked, "a.docx", "document", DOCX, never).facts.fault == "password"


@pytest.mark.parametrize("name", ["a.pdf", "a.png", "a.txt", "a.csv", "a.eml", "a.mp4", "a.url", "a.odt"])
def test_a_file_that_goes_away_is_missing(inspector: Inspector, name: str) -> None:
    samples = {"a.pdf": plain_pdf(1), "a.png": encoded(quarters(), "PNG"), "a.mp4": film(), "a.odt": odt()}
    data = samples.get(name, MAIL)
    if name == "a.url":
        data = b"[InternetShortcut]\nURL=https://a.example/\n"
    assert looked(inspector, data, name, source=GoneSource()).facts.fault == "missing"


def test_what_is_left_of_a_cut_photograph_is_told(inspector: Inspector) -> None:
    data = encoded(quarters(800, 600), "PNG", compress_level=0)
    found = looked(inspector, data[: len(data) // 2], "a.png")
    assert (found.facts.fault, found.width) == ("", 1000)
    assert found.sentence == "This picture is incomplete: the file ends too early or is damaged."


def test_a_text_with_a_films_name_is_a_text(inspector: Inspector) -> None:
    assert looked(inspector, b"Dear reader\n" * 9, "film.mp4").kind == "text"


@pytest.mark.logs_errors
def test_what_nobody_foresaw_is_damage_and_logged_without_names(
    inspector: Inspector, caplog: pytest.LogCaptureFixture
) -> None:
    class Odd(GoneSource):
        def open(self) -> BinaryIO:
            raise ZeroDivisionError("secret-name.pdf")

    with caplog.at_level(logging.WARNING):
        found = inspector.inspect(Odd(), "secret-name.txt", "text", "text/plain", never)
    assert found.facts.fault == "damaged"
    assert "ZeroDivisionError" in caplog.text
    assert "secret-name" not in caplog.text


def test_bytes_are_let_go_after_each_file(inspector: Inspector) -> None:
    for number in range(3):
        looked(inspector, xlsx({f"Sheet {number}": [["a"]]}), "a.xlsx")
    assert not inspector._reading._kept


def test_a_page_that_takes_too_long_is_a_timeout_and_the_next_file_is_read() -> None:
    looker = PagedLooker(task_seconds=0.3)
    try:
        with pytest.raises(ArtifactError) as told:
            looker.look(MemorySource(slow_pdf(1, 400_000)), PDF, never)
        assert told.value.kind == "timeout"
    finally:
        looker.close()
    patient = PagedLooker()
    try:
        assert patient.look(MemorySource(plain_pdf(3)), PDF, never).layout.page_count == 3
    finally:
        patient.close()


def test_a_first_page_that_cannot_be_drawn_is_no_damaged_file(inspector: Inspector) -> None:
    data = bytearray(scans(4))
    first = int.from_bytes(data[4:8], "little")
    count = int.from_bytes(data[first : first + 2], "little")
    kinds = next(at for at in range(first + 2, first + 2 + 12 * count, 12) if data[at : at + 2] == b"\x03\x01")
    data[kinds + 8 : kinds + 10] = (32_946).to_bytes(2, "little")  # says it is packed, and is not
    found = looked(inspector, bytes(data), "a.tif")
    assert (found.facts.fault, found.facts.pages) == ("", 4)
    assert found.sentence == "Page 1 cannot be drawn."
