"""One opened recording in libVLC: all calls on its own lane, all news through one listener."""

from __future__ import annotations

import ctypes
import threading
from functools import partial
from typing import Any, Final

from assessor_app.errors import DeskError
from assessor_app.media.byte_source import ByteSource
from assessor_app.media.recording.call_lane import CallLane
from assessor_app.media.recording.frame_buffers import FrameBuffers
from assessor_app.media.recording.media_reader import MediaReader, keeps_an_index, refuse_what_is_no_recording
from assessor_app.media.recording.picture_shape import Geometry
from assessor_app.media.recording.player_engine import EngineName, EngineSetting, Listener, News, Tracks
from assessor_app.media.recording.vlc_calls import TRACK_AUDIO, TRACK_VIDEO, EventCall, Track, VlcCalls
from assessor_app.media.recording.vlc_library import VlcLibrary, VlcMissingError
from assessor_app.sentences import sentence

_GEOMETRY_LOOKS = 2
_GEOMETRY_PAUSE = 0.04
_QUIET_START = b":audio-desync=700"
_ONE_THREAD = b":avcodec-threads=1"


class VlcEngine:
    """Plays one source once; made anew for every opening, so that nothing old can leak into what is new.

    ``listener(news, value)`` is called on libVLC's threads and must only pass the news on. Values: ``time`` and
    ``length`` carry seconds, ``tracks`` Tracks, ``failed`` and ``unable`` a sentence, the others None.
    """

    name: Final[EngineName] = "libVLC"
    tells_time: Final = False
    searching: Final = False

    def __init__(
        self,
        library: VlcLibrary,
        source: ByteSource,
        listener: Listener,
        setting: EngineSetting,
    ) -> None:
        self._library = library
        self._source = source
        self._listener: Listener | None = listener
        self._guard = threading.Lock()
        self._closing = threading.Event()
        self._calls: VlcCalls | None = None
        self._media = 0
        self._player = 0
        self._quiet_start = True
        self._setting = setting
        self.reader = MediaReader(source, partial(self._tell, "failed"))
        self.frames = FrameBuffers(partial(self._tell, "frame", None), self._ask_geometry, setting.room)
        self._event_call = EventCall(self._on_event)
        self._lane = CallLane("vlc-calls", self._on_crash)
        self._lane.post(self._open)

    def play(self) -> None:
        """Go on playing."""
        self._post("media_player_set_pause", 0)

    def pause(self) -> None:
        """Stop at the picture now on screen."""
        self._post("media_player_set_pause", 1)

    def seek(self, seconds: float) -> None:
        """Show the picture at ``seconds``."""
        if self._quiet_start:
            self._lane.post(self._end_quiet_start)
        self._lane.post(partial(self.frames.tell_seek, self.frames.expect_seek()))
        self._post("media_player_set_time", max(0, round(seconds * 1000)))

    def next_frame(self) -> None:
        """Show the picture after the one now shown, and stay paused."""
        self._post("media_player_next_frame")

    def shown_span(self) -> tuple[float, float] | None:
        """libVLC keeps to itself when the picture in memory belongs."""
        return None

    def look_at_tracks(self) -> None:
        """Bring ``tracks`` news again; some files tell their picture's size only after the first picture."""
        self._lane.post(self._tell_tracks)

    def set_rate(self, rate: float) -> None:
        """Play ``rate`` times as fast."""
        self._post("media_player_set_rate", rate)

    def set_volume(self, percent: int) -> None:
        """Loudness, 0..100."""
        self._post("audio_set_volume", percent)

    def retire(self) -> None:
        """Silence the listener at once, then stop and free everything on the lane."""
        with self._guard:
            self._listener = None
        self._closing.set()
        self.reader.stop()
        self._lane.post(self._close)
        self._lane.close()

    def wait(self, seconds: float) -> bool:
        """After :meth:`retire`: wait for the end, at most ``seconds``; True when all is freed."""
        return self._lane.wait(seconds)

    def _tell(self, news: News, value: object) -> None:
        with self._guard:
            if self._listener is not None:
                self._listener(news, value)

    def _post(self, name: str, *arguments: Any) -> None:
        self._lane.post(partial(self._call, name, *arguments))

    def _call(self, name: str, *arguments: Any) -> None:
        if self._calls is not None and self._player and not self._closing.is_set():
            self._calls(name, self._player, *arguments)

    def _on_crash(self) -> None:
        self._tell("failed", sentence("The player stopped unexpectedly. Open the recording again."))

    def _open(self) -> None:
        if self._closing.is_set():
            return
        try:
            refuse_what_is_no_recording(self._source)
            light = self._setting.light and keeps_an_index(self._source)
            self._calls = self._library.calls()
        except VlcMissingError as error:
            self._tell("unable", sentence("{why} To install it: {command}", why=str(error), command=error.advice))
            return
        except DeskError as error:
            self._tell("failed", str(error))
            return
        calls = self._calls
        self._media = self.reader.new_media(calls)
        # To show its first picture libVLC must play for a moment; the delay keeps that moment silent.
        calls("media_add_option", self._media, _QUIET_START)
        if light:
            # Several threads work on as many pictures ahead, which a jump to one picture has to wait for. In streams
            # without an index, though, one thread alone makes libVLC show a wrong picture.
            calls("media_add_option", self._media, _ONE_THREAD)
        self._player = calls("media_player_new", calls.instance)
        calls("media_player_set_media", self._player, self._media)
        self._attach(calls)
        calls("media_player_play", self._player)

    def _attach(self, calls: VlcCalls) -> None:
        frames, kinds = self.frames, calls.kinds
        calls("video_set_callbacks", self._player, frames.lock_call, frames.unlock_call, frames.display_call, None)
        calls("video_set_format_callbacks", self._player, frames.format_call, frames.cleanup_call)
        events = calls("media_player_event_manager", self._player)
        for kind in (kinds.playing, kinds.ended, kinds.error, kinds.time, kinds.length, kinds.buffering):
            calls("event_attach", events, kind, self._event_call, None)

    def _close(self) -> None:
        calls = self._calls
        if calls is None:
            return
        if self._player:
            calls("media_player_stop", self._player)
            calls("media_player_release", self._player)
        if self._media:
            calls("media_release", self._media)
        self._player = self._media = 0
        self.reader.close()

    def _end_quiet_start(self) -> None:
        if self._quiet_start:
            self._quiet_start = False
            self._call("audio_set_delay", 0)

    def _on_event(self, event: Any, _data: Any) -> None:
        """On libVLC's threads: only pass on, never call back into libVLC."""
        calls = self._calls
        if calls is None:
            return
        kind, value, kinds = event.contents.type, event.contents.value, calls.kinds
        if kind == kinds.time:
            self._tell("time", value.milliseconds / 1000)
        elif kind == kinds.length:
            self._tell("length", value.milliseconds / 1000)
        elif kind == kinds.playing:
            self._lane.post(self._tell_tracks)
            self._tell("playing", None)
        elif kind == kinds.ended:
            self._tell("ended", None)
        elif kind == kinds.error:
            self._tell("error", None)
        elif kind == kinds.buffering and not value.percent:
            # each seek begins with an empty buffer
            self.frames.begin_seek()

    def _tell_tracks(self) -> None:
        tracks = self._read_tracks()
        if tracks is not None:
            self._tell("tracks", tracks)

    def _ask_geometry(self) -> Geometry | None:
        """On libVLC's thread: let the lane look the size up, since libVLC only hands us its padded buffer size.

        None where the file tells its size only later, as transport streams do: the ``tracks`` news then bring it.
        """
        if self._setting.geometry is not None:
            return self._setting.geometry
        for _ in range(_GEOMETRY_LOOKS):
            answer: list[Geometry | None] = []
            answered = threading.Event()
            self._lane.post(partial(self._answer_geometry, answer, answered))
            answered.wait(_GEOMETRY_PAUSE)
            if self._closing.is_set():
                return None
            if answer and answer[0] is not None:
                return answer[0]
            self._closing.wait(_GEOMETRY_PAUSE)
        return None

    def _answer_geometry(self, answer: list[Geometry | None], answered: threading.Event) -> None:
        tracks = self._read_tracks()
        answer.append(tracks.geometry if tracks is not None else None)
        answered.set()

    def _read_tracks(self) -> Tracks | None:
        calls = self._calls
        if calls is None or not self._media or self._closing.is_set():
            return None
        found = ctypes.POINTER(ctypes.POINTER(Track))()
        count = calls("media_tracks_get", self._media, ctypes.byref(found))
        if not count:
            return None
        try:
            return _describe(calls, [found[index].contents for index in range(count)])
        finally:
            calls("media_tracks_release", found, count)


def _describe(calls: VlcCalls, tracks: list[Any]) -> Tracks:
    has_audio = any(track.type == TRACK_AUDIO for track in tracks)
    picture = next((track for track in tracks if track.type == TRACK_VIDEO), None)
    if picture is None:
        return Tracks(None, 0.0, False, has_audio, "")
    video = picture.video.contents
    geometry = None
    if video.width and video.height:
        geometry = Geometry(video.width, video.height, video.sar_num or 1, video.sar_den or 1, video.orientation)
    seconds = video.rate_den / video.rate_num if video.rate_num and video.rate_den else 0.0
    text = calls("media_get_codec_description", TRACK_VIDEO, picture.codec) or b""
    return Tracks(geometry, seconds, True, has_audio, text.decode("utf-8", "replace"))
