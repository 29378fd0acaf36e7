"""Receives libVLC's pictures in memory: three buffers, so that neither painter nor decoder ever waits for the other."""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QImage

from assessor_app.media.recording.picture_shape import LARGEST_AREA, Geometry, fit_size, shrunk
from assessor_app.media.recording.vlc_calls import VideoCleanup, VideoDisplay, VideoFormat, VideoLock, VideoUnlock

__all__ = ["LARGEST_AREA", "FrameBuffers", "Geometry", "fit_size"]

# Pictures inside a graphics card. Refused, libVLC decodes into memory at once: faster to open, and no driver involved.
_OPAQUE = frozenset((b"VAOP", b"VAO0", b"VDV0", b"VDV2", b"VDV4", b"DX11", b"DX10", b"DXA9", b"DXA0", b"CVPN", b"CVPP"))
_SLOTS = 3
# By newest and taken slot, each -1 for none: one that is neither. Looked up, since libVLC asks for every picture.
_FREE = tuple(
    tuple(next(slot for slot in range(_SLOTS) if slot not in (newest, taken)) for taken in range(-1, _SLOTS))
    for newest in range(-1, _SLOTS)
)


class FrameBuffers:
    """libVLC's five picture callbacks over three QImages; keep alive until the player was stopped.

    ``notify`` is called on libVLC's thread when a picture waits to be taken, once until it was taken.
    ``geometry`` is asked on libVLC's thread when the picture's format is settled; it may be None. libVLC shrinks
    pictures much larger than ``room`` (pixels): it does so while it converts them, for less than painting would take.
    """

    def __init__(
        self,
        notify: Callable[[], None],
        geometry: Callable[[], Geometry | None],
        room: tuple[int, int] | None = None,
    ) -> None:
        self._notify = notify
        self._geometry = geometry
        self._room = room
        self._lock = threading.Lock()
        self._images: list[QImage] = []
        self._addresses: list[int] = []
        self._latest = -1
        self._taken = -1
        self._waiting = False
        self._wanted = True
        # seeks asked for, told to the engine and begun; how many were begun at the latest picture, and the one taken
        self._asked = self._told = self._begun = 0
        self._latest_after = self._taken_after = 0
        self.format_call = VideoFormat(self._format)
        self.cleanup_call = VideoCleanup(self._cleanup)
        self.lock_call = VideoLock(self._lock_slot)
        # None at all: a slot is given out again only when it is neither newest nor taken.
        self.unlock_call = VideoUnlock()
        self.display_call = VideoDisplay(self._display)

    def want_frames(self, wanted: bool) -> None:
        """While nothing is wanted, pictures (libVLC repeats a paused one 16 times a second) wake nobody."""
        with self._lock:
            self._wanted = wanted

    def expect_seek(self) -> int:
        """A seek is asked for: its number, for :meth:`tell_seek`."""
        with self._lock:
            self._asked += 1
            return self._asked

    def tell_seek(self, number: int) -> None:
        """The engine is told of it only now: a busy computer may let its calls wait."""
        with self._lock:
            self._told = number

    def begin_seek(self) -> None:
        """The engine has left where it was, for what it was told last."""
        with self._lock:
            self._begun = self._told

    @property
    def from_before(self) -> bool:
        """Whether the picture taken last was shown before the seek asked for last was begun."""
        with self._lock:
            return self._taken_after < self._asked

    def take(self) -> QImage | None:
        """The newest picture (32-bit RGB, no copy); its pixels hold until the next call."""
        with self._lock:
            self._waiting = False
            if self._latest < 0:
                return None
            self._taken, self._taken_after = self._latest, self._latest_after
            # A new wrapper each time: an image that is compared or kept must not be the slot itself.
            return QImage(self._images[self._taken])

    def _format(self, _opaque: Any, chroma: Any, width: Any, height: Any, pitches: Any, lines: Any) -> int:
        if bytes(chroma[0:4]) in _OPAQUE:
            return 0
        geometry = self._geometry()
        size = geometry.painted_size() if geometry is not None else fit_size(width[0], height[0])
        size = shrunk(size, self._room)
        images = [QImage(size[0], size[1], QImage.Format.Format_RGB32) for _ in range(_SLOTS)]
        if any(image.isNull() for image in images):
            return 0
        with self._lock:
            self._images = images
            self._addresses = [_address(image) for image in images]
            self._latest = self._taken = -1
            pitch = images[0].bytesPerLine()
        ctypes.memmove(chroma, b"RV32", 4)
        width[0], height[0] = size
        pitches[0], lines[0] = pitch, size[1]
        return 1

    def _cleanup(self, _opaque: Any) -> None:
        """The images stay: the last picture remains on screen, and Qt counts who still needs the pixels."""

    def _lock_slot(self, _opaque: Any, planes: Any) -> int:
        with self._lock:
            slot = _FREE[self._latest + 1][self._taken + 1]
            planes[0] = self._addresses[slot]
            return slot

    def _display(self, _opaque: Any, picture: int | None) -> None:
        with self._lock:
            if not self._wanted:
                return
            self._latest, self._latest_after = picture or 0, self._begun
            first, self._waiting = not self._waiting, True
        if first:
            self._notify()


def _address(image: QImage) -> int:
    """Where the pixels live; taken once, before the image is shared, so that writing never makes Qt copy it."""
    return ctypes.addressof(ctypes.c_char.from_buffer(image.bits()))
