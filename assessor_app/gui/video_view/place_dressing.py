"""Puts badge, cited span and buttons of a place on screen with its picture, and not while it is being fetched."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

from assessor_app.domain.citation import Place, TimePlace
from assessor_app.gui.video_view.clock_text import span_text
from assessor_app.gui.video_view.play_bar import PlayBar
from assessor_app.gui.video_view.seek_bar import SeekBar
from assessor_app.gui.video_view.video_canvas import VideoCanvas

_HELD_MS: Final = 60


class PlaceDressing(QObject):
    """Painting anything between the wish and the picture delays the picture, and the badge of a place would stand
    over the picture of another. So both wait; what is no picture waits 60 ms at most."""

    def __init__(self, canvas: VideoCanvas, seek_bar: SeekBar, play_bar: PlayBar, parent: QObject) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._seek_bar = seek_bar
        self._play_bar = play_bar
        self._place: Place | None = None
        self._badge: str | None = None
        self._held = QTimer(self)
        self._held.setSingleShot(True)
        self._held.setInterval(_HELD_MS)
        self._held.timeout.connect(self._show_bars)

    def wear(self, place: Place, badge: str, *, later: bool) -> None:
        """Dress for ``place``: at once, or ``later`` with :meth:`show_badge` and :meth:`show_rest`."""
        self._place = place
        if badge and isinstance(place, TimePlace):
            badge = f"{badge}  {span_text(place.start, place.end)}"
        self._badge = badge
        self._held.start()
        if not later:
            self.show_badge()
            self.show_rest()

    def show_badge(self) -> None:
        """The picture of the place is about to be painted."""
        badge, self._badge = self._badge, None
        if badge is not None:
            self._canvas.set_badge(badge)

    @Slot()
    def show_rest(self) -> None:
        """The picture was painted, or none will come."""
        self.show_badge()
        if self._held.isActive():
            self._held.stop()
            self._show_bars()

    def strip(self) -> None:
        """No place is in hand."""
        self._held.stop()
        self._place = self._badge = None
        self._canvas.set_badge("")
        self._show_bars()

    @Slot()
    def _show_bars(self) -> None:
        moment = self._place if isinstance(self._place, TimePlace) else None
        span = None if moment is None else (moment.start, moment.end)
        self._seek_bar.set_span(*(span or (None,)))
        self._canvas.set_span(span)
        self._play_bar.show_cited(moment is not None, moment is not None and moment.end is not None)
