"""Remembers which moments of a recording were played or shown, whatever the time spent."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from assessor_app.domain.annotation import Seen
from assessor_app.media.recording.video_player import PlayerState, VideoPlayer

# Two moments of running pictures further apart than this, in seconds at twice the speed, have a jump between them.
_ONE_STEP: Final = 2.0


class PlayedSpans(QObject):
    """Listens to one player; what happens while ``view`` is hidden (a recording made ready unseen) does not count."""

    def __init__(self, player: VideoPlayer, view: QWidget) -> None:
        super().__init__(player)
        self._player, self._view = player, view
        self._seen = Seen("")
        # the stretch that is running now
        self._start = self._end = -1.0
        player.opened.connect(self._forget)
        player.position_changed.connect(self._note)
        player.jump_finished.connect(self._note_still)
        player.state_changed.connect(self._close)

    def seen(self, artifact_id: str) -> Seen:
        """All that was played or shown, of the artifact called so."""
        running = ((self._start, self._end),) if self._start >= 0 else ()
        return Seen(artifact_id, spans=self._seen.joined(Seen("", spans=running)).spans)

    @Slot()
    def _forget(self) -> None:
        """Another recording begins."""
        self._seen, self._start, self._end = Seen(""), -1.0, -1.0

    @Slot(float)
    def _note(self, seconds: float) -> None:
        if self._player.state is not PlayerState.PLAYING or self._player.jumping or not self._view.isVisible():
            return
        if self._start >= 0 and 0 <= seconds - self._end <= _ONE_STEP:
            self._end = seconds
        else:
            self._close()
            self._start = self._end = seconds

    @Slot(float)
    def _note_still(self, seconds: float) -> None:
        """A picture was looked for and is shown."""
        self._close()
        if self._view.isVisible():
            self._seen = self._seen.joined(Seen("", spans=((seconds, seconds),)))

    @Slot()
    def _close(self) -> None:
        """What runs now has come to an end."""
        if self._start >= 0:
            self._seen = self._seen.joined(Seen("", spans=((self._start, self._end),)))
            self._start = self._end = -1.0
