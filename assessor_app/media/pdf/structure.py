"""What a PDF's own objects say of its pages: how many, how large, how numbered, and whether they are still there.

Walked by hand and within bounds, because the trees of a hostile file may be endless or bite their own tails.
"""

from __future__ import annotations

import math
from contextlib import suppress
from typing import Any, Final

from pymupdf import mupdf

from assessor_app.media.pdf.engine_error import EngineError
from assessor_app.media.pdf.layout import LabelRule, PageSize

MOST_PAGES: Final = 100_000
DEFAULT_SIZE: Final = PageSize(612.0, 792.0)
_LETTER: Final = (0.0, 0.0, 612.0, 792.0)
_LARGEST_SIDE: Final = 1e7
_DEEPEST_LABEL_TREE: Final = 32
_MOST_RULES: Final = 100_000
_DEEPEST_PAGE_TREE: Final = 64


def count_pages(pdf: Any) -> int:
    """Sheets in the file. Raises EngineError ``empty`` or ``too_large``."""
    count = int(mupdf.pdf_count_pages(pdf))
    if count > MOST_PAGES:
        # A damaged or lying count; what the tree really holds is counted, as far as anybody would read.
        count = _count_leaves(pdf)
    if count < 1:
        raise EngineError("empty")
    if count > MOST_PAGES:
        raise EngineError("too_large", "more pages than anybody reads")
    return count


def _count_leaves(pdf: Any) -> int:
    todo = [(mupdf.pdf_dict_getp(mupdf.pdf_trailer(pdf), "Root/Pages"), 0)]
    seen: set[int] = set()
    leaves = 0
    while todo and leaves <= MOST_PAGES:
        node, depth = todo.pop()
        number = mupdf.pdf_to_num(node)
        if depth > _DEEPEST_PAGE_TREE or (number and number in seen):
            continue
        seen.add(number)
        kids = mupdf.pdf_dict_gets(node, "Kids")
        if mupdf.pdf_is_array(kids):
            most = min(mupdf.pdf_array_len(kids), MOST_PAGES + 1)
            todo += [(mupdf.pdf_array_get(kids, place), depth + 1) for place in range(most)]
        elif mupdf.pdf_is_dict(node):
            leaves += 1
    return leaves


def page_sizes(pdf: Any, count: int) -> tuple[PageSize | None, ...]:
    """The pages as shown, None where one is not in the file; one that measures nonsense gets the size of a letter.

    A CropBox that leaves nothing of a page is given up for the MediaBox, from then on and in memory alone.
    """
    # all are found before any is changed: after a change MuPDF gathers the whole tree anew to find the next
    pages = [_found_page(pdf, page) for page in range(count)]
    return tuple(None if page is None else _page_size(page) for page in pages)


def _found_page(pdf: Any, page: int) -> Any:
    with suppress(mupdf.FzErrorBase):
        node = mupdf.pdf_lookup_page_obj(pdf, page)
        return node if mupdf.pdf_is_dict(node) else None
    return None


def _page_size(page: Any) -> PageSize | None:
    try:
        box, matrix = mupdf.FzRect(), mupdf.FzMatrix()
        mupdf.pdf_page_obj_transform(page, box, matrix)
        # what MuPDF makes of boxes it cannot use; it would show that much paper with none of the words
        if (box.x0, box.y0, box.x1, box.y1) == _LETTER and _uncropped(page):
            mupdf.pdf_page_obj_transform(page, box, matrix)
        shown = mupdf.fz_transform_rect(box, matrix)
        turned = mupdf.pdf_to_int(mupdf.pdf_dict_get_inheritable(page, mupdf.PDF_ENUM_NAME_Rotate))
    except mupdf.FzErrorBase:
        return None
    return plain_size(shown.x1 - shown.x0, shown.y1 - shown.y0, turned)


def _uncropped(page: Any) -> bool:
    """Whether the page had a CropBox, its own or inherited, outside its MediaBox or without area, and now has none."""
    crop = mupdf.pdf_dict_get_inheritable(page, mupdf.PDF_ENUM_NAME_CropBox)
    if not crop.m_internal:
        return False
    media = mupdf.pdf_to_rect(mupdf.pdf_dict_get_inheritable(page, mupdf.PDF_ENUM_NAME_MediaBox))
    shown = mupdf.fz_intersect_rect(mupdf.pdf_to_rect(crop), media)
    if not mupdf.fz_is_empty_rect(shown) or mupdf.fz_is_empty_rect(media):
        return False
    # an own one hides the inherited one, and the tree stays as it is
    mupdf.pdf_dict_put_rect(page, mupdf.PDF_ENUM_NAME_CropBox, media)
    return True


def plain_size(width: float, height: float, turned: int = 0) -> PageSize:
    """A PageSize of measures that may be nonsense."""
    if not (0 < width < _LARGEST_SIDE and 0 < height < _LARGEST_SIDE):
        return DEFAULT_SIZE
    return PageSize(round(width, 3), round(height, 3), round(turned / 90) * 90 % 360)


def plain_number(value: float) -> float:
    """A coordinate that may be nonsense: finite, and short enough to be sent as text."""
    return round(max(-_LARGEST_SIDE, min(value, _LARGEST_SIDE)), 2) if math.isfinite(value) else 0.0


def is_lost(page: Any) -> bool:
    """Whether a damaged file names a page but no longer holds it, or none of what is drawn on it.

    MuPDF draws such a page as blank paper, and blank paper would pass for what was handed in.
    """
    if not mupdf.pdf_is_dict(page):
        return True
    contents = mupdf.pdf_dict_gets(page, "Contents")
    if not contents.m_internal:
        return False
    if not mupdf.pdf_is_array(contents):
        return not mupdf.pdf_is_stream(contents)
    parts = [mupdf.pdf_array_get(contents, place) for place in range(min(mupdf.pdf_array_len(contents), MOST_PAGES))]
    return bool(parts) and not any(mupdf.pdf_is_stream(part) for part in parts)


def is_encrypted(pdf: Any) -> bool:
    """Whether the file is encrypted, with or without a password to open it."""
    return bool(mupdf.pdf_dict_get(mupdf.pdf_trailer(pdf), mupdf.PDF_ENUM_NAME_Encrypt).m_internal)


def label_rules(pdf: Any) -> list[LabelRule]:
    """The rules pages are numbered by; broken labels are no labels: the sheet numbers still serve."""
    rules: list[LabelRule] = []
    try:
        root = mupdf.pdf_dict_getp(mupdf.pdf_trailer(pdf), "Root/PageLabels")
        _gather_rules(root, rules, set(), _DEEPEST_LABEL_TREE)
    except mupdf.FzErrorBase:
        return []
    return rules


def _gather_rules(node: Any, rules: list[LabelRule], seen: set[int], depth: int) -> None:
    """Walk the number tree; a node met twice, or too deep, is where a damaged tree bites its own tail."""
    number = mupdf.pdf_to_num(node)
    if depth == 0 or len(rules) > _MOST_RULES or (number and number in seen):
        return
    seen.add(number)
    numbers = mupdf.pdf_dict_gets(node, "Nums")
    for place in range(0, min(mupdf.pdf_array_len(numbers), 2 * _MOST_RULES) - 1, 2):
        rule = mupdf.pdf_array_get(numbers, place + 1)
        first = mupdf.pdf_dict_gets(rule, "St")
        rules.append(
            LabelRule(
                start=mupdf.pdf_to_int(mupdf.pdf_array_get(numbers, place)),
                style=mupdf.pdf_to_name(mupdf.pdf_dict_gets(rule, "S")),
                prefix=mupdf.pdf_to_text_string(mupdf.pdf_dict_gets(rule, "P")),
                first=mupdf.pdf_to_int(first) if mupdf.pdf_is_int(first) else 1,
            )
        )
    kids = mupdf.pdf_dict_gets(node, "Kids")
    for place in range(min(mupdf.pdf_array_len(kids), _MOST_RULES)):
        _gather_rules(mupdf.pdf_array_get(kids, place), rules, seen, depth - 1)
