"""Small recordings and sources for the tests of the player: sound ones, odd ones and broken ones."""

from __future__ import annotations

import functools
import tempfile
import threading
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import av
from PySide6.QtWidgets import QWidget

from assessor_app.demo.timecode import read_frame_number
from assessor_app.demo.video import make_recording, make_video
from assessor_app.domain.submission import Artifact, ArtifactKind

RATE = 15
SECONDS = 16


class BytesSource:
    """An artifact that lives in memory."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    @property
    def size(self) -> int:
        return len(self._content)

    def open(self) -> BinaryIO:
        return BytesIO(self._content)


class VanishingSource(BytesSource):
    """Readable up to ``kept`` bytes; whoever reads on waits, and fails once :meth:`vanish` was called."""

    def __init__(self, content: bytes, kept: int) -> None:
        super().__init__(content)
        self._kept = kept
        self._gone = threading.Event()

    def vanish(self) -> None:
        self._gone.set()

    def open(self) -> BinaryIO:
        outer = self

        class Reader(BytesIO):
            def read(self, size: int | None = -1, /) -> bytes:
                if self.tell() >= outer._kept:
                    outer._gone.wait(30)
                    raise OSError("the disk is gone")
                wanted = outer._kept if size is None or size < 0 else size
                return super().read(min(wanted, outer._kept - self.tell()))

        return Reader(self._content)


def artifact(kind: ArtifactKind = "video", name: str = "family-forum.mp4") -> Artifact:
    return Artifact("a1", name, kind, "video/mp4", 1, "0" * 64)


@functools.cache
def film() -> bytes:
    """Sixteen seconds with sound, no reordered pictures, each frame numbered."""
    return _made(functools.partial(make_video, seconds=SECONDS))


@functools.cache
def silent_film() -> bytes:
    return _made(functools.partial(make_video, seconds=4, sound=False))


@functools.cache
def recording() -> bytes:
    """Six seconds of sound only."""
    return _made(functools.partial(make_recording, seconds=6))


def turned_film() -> bytes:
    """The silent film as a phone held upright writes it: the matrix in the track header says a quarter turn."""
    content = bytearray(silent_film())
    place = content.index(b"tkhd") + 44
    for index, value in enumerate((0, 0x10000, 0, -0x10000, 0, 0, 0, 0, 0x40000000)):
        content[place + 4 * index : place + 4 * index + 4] = (value & 0xFFFFFFFF).to_bytes(4, "big")
    return bytes(content)


@functools.cache
def reordered_film() -> bytes:
    """The same film with B-frames, as cameras write it."""
    target = BytesIO()
    with av.open(BytesIO(film())) as source, av.open(target, "w", format="mp4") as out:
        stream = out.add_stream("libx264", rate=RATE, options={"bf": "3", "preset": "veryfast", "g": "30"})
        stream.width, stream.height, stream.pix_fmt = 640, 360, "yuv420p"
        for frame in source.decode(video=0):
            out.mux(stream.encode(frame.reformat(format="yuv420p")))
        out.mux(stream.encode(None))
    return target.getvalue()


def painted_frame(widget: QWidget) -> int | None:
    """The number of the frame that the widget really paints."""
    return read_frame_number(widget.grab().toImage())


def _made(make: functools.partial[None]) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made.mp4"
        make(path)
        return path.read_bytes()
