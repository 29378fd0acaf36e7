"""Asks an engine for one exact picture and decides when that picture, and no other, has come."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QImage

from assessor_app.media.recording.player_engine import PlayerEngine

_BRISK_MS = 100
_USUAL_SHARE = 2.5
# Longer each time, so that any stretch gets its time; not much longer, since a picture lost once is found by asking.
_GROWTH = 1.6
_LONGEST_MS = 20_000
_CALM_MS = 25
_REPETITION_MS = 200
# A decoder may still be at the old picture when the seek begins, which is then repeated once or twice more.
_REPEATS = 4
# If it was not even standing still, a late picture may come first and itself be repeated once.
_MOVING_REPEATS = 2
_ROUNDING = 0.002


@dataclass(slots=True)
class Jump:
    """One wish to be at ``seconds``; ``exact`` is what libVLC is asked for.

    ``optional`` jumps only tidy up and never fail; ``ends_span`` tells that a span was played to its end;
    ``by_step`` asks for the very next picture; ``attempts`` counts the engines already worn out on it.
    """

    seconds: float
    exact: float
    then_play: bool = False
    near_end: bool = False
    ends_span: bool = False
    by_step: bool = False
    optional: bool = False
    attempts: int = 0


class FrameSeeker(QObject):
    """Runs one jump at a time on a paused engine: ``found`` or ``lost`` carries it in the end.

    How the right picture is known: nothing counts that was shown before the engine began the seek, which libVLC tells
    by emptying its buffer, however long a busy computer puts that off. Then it drops the old picture, shows the target
    and repeats it about 16 times a second. So a new picture is the target if the old one stood still. If pictures still
    moved, one late picture may come first, but only the target is repeated again and again. A target that looks like
    the old picture shows by being repeated. An engine that tells the time of its pictures is simply believed.
    """

    found = Signal(object)
    lost = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.jump: Jump | None = None
        self._engine: PlayerEngine | None = None
        self._last: QImage | None = None
        self._moving = False
        self._changed = False
        self._stepping = False
        self._repeats = 0
        self._asked = 0
        self._wait_ms = _BRISK_MS
        self._waited_ms = 0
        self._usual_ms = _BRISK_MS
        self._since = QElapsedTimer()
        self._calm = self._make_timer(self._ask)
        self._patience = self._make_timer(self._look_again)

    def forget_pace(self) -> None:
        """Another file: nothing is known of how long its seeks take."""
        self._usual_ms = _BRISK_MS

    def begin(self, engine: PlayerEngine, jump: Jump, shown: QImage | None, *, moving: bool) -> None:
        """Start ``jump``; ``shown`` is the picture on screen, ``moving`` that the pause may not yet have worked."""
        self.cancel()
        self.jump, self._engine, self._last, self._moving = jump, engine, shown, moving
        self._changed, self._repeats, self._asked = False, 0, 0
        self._wait_ms, self._waited_ms = self._usual_ms, 0
        engine.frames.want_frames(True)
        if moving and not engine.tells_time:
            self._calm.start(_CALM_MS)
        else:
            self._ask()

    def cancel(self) -> None:
        """Forget the jump."""
        self._calm.stop()
        self._patience.stop()
        self.jump = self._engine = self._last = None

    def judge(self, image: QImage) -> None:
        """The engine has shown ``image``."""
        if self._engine is not None and self._engine.tells_time:
            self._judge_by_time(self._engine)
            return
        if self._calm.isActive() or (self._engine is not None and self._engine.frames.from_before):
            # However often it is repeated: the engine has not yet left where it was.
            self._last = image
            return
        if image != self._last:
            self._changed, self._repeats = True, 0
            self._usual_ms = max(_BRISK_MS, round(_USUAL_SHARE * self._since.elapsed()))
        else:
            self._repeats += 1
        self._last = image
        if self._stepping and not self._changed:
            # A step, unlike a seek, lets the old picture be repeated until the next one is ready.
            return
        needed = (_MOVING_REPEATS if self._moving else 0) if self._changed else _REPEATS
        if self._repeats >= needed:
            self._settle()
        elif self._changed or self._repeats > 1:
            self._patience.start(max(self._wait_ms, _REPETITION_MS))

    def _judge_by_time(self, engine: PlayerEngine) -> None:
        """Qt says when a picture stands; one that does not fit is from before the jump, or the nearest there is."""
        span = engine.shown_span()
        if span is None or self.jump is None:
            return
        self._changed = True
        if span[0] - _ROUNDING <= self.jump.exact < max(span[1], span[0] + _ROUNDING):
            self._settle()

    def _settle(self) -> None:
        if self.jump is not None:
            jump = self.jump
            self.cancel()
            self.found.emit(jump)

    def _make_timer(self, call: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(call)
        return timer

    def _ask(self) -> None:
        if self._engine is None or self.jump is None:
            return
        self._stepping, self.jump.by_step = self.jump.by_step and not self._engine.tells_time, False
        if self._stepping:
            # Only libVLC's own step is exact in files with reordered pictures; asked again, it would go too far.
            self._engine.next_frame()
        else:
            self._engine.seek(self.jump.exact)
        self._since.start()
        self._patience.start(self._wait_ms)

    def _look_again(self) -> None:
        """No picture yet. libVLC loses one when a seek meets a busy decoder, and finds it when asked again; a long
        stretch between key frames only needs time. So: ask again, and wait longer each time."""
        if self._engine is None or self.jump is None:
            return
        self._waited_ms += self._wait_ms
        if self._engine.searching and self._waited_ms <= _LONGEST_MS:
            self._patience.start(self._wait_ms)
            return
        self._asked += 1
        if self._engine.tells_time and self._changed:
            self._settle()
        elif self._is_stuck(self._engine, self.jump) or self._waited_ms > _LONGEST_MS:
            jump = self.jump
            self.cancel()
            self.lost.emit(jump)
        else:
            self._wait_ms = round(self._wait_ms * _GROWTH)
            self._ask()

    def _is_stuck(self, engine: PlayerEngine, jump: Jump) -> bool:
        """A decoder that was fed up to the file's end while paused shows nothing more, whatever it is asked."""
        if engine.reader.error:
            return True
        return self._asked > 1 and (jump.near_end or engine.reader.at_end)
