"""Reads a sealed artifact anywhere, a segment at a time, and lets no byte through that was not authenticated."""

from __future__ import annotations

import io
import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, Final

from assessor_app.errors import ArtifactError
from assessor_app.sentences import sentence
from assessor_app.store.segments import HEADER, SEGMENT, TAG, SegmentCipher, SegmentError, Shape

_KEPT: Final = 2
_BUFFER: Final = 16 * 1024

CipherOf = Callable[[bytes], SegmentCipher]


def open_sealed(path: Path, size: int, cipher_of: CipherOf, on_damage: Callable[[os.stat_result], None]) -> BinaryIO:
    """A seekable reader of the ``size`` bytes sealed in ``path``; ``cipher_of`` gets the header.

    Reading raises ArtifactError (``damaged``) naming the first segment that does not open, after ``on_damage`` was
    told which file that was, on the reading thread. Raises OSError, and ArtifactError for a file of another length.
    """
    return io.BufferedReader(SealedReader(path, size, cipher_of, on_damage), _BUFFER)


class SealedReader(io.RawIOBase):
    """The bare reader. Every call is whole by itself: threads may share one, though they share its position too."""

    def __init__(self, path: Path, size: int, cipher_of: CipherOf, on_damage: Callable[[os.stat_result], None]) -> None:
        super().__init__()
        self._shape = Shape(size)
        self._on_damage = on_damage
        self._lock = threading.Lock()
        self._at = 0
        self._sealed = bytearray(SEGMENT)
        self._opened: dict[int, bytes] = {}
        self._file = path.open("rb", buffering=0)
        try:
            self._cipher = self._begin(cipher_of)
        except BaseException:
            self._file.close()
            raise

    def readable(self) -> bool:
        """Yes."""
        return True

    def seekable(self) -> bool:
        """Yes."""
        return True

    def tell(self) -> int:
        """The place in the content."""
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place in the content; beyond its end there is nothing to read. Raises ValueError."""
        with self._lock:
            base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._shape.size}[whence]
            if base + offset < 0:
                raise ValueError("a place before the beginning")
            self._at = base + offset
            return self._at

    def readinto(self, room: object) -> int:
        """Fill ``room`` as far as there is content."""
        with self._lock, memoryview(room).cast("B") as target:  # type: ignore[arg-type]
            done = 0
            while done < len(target) and self._at < self._shape.size:
                try:
                    taken = self._take(target[done:])
                except (ArtifactError, OSError):
                    if not done:
                        raise
                    # what lies before the damage is good; the next call meets it again
                    break
                done += taken
                self._at += taken
            return done

    def close(self) -> None:
        """Close the file and forget what was read."""
        if not self.closed:
            self._opened.clear()
            self._file.close()
        super().close()

    def _take(self, target: memoryview) -> int:
        """Bytes of one segment, from the present place on."""
        number = self._shape.number_at(self._at)
        length = self._shape.length(number)
        skip = self._at - self._shape.start(number)
        if not skip and len(target) >= length and number not in self._opened:
            # whole segments go straight to whoever asked, past what is kept
            self._decrypt(number, target[:length])
            return length
        content = self._opened.get(number)
        if content is None:
            content = self._keep(number, length)
        piece = memoryview(content)[skip : skip + len(target)]
        target[: len(piece)] = piece
        return len(piece)

    def _keep(self, number: int, length: int) -> bytes:
        room = bytearray(length)
        self._decrypt(number, memoryview(room))
        content = bytes(room)
        if len(self._opened) >= _KEPT:
            del self._opened[next(iter(self._opened))]
        self._opened[number] = content
        return content

    def _decrypt(self, number: int, room: memoryview) -> None:
        try:
            sealed = self._read(self._shape.offset(number), len(room) + TAG)
            self._cipher.open_into(number, self._shape.is_last(number), sealed, room)
        except SegmentError as error:
            raise self._damaged(number) from error

    def _read(self, offset: int, count: int) -> memoryview:
        """``count`` bytes of the file. Raises SegmentError when it ends before, OSError when the disk fails."""
        self._file.seek(offset)
        whole = memoryview(self._sealed)[:count]
        done = 0
        while done < count:
            more = self._file.readinto(whole[done:])
            if not more:
                raise SegmentError("cut")
            done += more
        return whole

    def _begin(self, cipher_of: CipherOf) -> SegmentCipher:
        found = self._file.seek(0, io.SEEK_END)
        if found != self._shape.sealed_size:
            where = min(found // SEGMENT, self._shape.count - 1)
            raise ArtifactError(
                sentence(
                    "This file is damaged on this laptop: it ends in part {part:,} of {parts:,}.",
                    part=where + 1,
                    parts=self._shape.count,
                )
                if found < self._shape.sealed_size
                else sentence("This file is damaged on this laptop: it is longer than it was."),
                sentence("Download it again."),
            )
        try:
            return cipher_of(bytes(self._read(0, HEADER)))
        except SegmentError as error:
            raise self._damaged(0) from error

    def _damaged(self, number: int) -> ArtifactError:
        self._on_damage(os.fstat(self._file.fileno()))
        return ArtifactError(
            sentence(
                "This file is damaged on this laptop: part {part:,} of {parts:,} is not what was stored.",
                part=number + 1,
                parts=self._shape.count,
            ),
            sentence("Download it again."),
        )
