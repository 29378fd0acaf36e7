"""The limit of playing: libVLC alone plays a plain file into memory, in the player's form, and paints nothing."""

from __future__ import annotations

import ctypes
import os
import sys
import threading
import time

import vlc

_PATIENCE = 10.0


class PlainPlay:
    """Plays ``path`` once, as 32-bit pictures of its own size."""

    def __init__(self, path: str, width: int, height: int) -> None:
        self._slots = [ctypes.create_string_buffer(width * height * 4) for _ in range(3)]
        self._given = 0
        self._begun = threading.Event()
        self._calls = (
            vlc.CallbackDecorators.VideoLockCb(self._lock),
            vlc.CallbackDecorators.VideoUnlockCb(self._unlock),
            vlc.CallbackDecorators.VideoDisplayCb(self._display),
        )
        self._instance = vlc.Instance("--quiet", "--no-audio", "--no-video-title-show", "--avcodec-hw=none")
        self._player = self._instance.media_player_new()
        self._player.set_media(self._instance.media_new_path(path))
        self._player.video_set_callbacks(*self._calls, None)
        self._player.video_set_format("RV32", width, height, width * 4)
        self._player.play()
        if not self._begun.wait(_PATIENCE):
            raise TimeoutError("libVLC showed nothing")

    def share(self, seconds: float) -> float:
        """Milliseconds of processor time for each second of film, measured for ``seconds``."""
        began, spent = time.perf_counter(), time.process_time()
        time.sleep(seconds)
        return (time.process_time() - spent) / (time.perf_counter() - began) * 1000

    def stop(self) -> None:
        """End playing before the buffers go."""
        self._player.stop()
        self._player.release()

    def _lock(self, _opaque: object, planes: object) -> None:
        slot = self._slots[self._given % len(self._slots)]
        self._given += 1
        planes[0] = ctypes.cast(slot, ctypes.c_void_p)  # type: ignore[index]

    def _unlock(self, _opaque: object, _picture: object, _planes: object) -> None:
        return

    def _display(self, _opaque: object, _picture: object) -> None:
        self._begun.set()


def main(path: str, width: int, height: int, seconds: str) -> None:
    """Answer with one line for each of the comma-separated lengths in ``seconds``."""
    player = PlainPlay(path, width, height)
    time.sleep(1.0)
    for length in seconds.split(","):
        sys.stdout.write(f"{player.share(float(length))}\n")
    sys.stdout.flush()
    player.stop()
    # libVLC's own clean-up at exit is not what is measured
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4])
