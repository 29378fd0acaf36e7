"""Bare text as a document with pages, for office files whose own pages nobody here can lay out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from typing import Final

_HEAD: Final = (
    '<?xml version="1.0" encoding="UTF-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head><style>'
    "p { margin: 0 0 0.6em 0; } .part { page-break-after: always; }"
    "</style></head><body>"
)
# What XML cannot hold; signs that only join or part letters stay, since scripts need them.
_UNFIT: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def text_pages(parts: Sequence[Sequence[str]]) -> bytes:
    """XHTML of the paragraphs, every part (a slide) on a page of its own; everything in them is text, never markup."""
    bodies = ["".join(f"<p>{escape(_UNFIT.sub(' ', text))}</p>" for text in part) for part in parts]
    *before, last = [body or "<p>\u00a0</p>" for body in bodies] or ["<p>\u00a0</p>"]
    divided = [f'<div class="part">{body}</div>' for body in before]
    return (_HEAD + "".join(divided) + f"<div>{last}</div></body></html>").encode()
