"""Where the seconds of a recording lie along a line of pixels, shared by the time line and the sound picture."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TimeScale:
    """``duration`` seconds (0 when unknown) from ``left`` over ``width`` pixels."""

    left: float
    width: float
    duration: float

    def x(self, seconds: float) -> float:
        """The horizontal place of a second, kept on the line."""
        share = seconds / self.duration if self.duration > 0 else 0.0
        return self.left + self.width * min(1.0, max(0.0, share))

    def second(self, x: float) -> float:
        """The second at a horizontal place, kept within the recording."""
        return min(1.0, max(0.0, (x - self.left) / max(1.0, self.width))) * self.duration
