"""PDFs whose words, columns and links are known to the letter."""

from __future__ import annotations

from typing import Any

LEFT = (
    "The superintendent met the cabi-",
    "net each month to review the dis-",
    "trict plan and its two goals.",
    "Families were asked in spring.",
)
RIGHT = (
    "Teachers wrote their own goals",
    "and shared what they had found",
    "with the whole staff in June.",
)
LEFT_TEXT = (
    "The superintendent met the cabinet each month to review the district plan and its two goals. "
    "Families were asked in spring."
)
RIGHT_TEXT = "Teachers wrote their own goals and shared what they had found with the whole staff in June."
SIZE = 11.0
LEADING = 14.0
TOP = 120.0
LEFT_X = 60.0
RIGHT_X = 320.0


def columns_pdf(pages: int = 1) -> bytes:
    """Pages of two columns, ``LEFT`` and ``RIGHT``, under a heading with the page's number."""
    document = _new()
    for number in range(pages):
        page = document.new_page(width=595, height=842)
        page.insert_text((LEFT_X, 80), f"Report {number + 1}", fontsize=20)
        for column, lines in ((LEFT_X, LEFT), (RIGHT_X, RIGHT)):
            for row, line in enumerate(lines):
                page.insert_text((column, TOP + row * LEADING), line, fontsize=SIZE)
    return bytes(document.tobytes())


def linked_pdf() -> bytes:
    """Three pages; on the first a link to 300 points down page 3, and one to an address outside."""
    import pymupdf

    document = _new()
    for number in range(3):
        page = document.new_page(width=595, height=842)
        page.insert_text((60, 100), f"Page {number + 1}: see the appendix", fontsize=12)
    first = document[0]
    inside = {"kind": pymupdf.LINK_GOTO, "from": pymupdf.Rect(60, 85, 220, 105), "page": 2, "to": pymupdf.Point(0, 300)}
    first.insert_link(inside)
    outside = {"kind": pymupdf.LINK_URI, "from": pymupdf.Rect(60, 200, 220, 230), "uri": "https://example.org/plan"}
    first.insert_link(outside)
    return bytes(document.tobytes())


def _new() -> Any:
    import pymupdf

    return pymupdf.open()
