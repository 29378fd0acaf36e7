"""What the PDF child reads besides pixels: words where they stand, outline and links, and pages drawn turned."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QTransform

from assessor_app.media.media_child import MediaChild
from tests.support.pdf_child import dark_share, draw_in, open_in, read_in, words_in
from tests.support.pdfs import difference, looping_outline_pdf, outlined_pdf, plain_pdf, text_pdf


@pytest.fixture(scope="module")
def child() -> Iterator[MediaChild]:
    child = MediaChild()
    yield child
    child.end()


def annotated_pdf() -> bytes:
    """Text, a filled form field, a note written on the page; a second page turned by 90° and cropped."""
    import pymupdf

    document = pymupdf.open(stream=text_pdf(["Hello wörld", "turned"]))
    field = pymupdf.Widget()
    field.field_type, field.field_name = pymupdf.PDF_WIDGET_TYPE_TEXT, "name"
    field.field_value, field.text_fontsize = "Filled", 12
    field.rect = pymupdf.Rect(72, 200, 300, 230)
    document[0].add_widget(field)
    document[0].add_freetext_annot(pymupdf.Rect(72, 300, 300, 330), "Noted")
    document[1].set_rotation(90)
    document[1].set_cropbox(pymupdf.Rect(20, 30, 380, 500))
    data = document.tobytes()
    document.close()
    return bytes(data)


def test_words_stand_where_they_are_seen_whatever_turns_or_crops_the_page(child: MediaChild) -> None:
    layout = open_in(child, annotated_pdf())
    first = words_in(child, 0).words
    assert [word.text for word in first[:2]] == ["Hello", "wörld"]
    assert first[0].line == first[1].line
    left, top, _, bottom = first[0].box
    assert left == pytest.approx(72, abs=1)
    assert top < 84 < bottom
    turned = words_in(child, 1).words[0]
    # 72 − 20 from the left and 84 − 30 from the top of the crop, then turned clockwise: from the right and the top
    width = layout["sizes"][1][0]
    assert turned.box[0] < width - (84 - 30) < turned.box[2]
    assert turned.box[1] == pytest.approx(72 - 20, abs=1)
    assert turned.box[3] - turned.box[1] > turned.box[2] - turned.box[0]


def test_forms_and_notes_are_drawn_and_can_be_found(child: MediaChild) -> None:
    open_in(child, annotated_pdf())
    assert {"Filled", "Noted"} <= {word.text for word in words_in(child, 0).words}
    image = draw_in(child, 0, 400, 600)
    assert dark_share(image.copy(72, 200, 100, 30)) > 0.02
    assert dark_share(image.copy(72, 300, 100, 30)) > 0.02


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_is_drawn_turned_clockwise(child: MediaChild, turn: int) -> None:
    open_in(child, plain_pdf(1))
    straight = draw_in(child, 0, 300, 424)
    width, height = (424, 300) if turn != 180 else (300, 424)
    turned = draw_in(child, 0, width, height, turn)
    assert difference(turned, straight.transformed(QTransform().rotate(turn))) < 1.0
    assert difference(turned, straight.scaled(width, height)) > 3.0


def test_a_cut_of_a_turned_page_is_the_same_as_on_the_whole(child: MediaChild) -> None:
    open_in(child, plain_pdf(1))
    whole = draw_in(child, 0, 424, 300, 270)
    ask = {"width": 424, "height": 300, "x": 100, "y": 40, "w": 200, "h": 150, "turn": 270, "slot": ""}
    _, pixels = child.ask({"do": "draw", "document": 1, "page": 0, **ask}, seconds=30)
    part = whole.copy(100, 40, 200, 150)
    from PySide6.QtGui import QImage

    assert difference(QImage(bytes(pixels), 200, 150, 800, QImage.Format.Format_RGB32), part) < 0.5


def test_the_outline_tells_titles_levels_and_pages(child: MediaChild) -> None:
    open_in(child, outlined_pdf(4))
    assert read_in(child, "outline") == [["Part 1", 0, 0], ["Part 2", 1, 1], ["Part 3", 0, 2], ["Part 4", 1, 3]]


def test_links_lead_inside_by_page_or_name_or_outside_and_never_to_a_file(child: MediaChild) -> None:
    open_in(child, outlined_pdf())
    links = read_in(child, "links")
    assert links[0][:4] == [10, 10, 100, 30]
    targets = [link[4:] for link in links]
    assert targets == [
        [2, 300, ""],
        [-1, None, "https://example.org/a?b=c"],
        [-1, None, ""],  # another file
        [-1, None, ""],  # a program
        [1, 100, ""],  # by name
    ]


def test_an_outline_that_leads_back_into_itself_ends(child: MediaChild) -> None:
    open_in(child, looping_outline_pdf())
    assert [entry[:2] for entry in read_in(child, "outline")] == [["One", 0], ["Two", 1]]


def test_an_outline_deeper_than_any_reader_is_cut_off(child: MediaChild) -> None:
    open_in(child, looping_outline_pdf(depth=20_000))
    assert 20 < len(read_in(child, "outline")) < 100


def test_a_batch_of_pages_ends_with_its_time_and_has_at_least_one(child: MediaChild) -> None:
    open_in(child, plain_pdf(20))
    ask = {"do": "words", "document": 1, "pages": list(range(20))}
    assert len(child.ask({**ask, "ms": 0}, seconds=30)[0]["pages"]) == 1
    assert len(child.ask({**ask, "ms": 20_000}, seconds=30)[0]["pages"]) == 20
