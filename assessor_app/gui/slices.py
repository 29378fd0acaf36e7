"""Builds what is large a step at a time, one at each turn of the event loop, so that the window keeps answering."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal, Slot

from assessor_app.right_of_way import window_first

Steps = Iterator[None]
"""A generator that builds and yields wherever the window may see to something else; a step aims at 10 ms."""
LEISURE_MS = 25
"""Between two steps while nobody waits for them."""
_LATE_MS = 6
_MOST_PUT_OFF = 5


def build_whole(steps: Steps) -> None:
    """Take all steps at once."""
    deque(steps, maxlen=0)


class Slices(QObject):
    """One thing in the making; ``finished`` once all steps are taken, in whatever way.

    ``make`` starts the making anew; it is called at :meth:`begin` or :meth:`finish` when none is under way.
    """

    finished = Signal()

    def __init__(self, make: Callable[[], Steps], parent: QObject) -> None:
        super().__init__(parent)
        self._make = make
        self._steps: Steps | None = None
        # begun anew after each step: whatever else became due meanwhile has its turn before the next
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._come_round)
        self._poise = QTimer(self, singleShot=True, interval=0)
        self._poise.timeout.connect(self._take_turn)
        self._rested = QElapsedTimer()
        self._put_off = 0

    @property
    def running(self) -> bool:
        """Whether it is in the making now."""
        return self._steps is not None

    def begin(self, pause: int = 0) -> None:
        """Take a step at each turn of the loop, or every ``pause`` milliseconds; called again it changes the pace."""
        if self._steps is None:
            self._steps = self._make()
        self._timer.start(pause)
        self._rested.start()

    def advance(self) -> None:
        """Take one step now, for whoever goes through it as a part of something larger."""
        if self._steps is None:
            self._steps = self._make()
        self._take_step()

    def finish(self) -> None:
        """Take all steps that are left now. Raises whatever a step raises."""
        steps = self._steps or self._make()
        self.stop()
        build_whole(steps)
        self.finished.emit()

    def stop(self) -> None:
        """Leave it as it is; the next :meth:`begin` makes it anew."""
        self._timer.stop()
        self._poise.stop()
        self._steps = None

    @Slot()
    def _come_round(self) -> None:
        if self._timer.interval():
            # whatever else was long at it in this turn of the loop has had its turn by the next
            self._rested.start()
            self._poise.start()
        else:
            self._take_turn()

    @Slot()
    def _take_turn(self) -> None:
        """The turn of a step; where something else was long at it in this turn of the loop, it waits for the next."""
        late = self._rested.elapsed() > _LATE_MS
        if late and self._put_off < _MOST_PUT_OFF:
            self._put_off += 1
        else:
            self._put_off = 0
            self._take_step()
        if self._steps is not None:
            self._timer.start()
        self._rested.start()

    def _take_step(self) -> None:
        steps = self._steps
        if steps is None:
            return
        try:
            with window_first():
                next(steps)
        except StopIteration:
            self.stop()
            self.finished.emit()
        except Exception:
            self.stop()
            raise
