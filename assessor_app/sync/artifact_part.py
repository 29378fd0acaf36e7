"""One file on its way to the disk: sealed segment by segment, survives a break, is proven and takes its final name."""

from __future__ import annotations

import hashlib
import os
from contextlib import nullcontext, suppress
from types import TracebackType
from typing import Final

from assessor_app.paths import flush_folder
from assessor_app.store.artifact_files import ArtifactFiles
from assessor_app.store.segments import HEADER, SEGMENT, TAG, SegmentCipher, SegmentError, Shape
from assessor_app.sync.sealing_line import SealingLine

_NO_LINKS: Final = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


class ArtifactPart:
    """The ``.part`` of a file of exactly ``size`` bytes with this hash; ``have`` counts the bytes taken so far.

    Use as a context manager. What an earlier run left is opened and hashed again, and kept up to the first segment
    that does not open; a part that was begun for other content is thrown away. Bytes that do not fill a segment yet
    are kept in memory only: an unfinished segment on the disk could not be authenticated. Whole ones are there once
    the manager is left. Raises OSError, also for bytes given earlier, and ArtifactError for a locked profile.
    """

    def __init__(self, files: ArtifactFiles, file_id: str, size: int, sha256: str) -> None:
        self._files = files
        self._id = file_id
        self._sha256 = sha256
        self._path = files.part(file_id)
        self._final = files.final(file_id)
        self._shape = Shape(size)
        self._turn = files.writing(file_id)
        self._turn.acquire()
        self._closed = False
        self._file = -1
        try:
            # refused for a locked profile before anything is there
            files.new_cipher(file_id, sha256)
            self._file = os.open(self._path, os.O_RDWR | os.O_CREAT | _NO_LINKS, 0o600)
            self._take_up()
        except BaseException:
            self._close()
            raise

    def __enter__(self) -> ArtifactPart:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        try:
            # of two failures the first is told
            with nullcontext() if error is None else suppress(Exception):
                self._line.finish()
        finally:
            self._shut()
            try:
                if not self._line.written:
                    # Nothing came: leave no litter behind. After keep the name is gone already.
                    self._path.unlink(missing_ok=True)
            finally:
                self._close()

    @property
    def have(self) -> int:
        """Bytes of content taken so far."""
        return self._line.have

    def restart(self) -> None:
        """Throw away what is there and begin at byte 0, with another salt."""
        self._line.finish()
        self._begin_anew()

    def room(self) -> memoryview:
        """Where the next bytes may be put, to be counted by :meth:`took`; empty when all are here."""
        return self._line.room()

    def took(self, count: int) -> None:
        """The first ``count`` bytes of the room are content now."""
        self._line.took(count)

    def write(self, chunk: bytes) -> bool:
        """Append; False, and nothing taken, when that would go beyond the declared size."""
        if self.have + len(chunk) > self._shape.size:
            return False
        left = memoryview(chunk)
        while left:
            room = self.room()
            count = min(len(room), len(left))
            room[:count] = left[:count]
            self.took(count)
            left = left[count:]
        return True

    def proven(self) -> bool:
        """Whether exactly the declared bytes are here and their hash is the promised one. Nothing may follow."""
        self._line.finish()
        return self.have == self._shape.size and self._digest.hexdigest() == self._sha256

    def keep(self) -> None:
        """Put the bytes on the disk, then give them their name in one step that survives a power cut."""
        self._line.finish()
        if not self._line.written:
            self._line.seal_nothing()
        os.fsync(self._file)
        # Windows gives no new name to an open file
        self._shut()
        self._path.replace(self._final)
        flush_folder(self._final.parent)
        self._files.arrived(self._id)

    def discard(self) -> None:
        """Delete the file."""
        with suppress(Exception):  # what cannot be written need not be
            self._line.finish()
        self._shut()
        self._path.unlink(missing_ok=True)

    def _begin_anew(self) -> None:
        os.ftruncate(self._file, 0)
        os.lseek(self._file, 0, os.SEEK_SET)
        self._go_on(self._files.new_cipher(self._id, self._sha256), 0)

    def _go_on(self, cipher: SegmentCipher, number: int) -> None:
        if not number:
            self._digest = hashlib.sha256()
        self._line = SealingLine(self._file, cipher, self._shape, self._digest, number)

    def _take_up(self) -> None:
        """Go on behind the last authentic segment."""
        self._digest = hashlib.sha256()
        cipher = self._begun()
        number = 0
        while cipher is not None and number < self._shape.count and self._reopened(cipher, number):
            number += 1
        if cipher is None or not number:
            self._begin_anew()
            return
        finished = number == self._shape.count
        end = self._shape.sealed_size if finished else self._shape.offset(number)
        os.ftruncate(self._file, end)
        os.lseek(self._file, end, os.SEEK_SET)
        self._go_on(cipher, number)

    def _begun(self) -> SegmentCipher | None:
        """The cipher of what an earlier run began, if it was to have the same content."""
        try:
            cipher = self._files.cipher(self._id, os.read(self._file, HEADER))
        except SegmentError:
            return None
        return cipher if self._files.is_for(cipher, self._sha256) else None

    def _reopened(self, cipher: SegmentCipher, number: int) -> bool:
        """Whether this segment is here and opens; its bytes are hashed then."""
        length = self._shape.length(number)
        os.lseek(self._file, self._shape.offset(number), os.SEEK_SET)
        sealed = os.read(self._file, min(length + TAG, SEGMENT))
        if len(sealed) < length + TAG:
            return False
        try:
            content = cipher.open(number, self._shape.is_last(number), sealed)
        except SegmentError:
            return False
        self._digest.update(content)
        return True

    def _shut(self) -> None:
        if self._file >= 0:
            handle, self._file = self._file, -1
            os.close(handle)

    def _close(self) -> None:
        self._shut()
        if not self._closed:
            self._closed = True
            self._turn.release()
