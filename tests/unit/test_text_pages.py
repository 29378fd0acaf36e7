"""Bare text becomes pages that hold exactly its words, whatever signs are in it."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from assessor_app.media.media_child import MediaChild
from assessor_app.media.pdf.paged_types import XHTML
from assessor_app.media.reading.text_pages import text_pages
from tests.support.pdf_child import index_in, open_in


def paragraphs(data: bytes) -> list[str]:
    return [node.text or "" for node in ElementTree.fromstring(data).iter("{http://www.w3.org/1999/xhtml}p")]


@pytest.mark.parametrize(
    "text",
    ["<b>bold?</b> & <script>alert(1)</script>", "a \"quote\" and 'another'", "می‌خواهم", "👩‍🏫 teacher", "\u00a0"],
)
def test_everything_in_a_paragraph_is_text(text: str) -> None:
    assert paragraphs(text_pages([[text]])) == [text]


def test_signs_that_xml_cannot_hold_become_spaces() -> None:
    assert paragraphs(text_pages([["a\x00b\x0cc\x1bd\ud800e\ufffff"]])) == ["a b c d e f"]


def test_a_text_without_words_is_one_empty_page() -> None:
    assert paragraphs(text_pages([])) == ["\u00a0"]
    assert paragraphs(text_pages([[], []])) == ["\u00a0", "\u00a0"]


def test_each_part_begins_a_page_and_its_words_are_found_there() -> None:
    child = MediaChild()
    try:
        header = open_in(child, text_pages([["Slide one", "more"], [], ["Slide three"]]), media_type=XHTML)
        assert len(header["sizes"]) == 3
        assert index_in(child, 0).plain.split() == ["Slide", "one", "more"]
        assert index_in(child, 2).plain.split() == ["Slide", "three"]
    finally:
        child.end()
