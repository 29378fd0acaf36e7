"""The links of a page inside the PDF child, from MuPDF's own chain of them and no further than is sane."""

from __future__ import annotations

import math
from typing import Any, Final

from pymupdf import mupdf

from assessor_app.media.pdf.structure import plain_number

MOST_LINKS: Final = 2_000
_LONGEST_ADDRESS: Final = 2_000

PlainLink = tuple[float, float, float, float, int, float | None, str]
"""Left, top, right, bottom, page (-1 for none), height on that page, address."""


def links_of(document: Any, page: Any) -> list[PlainLink]:
    """The links of a loaded page; one to another file, or to nothing, has neither page nor address."""
    found: list[PlainLink] = []
    link = mupdf.fz_load_links(page)
    while link.m_internal and len(found) < MOST_LINKS:
        box = link.m_internal.rect
        corners = [plain_number(value) for value in (box.x0, box.y0, box.x1, box.y1)]
        if corners[0] < corners[2] and corners[1] < corners[3]:
            found.append((*corners, *_target(document, str(link.m_internal.uri or ""))))  # type: ignore[arg-type]
        link = link.next()
    return found


def _target(document: Any, address: str) -> tuple[int, float | None, str]:
    if mupdf.fz_is_external_link(address):
        return -1, None, outside_address(address)
    page, y = resolved(document, address)
    return page, y, ""


def outside_address(address: str) -> str:
    """The address as plain text; '' where it names a file or a script: no path from outside is used as a path."""
    plain = "".join(letter for letter in address if letter.isprintable()).strip()
    scheme = plain.partition(":")[0].lower()
    return "" if scheme in ("file", "javascript", "data") or len(plain) > _LONGEST_ADDRESS else plain


def resolved(document: Any, address: str) -> tuple[int, float | None]:
    """Page (0-based, -1 when it leads nowhere) and height on the page of an address within the document."""
    try:
        place, _x, y = mupdf.fz_resolve_link(document, address)
        page = int(mupdf.fz_page_number_from_location(document, place)) if place.page >= 0 else -1
    except mupdf.FzErrorBase:
        return -1, None
    return page, plain_number(y) if page >= 0 and math.isfinite(y) else None
