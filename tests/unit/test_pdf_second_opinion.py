"""Where MuPDF shows nothing and PDFium does, PDFium's pages are shown; nowhere else is it even loaded."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from assessor_app.media.media_child import MediaChild
from assessor_app.media.pdf.drawing import Cut
from assessor_app.media.pdf.engine import PdfEngine
from assessor_app.media.pdf.engine_error import EngineError
from assessor_app.media.pdf.second_opinion import SecondOpinion
from tests.support.pdf_child import dark_share, draw_in, open_in, read_in, words_in
from tests.support.pdfs import assembled, jbig2_pdf, one_page, outlined_pdf, plain_pdf, stream, text_pdf

COUNTED_AS_NONE = b"<< /Type /Pages /Kids [3 0 R] /Count 0 >>"


@pytest.fixture
def child() -> Iterator[MediaChild]:
    child = MediaChild()
    yield child
    child.end()


@pytest.mark.parametrize(
    "tree", [COUNTED_AS_NONE, b"<< /Type /Pages /Kids [3 0 R] >>", COUNTED_AS_NONE[:-4] + b"-1 >>"]
)
def test_a_file_that_opens_without_pages_is_read_by_pdfium(child: MediaChild, tree: bytes) -> None:
    data = one_page(tree=tree)
    with pytest.raises(EngineError):
        PdfEngine(memoryview(data)).layout()
    answer = open_in(child, data)
    assert answer["sizes"] == [[100, 100, 0]]
    assert dark_share(draw_in(child, 0, 100, 100)) > 0.3
    assert words_in(child, 0).words == ()
    assert read_in(child, "links") == []
    assert read_in(child, "outline") == []


@pytest.mark.parametrize("damage", [{"wrong_length": True}, {"new_segment": True}], ids=["left white", "left black"])
def test_a_scan_that_mupdf_does_not_get_is_drawn_by_pdfium(child: MediaChild, damage: dict[str, bool]) -> None:
    data = jbig2_pdf(**damage)
    pixels = bytearray(100 * 100 * 4)
    PdfEngine(memoryview(data)).draw(0, Cut(100, 100, 0, 0, 100, 100), memoryview(pixels))
    assert len({bytes(pixels[at : at + 3]) for at in range(0, len(pixels), 4)}) == 1
    open_in(child, data)
    image = draw_in(child, 0, 128, 128)
    assert dark_share(image) == pytest.approx(41 * 41 / 64 / 64, abs=0.05)
    assert image.pixelColor(4, 4).lightness() > 250
    again = draw_in(child, 0, 128, 128, turn=90)
    assert dark_share(again) == pytest.approx(41 * 41 / 64 / 64, abs=0.05)


def test_a_page_that_is_blank_stays_blank(child: MediaChild) -> None:
    open_in(child, one_page(b" "))
    assert dark_share(draw_in(child, 0, 100, 100)) == 0


def test_paper_left_blank_does_not_pass_for_a_page_that_is_lost(child: MediaChild) -> None:
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Contents 9 0 R >>"
    data = assembled(
        [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page, stream(b"")]
    )
    open_in(child, data)
    assert draw_in(child, 0, 100, 100).isNull()


def test_pdfium_is_not_loaded_for_files_that_are_well() -> None:
    look = """
import sys
from assessor_app.media.pdf.drawing import Cut
from assessor_app.media.pdf.open_file import OpenFile
data = bytearray(sys.stdin.buffer.read())
file = OpenFile(memoryview(data))
file.draw(0, Cut(100, 142, 0, 0, 100, 142), memoryview(bytearray(100 * 142 * 4)))
file.words(0)
sys.exit("pypdfium2" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", look], input=plain_pdf(2), check=False, timeout=60)
    assert done.returncode == 0


def both(data: bytes) -> tuple[PdfEngine, SecondOpinion]:
    return PdfEngine(memoryview(data)), SecondOpinion(memoryview(bytearray(data)))


def test_both_tell_the_same_of_a_file() -> None:
    one, other = both(outlined_pdf(4))
    assert one.layout().sizes == other.layout().sizes
    assert one.outline() == other.outline()
    assert [_without_height(link) for link in one.links(0)] == [_without_height(link) for link in other.links(0)]
    labelled = both(plain_pdf(6, labels=True))
    assert labelled[0].layout().labels == labelled[1].layout().labels == ("i", "ii", "iii", "iv", "1", "2")


def _without_height(link: Any) -> Any:
    return (*link[:5], link[6])


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_both_find_the_words_in_the_same_places(turned: int) -> None:
    import pymupdf

    document = pymupdf.open(stream=text_pdf(["Some words\nassess-\nment"]))
    document[0].set_rotation(turned)
    document[0].set_cropbox(pymupdf.Rect(20, 30, 380, 500))
    one, other = both(document.tobytes())
    first = one.words(0)
    # PDFium reads a page on its side in another order
    second = sorted(other.words(0), key=lambda word: ["Some", "words", "assess-", "ment"].index(word[4]))
    assert [word[4] for word in first] == [word[4] for word in second] == ["Some", "words", "assess-", "ment"]
    for a, b in zip(first, second, strict=True):
        assert a[:4] == pytest.approx(b[:4], abs=8)
    assert len({word[6] for word in second}) == 3


def test_a_password_opens_it_in_both() -> None:
    from tests.support.pdfs import locked_pdf

    data = locked_pdf("open sesame")
    assert SecondOpinion(memoryview(bytearray(data)), "open sesame").layout().encrypted
    with pytest.raises(EngineError) as told:
        SecondOpinion(memoryview(bytearray(data)), "sesame")
    assert told.value.kind == "password"
