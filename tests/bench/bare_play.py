"""The limit of painting: a bare widget paints what libVLC puts into memory, at the size painted, and does no more."""

from __future__ import annotations

import ctypes
import json
import os
import sys
import time

import vlc
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from assessor_app.demo.loop_turns import let_pass
from assessor_app.media.recording.vlc_library import SHRINKING

_LEAD_MS = 1_000
_SLOTS = 3


class BarePainter(QWidget):
    """Plays ``path`` in ``width`` x ``height`` pixels; ``moments`` are those at which a picture was painted."""

    _framed = Signal()

    def __init__(self, path: str, width: int, height: int) -> None:
        super().__init__()
        self.moments: list[float] = []
        self._images = [QImage(width, height, QImage.Format.Format_RGB32) for _ in range(_SLOTS)]
        self._slots = [ctypes.addressof(ctypes.c_char.from_buffer(image.bits())) for image in self._images]
        self._given = self._newest = 0
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.resize(width, height)
        self._framed.connect(self.update, Qt.ConnectionType.QueuedConnection)
        self._calls = (
            vlc.CallbackDecorators.VideoLockCb(self._lock),
            vlc.CallbackDecorators.VideoUnlockCb(self._unlock),
            vlc.CallbackDecorators.VideoDisplayCb(self._display),
        )
        options = ("--quiet", "--no-audio", "--no-video-title-show", "--avcodec-hw=none")
        # shrunk as cheaply as by the desk, where this libVLC knows how
        self._instance = vlc.Instance([*options, *SHRINKING]) or vlc.Instance(list(options))
        self._player = self._instance.media_player_new()
        media = self._instance.media_new_path(path)
        media.add_option(":avcodec-threads=1")
        self._player.set_media(media)
        self._player.video_set_callbacks(*self._calls, None)
        self._player.video_set_format("RV32", width, height, width * 4)

    def play(self) -> None:
        """From the beginning."""
        self._player.play()

    def stop(self) -> None:
        """Before the pictures go."""
        self._player.stop()
        self._player.release()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The newest picture, as it is."""
        painter = QPainter(self)
        painter.drawImage(0, 0, self._images[self._newest])
        painter.end()
        self.moments.append(time.perf_counter())

    def _lock(self, _opaque: object, planes: object) -> int:
        self._given = (self._given + 1) % _SLOTS
        planes[0] = self._slots[self._given]  # type: ignore[index]
        return self._given

    def _unlock(self, _opaque: object, _picture: object, _planes: object) -> None:
        return

    def _display(self, _opaque: object, picture: int | None) -> None:
        self._newest = picture or 0
        self._framed.emit()


def main(path: str, width: int, height: int, seconds: str) -> None:
    """Answer with one line of JSON: processor milliseconds a second for each length in ``seconds``, and moments."""
    application = QApplication([])
    application.setQuitOnLastWindowClosed(False)
    painter = BarePainter(path, width, height)
    painter.show()
    let_pass(300)
    painter.play()
    let_pass(_LEAD_MS)
    painter.moments.clear()
    shares = []
    for length in seconds.split(","):
        began, spent = time.perf_counter(), time.process_time()
        let_pass(round(float(length) * 1000))
        shares.append((time.process_time() - spent) / (time.perf_counter() - began) * 1000)
    sys.stdout.write(json.dumps({"shares": shares, "moments": painter.moments}) + "\n")
    sys.stdout.flush()
    painter.stop()
    # the clean-up of libVLC and Qt at exit is not what is measured
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4])
