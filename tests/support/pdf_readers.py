"""A reader at the PDF view with the real service behind it, and a book to read: words, outline, labels and links."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication

from assessor_app.gui.pdf_view.page_strip import PIXELS_PER_POINT
from assessor_app.gui.pdf_view.pdf_view import PdfView
from assessor_app.gui.theme import Theme
from tests.support.patience import PatientBot
from tests.support.pdfs import MemorySource
from tests.support.viewers import artifact

SECONDS = 60_000
WORDS = "The leadership team held listening sessions with families and partners. "
RARE = {3: "A Zebra crossed.", 11: "No zebra came.", 12: "Zebras and a zebra."}
INSIDE, OUTSIDE = (60, 500, 220, 516), (60, 540, 220, 556)


class Reader:
    """The view, shown, and what a person does with it."""

    def __init__(self, qtbot: PatientBot, width: int = 900, height: int = 700) -> None:
        self.qtbot = qtbot
        self.service = qtbot.pdfs
        self.theme = Theme()
        self.view = PdfView(self.service, self.theme)
        qtbot.addWidget(self.view)
        self.view.resize(width, height)
        with qtbot.waitActive(self.view):
            self.view.show()
            self.view.activateWindow()

    def open(self, data: bytes) -> None:
        """Open a file that can be shown."""
        with self.qtbot.waitSignal(self.view.facts_found, timeout=SECONDS):
            self.view.open_artifact(artifact(), MemorySource(data))

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        self.qtbot.keyClick(QApplication.focusWidget() or self.view, key, modifier)

    def look_for(self, text: str) -> None:
        """Open the search, type, and wait until the search has ended."""
        self.view.open_find()
        box = self.view.find_bar.find_box
        box.selectAll()
        self.qtbot.keyClicks(box, text)
        self.qtbot.waitUntil(self.found, timeout=SECONDS)

    def found(self) -> bool:
        """Whether the bar tells the end of a search."""
        words = self.view.find_bar.count_label.text()
        return bool(words) and not words.endswith("…")

    def count(self) -> str:
        """What the find bar says."""
        return self.view.find_bar.count_label.text()

    def click(self, page: int, x: float, y: float) -> None:
        """Click a point of an upright page, in points from its top left; its links are read first."""
        canvas = self.view.canvas
        document = self.view._document
        assert document is not None
        document.want_links([page])
        self.qtbot.waitUntil(lambda: document.links(page) is not None, timeout=SECONDS)
        box, scale = canvas.page_box(page), canvas.factor() * PIXELS_PER_POINT
        at = QPointF(box.x() + x * scale, box.y() + y * scale).toPoint()
        self.qtbot.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at))

    def __enter__(self) -> Reader:
        return self

    def __exit__(self, *_what: object) -> None:
        self.view.close_artifact()


def reading(qtbot: PatientBot, width: int = 900) -> Iterator[Reader]:
    """A reader for the length of a test."""
    with Reader(qtbot, width) as reader:
        yield reader


def book_pdf(pages: int = 20, address: str = "https://school.example.org/plan?id=4711") -> bytes:
    """Sheets i–iv, then 1, 2, 3 …; "listening sessions" on every page, zebras on three, an outline of three levels,
    and on each page a link to sheet 16, half way down, and one to ``address``."""
    import pymupdf

    mu: Any = pymupdf
    document = mu.open()
    for number in range(pages):
        page = document.new_page(width=595, height=842)
        page.insert_text((60, 80), f"{number + 1}. Evidence review", fontsize=18)
        page.insert_textbox((60, 110, 535, 480), WORDS * 2 + RARE.get(number, ""), fontsize=11)
    for page in document:
        inside = {"kind": mu.LINK_GOTO, "page": min(15, pages - 1), "to": mu.Point(0, 421)}
        page.insert_link({**inside, "from": mu.Rect(INSIDE)})
        page.insert_link({"kind": mu.LINK_URI, "from": mu.Rect(OUTSIDE), "uri": address})
    rule = {"prefix": "", "firstpagenum": 1}
    document.set_page_labels([{"startpage": 0, "style": "r", **rule}, {"startpage": 4, "style": "D", **rule}])
    chapters = ((1, "Foreword", 1), (1, "Inquiry", 5), (2, "Sessions", 7), (3, "Themes", 9), (1, "Process", 13))
    document.set_toc([[level, title, sheet] for level, title, sheet in chapters if sheet <= pages])
    data = bytes(document.tobytes())
    document.close()
    return data
