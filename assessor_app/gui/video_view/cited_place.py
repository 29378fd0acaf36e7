"""Keeps track of the place that was asked for until its own picture is really painted."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from assessor_app.domain.citation import Place, TimePlace
from assessor_app.gui.video_view.video_canvas import VideoCanvas

_DOUBT_MS: Final = 3_000


class CitedPlace(QObject):
    """``reached`` carries the Place once, after the canvas painted it; a newer wish replaces an older one.

    As long as there is doubt whether pictures are exact, only ``painted`` tells of one; ``reached`` waits, 3 s at most.
    """

    reached = Signal(object)
    painted = Signal()

    def __init__(self, canvas: VideoCanvas, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._place: Place | None = None
        self._number = 0
        self._waiting = False
        self._painted = False
        self._fresh = False
        self._doubt = QTimer(self)
        self._doubt.setSingleShot(True)
        self._doubt.setInterval(_DOUBT_MS)
        self._doubt.timeout.connect(self._end_doubt)
        # Queued: whoever hears of a place may paint or grab, which must not happen inside a painting.
        canvas.painted.connect(self._on_painted, Qt.ConnectionType.QueuedConnection)

    @property
    def place(self) -> Place | None:
        """The place in hand, if any."""
        return self._place

    @property
    def moment(self) -> TimePlace | None:
        """The place in hand when it is a moment or a span."""
        return self._place if isinstance(self._place, TimePlace) else None

    @property
    def waiting(self) -> bool:
        """Whether the place in hand is still to be painted."""
        return self._waiting and not self._painted

    @property
    def fresh(self) -> bool:
        """Whether the recording still stands where the citation led, so that playing means playing the citation."""
        return self._fresh

    def ask(self, place: Place) -> None:
        """Another place is wanted on screen."""
        self._place, self._waiting, self._fresh = place, True, isinstance(place, TimePlace)
        self._painted = False
        self._number += 1
        self._canvas.forget_painted()

    def arrived(self) -> None:
        """The picture that belongs to the place was handed to the canvas: have it painted before anything else."""
        if self._waiting:
            self._canvas.ask_painted(self._number)
            self._canvas.repaint()

    def leave(self) -> None:
        """The reader moves on: the next picture no longer belongs to the place, which stays in hand."""
        self._waiting = self._painted = self._fresh = False
        self._canvas.forget_painted()

    def doubt(self) -> None:
        """Another recording: nobody knows yet whether its pictures are stored out of order."""
        self._doubt.start()

    def trust(self, *, standing: bool) -> None:
        """What is shown from now on is exact; ``standing`` tells that what was painted before is, too."""
        self._painted = self._painted and standing
        self._end_doubt()

    def forget(self) -> None:
        """No place is in hand."""
        self._place = None
        self.leave()

    @Slot(int)
    def _on_painted(self, number: int) -> None:
        if self._waiting and number == self._number:
            self._painted = True
            if not self._doubt.isActive():
                self._tell()
            self.painted.emit()

    @Slot()
    def _end_doubt(self) -> None:
        self._doubt.stop()
        if self._painted:
            self._tell()

    def _tell(self) -> None:
        self._waiting = self._painted = False
        self.reached.emit(self._place)
