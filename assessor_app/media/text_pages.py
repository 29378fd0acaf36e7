"""Bare text as a document with pages, for office files whose own pages nobody here can lay out."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Final

_HEAD: Final = (
    '<?xml version="1.0" encoding="UTF-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head><style>'
    "p { margin: 0 0 0.6em 0; } .part { page-break-after: always; }"
    "</style></head><body>"
)


def text_pages(parts: Sequence[Sequence[str]]) -> bytes:
    """XHTML of the paragraphs, every part (a slide) on a page of its own; everything in them is text, never markup."""
    bodies = ["".join(f"<p>{escape(_printable(text))}</p>" for text in part) or "<p>\u00a0</p>" for part in parts]
    divided = [f'<div class="part">{body}</div>' for body in bodies[:-1]] + [
        f"<div>{body}</div>" for body in bodies[-1:]
    ]
    return (_HEAD + "".join(divided) + "</body></html>").encode("utf-8", "replace")


def _printable(text: str) -> str:
    """Without the control characters XML cannot hold."""
    return "".join(sign if sign.isprintable() or sign in "\t\n" else " " for sign in text)
