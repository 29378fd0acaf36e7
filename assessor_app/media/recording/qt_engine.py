"""One opened recording in Qt Multimedia, for where libVLC is missing or cannot: the same interface, exact by nature.

Import late: Qt Multimedia brings FFmpeg libraries of its own.
"""

from __future__ import annotations

import ctypes
import os
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import ClassVar, Final

import PySide6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QUrl
from PySide6.QtGui import QImage
from shiboken6 import isValid

from assessor_app.media.byte_source import ByteSource
from assessor_app.media.recording.device_bytes import DeviceBytes
from assessor_app.media.recording.player_engine import EngineName, Listener, News, Tracks
from assessor_app.media.recording.qt_chatter import harmless_left_out, hush_categories

# Pixels go to memory in any case; hardware decoders only add ways to fail. Read once, when the plug-in is loaded.
os.environ.setdefault("QT_FFMPEG_DECODING_HW_DEVICE_TYPES", ",")
# A recording that names other files or addresses gets none of them.
os.environ.setdefault("QT_FFMPEG_PROTOCOL_WHITELIST", "none")
hush_categories()

from PySide6.QtMultimedia import (  # noqa: E402 - the rules above must come first
    QAudioOutput,
    QMediaDevices,
    QMediaMetaData,
    QMediaPlayer,
    QVideoFrame,
    QVideoSink,
)

_AV_LOG_QUIET: Final = -8
_ROUNDING: Final = 0.002
_MOST_STEPS_BACK: Final = 10
# Seconds: as far as this, the way from the beginning takes no longer than people wait.
_NEAR_START: Final = 40.0
_WALK: Final = 4.0
_USUAL_LENGTH: Final = 0.1
_CUT_SHORT: Final = 2.0
_MATROSKA: Final = b"\x1a\x45\xdf\xa3"


def _hush_ffmpeg() -> None:
    """FFmpeg describes every file it opens on the standard error output, where no words of an artifact belong."""
    root = Path(PySide6.__file__).parent
    found = [*root.glob("Qt/lib/libavutil.so.*"), *root.glob("avutil-*.dll"), *root.glob("Qt/lib/libavutil.*.dylib")]
    # The shortest name is the one that Qt's plug-in is linked to; another would be loaded as a second library.
    for path in sorted(found, key=_name_length):
        with suppress(OSError, AttributeError):
            ctypes.CDLL(str(path)).av_log_set_level(_AV_LOG_QUIET)
            return


def _name_length(path: Path) -> int:
    return len(path.name)


class QtFrames:
    """Keeps only the newest picture, and makes an image of it only when somebody takes it."""

    # Qt says once that it lacks a graphics card. To change the handler of messages with each picture would be a risk:
    # Qt's own threads speak at any time, and where no other handler is beneath, PySide then calls one that is gone.
    _first: ClassVar[bool] = True

    def __init__(self) -> None:
        self._frame: QVideoFrame | None = None
        self._waiting = False
        self.span: tuple[float, float] | None = None
        # told by the times of pictures here
        self.from_before = False

    def put(self, frame: QVideoFrame) -> bool:
        """True when nobody was told yet that a picture waits."""
        self._frame = frame
        first, self._waiting = not self._waiting, True
        return first

    def want_frames(self, wanted: bool) -> None:
        """Qt repeats nothing while paused, so nothing needs to be held back."""

    def take(self) -> QImage | None:
        """The newest picture, upright and with square pixels."""
        self._waiting = False
        frame = self._frame
        if frame is None:
            return None
        with harmless_left_out() if QtFrames._first else nullcontext():
            image = frame.toImage()
        QtFrames._first = False
        if image.isNull():
            from assessor_app.media.recording.deep_picture import image_of_deep  # late: for films of ten bits alone

            image = image_of_deep(frame)
        self.span = span_of(frame)
        return None if image.isNull() else image


class QtEngine(QObject):
    """Plays one source once, on the GUI thread; Qt decodes on threads of its own. News as VlcEngine tells them."""

    name: Final[EngineName] = "Qt"
    tells_time: Final = True

    def __init__(self, source: ByteSource, listener: Listener) -> None:
        super().__init__()
        self._listener: Listener | None = listener
        self.reader = DeviceBytes(source)
        self.frames = QtFrames()
        self._wanted: float | None = None
        self._rate = 1.0
        self._steps_back = 0
        self._walking = False
        self._from_start = False
        # when the first picture of all begins, once that was looked up
        self._begins: float | None = None
        self._arrived = False
        self._before: QVideoFrame | None = None
        self._unsure: bool | None = None
        self._sink = QVideoSink(self)
        self._player: QMediaPlayer | None = QMediaPlayer()
        self._leaving: QMediaPlayer | None = None
        _hush_ffmpeg()
        player = self._player
        player.setVideoOutput(self._sink)
        self._sound: QAudioOutput | None = None
        self._looked_for_sound = False
        self._volume = 100
        self._sink.videoFrameChanged.connect(self._on_frame)
        player.mediaStatusChanged.connect(self._on_status)
        player.errorOccurred.connect(self._on_error)
        player.durationChanged.connect(self._on_duration)
        player.positionChanged.connect(self._on_position)
        player.setSourceDevice(self.reader, QUrl())
        player.pause()

    def play(self) -> None:
        """Go on playing."""
        self._wanted, self._arrived = None, False
        if self._player is not None:
            self._find_sound(self._player)
            self._player.play()

    def pause(self) -> None:
        """Stop at the picture now on screen."""
        if self._player is not None:
            self._player.pause()

    def seek(self, seconds: float) -> None:
        """Show the picture at ``seconds``."""
        self._wanted, self._steps_back, self._arrived = max(0.0, seconds), 0, False
        if self._player is not None:
            if self._walking:
                self._stop_walk(self._player, QVideoFrame())
                self._arrived = False
            if self._player.playbackState() == QMediaPlayer.PlaybackState.StoppedState:
                self._player.pause()
            self._player.setPosition(round(self._wanted * 1000))

    def next_frame(self) -> None:
        """Show the picture after the one now shown."""
        span = self.frames.span
        if span is not None:
            self.seek(span[1] + _ROUNDING)

    def shown_span(self) -> tuple[float, float] | None:
        """When the picture taken last begins and ends."""
        return self.frames.span

    @property
    def searching(self) -> bool:
        """Whether it steps back or walks to the picture of the last seek."""
        return not self._arrived and (self._walking or self._steps_back > 0)

    def look_at_tracks(self) -> None:
        """Nothing new to learn: Qt hands out pictures of the right size by itself."""

    def set_rate(self, rate: float) -> None:
        """Play ``rate`` times as fast."""
        self._rate = rate
        if self._player is not None and not self._walking:
            self._player.setPlaybackRate(rate)

    def set_volume(self, percent: int) -> None:
        """Loudness, 0..100."""
        self._volume = percent
        if self._sound is not None:
            self._sound.setVolume(percent / 100)

    def retire(self) -> None:
        """Silence the listener at once; the player goes with the next turn of the event loop."""
        self._listener = None
        self.reader.stop()
        player, self._player = self._player, None
        if player is not None:
            self._leaving = player
            player.stop()
            player.deleteLater()

    def wait(self, _seconds: float) -> bool:
        """After :meth:`retire`: have the player deleted, which waits for Qt's threads. Always True."""
        leaving, self._leaving = self._leaving, None
        if leaving is not None and isValid(leaving):
            QCoreApplication.sendPostedEvents(leaving, QEvent.Type.DeferredDelete)
        self.reader.shut()
        return True

    def _find_sound(self, player: QMediaPlayer) -> None:
        """Only once something is to be heard: asking a desktop for its sound devices takes time."""
        if self._looked_for_sound or not player.hasAudio():
            return
        self._looked_for_sound = True
        with harmless_left_out():
            if not QMediaDevices.audioOutputs():
                return
            self._sound = QAudioOutput(self)
        self._sound.setVolume(self._volume / 100)
        player.setAudioOutput(self._sound)

    def _tell(self, news: News, value: object = None) -> None:
        if self._listener is not None:
            self._listener(news, value)

    def _on_frame(self, frame: QVideoFrame) -> None:
        if not frame.isValid() or self._player is None or self._arrived:
            return
        found: QVideoFrame | None = frame
        if self._wanted is not None:
            found = self._look_for(self._player, frame, self._wanted)
        if found is not None and self.frames.put(found):
            self._tell("frame")

    def _look_for(self, player: QMediaPlayer, frame: QVideoFrame, wanted: float) -> QVideoFrame | None:
        """The picture of ``wanted``, once it is sure.

        Mostly Qt shows it at once. In files without an index, or whose pictures stand longer than they say, it shows
        a later one: then go back until one is early enough, and walk from there to the last one not too late. Matroska
        does not say how long a picture stands: what Qt shows there may be an earlier one, so walk in any case.
        """
        start, end = span_of(frame)
        wanted = max(wanted, self._begins or 0.0)
        late = start > wanted + _ROUNDING
        if self._walking:
            if self._from_start and self._begins is None:
                self._begins = start
            if not late:
                self._before = frame
                return None
            if self._before is not None:
                # Now its true end is known, too.
                self._before.setEndTime(frame.startTime())
            return self._stop_walk(player, self._before or frame)
        if late and start > 0 and self._steps_back < _MOST_STEPS_BACK:
            self._step_back(player, wanted, end - start)
            return None
        if not late and (self._steps_back or self._guesses_ends()):
            self._walking, self._before = True, frame
            player.setPlaybackRate(_WALK)
            player.play()
            return None
        self._steps_back = 0
        return frame

    def _guesses_ends(self) -> bool:
        """Whether this is Matroska (or WebM); looked up at the first jump only."""
        if self._unsure is None:
            self._unsure = self.reader.begins_with(_MATROSKA)
        return self._unsure

    def _step_back(self, player: QMediaPlayer, wanted: float, length: float) -> None:
        earlier = wanted - max(0.05, length) * 2**self._steps_back
        self._steps_back += 1
        last = self._steps_back == _MOST_STEPS_BACK and wanted < _NEAR_START
        if last or (earlier <= 0 and self._steps_back > 1):
            self._walk_from_start(player)
            return
        if player.playbackState() == QMediaPlayer.PlaybackState.StoppedState:
            player.pause()
        player.setPosition(max(0, round(earlier * 1000)))

    def _walk_from_start(self, player: QMediaPlayer) -> None:
        """Streams without an index (camcorders write them) cannot be asked for their beginning: what comes then are the
        pictures after the second key frame. Opened anew they show the first."""
        self._walking = self._from_start = True
        self._before = None
        player.setSource(QUrl())
        self.reader.seek(0)
        player.setSourceDevice(self.reader, QUrl())
        player.setPlaybackRate(_WALK)
        player.play()

    def _stop_walk(self, player: QMediaPlayer, found: QVideoFrame) -> QVideoFrame:
        """Pictures still on their way belong to the walk: none of them counts."""
        self._walking, self._arrived, self._before = False, True, None
        player.pause()
        player.setPlaybackRate(self._rate)
        return found

    def _on_status(self, status: QMediaPlayer.MediaStatus) -> None:
        player = self._player
        if player is None:
            return
        if status == QMediaPlayer.MediaStatus.LoadedMedia and not self._from_start:
            self._tell("tracks", _tracks(player))
        elif status == QMediaPlayer.MediaStatus.EndOfMedia and self._walking and self._before is not None:
            if self.frames.put(self._stop_walk(player, self._before)):
                self._tell("frame")
        elif status == QMediaPlayer.MediaStatus.EndOfMedia and self._may_step_back(player):
            self._step_back(player, self._wanted or 0.0, _USUAL_LENGTH)
        elif status == QMediaPlayer.MediaStatus.EndOfMedia:
            cut = player.duration() / 1000 - self._last_moment() > _CUT_SHORT and self._wanted is None
            self._tell("error" if cut else "ended")
        elif status == QMediaPlayer.MediaStatus.InvalidMedia:
            self._tell("error")

    def _may_step_back(self, player: QMediaPlayer) -> bool:
        """A jump found nothing but the end, as in streams without an index: pictures before it may be there."""
        return (
            self._wanted is not None
            and player.hasVideo()
            and not self.reader.error
            and self._steps_back < _MOST_STEPS_BACK
        )

    def _last_moment(self) -> float:
        span = self.frames.span
        assert self._player is not None
        return self._player.position() / 1000 if span is None else span[1]

    def _on_error(self, _kind: QMediaPlayer.Error, _words: str) -> None:
        """Qt's own words name files and codecs in ways that help nobody here."""
        self._tell("error")

    def _on_duration(self, milliseconds: int) -> None:
        if milliseconds > 0:
            self._tell("length", milliseconds / 1000)

    def _on_position(self, milliseconds: int) -> None:
        self._tell("time", milliseconds / 1000)


def span_of(frame: QVideoFrame) -> tuple[float, float]:
    """Seconds from when until when a picture stands."""
    start = frame.startTime() / 1_000_000
    return start, max(start, frame.endTime() / 1_000_000)


def _tracks(player: QMediaPlayer) -> Tracks:
    data = player.metaData()
    rate = data.value(QMediaMetaData.Key.VideoFrameRate)
    seconds = 1 / rate if isinstance(rate, int | float) and rate > 0 else 0.0
    codec = data.stringValue(QMediaMetaData.Key.VideoCodec if player.hasVideo() else QMediaMetaData.Key.AudioCodec)
    return Tracks(None, seconds, player.hasVideo(), player.hasAudio(), codec)
