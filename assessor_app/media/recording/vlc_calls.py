"""The libVLC functions we call, with prototypes that hold on 64-bit systems (not all of python-vlc's do)."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from ctypes import (
    CFUNCTYPE,
    POINTER,
    Structure,
    Union,
    c_char,
    c_char_p,
    c_float,
    c_int,
    c_int64,
    c_size_t,
    c_ssize_t,
    c_uint,
    c_uint32,
    c_uint64,
    c_void_p,
)
from dataclasses import dataclass
from typing import Any

MediaOpen = CFUNCTYPE(c_int, c_void_p, POINTER(c_void_p), POINTER(c_uint64))
MediaRead = CFUNCTYPE(c_ssize_t, c_void_p, POINTER(c_char), c_size_t)
MediaSeek = CFUNCTYPE(c_int, c_void_p, c_uint64)
MediaClose = CFUNCTYPE(None, c_void_p)

_Numbers = POINTER(c_uint)
VideoFormat = CFUNCTYPE(c_uint, POINTER(c_void_p), POINTER(c_char), _Numbers, _Numbers, _Numbers, _Numbers)
VideoCleanup = CFUNCTYPE(None, c_void_p)
VideoLock = CFUNCTYPE(c_void_p, c_void_p, POINTER(c_void_p))
VideoUnlock = CFUNCTYPE(None, c_void_p, c_void_p, POINTER(c_void_p))
VideoDisplay = CFUNCTYPE(None, c_void_p, c_void_p)

TRACK_AUDIO = 0
TRACK_VIDEO = 1


class _EventValue(Union):
    _fields_ = (("milliseconds", c_int64), ("percent", c_float), ("room", c_void_p * 2))


class Event(Structure):
    """``libvlc_event_t``: what happened, on which object, and one value."""

    _fields_ = (("type", c_int), ("object", c_void_p), ("value", _EventValue))


EventCall = CFUNCTYPE(None, POINTER(Event), c_void_p)


class VideoTrack(Structure):
    """``libvlc_video_track_t`` up to the orientation; the rest is of no use here."""

    _fields_ = (
        ("height", c_uint),
        ("width", c_uint),
        ("sar_num", c_uint),
        ("sar_den", c_uint),
        ("rate_num", c_uint),
        ("rate_den", c_uint),
        ("orientation", c_uint),
    )


class Track(Structure):
    """``libvlc_media_track_t``; ``video`` is only valid when ``type`` is TRACK_VIDEO."""

    _fields_ = (
        ("codec", c_uint32),
        ("original_fourcc", c_uint32),
        ("id", c_int),
        ("type", c_int),
        ("profile", c_int),
        ("level", c_int),
        ("video", POINTER(VideoTrack)),
        ("bitrate", c_uint),
        ("language", c_char_p),
        ("description", c_char_p),
    )


_Tracks = POINTER(POINTER(Track))

_PROTOTYPES: dict[str, tuple[Any, ...]] = {
    "libvlc_media_new_callbacks": (c_void_p, c_void_p, MediaOpen, MediaRead, MediaSeek, MediaClose, c_void_p),
    "libvlc_media_add_option": (None, c_void_p, c_char_p),
    "libvlc_media_release": (None, c_void_p),
    "libvlc_media_tracks_get": (c_uint, c_void_p, POINTER(_Tracks)),
    "libvlc_media_tracks_release": (None, _Tracks, c_uint),
    "libvlc_media_get_codec_description": (c_char_p, c_int, c_uint32),
    "libvlc_media_player_new": (c_void_p, c_void_p),
    "libvlc_media_player_release": (None, c_void_p),
    "libvlc_media_player_set_media": (None, c_void_p, c_void_p),
    "libvlc_media_player_event_manager": (c_void_p, c_void_p),
    "libvlc_media_player_play": (c_int, c_void_p),
    "libvlc_media_player_set_pause": (None, c_void_p, c_int),
    "libvlc_media_player_stop": (None, c_void_p),
    "libvlc_media_player_get_length": (c_int64, c_void_p),
    "libvlc_media_player_set_time": (None, c_void_p, c_int64),
    "libvlc_media_player_next_frame": (None, c_void_p),
    "libvlc_media_player_set_rate": (c_int, c_void_p, c_float),
    "libvlc_audio_set_volume": (c_int, c_void_p, c_int),
    "libvlc_audio_set_delay": (c_int, c_void_p, c_int64),
    "libvlc_video_set_callbacks": (None, c_void_p, VideoLock, VideoUnlock, VideoDisplay, c_void_p),
    "libvlc_video_set_format_callbacks": (None, c_void_p, VideoFormat, VideoCleanup),
    "libvlc_event_attach": (c_int, c_void_p, c_int, EventCall, c_void_p),
    "libvlc_event_detach": (None, c_void_p, c_int, EventCall, c_void_p),
}


@dataclass(frozen=True, slots=True)
class EventKinds:
    """The numbers of the events we listen to."""

    playing: int
    ended: int
    error: int
    time: int
    length: int
    buffering: int


class VlcCalls:
    """libVLC's functions by their short names (``media_player_play``), bound to one loaded library."""

    def __init__(self, library: ctypes.CDLL, instance: int, kinds: EventKinds) -> None:
        self.instance = instance
        self.kinds = kinds
        self._functions: dict[str, Callable[..., Any]] = {}
        for name, (result, *arguments) in _PROTOTYPES.items():
            # A prototype of our own leaves python-vlc's view of the same function alone.
            prototype = CFUNCTYPE(result, *arguments)
            self._functions[name] = prototype((name, library))

    def __call__(self, name: str, *arguments: Any) -> Any:
        """Call ``libvlc_<name>``; the interpreter lock is released meanwhile."""
        return self._functions[f"libvlc_{name}"](*arguments)
