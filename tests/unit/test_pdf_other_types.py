"""Books, web pages, drawings and office texts as pages: alike for everybody, and deaf to whatever they refer to."""

from __future__ import annotations

import io
import os
import socket
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from assessor_app.demo.office import make_letter
from assessor_app.errors import ARTIFACT_FAULTS
from assessor_app.media.media_child import ChildLostError, MediaChild
from assessor_app.media.pdf.engine import FLOW_HEIGHT, FLOW_WIDTH
from assessor_app.media.pdf.paged_types import FLOW_TYPES
from tests.support.pdf_child import draw_in, open_in, read_in, words_in

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
RELATIONS = "word/_rels/document.xml.rels"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100"><rect width="100" height="100"/></svg>'
FB2 = (
    b'<?xml version="1.0"?><FictionBook xmlns="http://www.gribuser.ru/xml/fictionbook/2.0"><body><section>'
    b"<title><p>Title</p></title><p>Written text</p></section></body></FictionBook>"
)


@pytest.fixture
def child() -> Iterator[MediaChild]:
    child = MediaChild()
    yield child
    child.end()


def zipped(files: dict[str, bytes | str]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


def book(body: str) -> bytes:
    container = (
        '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="c.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
    )
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="2.0"><metadata/><manifest>'
        '<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>'
        '<item id="n" href="n.ncx" media-type="application/x-dtbncx+xml"/></manifest>'
        '<spine toc="n"><itemref idref="a"/></spine></package>'
    )
    contents = (
        '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1"><navMap><navPoint id="n" playOrder="1">'
        '<navLabel><text>Chapter one</text></navLabel><content src="a.xhtml"/></navPoint></navMap></ncx>'
    )
    chapter = f'<html xmlns="http://www.w3.org/1999/xhtml"><body><h1 id="x">Chapter</h1>{body}</body></html>'
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": container,
            "c.opf": package,
            "a.xhtml": chapter,
            "n.ncx": contents,
        }
    )


def pictures(kind: str) -> bytes:
    data = io.BytesIO()
    red, green = Image.new("RGB", (60, 40), (255, 0, 0)), Image.new("RGB", (40, 60), (0, 255, 0))
    if kind == "tiff":
        red.save(data, "TIFF", save_all=True, append_images=[green])
        return data.getvalue()
    red.save(data, "PNG")
    return zipped({"1.png": data.getvalue(), "2.png": data.getvalue()})


def test_a_books_pages_are_of_one_size_with_contents_and_links(child: MediaChild) -> None:
    text = "<p>lorem ipsum dolor</p>" * 200
    data = book(text + '<p><a href="#x">back</a> <a href="https://example.org/">out</a></p>')
    answer = open_in(child, data, media_type="application/epub+zip")
    assert answer["kind"] == "flow"
    assert len(answer["sizes"]) > 5
    assert {tuple(size) for size in answer["sizes"]} == {(FLOW_WIDTH, FLOW_HEIGHT, 0)}
    assert read_in(child, "outline") == [["Chapter one", 0, 0]]
    links = read_in(child, "links", len(answer["sizes"]) - 1)
    assert {(link[4], link[6]) for link in links} == {(0, ""), (-1, "https://example.org/")}
    assert words_in(child, 0).words[0].text == "Chapter"


@pytest.mark.parametrize(
    ("media_type", "data", "words"),
    [
        ("text/html", b"<h1>Findings</h1><p>of the year</p>", ["Findings", "of", "the", "year"]),
        ("application/xhtml+xml", b'<html xmlns="http://www.w3.org/1999/xhtml"><body>Text</body></html>', ["Text"]),
        ("text/plain", b"one two\nthree", ["one", "two", "three"]),
        ("application/x-fictionbook+xml", FB2, ["Title", "Written", "text"]),
    ],
)
def test_text_is_laid_out_on_pages(child: MediaChild, media_type: str, data: bytes, words: list[str]) -> None:
    answer = open_in(child, data, media_type=media_type)
    assert answer["sizes"] == [[FLOW_WIDTH, FLOW_HEIGHT, 0]]
    assert [word.text for word in words_in(child, 0).words][: len(words)] == words


def test_the_text_of_an_office_file_is_shown(child: MediaChild, tmp_path: Path) -> None:
    make_letter(letter := tmp_path / "letter.docx", ["Dear committee", "Yours"])
    with zipfile.ZipFile(letter, "a") as archive:  # a part every word processor writes and MuPDF insists on
        if RELATIONS not in archive.namelist():
            archive.writestr(RELATIONS, f'<Relationships xmlns="{RELATIONSHIPS}"/>')
    answer = open_in(child, letter.read_bytes(), media_type=DOCX)
    assert answer["kind"] == "flow"
    assert [word.text for word in words_in(child, 0).words] == ["Dear", "committee", "Yours"]


@pytest.mark.parametrize(
    ("media_type", "data", "kind", "pages"),
    [
        ("image/svg+xml", SVG, "fixed", 1),
        ("image/tiff", pictures("tiff"), "picture", 2),
        ("application/vnd.comicbook+zip", pictures("cbz"), "fixed", 2),
    ],
)
def test_drawings_and_pictures_keep_their_own_pages(
    child: MediaChild, media_type: str, data: bytes, kind: str, pages: int
) -> None:
    answer = open_in(child, data, media_type=media_type)
    assert (answer["kind"], len(answer["sizes"])) == (kind, pages)
    image = draw_in(child, 0, 120, 80)
    assert image.pixelColor(20, 40).lightness() < 140
    assert answer["sizes"][0][0] > answer["sizes"][0][1]


@pytest.mark.skipif(sys.platform == "win32", reason="a named pipe tells whether anybody opened it")
@pytest.mark.parametrize("media_type", ["text/html", "image/svg+xml", "application/epub+zip"])
def test_nothing_a_document_refers_to_is_fetched(child: MediaChild, tmp_path: Path, media_type: str) -> None:
    picture, trap = tmp_path / "red.png", tmp_path / "trap.png"
    Image.new("RGB", (80, 80), (255, 0, 0)).save(picture)
    os.mkfifo(trap)  # whoever opens it to read waits for ever
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        places = [
            f"http://127.0.0.1:{server.getsockname()[1]}/a.png",
            *(form.format(path) for path in (picture, trap) for form in ("{}", "file://{}", "../../../../../../..{}")),
            "file:///etc/passwd",
        ]
        answer = open_in(child, referring(media_type, places), media_type=media_type, seconds=20)
        assert len(answer["sizes"]) == 1
        image = draw_in(child, 0, 300, 400, seconds=20)
        with pytest.raises(BlockingIOError):
            server.accept()
    colours = {image.pixelColor(x, y).name() for x in range(0, 300, 5) for y in range(0, 400, 5)}
    assert "#ff0000" not in colours
    assert "root:" not in " ".join(word.text for word in words_in(child, 0).words)


def referring(media_type: str, places: list[str]) -> bytes:
    if media_type == "image/svg+xml":
        images = "".join(f'<image xlink:href="{place}" width="200" height="200"/>' for place in places)
        spaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
        return f'<svg {spaces} width="200" height="200">{images}</svg>'.encode()
    sheets = "".join(f'<link rel="stylesheet" href="{place}"/>' for place in places)
    images = "".join(f'<img src="{place}"/><object data="{place}"></object>' for place in places)
    if media_type == "application/epub+zip":
        return book(sheets + images)
    return f"<html><head>{sheets}<base href='file:///'/></head><body>{images}<p>Text</p></body></html>".encode()


@pytest.mark.parametrize("media_type", sorted(FLOW_TYPES))
def test_nonsense_of_any_type_is_told_or_shown_as_text(child: MediaChild, media_type: str) -> None:
    for data in (b"", b"\0\1\2 nonsense", b"PK\x03\x04 no zip", b"<" * 3_000, b"<svg"):
        answer = open_in(child, data, media_type=media_type)
        if "fault" in answer:
            assert answer["fault"] in ARTIFACT_FAULTS
        else:
            assert answer["sizes"]
    assert child.alive


def test_nesting_without_end_costs_the_child_at_most(child: MediaChild) -> None:
    try:
        answer = open_in(child, b"<div>" * 200_000, media_type="text/html", seconds=3)
    except ChildLostError:
        assert not child.alive
    else:
        assert answer.get("fault") in (None, "damaged", "too_large")


def test_a_type_without_pages_is_not_tried(child: MediaChild) -> None:
    assert open_in(child, b"RIFF", media_type="video/mp4")["fault"] == "unsupported"
