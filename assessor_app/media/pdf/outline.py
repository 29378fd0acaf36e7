"""A document's outline inside the PDF child, walked by hand: it may be endless, or lead back into itself."""

from __future__ import annotations

from typing import Any, Final

from pymupdf import mupdf

from assessor_app.media.pdf.links import resolved

MOST_ENTRIES: Final = 5_000
DEEPEST: Final = 24
_LONGEST_TITLE: Final = 300
_MOST_NAMES: Final = 16

PlainEntry = tuple[str, int, int]
"""Title, level from 0, page (0-based, -1 when it leads nowhere in the file)."""


def walked_outline(pdf: Any) -> list[PlainEntry]:
    """The outline of a PDF; as much of it as can be read."""
    entries: list[PlainEntry] = []
    try:
        root = mupdf.pdf_dict_getp(mupdf.pdf_trailer(pdf), "Root/Outlines")
        _walk(pdf, root, entries)
    except mupdf.FzErrorBase:
        return entries
    return entries


def _walk(pdf: Any, root: Any, entries: list[PlainEntry]) -> None:
    seen: set[int] = set()
    above: list[Any] = []
    node = mupdf.pdf_dict_gets(root, "First")
    while len(entries) < MOST_ENTRIES:
        number = mupdf.pdf_to_num(node)
        if not mupdf.pdf_is_dict(node) or (number and number in seen):
            if not above:
                return
            node = mupdf.pdf_dict_gets(above.pop(), "Next")
            continue
        seen.add(number)
        title = mupdf.pdf_to_text_string(mupdf.pdf_dict_gets(node, "Title"))
        entries.append((short_title(title), len(above), _page_of(pdf, node)))
        first = mupdf.pdf_dict_gets(node, "First")
        if len(above) < DEEPEST and mupdf.pdf_is_dict(first):
            above.append(node)
            node = first
        else:
            node = mupdf.pdf_dict_gets(node, "Next")


def _page_of(pdf: Any, node: Any) -> int:
    target = mupdf.pdf_dict_gets(node, "Dest")
    if not target.m_internal:
        action = mupdf.pdf_dict_gets(node, "A")
        if mupdf.pdf_to_name(mupdf.pdf_dict_gets(action, "S")) != "GoTo":
            return -1
        target = mupdf.pdf_dict_gets(action, "D")
    try:
        return page_of_target(pdf, target)
    except mupdf.FzErrorBase:
        return -1


def page_of_target(pdf: Any, target: Any) -> int:
    """The page (0-based) of a destination: an array, a dictionary holding one, or a name for one; -1 for none."""
    for _ in range(_MOST_NAMES):
        if mupdf.pdf_is_array(target):
            page = mupdf.pdf_array_get(target, 0)
            if mupdf.pdf_is_int(page):
                return int(mupdf.pdf_to_int(page))
            return int(mupdf.pdf_lookup_page_number(pdf, page)) if mupdf.pdf_is_dict(page) else -1
        if mupdf.pdf_is_dict(target):
            target = mupdf.pdf_dict_gets(target, "D")
        elif mupdf.pdf_is_name(target) or mupdf.pdf_is_string(target):
            target = mupdf.pdf_lookup_dest(pdf, target)
        else:
            return -1
    return -1


def loaded_outline(document: Any) -> list[PlainEntry]:
    """The table of contents of a document that is no PDF."""
    entries: list[PlainEntry] = []
    try:
        node = mupdf.fz_load_outline(document)
    except mupdf.FzErrorBase:
        return entries
    above: list[Any] = []
    while len(entries) < MOST_ENTRIES:
        if not node.m_internal:
            if not above:
                break
            node = above.pop().next()
            continue
        page = resolved(document, str(node.m_internal.uri or ""))[0] if node.m_internal.uri else -1
        entries.append((short_title(str(node.m_internal.title or "")), len(above), page))
        down = node.down()
        if len(above) < DEEPEST and down.m_internal:
            above.append(node)
            node = down
        else:
            node = node.next()
    return entries


def short_title(text: str) -> str:
    """A title as one plain line of bearable length."""
    plain = " ".join("".join(letter if letter.isprintable() else " " for letter in text[:4_000]).split())
    return plain if len(plain) <= _LONGEST_TITLE else plain[: _LONGEST_TITLE - 1] + "…"
