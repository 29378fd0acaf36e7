"""Work that follows the page on screen, and must not come before it: the bar's numbers, the panel's ring."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QTimer, Slot

from assessor_app.gui.pdf_view.drawn_pages import DrawnPages

_WAIT_MS: Final = 30


class FollowUp(QTimer):
    """Calls ``act`` once another page is being read: when the awaited page is painted, or soon in any case."""

    def __init__(self, pages: DrawnPages, act: Callable[[], None]) -> None:
        super().__init__(pages)
        self.setSingleShot(True)
        self.timeout.connect(act)
        pages.page_changed.connect(self._note)
        pages.page_painted.connect(self._hurry)

    @Slot()
    def _note(self) -> None:
        if not self.isActive():
            self.start(_WAIT_MS)

    @Slot()
    def _hurry(self) -> None:
        if self.isActive():
            self.start(0)
