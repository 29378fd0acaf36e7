"""Real files are looked through for whoever made them, in the children, and only kinds and places come out."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest

from assessor_app.domain.citation import ArtifactFacts
from assessor_app.domain.file_kind import file_kind_of
from assessor_app.domain.leaks import Leak
from assessor_app.media.inspection import Inspection
from assessor_app.media.inspector import Inspector
from tests.support.office_files import docx, odt, xlsx
from tests.support.pdfs import MemorySource, locked_pdf, plain_pdf
from tests.support.pictures import encoded, quarters
from tests.support.tagged_files import (
    WHO,
    tagged_docx,
    tagged_film,
    tagged_jpeg,
    tagged_odt,
    tagged_pdf,
    with_parts,
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


def test_who_commented_in_an_office_file_tells(inspector: Inspector) -> None:
    words = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    comments = f'<w:comments xmlns:w="{words}"><w:comment w:id="1" w:author="{WHO}"/></w:comments>'
    made = with_parts(docx(), {"word/comments.xml": comments})
    assert looked(inspector, made, "plan.docx").facts.leaks == (Leak("editor", "properties"),)


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
