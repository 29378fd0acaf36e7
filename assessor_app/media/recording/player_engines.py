"""What a player holds and how engines come and go behind it: one tried after the other, each given up in words."""

from __future__ import annotations

import enum

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QImage

from assessor_app.media.byte_source import ByteSource
from assessor_app.media.recording.engine_choice import EngineChoice
from assessor_app.media.recording.engine_slot import EngineSlot
from assessor_app.media.recording.frame_seeker import FrameSeeker, Jump
from assessor_app.media.recording.picture_shape import Geometry
from assessor_app.media.recording.play_clock import PlayClock
from assessor_app.media.recording.player_engine import EngineSetting, PlayerEngine, Tracks
from assessor_app.media.recording.vlc_library import VlcLibrary

_ASSUMED_FRAME = 1 / 25
_OPEN_MS = 8_000
# Between two key frames of so small a file there is little to decode.
_SMALL_FILE = 16 << 20


class PlayerState(enum.Enum):
    """Where a player is: nothing open, opening, standing still, playing, played to the end, given up."""

    EMPTY = "empty"
    OPENING = "opening"
    PAUSED = "paused"
    PLAYING = "playing"
    ENDED = "ended"
    FAILED = "failed"


class PlayerEngines(QObject):
    """Signals, state and engines of a player; what it does with them is PlayerCore's."""

    opened = Signal(object)
    duration_changed = Signal(float)
    frame_ready = Signal(QImage)
    jump_finished = Signal(float)
    position_changed = Signal(float)
    state_changed = Signal(object)
    span_finished = Signal()
    ended = Signal()
    sound_missing = Signal()
    # a sentence, which as an object keeps what it was made of
    failed = Signal(object)

    def __init__(self, library: VlcLibrary, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._slot = EngineSlot(library, self)
        self._seeker = FrameSeeker(self)
        self._state = PlayerState.EMPTY
        self._clock = PlayClock()
        self._choice = EngineChoice()
        self._rate = 1.0
        self._volume = 80
        self._muted = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._tick = QTimer(self)
        self._tick.setTimerType(Qt.TimerType.PreciseTimer)
        self._beat = QElapsedTimer()
        self._source: ByteSource | None = None
        self._duration: float | None = None
        self._tracks: Tracks | None = None
        self._geometry: Geometry | None = None
        self._room: tuple[int, int] | None = None
        self._setting = EngineSetting()
        self._image: QImage | None = None
        self._next: Jump | None = None
        self._until: float | None = None
        self._forget()

    # -- engines

    def _forget(self) -> None:
        self._source = None
        self._duration = None
        self._duration_known = False
        self._choice.forget()
        self._frame_seconds = _ASSUMED_FRAME
        self._tracks = None
        self._geometry = None
        self._heavy = False
        self._sound_only = False
        self._silent = False
        self._announced = False
        self._image = None
        self._next = None
        self._until = None
        self._settled = False
        self._repeats = 0
        self._seeker.forget_pace()
        self._clock.halt()
        self._clock.set(0.0)

    def _start_engine(self) -> None:
        assert self._source is not None
        self._settled = False
        light = self._source.size <= _SMALL_FILE and not self._heavy
        self._setting = EngineSetting(self._geometry, self._room, light)
        engine = self._slot.start(self._source, self._setting, self._choice.name)
        engine.set_rate(self._rate)
        self._send_volume()
        self._set_state(PlayerState.OPENING)
        # A computer too busy for this once is given more time.
        self._patience.start(_OPEN_MS * (1 + (0 if self._next is None else self._next.attempts)))

    def _engine(self) -> PlayerEngine:
        assert self._slot.engine is not None
        return self._slot.engine

    def _retire(self) -> None:
        self._patience.stop()
        self._tick.stop()
        self._seeker.cancel()
        self._slot.retire()

    def _restart(self, jump: Jump) -> None:
        """Begin again with a fresh engine: libVLC cannot seek once it reached the end or lost its way."""
        self._retire()
        self._next = jump
        self._start_engine()

    def _give_up(self, sentence: str) -> None:
        """This engine cannot open it: try the other one, else say why none can."""
        self._retire()
        if self._choice.take_other(sentence):
            self._start_engine()
        else:
            self._fail(self._choice.sentence(sentence))

    def _send_volume(self) -> None:
        if self._slot.engine is not None:
            self._slot.engine.set_volume(0 if self._muted else self._volume)

    def _set_state(self, state: PlayerState) -> None:
        if state is not self._state:
            self._state = state
            self.state_changed.emit(state)

    def _fail(self, sentence: str) -> None:
        self._retire()
        self._clock.halt()
        self._next = None
        self._set_state(PlayerState.FAILED)
        self.failed.emit(sentence)
