"""A first look at a file with pages, in a PDF child of its own: how many, labelled how, with text, drawn how large."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any, Final

from assessor_app.errors import ArtifactError
from assessor_app.media.byte_source import ByteSource
from assessor_app.media.media_child import ChildLostError, ChildTimeoutError, MediaChild
from assessor_app.media.pdf.document_bytes import PdfBytes
from assessor_app.media.pdf.faults import file_error, page_error
from assessor_app.media.pdf.lane import layout_of
from assessor_app.media.pdf.layout import PageSize, PdfLayout
from assessor_app.media.pdf.picture_words import INCOMPLETE
from assessor_app.media.pdf.pixels import PIXEL_BYTES
from assessor_app.media.pdf.reading import answered
from assessor_app.media.pdf.render_queue import PdfTask

TASK_SECONDS: Final = 20.0
# as wide as a page comes on a laptop's screen
_WIDTH: Final = 1000
_MOST_PIXELS: Final = 16_000_000
# the first pages, then samples: a file of which one page can be drawn is no damaged file
_FIRST_TRIED: Final = 3
_TRIED_BESIDES: Final = 3
_TEXT_SECONDS: Final = 8.0
_WORDS_MS: Final = 500
_BATCH: Final = 50


@dataclass(frozen=True, slots=True)
class PagedLook:
    """What was seen: ``drawn`` is the page (0-based) of the first render, ``width`` × ``height`` its pixels.

    ``incomplete`` tells that part of a picture is missing.
    """

    layout: PdfLayout
    drawn: int
    width: int
    height: int
    first_text: str
    incomplete: bool = False


class PagedLooker:
    """Blocking, for a worker thread; one file at a time. The child is kept between files and replaced when it dies."""

    def __init__(self, task_seconds: float = TASK_SECONDS) -> None:
        self._seconds = task_seconds
        self._child: MediaChild | None = None
        self._number = 0

    def look(self, source: ByteSource, media_type: str, cancel: Callable[[], bool]) -> PagedLook:
        """Open, draw the first page that can be drawn, and look for text. Raises ArtifactError."""
        self._number += 1
        data = PdfBytes(self._number, source, media_type=media_type)
        try:
            layout = self._open(data, media_type)
            look = self._draw(data, layout, cancel)
            return replace(look, first_text=self._text(data, layout, cancel))
        finally:
            self._let_go(data)

    def close(self) -> None:
        """End the child."""
        child, self._child = self._child, None
        if child is not None:
            child.end()

    def _open(self, data: PdfBytes, media_type: str) -> PdfLayout:
        """A child that died over the file is replaced and asked once more, as the desk does."""
        for again in (True, False):
            try:
                return layout_of(self._opened(data))
            except ChildTimeoutError:
                raise file_error("timeout", media_type=media_type) from None
            except ChildLostError:
                if not again:
                    raise file_error("damaged", media_type=media_type) from None
        raise AssertionError

    def _opened(self, data: PdfBytes) -> dict[str, Any]:
        ask, payload = data.opening(tell=True)
        return self._ask(ask, data, payload)[0]

    def _draw(self, data: PdfBytes, layout: PdfLayout, cancel: Callable[[], bool]) -> PagedLook:
        """The first page that can be drawn, of those tried. Raises ArtifactError about the file when none can."""
        trouble = ""
        for page in _pages_to_try(layout.page_count):
            if trouble and cancel():
                break
            width, height = _pixels(layout.sizes[page])
            ask = {"do": "draw", "document": data.number, "page": page, "slot": "", "width": width, "height": height}
            try:
                header, pixels = self._ask_page({**ask, "x": 0, "y": 0, "w": width, "h": height}, data)
            except ArtifactError as error:
                trouble = trouble or error.kind
                continue
            if len(pixels) == width * height * PIXEL_BYTES:
                return PagedLook(layout, page, width, height, "", header.get("warnings") == INCOMPLETE)
        raise file_error(trouble or "damaged", media_type=data.media_type)

    def _text(self, data: PdfBytes, layout: PdfLayout, cancel: Callable[[], bool]) -> str:
        """The opening words of the first page that has any; a file that takes too long counts as having none."""
        page, end = 0, time.monotonic() + _TEXT_SECONDS
        while page < layout.page_count and time.monotonic() < end and not cancel():
            wanted = tuple(range(page, min(page + _BATCH, layout.page_count)))
            ask = {"do": "words", "document": data.number, "pages": wanted, "ms": _WORDS_MS}
            try:
                found = answered(PdfTask("words", data, pages=wanted), *self._ask_page(ask, data)).pages
            except (ArtifactError, ChildLostError):
                return ""
            text = next((one.plain.strip() for one in found if one.plain.strip()), "")
            if text:
                return text
            page += len(found)
        return ""

    def _ask_page(self, ask: dict[str, Any], data: PdfBytes) -> tuple[dict[str, Any], bytearray]:
        """Ask about one page; a child lost over it is replaced, with the file open again. Raises ArtifactError."""
        try:
            return self._ask(ask, data)
        except ChildTimeoutError:
            kind = "timeout"
        except ChildLostError:
            kind = "damaged"
        try:
            self._opened(data)
        except (ChildLostError, ArtifactError):
            raise file_error("damaged") from None
        raise page_error(kind)

    def _ask(
        self, ask: dict[str, Any], data: PdfBytes, payload: bytes | memoryview = b""
    ) -> tuple[dict[str, Any], bytearray]:
        if self._child is None or not self._child.alive:
            self.close()
            self._child = MediaChild()
        try:
            header, answer = self._child.ask(ask, payload, seconds=self._seconds)
        except ChildLostError:
            self._child = None
            raise
        if "fault" in header:
            kind = str(header["fault"])
            raise file_error(kind, media_type=data.media_type) if ask["do"] == "open" else page_error(kind)
        return header, answer

    def _let_go(self, data: PdfBytes) -> None:
        if self._child is not None and self._child.alive:
            with suppress(ChildLostError):  # a child that is gone holds nothing any more
                self._child.ask({"do": "close", "document": data.number}, seconds=self._seconds)
        data.close()
        data.release()


def _pages_to_try(count: int) -> tuple[int, ...]:
    first = tuple(range(min(count, _FIRST_TRIED)))
    besides = (count * step // _TRIED_BESIDES for step in range(1, _TRIED_BESIDES))
    return tuple(dict.fromkeys((*first, *besides, max(0, count - 1))))


def _pixels(size: PageSize) -> tuple[int, int]:
    """A page at the width of a laptop's screen; an extreme one is made smaller, never larger than the app draws."""
    width, height = _WIDTH, max(1, round(_WIDTH * size.height / size.width))
    if width * height > _MOST_PIXELS:
        shrink = (_MOST_PIXELS / (width * height)) ** 0.5
        width, height = max(1, int(width * shrink)), max(1, min(int(height * shrink), _MOST_PIXELS))
    return width, height
