"""Real files are looked through for whoever made them, in the children, and only kinds and places come out."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessor_app.domain.citation import ArtifactFacts
from assessor_app.domain.file_kind import file_kind_of
from assessor_app.domain.leaks import Leak
from assessor_app.media.inspection import Inspection
from assessor_app.media.inspector import Inspector
from assessor_app.media.reading.ole_traces import ole_traces, property_traces
from tests.support.office_files import docx, odt, xlsx
from tests.support.old_office import old_excel, old_slides, old_word, property_stream
from tests.support.pdfs import MemorySource, locked_pdf, plain_pdf
from tests.support.pictures import encoded, quarters
from tests.support.tagged_files import (
    WHO,
    tagged_docx,
    tagged_epub,
    tagged_film,
    tagged_jpeg,
    tagged_odt,
    tagged_pdf,
    tagged_rtf,
    with_parts,
    with_xmp,
    xmp_of,
)
from tests.support.videos import silent_film

AUTHOR = Leak("author", "properties")


@pytest.fixture(scope="module")
def inspector() -> Iterator[Inspector]:
    inspector = Inspector()
    yield inspector
    inspector.close()


def never() -> bool:
    return False


def looked(inspector: Inspector, data: bytes, name: str) -> Inspection:
    kind = file_kind_of(io.BytesIO(data), name)
    found = inspector.inspect(MemorySource(data), name, kind.kind, kind.media_type, never)
    if WHO not in name:
        kept = (found.facts.leaks, found.sentence, found.detail)
        assert not any(word in repr(kept) for word in WHO.split())
    return found


def leaks(inspector: Inspector, data: bytes, name: str) -> tuple[Leak, ...] | None:
    found = looked(inspector, data, name)
    assert found.can_be_shown, found.sentence
    return found.facts.leaks


def test_a_pdf_tells_by_its_properties_and_its_first_page(inspector: Inspector) -> None:
    assert leaks(inspector, tagged_pdf({"author": WHO}), "plan.pdf") == (AUTHOR,)
    assert leaks(inspector, tagged_pdf({"title": "Plan of Mrs. Quillfeather"}), "plan.pdf") == (
        Leak("name", "properties"),
    )
    assert leaks(inspector, tagged_pdf({}, xmp=xmp_of(WHO)), "plan.pdf") == (AUTHOR,)
    assert leaks(inspector, tagged_pdf({}, f"Prepared by: {WHO}"), "plan.pdf") == (Leak("name", "first_page"),)


def test_a_pdf_of_a_program_alone_tells_nothing(inspector: Inspector) -> None:
    made = tagged_pdf({"author": "Microsoft Office User", "creator": "Microsoft Word", "producer": "Skia/PDF m120"})
    assert leaks(inspector, made, "plan.pdf") == ()
    assert leaks(inspector, plain_pdf(3), "plan.pdf") == ()


def test_office_files_tell_by_their_properties(inspector: Inspector) -> None:
    found = looked(inspector, tagged_docx(WHO, WHO, "Harbor Elementary"), "plan.docx")
    assert found.facts.leaks == (AUTHOR, Leak("editor", "properties"), Leak("organisation", "properties"))
    found = looked(inspector, tagged_odt("LibreOffice", WHO), "plan.odt")
    assert found.facts.leaks == (Leak("editor", "properties"),)
    for plain, name in ((docx(), "plan.docx"), (odt(), "plan.odt"), (xlsx({"One": [["a", 1]]}), "results.xlsx")):
        assert looked(inspector, plain, name).facts.leaks == (), name


def test_old_office_files_tell_by_their_properties(inspector: Inspector) -> None:
    every = (AUTHOR, Leak("editor", "properties"), Leak("organisation", "properties"))
    for page, wide in ((1252, False), (65001, False), (1252, True)):
        made = old_word(WHO, WHO, "Harbor Elementary", page=page, wide=wide)
        assert looked(inspector, made, "plan.doc").facts.leaks == every, (page, wide)
    unknown = old_word(WHO).replace(struct.pack("<IH", 2, 1252), struct.pack("<IH", 2, 1337))
    assert looked(inspector, unknown, "plan.doc").facts.leaks == (AUTHOR,)
    told = looked(inspector, old_word(own=f"Prepared by {WHO}"), "plan.doc").facts.leaks
    assert told == (Leak("name", "properties"),)
    assert looked(inspector, old_word("Microsoft Office User", "user"), "plan.doc").facts.leaks == ()
    assert looked(inspector, old_excel(WHO), "results.xls").facts.leaks == (Leak("editor", "properties"),)
    assert looked(inspector, old_slides(WHO), "deck.ppt").facts.leaks == (Leak("editor", "properties"),)


def test_books_and_rich_text_tell_by_their_properties(inspector: Inspector) -> None:
    found = looked(inspector, tagged_epub(WHO, WHO, "Harbor Elementary"), "plan.epub")
    assert found.facts.leaks == (AUTHOR, Leak("editor", "properties"), Leak("organisation", "properties"))
    assert (
        looked(inspector, tagged_epub("", "calibre (6.0) [https://calibre-ebook.com]"), "plan.epub").facts.leaks == ()
    )
    found = looked(inspector, tagged_rtf("Rosalind Nuñez", WHO), "plan.rtf")
    assert found.facts.leaks == (AUTHOR, Leak("editor", "properties"))


def test_a_drawing_and_a_photograph_tell_by_their_xmp(inspector: Inspector) -> None:
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><metadata>{xmp_of(WHO)}</metadata></svg>'
    assert leaks(inspector, drawing.replace("<?xpacket", "<?x").encode(), "wall.svg") == (Leak("author", "picture"),)
    for form in ("JPEG", "PNG", "WEBP", "TIFF"):
        assert leaks(inspector, with_xmp(form, xmp_of(WHO)), "wall.jpg") == (Leak("author", "picture"),), form


def test_old_properties_of_any_bytes_do_no_harm() -> None:
    whole = old_word(WHO, WHO, "Harbor", f"by {WHO}")
    streams = property_stream([(4, WHO), (8, WHO)], [(2, WHO)])
    assert list(property_traces(streams, {4: "author", 8: "editor"})) == [
        ("author", WHO),
        ("editor", WHO),
        ("words", WHO),
    ]
    for at in range(0, len(streams)):
        bent = streams[:at] + bytes((streams[at] ^ 0xFF,)) + streams[at + 1 :]
        for _, value in (*property_traces(bent, {4: "author"}), *property_traces(streams[:at], {4: "author"})):
            assert len(value) <= 4_000
    for at in range(0, len(whole), 37):
        list(ole_traces(memoryview(whole[:at] + b"\xff\xff" + whole[at + 2 :])))
        list(ole_traces(memoryview(whole[:at])))


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400))
def test_property_streams_of_any_bytes_do_no_harm(data: bytes) -> None:
    assert all(len(value) <= 4_000 for _, value in property_traces(b"\xfe\xff" + data, {4: "author"}))


def test_who_commented_in_an_office_file_tells(inspector: Inspector) -> None:
    words = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    comments = f'<w:comments xmlns:w="{words}"><w:comment w:id="1" w:author="{WHO}"/></w:comments>'
    made = with_parts(docx(), {"word/comments.xml": comments})
    assert looked(inspector, made, "plan.docx").facts.leaks == (Leak("editor", "properties"),)
    noted = "<comments><authors><author>" + WHO + "</author></authors></comments>"
    made = with_parts(xlsx({"One": [["a", 1]]}), {"xl/comments1.xml": noted})
    assert looked(inspector, made, "results.xlsx").facts.leaks == (Leak("editor", "properties"),)
    own = f"<Properties><property name='x'><lpwstr>made by {WHO}</lpwstr></property></Properties>"
    made = with_parts(docx(), {"docProps/custom.xml": own})
    assert looked(inspector, made, "plan.docx").facts.leaks == (Leak("name", "properties"),)


def test_a_picture_tells_by_its_exif(inspector: Inspector) -> None:
    told = leaks(inspector, tagged_jpeg(WHO, WHO, located=True), "wall.jpg")
    assert told == (Leak("author", "picture"), Leak("owner", "picture"), Leak("position", "picture"))
    assert leaks(inspector, tagged_jpeg(located=True), "wall.jpg") == (Leak("position", "picture"),)
    assert leaks(inspector, tagged_jpeg(), "wall.jpg") == ()
    assert leaks(inspector, encoded(quarters(), "PNG"), "wall.png") == ()


def test_a_recording_tells_by_its_tags(inspector: Inspector) -> None:
    film = tagged_film({"artist": WHO, "title": "Lesson of Ms. Quillfeather", "location": "+41.2587-095.9378/"})
    assert leaks(inspector, film, "lesson.mp4") == (
        Leak("author", "recording"),
        Leak("position", "recording"),
        Leak("name", "recording"),
    )
    assert leaks(inspector, silent_film(), "lesson.mp4") == ()


def test_texts_and_names_of_files_tell(inspector: Inspector) -> None:
    assert leaks(inspector, b"My notes\nwrite to someone@example.org", "notes.txt") == (Leak("contact", "first_page"),)
    assert leaks(inspector, b"My notes", "Mrs_Quillfeather_notes.txt") == (Leak("name", "file_name"),)


def test_what_cannot_be_shown_may_still_tell(inspector: Inspector) -> None:
    locked = looked(inspector, locked_pdf(), "Ms Quillfeather.pdf")
    assert (locked.facts.fault, locked.facts.leaks) == ("password", (Leak("name", "file_name"),))
    damaged = with_parts(b"PK\x03\x04", {"docProps/core.xml": "<broken"})
    assert looked(inspector, damaged, "plan.docx").facts.leaks == ()


def test_properties_of_hostile_size_do_no_harm(inspector: Inspector) -> None:
    bomb = (
        '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "'
        + "x" * 1000
        + '">'
        + "".join(f'<!ENTITY c{n} "{("&b;" if n == 0 else f"&c{n - 1};") * 20}">' for n in range(8))
    )
    made = with_parts(docx(), {"docProps/core.xml": f"{bomb}]><creator>&c7;</creator>"})
    assert looked(inspector, made, "plan.docx").facts.leaks == ()
    assert leaks(inspector, tagged_pdf({"author": "A" * 200_000}), "plan.pdf") == (AUTHOR,)


def test_facts_without_a_look_tell_that_nobody_looked() -> None:
    assert ArtifactFacts().leaks is None
