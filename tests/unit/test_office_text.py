"""The words of office files are taken out without laying them out, and only the words a reader is meant to see."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from assessor_app.errors import ArtifactError
from assessor_app.media.reading.faults import office_error
from assessor_app.media.reading.office_text import OfficeText, office_text_pages, read_office_text
from assessor_app.media.reading.room import ReadingRoom
from tests.support.office_files import docx, odp, odt, packed, rtf
from tests.support.pdfs import MemorySource

NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:presentation="urn:oasis:names:tc:opendocument:xmlns:presentation:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


def text_document(body: str) -> bytes:
    content = f"<office:document-content {NAMES}><office:body><office:text>{body}</office:text></office:body>"
    return packed(
        {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content + "</office:document-content>"}
    )


def parts(room: ReadingRoom, data: bytes) -> tuple[tuple[str, ...], ...]:
    return read_office_text(room, MemorySource(data)).parts


def fault_of(room: ReadingRoom, data: bytes) -> str:
    with pytest.raises(ArtifactError) as told:
        read_office_text(room, MemorySource(data))
    return told.value.kind


def test_a_text_has_its_paragraphs_and_a_presentation_its_slides(room: ReadingRoom) -> None:
    assert parts(room, odt(2)) == (("Page 1 of 2", "Page 2 of 2"),)
    assert parts(room, odp(3)) == (("Slide 1 of 3",), ("Slide 2 of 3",), ("Slide 3 of 3",))


def test_rich_text_in_any_alphabet(room: ReadingRoom) -> None:
    assert parts(room, rtf(2)) == (("Page 1 of 2", "Page 2 of 2"),)
    written = (
        rb"{\rtf1\ansi\ansicpg1251{\*\generator Secret;}\'cf\'f0\'e8\'e2\'e5\'f2 \u8364?{\pict\wmetafile8 0102}\par x}"
    )
    assert parts(room, written) == (("Привет €", "x"),)


def test_a_flat_file_is_read_like_a_packed_one(room: ReadingRoom) -> None:
    body = "<office:body><text:p>Flat</text:p></office:body>"
    flat = f'<?xml version="1.0"?><office:document {NAMES}>{body}</office:document>'
    assert parts(room, flat.encode()) == (("Flat",),)


def test_gaps_stay_gaps_and_nested_text_is_found(room: ReadingRoom) -> None:
    body = (
        "<text:h>Title</text:h><text:p>a<text:tab/>b<text:s/>c<text:line-break/>d<text:span>e</text:span>f</text:p>"
        "<text:list><text:list-item><text:p>point</text:p></text:list-item></text:list><text:p> </text:p>"
    )
    assert parts(room, text_document(body)) == (("Title", "a b c def", "point"),)


def test_what_a_reader_does_not_see_is_left_out(room: ReadingRoom) -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>deleted</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        "<text:p>seen<office:annotation><dc:creator>Someone</dc:creator><text:p>remark</text:p></office:annotation>"
        " too</text:p>"
    )
    assert parts(room, text_document(body)) == (("seen too",),)
    slide = (
        "<draw:page><text:p>shown</text:p><presentation:notes><text:p>said</text:p></presentation:notes></draw:page>"
    )
    assert parts(room, text_document(slide)) == (("shown",),)


def test_a_very_long_text_is_cut_and_says_so(room: ReadingRoom) -> None:
    source = MemorySource(text_document("<text:p>" + "words " * 300_000 + "</text:p><text:p>end</text:p>"))
    found = read_office_text(room, source)
    assert found.cut
    assert sum(len(text) for part in found.parts for text in part) == 1_000_000
    assert b"[The text goes on; only its beginning is shown here.]" in office_text_pages(room, source)
    assert not read_office_text(room, MemorySource(odt())).cut


def test_a_locked_file_is_told_however_it_is_locked(room: ReadingRoom) -> None:
    manifest = "<manifest:manifest xmlns:manifest='m'><manifest:encryption-data/></manifest:manifest>"
    kind = {"mimetype": "application/vnd.oasis.opendocument.text"}
    assert (
        fault_of(room, packed({**kind, "content.xml": b"\x8fnoise", "META-INF/manifest.xml": manifest})) == "password"
    )
    assert (
        fault_of(room, packed({**kind, "encrypted-package": b"\x8f", "META-INF/manifest.xml": manifest})) == "password"
    )
    zipped = bytearray(odt())
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        found = zipped.find(sign)
        while found >= 0:
            zipped[found + at] |= 1
            found = zipped.find(sign, found + 4)
    assert fault_of(room, bytes(zipped)) == "password"


def bomb() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("content.xml", bytes(80 << 20))
    return made.getvalue()


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", "empty"),
        (b"PK\x03\x04 no zip", "damaged"),
        (odt()[:-40], "damaged"),
        (docx(), "damaged"),
        (b"Neither zip nor markup.", "damaged"),
        (b"<office:document", "damaged"),
        (packed({"content.xml": "<a><b></a>"}), "damaged"),
        (packed({"content.xml": "<?xml version='1.0' encoding='nonsense'?><a/>"}), "damaged"),
        (bomb, "too_large"),
        (packed({"content.xml": "<a>" * 100_000 + "</a>" * 100_000}), "damaged"),
        (
            packed(
                {
                    "content.xml": "<!DOCTYPE a [<!ENTITY e0 'ha'>"
                    + "".join(f"<!ENTITY e{n + 1} '{f'&e{n};' * 10}'>" for n in range(12))
                    + "]><a>&e12;</a>"
                }
            ),
            "damaged",
        ),
    ],
)
def test_what_cannot_be_read_is_told_by_its_class(
    room: ReadingRoom, data: bytes | Callable[[], bytes], fault: str
) -> None:
    assert fault_of(room, data() if callable(data) else data) == fault
    assert parts(room, odt()) == (("Page 1 of 1",),)


def test_a_damaged_stream_is_damage_and_no_end_of_the_child(room: ReadingRoom) -> None:
    assert parts(room, odt()) == (("Page 1 of 1",),)
    child = room.pid
    data = bytearray(odt(40))
    start = data.index(b"content.xml") + len(b"content.xml")
    data[start + 5 : start + 40] = b"\xff" * 35
    assert fault_of(room, bytes(data)) == "damaged"
    assert room.pid == child


def test_nobody_leads_outside_the_file(room: ReadingRoom) -> None:
    outside = '<!DOCTYPE a [<!ENTITY host SYSTEM "file:///etc/hostname">]><a>&host;</a>'
    assert fault_of(room, packed({"content.xml": outside})) == "damaged"


def test_the_bytes_are_let_go_once_the_words_are_out(room: ReadingRoom) -> None:
    source = MemorySource(odt())
    assert read_office_text(room, source) == OfficeText((("Page 1 of 1",),))
    assert source not in [kept.source for kept in room._kept.values()]


def test_every_class_has_a_sentence_of_its_own() -> None:
    kinds = ("password", "missing", "too_large", "unsupported", "empty", "damaged", "timeout", "no_pages")
    assert len({str(office_error(kind)) for kind in kinds}) == len(kinds)
    assert office_error("no_pages").kind == "unsupported"
    assert office_error("something new").kind == "damaged"
