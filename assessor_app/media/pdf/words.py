"""The words of a page inside the PDF child: taken from MuPDF without its images, and packed to be searched quickly."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import accumulate
from operator import ne
from typing import Any, Final

import pymupdf
from pymupdf import extra, mupdf

from assessor_app.media.child_wire import Header
from assessor_app.media.pdf.folding import fold

MOST_WORDS: Final = 50_000
_LONGEST_WORD: Final = 2_000
_ONE_MORE: Final = (1).__add__
_HYPHENS: Final = ("-", "\xad", "\u2010")
# Ligatures come apart; images, which cost the most, are left out.
_FLAGS: Final = pymupdf.TEXT_PRESERVE_WHITESPACE | pymupdf.TEXT_MEDIABOX_CLIP

PlainWord = tuple[float, float, float, float, str, int, int, int]
"""Left, top, right, bottom, text, block, line within the block, word within the line."""


def words_of(page: Any) -> list[PlainWord]:
    """The words of a loaded page, with those of its form fields and notes."""
    text = mupdf.FzStextPage(mupdf.fz_bound_page(page))
    device = mupdf.fz_new_stext_device(text, mupdf.FzStextOptions(_FLAGS))
    mupdf.fz_run_page(page, device, mupdf.FzMatrix(), mupdf.FzCookie())
    mupdf.fz_close_device(device)
    words: list[PlainWord] = extra.extractWORDS(text, None)
    return words


def packed(page: int, words: Sequence[PlainWord]) -> tuple[Header, bytes]:
    """One page for the wire: a header of its measures, and text, searchable text, places, boxes and lines in turn.

    The searchable text is folded, joins words by one space, and hyphenated line ends by nothing. Boxes are sent
    as all left sides, then all tops, right sides and bottoms. A thousand pages pass through here in a find, so it
    goes by columns and not by words.
    """
    if not words:
        return {"page": page, "words": 0, "shown": 0, "plain": 0}, bytes(4)
    *sides, texts, blocks, rows, _ = zip(*words[:MOST_WORDS], strict=True)
    joined = "\n".join(texts)
    if joined.count("\n") != len(texts) - 1 or max(map(len, texts)) > _LONGEST_WORD:
        texts = tuple(text[:_LONGEST_WORD].replace("\n", " ") for text in texts)
        joined = "\n".join(texts)
    lines = _lines(blocks, rows)
    plain, starts = _searchable(joined, texts, lines)
    shown, sent = joined.encode("utf-8", "replace"), plain.encode("utf-8", "replace")
    header = {"page": page, "words": len(texts), "shown": len(shown), "plain": len(sent)}
    boxes = (array("f", side).tobytes() for side in sides)
    return header, b"".join((shown, sent, starts.tobytes(), *boxes, lines.tobytes()))


def _lines(blocks: Sequence[int], rows: Sequence[int]) -> array[int]:
    """Lines counted through the page, one number for each word."""
    places = list(zip(blocks, rows, strict=True))
    return array("I", accumulate(map(ne, places[1:], places), initial=0))


def _searchable(joined: str, texts: Sequence[str], lines: array[int]) -> tuple[str, array[int]]:
    """The text to search, and where each word begins in it, with its end as one more."""
    if joined.isascii() and "-\n" not in joined:
        return joined.replace("\n", " ") + " ", array("I", accumulate(map(_ONE_MORE, map(len, texts)), initial=0))
    folded: Sequence[str] = fold(joined).split("\n")
    if len(folded) != len(texts):
        folded = [fold(text).replace("\n", " ") for text in texts]
    pieces = [text + " " for text in folded]
    for place in [place for place, text in enumerate(texts[:-1]) if text.endswith(_HYPHENS)]:
        if lines[place] != lines[place + 1] and len(texts[place]) > 1 and folded[place + 1][:1].islower():
            pieces[place] = folded[place].rstrip("-")
    return "".join(pieces), array("I", accumulate(map(len, pieces), initial=0))
