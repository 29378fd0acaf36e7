"""Asking a real PDF child in tests: frames for opening, drawing and reading, and its answers made plain; its end."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QImage

from assessor_app.media.media_child import MediaChild
from assessor_app.media.pdf.service import PdfService
from assessor_app.media.pdf.text import PageWords
from assessor_app.media.pdf.word_index import IndexedPage
from tests.support.patience import until

PDF = "application/pdf"


def open_in(child: MediaChild, data: bytes, *, media_type: str = PDF, seconds: float = 30, **more: Any) -> Any:
    """The child's answer to opening ``data``."""
    ask = {"do": "open", "document": 1, "block": "", "size": len(data), "type": media_type, **more}
    return child.ask(ask, data, seconds=seconds)[0]


def draw_in(child: MediaChild, page: int, width: int, height: int, turn: int = 0, seconds: float = 30) -> QImage:
    """The whole page; null when the child tells of a fault."""
    size = {"width": width, "height": height, "x": 0, "y": 0, "w": width, "h": height, "turn": turn}
    answer, pixels = child.ask({"do": "draw", "document": 1, "page": page, "slot": "", **size}, seconds=seconds)
    if "fault" in answer:
        return QImage()
    return QImage(bytes(pixels), width, height, width * 4, QImage.Format.Format_RGB32).copy()


def index_in(child: MediaChild, page: int) -> IndexedPage:
    """The page as the desk's index keeps it."""
    answer, part = child.ask({"do": "words", "document": 1, "pages": [page], "ms": 0}, seconds=30)
    return IndexedPage(answer["pages"][0], memoryview(part))


def words_in(child: MediaChild, page: int) -> PageWords:
    """The words of a page."""
    return index_in(child, page).words()


def read_in(child: MediaChild, what: str, page: int = 0) -> list[Any]:
    """The ``outline``, or the ``links`` of a page; none where the child tells of a fault."""
    answer = child.ask({"do": what, "document": 1, "page": page}, seconds=30)[0]
    return list(answer[what]) if "fault" not in answer else []


def dark_share(image: QImage) -> float:
    """The share of an image that is dark, sampled."""
    spots = [(x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)]
    return sum(image.pixelColor(*spot).lightness() < 128 for spot in spots) / max(1, len(spots))


def end_service(service: PdfService) -> None:
    """Shut it down, and wait for threads that are still starting a child: a laden machine takes long over that."""
    service.shutdown()
    until(lambda: service._spare.close() and all(lane.join() for lane in service._lanes), "the end of the service")
