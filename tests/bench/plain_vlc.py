"""libVLC alone on a plain file: the smallest script that seeks while paused and notices the new picture."""

from __future__ import annotations

import ctypes
import sys
import threading
import time
import zlib

import vlc

_CALM_SECONDS = 0.4
_PATIENCE = 10.0


class PlainPlayer:
    """Plays ``path`` into memory at its own size; knows when a picture other than the last one was displayed."""

    def __init__(self, path: str, width: int, height: int) -> None:
        self._pixels = ctypes.create_string_buffer(width * height * 4)
        self._seen = 0
        self._changed = threading.Event()
        self._calls = (
            vlc.CallbackDecorators.VideoLockCb(self._lock),
            vlc.CallbackDecorators.VideoUnlockCb(self._unlock),
            vlc.CallbackDecorators.VideoDisplayCb(self._display),
        )
        self._instance = vlc.Instance("--quiet", "--no-audio", "--no-video-title-show")
        self._player = self._instance.media_player_new()
        self._player.set_media(self._instance.media_new_path(path))
        self._player.video_set_callbacks(*self._calls, None)
        self._player.video_set_format("RV32", width, height, width * 4)
        self._player.play()
        if not self._changed.wait(_PATIENCE):
            raise TimeoutError("libVLC showed nothing")
        self._player.set_pause(1)
        time.sleep(_CALM_SECONDS)

    def seek(self, seconds: float) -> float:
        """Milliseconds from asking for ``seconds`` until a new picture was displayed."""
        self._changed.clear()
        began = time.perf_counter()
        self._player.set_time(round(seconds * 1000))
        while not self._changed.wait(0.25):
            if time.perf_counter() - began > _PATIENCE:
                raise TimeoutError("libVLC showed no new picture")
            # libVLC now and then loses a seek; asking again is what any program must do
            self._player.set_time(round(seconds * 1000))
        return (time.perf_counter() - began) * 1000

    def _lock(self, _opaque: object, planes: object) -> None:
        planes[0] = ctypes.cast(self._pixels, ctypes.c_void_p)  # type: ignore[index]

    def _unlock(self, _opaque: object, _picture: object, _planes: object) -> None:
        return

    def _display(self, _opaque: object, _picture: object) -> None:
        mark = zlib.adler32(self._pixels)
        if mark != self._seen:
            self._seen = mark
            self._changed.set()


def serve(path: str, width: int, height: int) -> None:
    """Read seconds, one a line; answer each with the milliseconds that the seek took."""
    player = PlainPlayer(path, width, height)
    for line in sys.stdin:
        sys.stdout.write(f"{player.seek(float(line))}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    serve(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
