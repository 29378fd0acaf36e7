"""The video and sound player without a window: exact frames while paused, spans, and plain words when it cannot."""

from __future__ import annotations

import math

from assessor_app.media.byte_source import ByteSource
from assessor_app.media.recording.facts import RecordingFacts
from assessor_app.media.recording.player_core import PlayerCore, PlayerState
from assessor_app.media.recording.player_engine import EngineName

__all__ = ["FASTEST", "SLOWEST", "PlayerState", "VideoPlayer"]

SLOWEST, FASTEST = 0.5, 2.0
_JUST_BEFORE = 0.008
_LARGEST_LIGHT = 1280 * 720


class VideoPlayer(PlayerCore):
    """Plays one recording at a time and hands out its pictures; lives on the GUI thread.

    libVLC plays it, or Qt Multimedia where libVLC is missing or cannot. No method blocks, except :meth:`release`.
    Times are in seconds. ``opened`` carries the duration (None when the file does not say), ``duration_changed`` a
    correction; ``frame_ready`` a QImage of square pixels whose content holds until the next one; ``jump_finished``
    the seconds asked for, once the picture that belongs to them was handed out; ``span_finished`` that
    :meth:`play_span` reached its end; ``sound_missing`` that a sound recording plays without any sound device;
    ``failed`` one sentence. After a failure inside an opened file other places may still be tried.
    """

    # -- opening and closing

    def open(self, source: ByteSource) -> None:
        """Open ``source``, paused on its first picture; ``opened`` or ``failed`` follows."""
        self.stop()
        self._source = source
        self._start_engine()

    def learn(self, facts: RecordingFacts) -> None:
        """Take in what the probe found in the recording that is open, whenever it comes after :meth:`open`.

        The true length replaces what a header claims, the codec is named should nothing play, and a film that libVLC
        shows inexactly (pictures out of order, fragments) goes over to the engine that shows it exactly; large
        pictures get more threads.
        """
        if self._source is None:
            return
        self._choice.codec = facts.codec or self._choice.codec
        if facts.duration:
            self._set_length(facts.duration)
            self._duration_known = True
        if facts.frame_rate > 0:
            self._frame_seconds = min(1.0, 1 / facts.frame_rate)
        if facts.has_picture and self._state in (PlayerState.OPENING, PlayerState.PAUSED):
            if facts.needs_exact:
                self._go_exact()
            elif facts.width * facts.height > _LARGEST_LIGHT:
                self._go_strong()

    def stop(self) -> None:
        """Close what is open; its memory is freed on another thread."""
        self._retire()
        self._forget()
        self._set_state(PlayerState.EMPTY)

    def release(self, seconds: float = 6.0) -> bool:
        """Close, and wait up to ``seconds`` until libVLC let go; for the end of the program. True when it did."""
        self.stop()
        return self._slot.wait(seconds)

    # -- what is known

    @property
    def engine_name(self) -> EngineName:
        """What plays it: "libVLC" or "Qt"."""
        return self._choice.name

    @property
    def state(self) -> PlayerState:
        """Where the player is."""
        return self._state

    @property
    def duration(self) -> float | None:
        """Length in seconds, None while unknown."""
        return self._duration

    @property
    def frame_seconds(self) -> float:
        """How long one picture stands."""
        return self._frame_seconds

    @property
    def has_picture(self) -> bool:
        """False for a recording of sound only."""
        return not self._sound_only

    @property
    def rate(self) -> float:
        """How many times as fast it plays."""
        return self._rate

    @property
    def volume(self) -> int:
        """Loudness, 0..100."""
        return self._volume

    @property
    def muted(self) -> bool:
        """Whether the sound is off."""
        return self._muted

    @property
    def jumping(self) -> bool:
        """Whether a jump is under way, so that the picture shown may be another one."""
        return self._pending() is not None

    @property
    def running(self) -> bool:
        """Whether it plays, or will by itself once a jump under way has found its picture or a fresh engine is open."""
        jump = self._pending()
        return self._state is PlayerState.PLAYING if jump is None else jump.then_play

    # -- wishes

    def play(self) -> None:
        """Play on from where it is; from the start when it had ended."""
        jump = self._pending()
        if jump is not None:
            jump.then_play = True
        elif self._state is PlayerState.PAUSED:
            self._resume()
        elif self._state is not PlayerState.PLAYING:
            self._start_jump(self._make_jump(0.0, then_play=True))

    def pause(self) -> None:
        """Stop at the picture now shown."""
        for jump in (self._seeker.jump, self._next):
            if jump is not None:
                jump.then_play = False
        if self._state is PlayerState.PLAYING:
            self._halt()

    def jump(self, seconds: float) -> None:
        """Show exactly the picture at ``seconds`` and stay paused there; may be called before opening has ended."""
        self._until = None
        self._start_jump(self._make_jump(seconds))

    def play_span(self, start: float, end: float) -> None:
        """Play from ``start``; stop at the picture of ``end`` and say so by ``span_finished``."""
        self._until = end
        self._start_jump(self._make_jump(start, then_play=True))

    def seek(self, seconds: float) -> None:
        """Go to ``seconds`` and go on doing what it did, playing or pausing."""
        if self._until is not None and seconds > self._until:
            self._until = None
        self._start_jump(self._make_jump(seconds, then_play=self.running))

    def step_frame(self, count: int) -> None:
        """Pause and show the picture ``count`` pictures later (earlier when negative)."""
        self._until = None
        span = None if self._slot.engine is None else self._slot.engine.shown_span()
        if span is not None and abs(count) == 1 and self._pending() is None:
            # Pictures may stand for different times; this one's own end and beginning are sure.
            self._start_jump(self._make_jump(span[1] if count > 0 else max(0.0, span[0] - _JUST_BEFORE)))
            return
        index = math.floor(self.position() / self._frame_seconds + 0.05) + count
        jump = self._make_jump(max(0.0, (index + 0.5) * self._frame_seconds))
        jump.by_step = count == 1
        self._start_jump(jump)

    def make_room(self, width: int, height: int) -> None:
        """Pictures are painted in this many device pixels: much larger ones need not be made. Lasts until changed.

        Ask again when the room has changed; what is open then begins again where it is, if that is worth it.
        """
        self._room = (width, height)
        if self._slot.engine is not None:
            self._refit()

    def set_rate(self, rate: float) -> None:
        """Play 0.5 to 2 times as fast."""
        self._rate = min(FASTEST, max(SLOWEST, rate))
        self._clock.set_rate(self._rate)
        if self._slot.engine is not None:
            self._slot.engine.set_rate(self._rate)

    def set_volume(self, percent: int) -> None:
        """Loudness, 0..100."""
        self._volume = min(100, max(0, percent))
        self._send_volume()

    def set_muted(self, muted: bool) -> None:
        """Sound off or on, without forgetting the loudness."""
        self._muted = muted
        self._send_volume()
