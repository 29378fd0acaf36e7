"""Files that mean harm or are broken: each is told by its class or shown as far as it goes, and the child lives on."""

from __future__ import annotations

import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessor_app.errors import ARTIFACT_FAULTS
from assessor_app.media.media_child import ChildTimeoutError, MediaChild
from assessor_app.media.shared_block import create_block, free_block
from tests.support.pdf_child import dark_share, draw_in, open_in, read_in, words_in
from tests.support.pdfs import (
    bomb_pdf,
    jbig2_pdf,
    locked_pdf,
    looping_outline_pdf,
    one_page,
    outlined_pdf,
    plain_pdf,
    slow_pdf,
    stream,
    text_pdf,
)

PLAN = plain_pdf(3)
KIDS_OF_ITSELF = b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"


@pytest.fixture(scope="module")
def lasting_child() -> Iterator[MediaChild]:
    child = MediaChild()
    yield child
    child.end()


@pytest.fixture
def child() -> Iterator[MediaChild]:
    child = MediaChild()
    yield child
    child.end()


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (one_page(tree=b"<< /Type /Pages /Kids [] /Count 0 >>"), "empty"),
        (one_page(tree=KIDS_OF_ITSELF), "damaged"),
        (one_page(tree=b"<< /Type /Pages /Kids [9 0 R] /Count 3 >>"), "damaged"),
        (b"%PDF-1.7\n" + b"\x00\xff" * 5_000, "damaged"),
        (b"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj trailer << /Root 1 0 R >>", "empty"),
        (b"PK\x03\x04" + bytes(200), "unsupported"),
        (b"just words", "unsupported"),
        (b"", "empty"),
    ],
    ids=["no kids", "tree of itself", "pages gone", "noise", "no tree", "zip", "words", "nothing"],
)
def test_a_file_that_shows_nothing_says_why(child: MediaChild, data: bytes, fault: str) -> None:
    assert open_in(child, data).get("fault") == fault
    assert child.alive


@pytest.mark.parametrize(
    "data",
    [
        b"junk" * 200 + PLAN,
        b"a letter around it\r\n" * 10_000 + PLAN,
        PLAN.replace(b"startxref\n", b"startxref\n9999"),
        PLAN[: PLAN.rindex(b"startxref")],
        PLAN.replace(b"trailer", b"tr@iler"),
        PLAN + b"\n" * 5_000,
    ],
    ids=["after junk", "after much junk", "wrong start", "no end", "no trailer", "trailing"],
)
def test_a_file_broken_outside_its_pages_is_shown(child: MediaChild, data: bytes) -> None:
    assert len(open_in(child, data)["sizes"]) == 3
    assert dark_share(draw_in(child, 2, 200, 283)) > 0.01


def test_a_file_cut_off_amid_a_page_shows_those_before_it(child: MediaChild) -> None:
    """As a download that broke off leaves it: MuPDF gives up on the half object, and reads the file without it."""
    cut = PLAN[: PLAN.rindex(b"/Type/Page/") + 20]
    answer = open_in(child, cut)
    assert answer["repaired"]
    assert not draw_in(child, 0, 100, 142).isNull()


@pytest.mark.parametrize("box", [b"0 0 nan inf", b"0 0 1e38 1e38", b"50 50 50 50", b"(a) (b) 1 2", b"", b"0 0 -9 -9"])
def test_a_page_that_measures_nonsense_still_has_a_size(child: MediaChild, box: bytes) -> None:
    width, height, _ = open_in(child, one_page(box=box))["sizes"][0]
    assert 0 < width < 1e7
    assert 0 < height < 1e7
    assert not draw_in(child, 0, 120, 120).isNull()


WORDS = {
    "box": b"0 0 300 400",
    "extra": b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    "contents": b"0 0 0 rg 0 200 150 200 re f BT /F 20 Tf 20 100 Td (Words to read) Tj ET",
}
FONT = b"/Resources << /Font << /F 5 0 R >> >>"


@pytest.mark.parametrize(
    "crop",
    [b"[0 0 0 0]", b"[10 10 200 10]", b"[900 900 990 990]", b"[300 0 400 400]", b"[0 0 nan 9]", b"5 0 R", b"[1]"],
)
@pytest.mark.parametrize("inherited", [False, True], ids=["own", "inherited"])
def test_a_crop_box_that_leaves_nothing_is_given_up_for_the_media_box(
    child: MediaChild, crop: bytes, inherited: bool
) -> None:
    key = b"/CropBox " + crop
    tree = b"<< /Type /Pages /Kids [3 0 R] /Count 1 %s >>" % (key if inherited else b"")
    data = one_page(**WORDS, tree=tree, more=FONT if inherited else FONT + key)
    assert open_in(child, data)["sizes"] == [[300, 400, 0]]
    assert dark_share(draw_in(child, 0, 150, 200)) == pytest.approx(0.25, abs=0.03)
    assert [word.text for word in words_in(child, 0).words] == ["Words", "to", "read"]


@pytest.mark.parametrize(
    ("more", "size"),
    [
        (b"/CropBox [100 100 200 900]", [100, 300, 0]),
        (b"/CropBox [0 0 0 0] /Rotate 90", [400, 300, 90]),
        (b"/CropBox [0 0 0 0] /UserUnit 2", [600, 800, 0]),
    ],
)
def test_other_boxes_stay_as_they_are(child: MediaChild, more: bytes, size: list[int]) -> None:
    assert open_in(child, one_page(**WORDS, more=FONT + more))["sizes"] == [size]


def test_a_page_of_14400_inches_is_drawn(child: MediaChild) -> None:
    data = one_page(b"0 0 0 rg 0 0 518400 518400 re f", box=b"0 0 1036800 1036800")
    assert open_in(child, data)["sizes"][0][:2] == [1036800, 1036800]
    assert dark_share(draw_in(child, 0, 120, 120)) == pytest.approx(0.25, abs=0.03)


def test_a_count_of_billions_is_not_believed(child: MediaChild) -> None:
    answer = open_in(child, one_page(tree=b"<< /Type /Pages /Kids [3 0 R] /Count 2000000000 >>"))
    assert len(answer["sizes"]) == 1
    assert dark_share(draw_in(child, 0, 100, 100)) > 0.2


def test_a_memory_bomb_is_stopped_by_the_child_itself_or_its_limits(child: MediaChild) -> None:
    open_in(child, bomb_pdf())
    try:
        draw_in(child, 0, 200, 200, seconds=3)
        words_in(child, 0)
    except ChildTimeoutError:
        assert not child.alive  # 4.8 GB of zeros take their time; the lane tells that as "timeout"


def test_an_endless_page_is_ended(child: MediaChild) -> None:
    endless = stream(zlib.compress(b"q 1 0 0 1 0 0 cm 0 0 m 100 100 l S Q " * 1_000_000), b"/Filter /FlateDecode")
    open_in(child, one_page(more=b"/Contents 5 0 R", extra=endless))
    with pytest.raises(ChildTimeoutError):
        draw_in(child, 0, 200, 200, seconds=0.5)


def test_a_wrong_password_is_no_way_in_and_an_owners_password_none_needed(child: MediaChild) -> None:
    assert open_in(child, locked_pdf("open sesame"), password="sesame")["fault"] == "password"
    import pymupdf

    owned = text_pdf(
        ["For all to read"],
        encryption=pymupdf.PDF_ENCRYPT_AES_256,
        owner_pw="owner",
        user_pw="",
        permissions=pymupdf.PDF_PERM_PRINT,
    )
    answer = open_in(child, owned)
    assert answer["encrypted"]
    # what may be copied by others is not ours to refuse: an assessor quotes
    assert [word.text for word in words_in(child, 0).words] == ["For", "all", "to", "read"]


ORIGINALS = (
    PLAN,
    outlined_pdf(),
    text_pdf(["Some words\nto read"]),
    jbig2_pdf(),
    slow_pdf(1, 20),
    looping_outline_pdf(),
)
NUMBERS = (b"0", b"-1", b"2147483648", b"99999999999999999999", b"65535", b"1e30", b"3 0 R", b"null", b"<<", b"]")


@st.composite
def damaged_files(draw: st.DrawFn) -> bytes:
    data = bytearray(draw(st.sampled_from(ORIGINALS)))
    for _ in range(draw(st.integers(1, 12))):
        place = draw(st.integers(0, max(0, len(data) - 1)))
        how = draw(st.sampled_from(("change", "cut", "repeat", "number", "end")))
        if how == "change":
            data[place : place + 1] = draw(st.binary(min_size=1, max_size=4))
        elif how == "cut":
            del data[place : place + draw(st.integers(1, 60))]
        elif how == "repeat":
            start = draw(st.integers(0, max(0, len(data) - 1)))
            data[place:place] = data[start : start + draw(st.integers(1, 300))]
        elif how == "number":
            number = draw(st.sampled_from(NUMBERS))
            data[place : place + len(number)] = number
        elif draw(st.integers(0, 9)) == 0:
            del data[place:]
    return bytes(data)


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=damaged_files())
def test_no_damage_whatever_ends_the_child(lasting_child: MediaChild, data: bytes) -> None:
    answer = open_in(lasting_child, data)
    if "fault" in answer:
        assert answer["fault"] in ARTIFACT_FAULTS
        return
    draw_in(lasting_child, 0, 60, 60)
    words_in(lasting_child, len(answer["sizes"]) - 1)
    read_in(lasting_child, "links")
    read_in(lasting_child, "outline")
    assert lasting_child.alive


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="what another process has mapped can be read there")
@pytest.mark.parametrize(
    "data",
    [
        PLAN,
        one_page(tree=b"<< /Type /Pages /Kids [3 0 R] >>"),
        jbig2_pdf(wrong_length=True),
        b"junk" * 500 + PLAN[:-90],
    ],
    ids=["by MuPDF", "by PDFium", "by both", "after junk"],
)
def test_a_closed_file_leaves_nothing_mapped_in_the_child(child: MediaChild, data: bytes) -> None:
    block = create_block(len(data))
    assert block is not None
    assert block.buf is not None
    block.buf[: len(data)] = data
    open_in(child, data, block=block.name)
    draw_in(child, 0, 80, 80)
    words_in(child, 0)
    maps = Path(f"/proc/{child.pid}/maps")
    assert block.name in maps.read_text(encoding="utf-8")
    child.ask({"do": "close", "document": 1}, seconds=30)
    assert block.name not in maps.read_text(encoding="utf-8")
    free_block(block)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="what another process has mapped can be read there")
@pytest.mark.parametrize("data", [b"%PDF-1.7 nothing", locked_pdf(), b"no pdf", one_page(tree=KIDS_OF_ITSELF)])
def test_a_file_that_does_not_open_leaves_nothing_mapped_either(child: MediaChild, data: bytes) -> None:
    block = create_block(len(data))
    assert block is not None
    assert block.buf is not None
    block.buf[: len(data)] = data
    assert "fault" in open_in(child, data, block=block.name)
    assert block.name not in Path(f"/proc/{child.pid}/maps").read_text(encoding="utf-8")
    free_block(block)
