"""What happens inside the player: jumps find their picture, spans their end, news of the engine become states."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSize, Qt, Slot
from PySide6.QtGui import QImage

from assessor_app.media.recording.frame_seeker import Jump
from assessor_app.media.recording.picture_shape import shrunk
from assessor_app.media.recording.plausible import longest_plausible
from assessor_app.media.recording.player_engine import Tracks
from assessor_app.media.recording.player_engines import PlayerEngines, PlayerState
from assessor_app.media.recording.vlc_library import VlcLibrary

__all__ = ["PlayerCore", "PlayerState"]

_JUST_AFTER = 0.003
_REPEATS_TO_SETTLE = 3
_ENGINES_PER_JUMP = 3
_END_SHIFT = 0.2
_END_ZONE = 1.5
_HASTE = 1.5
_SHORT = 10.0
# Ten times a second is smooth for hands on a time line. Pictures bring that along, since to wake a program that rests
# costs more than what it then does; the timer is for sound alone and for pictures that do not come.
_BEAT_MS, _TICK_MS = 90, 250
# The end of a span must not be overrun by far, whatever comes.
_TICK_TO_END_MS, _NEAR_END = 30, 0.6
_TOO_SMALL, _TOO_LARGE = 0.97, 1.25


class PlayerCore(PlayerEngines):
    """The state machine under :class:`VideoPlayer`, which alone may be used from outside."""

    def __init__(self, library: VlcLibrary, parent: QObject | None = None) -> None:
        super().__init__(library, parent)
        self._slot.news.connect(self._on_news)
        self._slot.framed.connect(self._on_frame, Qt.ConnectionType.QueuedConnection)
        self._seeker.found.connect(self._on_found)
        self._seeker.lost.connect(self._on_lost)
        self._patience.timeout.connect(self._on_open_timeout)
        self._tick.timeout.connect(self._on_tick)

    # -- jumps

    def _pending(self) -> Jump | None:
        return self._next or self._seeker.jump

    def position(self) -> float:
        """Seconds into the recording: the target of a jump under way, else the time of what is shown."""
        jump = self._pending()
        seconds = self._clock.seconds() if jump is None else jump.seconds
        return seconds if self._duration is None else min(seconds, self._duration)

    def _make_jump(self, seconds: float, *, then_play: bool = False) -> Jump:
        seconds = max(0.0, seconds)
        jump = Jump(seconds, seconds + _JUST_AFTER, then_play)
        if self._duration is not None and not self._sound_only:
            jump.seconds = min(seconds, self._duration)
            jump.exact = max(0.0, min(jump.exact, self._duration - 0.6 * self._frame_seconds))
            jump.near_end = seconds > self._duration - _END_ZONE
        return jump

    def _go_exact(self) -> None:
        """Go over to the engine that knows the time of every picture."""
        if self._choice.prefer_exact():
            self._begin_again()

    def _go_strong(self) -> None:
        """Large pictures in a small file after all: let every core decode them."""
        self._heavy = True
        if self._setting.light and not self._engine().tells_time:
            self._begin_again()

    def _begin_again(self) -> None:
        """Use another engine, staying where it is."""
        opening = self._state is PlayerState.OPENING
        jump = self._pending() or (None if opening else self._make_jump(self.position()))
        self._retire()
        self._next = jump
        self._start_engine()

    def _refit(self) -> None:
        """Begin again where it is with pictures that fit: libVLC settles their size only once.

        Too small they look bad, so that even playing is worth a pause; too large they only cost a little more.
        """
        shape = self._geometry or (self._tracks.geometry if self._tracks is not None else None)
        if self._image is None or shape is None or self._engine().tells_time or self._pending() is not None:
            return
        playing = self._state is PlayerState.PLAYING
        if not playing and self._state is not PlayerState.PAUSED:
            return
        share = self._image.width() / shrunk(shape.painted_size(), self._room)[0]
        if share < _TOO_SMALL or (share > _TOO_LARGE and not playing):
            self._geometry = shape
            self._restart(self._make_jump(self.position(), then_play=playing))

    def _start_jump(self, jump: Jump) -> None:
        if self._source is None or (self._state is PlayerState.FAILED and not self._announced):
            return
        if self._silent:
            self._tick.stop()
            self._set_state(PlayerState.PAUSED)
            self._begin(jump)
        elif self._state in (PlayerState.ENDED, PlayerState.FAILED):
            self._restart(jump)
        elif self._state is PlayerState.OPENING or self._seeker.jump is not None:
            self._next = jump
        else:
            if self._state is PlayerState.PLAYING:
                self._halt()
            self._begin(jump)

    def _begin(self, jump: Jump) -> None:
        self._clock.set(jump.seconds)
        if self._sound_only:
            self._next = jump
            if self._slot.engine is not None:
                self._slot.engine.seek(jump.exact)
            self._slot.tell_later("arrived")
        else:
            self._seeker.begin(self._engine(), jump, self._image, moving=not self._settled)

    def _on_found(self, jump: Jump) -> None:
        self._settled = True
        following, self._next = self._next, None
        if following is not None:
            self._begin(following)
            return
        self._clock.set(jump.seconds)
        self._rest()
        if not jump.optional:
            self.jump_finished.emit(jump.seconds)
            self.position_changed.emit(jump.seconds)
        if self._pending() is None and self._state is PlayerState.PAUSED:
            if jump.then_play:
                self._resume()
            elif jump.ends_span:
                self.span_finished.emit()

    def _on_lost(self, lost: Jump) -> None:
        """No picture came: libVLC lost its way, or sound goes on after the last picture; look a little earlier."""
        jump, self._next = self._next or lost, None
        error = self._engine().reader.error
        if error:
            self._fail(error)
        elif jump.optional:
            self._on_found(jump)
        elif (jump.attempts > 1 or self._is_short()) and self._choice.take_other():
            jump.attempts = 0
            self._restart(jump)
        elif jump.attempts >= _ENGINES_PER_JUMP:
            self._fail(self.tr("This part of the recording cannot be shown; the file may be incomplete or damaged."))
        else:
            if jump.near_end:
                jump.exact = max(0.0, jump.exact - _END_SHIFT * 2**jump.attempts)
            jump.attempts += 1
            self._restart(jump)

    def _is_short(self) -> bool:
        """libVLC swallows a small file whole and then finds no way back; a new engine would only do so again."""
        return not self._engine().tells_time and (self._duration is None or self._duration < _SHORT)

    # -- playing

    def _resume(self) -> None:
        self._settled = False
        if self._slot.engine is not None:
            self._slot.engine.frames.want_frames(True)
            self._send_volume()
            self._slot.engine.play()
        self._clock.run(free=self._silent)
        self._pace(self.position())
        self._set_state(PlayerState.PLAYING)

    def _halt(self) -> None:
        if self._slot.engine is not None:
            self._slot.engine.pause()
        self._clock.halt()
        self._tick.stop()
        self._settled, self._repeats = False, 0
        self._set_state(PlayerState.PAUSED)
        self.position_changed.emit(self.position())

    def _rest(self) -> None:
        """Standing still and sure of the picture: let libVLC's repetitions wake nobody."""
        if self._slot.engine is not None and self._state is PlayerState.PAUSED:
            self._slot.engine.frames.want_frames(False)

    def _on_tick(self) -> None:
        seconds = self.position()
        if self._until is None or seconds < self._until:
            self._pace(seconds)
            self.position_changed.emit(seconds)
            if self._silent and self._duration is not None and seconds >= self._duration:
                self._reach_end()
            return
        # A stop is always a few pictures late; the end shown must be the end cited.
        end = self._make_jump(self._until)
        end.ends_span = True
        self._until = None
        self._halt()
        self._begin(end)

    def _pace(self, seconds: float) -> None:
        """How soon to look again, from now on."""
        self._beat.start()
        wait = _BEAT_MS if self._sound_only else _TICK_MS
        if self._until is not None and self._until - seconds < _NEAR_END * self._rate:
            wait = _TICK_TO_END_MS
        if self._tick.interval() != wait or not self._tick.isActive():
            self._tick.start(wait)

    # -- news from libVLC

    def _on_news(self, name: str, value: object) -> None:
        if isinstance(value, Tracks):
            self._on_tracks(value)
        elif name == "time" and isinstance(value, float):
            if self._state is PlayerState.PLAYING and self._pending() is None:
                self._clock.report(value)
        elif name == "length" and isinstance(value, float):
            self._on_length(value)
        elif name == "arrived":
            jump, self._next = self._next, None
            if jump is not None and self._state is not PlayerState.OPENING:
                self._on_found(jump)
        elif name in ("ended", "error"):
            self._on_end(broken=name == "error")
        elif name == "failed":
            self._fail(str(value))
        elif name == "unable":
            self._choice.missing = str(value)
            self._give_up(str(value))

    def _on_length(self, seconds: float) -> None:
        """libVLC guesses first and corrects itself while it reads on; it also passes on what a header claims."""
        if self._source is None or seconds > longest_plausible(self._source.size):
            return
        if seconds > 0 and not self._duration_known:
            self._set_length(seconds)

    def _set_length(self, seconds: float) -> None:
        if seconds != self._duration:
            self._duration = seconds
            if self._announced:
                self.duration_changed.emit(seconds)

    def _on_tracks(self, tracks: Tracks) -> None:
        self._tracks = tracks
        self._choice.codec = self._choice.codec or tracks.codec
        if tracks.frame_seconds > 0:
            self._frame_seconds = min(1.0, tracks.frame_seconds)
        if self._state is PlayerState.OPENING and tracks.has_audio and not tracks.has_video:
            self._sound_only = True
            self._finish_opening()
        elif self._image is not None and self._is_misshapen(self._image):
            # The file told its picture's size only after the first picture: begin again with it.
            playing = self._state is PlayerState.PLAYING
            self._restart(self._pending() or self._make_jump(self.position(), then_play=playing))

    def _is_misshapen(self, image: QImage) -> bool:
        """Whether the picture's true shape has become known and ``image`` was made without it."""
        if self._geometry is not None or self._engine().tells_time:
            return False
        if self._tracks is None or self._tracks.geometry is None:
            return False
        self._geometry = self._tracks.geometry
        return image.size() != QSize(*shrunk(self._geometry.painted_size(), self._setting.room))

    @Slot()
    def _on_frame(self) -> None:
        engine = self._slot.engine
        image = engine.frames.take() if engine is not None else None
        if engine is None or image is None:
            return
        if self._state is PlayerState.OPENING:
            self._take_first(image)
            return
        before, self._image = self._image, image
        self.frame_ready.emit(image)
        if self._seeker.jump is not None:
            self._seeker.judge(image)
        elif self._state is PlayerState.PLAYING:
            span = engine.shown_span() if engine.tells_time else None
            if span is None:
                self._clock.show_life()
            else:
                self._clock.set(span[0])
            if self._beat.hasExpired(_BEAT_MS):
                self._on_tick()
        elif self._state is PlayerState.PAUSED:
            # After a pause the last pictures on their way still come; wait until only repetitions do.
            self._repeats = self._repeats + 1 if image == before else 0
            if self._repeats >= _REPEATS_TO_SETTLE:
                self._settled = True
                self._rest()

    def _take_first(self, image: QImage) -> None:
        """The picture that ends an opening, unless a busy computer made it without being told its shape in time: then
        to begin again now is better than in the middle of playing."""
        if self._is_misshapen(image):
            self._begin_again()
            return
        if self._next is None:
            self.frame_ready.emit(image)
        self._image = image
        if self._tracks is None or self._tracks.geometry is None:
            self._engine().look_at_tracks()
        self._finish_opening()

    def _finish_opening(self) -> None:
        """The first picture (or sound) is there: stand still, then go where somebody wanted to be meanwhile."""
        self._patience.stop()
        self._engine().pause()
        self._set_state(PlayerState.PAUSED)
        first, self._announced = not self._announced, True
        jump, self._next = self._next, None
        if jump is None:
            jump = self._make_jump(0.0)
            jump.optional = True
        elif not jump.attempts:
            jump.exact = self._make_jump(jump.seconds).exact
        self._begin(jump)
        if first:
            self.opened.emit(self._duration)

    def _on_open_timeout(self) -> None:
        error = self._engine().reader.error
        if error:
            self._fail(error)
        elif self._announced and self._next is not None and self._next.attempts < _ENGINES_PER_JUMP:
            # It was open before, so the file is not to blame: the computer is busy. The jump goes on.
            self._next.attempts += 1
            self._restart(self._next)
        else:
            self._give_up(self._why_no_picture())

    def _on_end(self, *, broken: bool) -> None:
        error = self._engine().reader.error
        if error:
            self._fail(error)
        elif self._state is PlayerState.OPENING:
            self._give_up(self._why_no_picture())
        elif self._seeker.jump is not None:
            jump = self._seeker.jump
            self._seeker.cancel()
            self._on_lost(jump)
        elif broken:
            self._fail(self.tr("The recording cannot be played any further; the file may be incomplete or damaged."))
        elif self._sound_only and not self._silent and self._ended_too_soon():
            self._go_on_silently()
        else:
            self._reach_end()

    def _go_on_silently(self) -> None:
        """Without a sound device libVLC rushes through a sound recording; its time can still be kept without it."""
        playing = self._state is PlayerState.PLAYING
        jump = self._next or self._make_jump(self.position(), then_play=playing)
        self._retire()
        self._silent = True
        self.sound_missing.emit()
        self._start_jump(jump)

    def _ended_too_soon(self) -> bool:
        return self._duration is not None and self._clock.seconds() < self._duration - _HASTE

    def _reach_end(self) -> None:
        self._tick.stop()
        self._clock.halt()
        if self._duration is not None:
            self._clock.set(self._duration)
        spanned, self._until = self._until is not None, None
        self._set_state(PlayerState.ENDED)
        self.position_changed.emit(self.position())
        self.ended.emit()
        if spanned:
            self.span_finished.emit()

    def _why_no_picture(self) -> str:
        return self.tr("This file cannot be played: it is damaged, incomplete, or not a video or sound recording.")
