"""Tells the player how large its pictures are painted, once a change of size has come to rest."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

from assessor_app.gui.video_view.video_canvas import VideoCanvas
from assessor_app.media.recording.video_player import PlayerState, VideoPlayer

_RESTED_MS: Final = 400


class PictureRoom(QObject):
    """Follows one canvas for one player; :meth:`measure` before a recording is opened."""

    def __init__(self, canvas: VideoCanvas, player: VideoPlayer, parent: QObject) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._player = player
        self._rested = QTimer(self)
        self._rested.setSingleShot(True)
        self._rested.setInterval(_RESTED_MS)
        self._rested.timeout.connect(self._tell)
        canvas.resized.connect(self._rested.start)

    def measure(self) -> None:
        """The room there is now, where the canvas has its place in a window already."""
        if self._canvas.isVisible():
            self._rested.stop()
            self._make_room()

    def foresee(self) -> None:
        """The room there will be, where the canvas is laid out but not on screen yet."""
        self._make_room()

    @Slot()
    def _tell(self) -> None:
        if self._player.jumping or self._player.state is PlayerState.OPENING:
            # Beginning again now would take the picture that is awaited even longer.
            self._rested.start()
        elif self._canvas.isVisible():
            self._make_room()

    def _make_room(self) -> None:
        room = self._canvas.room()
        self._player.make_room(room.width(), room.height())
