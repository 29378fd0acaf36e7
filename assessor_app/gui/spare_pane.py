"""Keeps one pane of pages ready: making it is the dearest part of opening most kinds of files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Slot

from assessor_app.gui.slices import Slices, Steps
from assessor_app.gui.theme import Theme

if TYPE_CHECKING:
    from assessor_app.gui.pdf_view.page_pane import PagePane

# what was just opened is painted and drawn first
_RESTOCK_MS: Final = 40
# between two steps, so that what is asked for meanwhile comes first
_STEP_MS: Final = 4


class SparePane(QObject):
    """Begins with :meth:`prepare`; each pane taken is soon followed by the next."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pane: PagePane | None = None
        self._whole = False
        self._keeps = self._ended = False
        self._slices = Slices(self._build, self)
        self._slices.finished.connect(self._note_whole)
        self._later = QTimer(self, singleShot=True, interval=_RESTOCK_MS)
        self._later.timeout.connect(self._stock)

    def prepare(self) -> Steps:
        """Make one ahead, unless there is one, in steps."""
        self._keeps = True
        yield from self.make_whole()

    def make_whole(self) -> Steps:
        """Make the one that is taken next, in steps; none is left where there is one."""
        while not self._whole and not self._ended:
            self._slices.advance()
            yield

    def take(self) -> PagePane:
        """A pane that is nobody's; one half made is finished at once."""
        if not self._whole:
            self._slices.finish()
        pane = self._pane
        assert pane is not None
        self._pane, self._whole = None, False
        if self._keeps:
            self._later.start()
        return pane

    @Slot()
    def end(self) -> None:
        """The window closes: nothing more will be opened."""
        self._keeps, self._ended = False, True
        self._later.stop()
        self._slices.stop()
        if self._pane is not None:
            self._pane.deleteLater()
        self._pane, self._whole = None, False

    @Slot()
    def _stock(self) -> None:
        if self._keeps and not self._whole:
            self._slices.begin(_STEP_MS)

    def _build(self) -> Steps:
        from assessor_app.gui.pdf_view.page_pane import PagePane  # late: not needed to show the queue

        self._pane = PagePane(self._theme)
        yield from self._pane.build()

    @Slot()
    def _note_whole(self) -> None:
        self._whole = True
