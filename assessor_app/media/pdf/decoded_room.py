"""Keeps what MuPDF has decoded within bounds: left alone it would hold up to 256 MB of pictures in every PDF child.

MuPDF tells nobody how much it holds, and frees nothing when told to keep a part. Emptying its store throws away fonts
too, and reading these again takes longer than most pages; so it is done only where memory has really grown.
"""

from __future__ import annotations

import ctypes
import mmap
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from pymupdf import mupdf

# About four pages of a scan at 100 dots an inch.
_MOST: Final = 12 << 20
# Where the system does not tell how much memory is held: after so many pages.
_PAGES: Final = 12
_STATM: Final = Path("/proc/self/statm")


def held_alone() -> int | None:
    """Bytes of memory this process shares with no other; None where the system does not say it at once."""
    try:
        _, resident, shared, *_ = _STATM.read_text(encoding="ascii").split()
    except OSError:
        return None
    return (int(resident) - int(shared)) * mmap.PAGESIZE


class DecodedRoom:
    """One for each process, since all documents of a process share MuPDF's store. ``measure`` is as above."""

    def __init__(self, measure: Callable[[], int | None] = held_alone) -> None:
        self._measure = measure
        self._before: int | None = None
        self._pages = 0
        self._last: tuple[int, int] | None = None

    def turn_to(self, document: int, page: int) -> bool:
        """Before a page is drawn: make room if those before have taken too much. Tells whether it did.

        Nothing happens while pieces of one page are drawn: they all need the same pictures. ``document`` is any
        number that tells the open documents apart.
        """
        if self._last == (document, page):
            return False
        self._last = (document, page)
        self._pages += 1
        now = self._measure()
        if self._before is None or now is None:
            self._before = now
        if not (self._pages > _PAGES if now is None or self._before is None else now - self._before > _MOST):
            return False
        self.empty()
        return True

    def empty(self) -> None:
        """Throw away all that is decoded, and give the memory back to the system."""
        mupdf.fz_empty_store()
        # What is freed only in name would be taken for the next document's, and the bound would creep up.
        with suppress(OSError, AttributeError, TypeError):
            ctypes.CDLL(None).malloc_trim(0)
        self._pages, self._before = 0, self._measure()
