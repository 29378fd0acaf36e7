"""Makes jumps over the pages in such a way that each can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from assessor_app.gui.pdf_view.jump_history import JumpHistory
from assessor_app.gui.pdf_view.page_canvas import PageCanvas
from assessor_app.gui.pdf_view.strip_area import Spot


class Jumper(QObject):
    """``ways_changed`` tells whether there is a jump to take back, and whether there is one to make again."""

    ways_changed = Signal(bool, bool)

    def __init__(self, canvas: PageCanvas, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._history: JumpHistory[Spot] = JumpHistory()

    def jump(self, go: Callable[..., object], *where: Any) -> None:
        """Call ``go``; if it leads anywhere else, the reader can come back from there."""
        left = self._canvas.spot()
        go(*where)
        if self._canvas.spot() != left:
            self._history.note(left)
            self._tell()

    @Slot()
    def note(self) -> None:
        """The reader is about to be taken away from here."""
        self._history.note(self._canvas.spot())
        self._tell()

    @Slot(int)
    def travel(self, direction: int) -> None:
        """Take the last jump back (-1), or make again the one taken back last (+1)."""
        here = self._canvas.spot()
        there = self._history.back(here) if direction < 0 else self._history.forward(here)
        if there is not None:
            self._canvas.go_to_spot(there)
        self._tell()

    @Slot(int)
    def go_to_page(self, page: int, share: float | None = None) -> None:
        """Jump to the top of a page (0-based), or so far down as ``share`` (0 to 1) of its height."""
        self.jump(self._canvas.go_to, page, share)

    def forget(self) -> None:
        """Start afresh, for another document."""
        self._history.forget()
        self._tell()

    def _tell(self) -> None:
        self.ways_changed.emit(self._history.can_go_back, self._history.can_go_forward)
