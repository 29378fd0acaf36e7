"""Says so quietly when a jump or the playing itself keeps one waiting, and not before it is worth saying."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from assessor_app.gui.video_view.clock_text import clock_text

JUMP_MS = 300
_STALL_MS = 700
_NOTE_MS = 6_000


class WaitHint(QObject):
    """``words_changed`` carries what to show over the picture, "" for nothing."""

    words_changed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._target = 0.0
        self._last = -1.0
        self._words = ""
        self._stalled = False
        self._jump = self._timer(JUMP_MS, self._tell_jump)
        self._stall = self._timer(_STALL_MS, self._tell_stall)
        self._note = self._timer(_NOTE_MS, self.clear)

    def jump_begins(self, seconds: float) -> None:
        """The picture of ``seconds`` is wanted; one wished for after another keeps one waiting since the first."""
        self._target = seconds
        self._stall.stop()
        if self._words and not self._note.isActive():
            self._tell_jump()
        elif not self._jump.isActive():
            self._jump.start()

    def jump_ended(self) -> None:
        """The picture is there, or will not come."""
        if self._jump.isActive() or not self._note.isActive():
            self.clear()

    def playing_at(self, seconds: float) -> None:
        """It plays, and this is the time: when that stands still, something is waited for."""
        if seconds != self._last:
            self._last = seconds
            if self._stall.isActive():
                self._stall.stop()
            elif self._stalled:
                self._say("")
        elif not self._stall.isActive() and not self._words:
            self._stall.start()

    def standing(self) -> None:
        """It does not play: nothing can stall."""
        self._stall.stop()
        self._last = -1.0
        if self._stalled:
            self._say("")

    def note(self, sentence: str) -> None:
        """Tell something for a few seconds."""
        self._jump.stop()
        self._say(sentence)
        self._note.start()

    @Slot()
    def clear(self) -> None:
        """Nothing is waited for."""
        for timer in (self._jump, self._stall, self._note):
            timer.stop()
        self._say("")

    def _timer(self, milliseconds: int, slot: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(slot)
        return timer

    @Slot()
    def _tell_jump(self) -> None:
        self._note.stop()
        self._say(self.tr("Going to {time}…").format(time=clock_text(self._target)))

    @Slot()
    def _tell_stall(self) -> None:
        self._say(self.tr("Waiting for the recording…"))
        self._stalled = True

    def _say(self, words: str) -> None:
        self._stalled = False
        if words != self._words:
            self._words = words
            self.words_changed.emit(words)
