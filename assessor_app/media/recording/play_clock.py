"""Knows the playing time between libVLC's reports, which come only four times a second."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer

_LONGEST_GUESS = 1.5
# How long a picture counts as a sign of life without being noted down.
_LIFE_MS = 400


class PlayClock:
    """Seconds into the recording; runs on from the last report at the playing rate.

    Without a sign of life it stops after 1.5 s, unless it runs ``free`` because nobody gives any.
    """

    def __init__(self) -> None:
        self._base = 0.0
        self._rate = 1.0
        self._timer = QElapsedTimer()
        self._running = False
        self._free = False
        self._reported = -1.0

    def set(self, seconds: float) -> None:
        """A report: this is the time now."""
        self._base = seconds
        self._timer.start()

    def report(self, seconds: float) -> None:
        """libVLC's report while playing; once it has read the whole file it keeps repeating an old one."""
        if seconds != self._reported:
            self._reported = seconds
            self.set(seconds)

    def show_life(self) -> None:
        """A picture came: the recording does play on."""
        if self._running and self._timer.elapsed() > _LIFE_MS:
            self.set(self.seconds())

    def run(self, *, free: bool = False) -> None:
        """The recording plays from now on."""
        self.set(self.seconds())
        self._running, self._free = True, free

    def halt(self) -> None:
        """The recording stands still from now on."""
        self.set(self.seconds())
        self._running = False

    def set_rate(self, rate: float) -> None:
        """It plays ``rate`` times as fast from now on."""
        self.set(self.seconds())
        self._rate = rate

    def seconds(self) -> float:
        """The best guess of the time now."""
        if not self._running or not self._timer.isValid():
            return self._base
        elapsed = self._timer.elapsed() / 1000
        return self._base + (elapsed if self._free else min(_LONGEST_GUESS, elapsed)) * self._rate
