"""What a lane asks a child to read of a document besides drawing it, and how it takes in the answers.

The child handles hostile files and may have been taken over by one: answers are believed as far as they make sense.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from assessor_app.media.child_wire import Header
from assessor_app.media.media_child import ChildLostError
from assessor_app.media.pdf.render_queue import PdfTask
from assessor_app.media.pdf.text import OutlineEntry, PageLink
from assessor_app.media.pdf.word_index import IndexedPage

_BATCH_MS: Final = 30
_SHORT_BATCH_MS: Final = 8
"""How long a batch of a find may take: so long at most a page that is wanted meanwhile waits for that lane. The lane
that does not foresee takes short ones, so that a page never waits long for one of the two."""


@dataclass(frozen=True, slots=True)
class Read:
    """What was read: pages of words, the links of a page, or the outline."""

    pages: tuple[IndexedPage, ...] = ()
    links: tuple[PageLink, ...] = ()
    outline: tuple[OutlineEntry, ...] = ()


def asking(task: PdfTask, document: int, *, briefly: bool = False) -> Header:
    """The frame that asks for what a task wants read; ``briefly`` where pages are drawn first of all."""
    if task.kind == "outline":
        return {"do": "outline", "document": document}
    if task.kind == "links":
        return {"do": "links", "document": document, "page": task.pages[0]}
    return {"do": "words", "document": document, "pages": task.pages, "ms": _SHORT_BATCH_MS if briefly else _BATCH_MS}


def answered(task: PdfTask, header: Header, part: bytearray) -> Read:
    """What the child says. Raises ChildLostError when it makes no sense."""
    try:
        if task.kind == "outline":
            return Read(outline=tuple(_entry(*entry) for entry in header["outline"]))
        if task.kind == "links":
            return Read(links=tuple(_link(*link) for link in header["links"]))
        return Read(pages=_pages(task, header["pages"], memoryview(part)))
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise ChildLostError("the child answered nonsense") from error


def left_of(task: PdfTask, read: Read) -> tuple[int, ...]:
    """The pages there was no time for."""
    return task.pages[len(read.pages) :] if task.kind in ("words", "find") else ()


def blank_page(page: int) -> IndexedPage:
    """What stands for a page that cannot be read."""
    return IndexedPage({"page": page, "words": 0, "shown": 0, "plain": 0}, memoryview(bytes(4)))


def _pages(task: PdfTask, headers: list[Header], part: memoryview) -> tuple[IndexedPage, ...]:
    pages: list[IndexedPage] = []
    done = 0
    for number, header in zip(task.pages, headers, strict=False):
        size = int(header["shown"]) + int(header["plain"]) + 4 * (int(header["words"]) + 1) + 20 * int(header["words"])
        page = IndexedPage(header, part[done : done + size])
        if page.page != number:
            raise ValueError("another page than asked for")
        pages.append(page)
        done += size
    if not pages:
        raise ValueError("no page at all")
    return tuple(pages)


def _entry(title: Any, level: Any, page: Any) -> OutlineEntry:
    return OutlineEntry(str(title), int(level), int(page) if int(page) >= 0 else None)


def _link(left: Any, top: Any, right: Any, bottom: Any, page: Any, y: Any, address: Any) -> PageLink:
    box = float(left), float(top), float(right), float(bottom)
    if int(page) < 0:
        return PageLink(box, address=str(address))
    return PageLink(box, int(page), None if y is None else float(y))
