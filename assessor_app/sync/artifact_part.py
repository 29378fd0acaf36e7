"""One file on its way to the disk: sealed segment by segment, survives a break, is proven and takes its final name."""

from __future__ import annotations

import os
import sys
from types import TracebackType
from typing import Final

from assessor_app.credentials.private_file import flush_folder
from assessor_app.store.artifact_files import ArtifactFiles
from assessor_app.store.segments import HEADER, SEGMENT, TAG, SegmentCipher, SegmentError, Shape
from assessor_app.sync.running_hash import RunningHash

_PUSH: Final = 64 * 1024 * 1024
_NO_LINKS: Final = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


class ArtifactPart:
    """The ``.part`` of a file of exactly ``size`` bytes with this hash; ``have`` counts the bytes taken so far.

    Use as a context manager. What an earlier run left is opened and hashed again, and kept up to the first segment
    that does not open; a part that was begun for other content is thrown away. Bytes that do not fill a segment yet
    are kept in memory only: an unfinished segment on the disk could not be authenticated. Raises OSError, and
    ArtifactError for a locked profile.
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
        self._digest = RunningHash()
        try:
            self._renew()
            self._file = os.open(self._path, os.O_RDWR | os.O_CREAT | _NO_LINKS, 0o600)
            self._take_up()
        except BaseException:
            self._close()
            raise

    def __enter__(self) -> ArtifactPart:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._shut()
        try:
            if not self._written:
                # Nothing came: leave no litter behind. After keep the name is gone already.
                self._path.unlink(missing_ok=True)
        finally:
            self._close()

    def restart(self) -> None:
        """Throw away what is there and begin at byte 0, with another salt."""
        os.ftruncate(self._file, 0)
        os.lseek(self._file, 0, os.SEEK_SET)
        self._renew()

    def write(self, chunk: bytes) -> bool:
        """Append; False, and nothing written, when that would go beyond the declared size."""
        if self.have + len(chunk) > self._shape.size:
            return False
        self._digest.update(chunk)
        self._waiting += chunk
        self.have += len(chunk)
        self._seal_whole()
        return True

    def proven(self) -> bool:
        """Whether exactly the declared bytes are here and their hash is the promised one."""
        return self.have == self._shape.size and self._digest.hexdigest() == self._sha256

    def keep(self) -> None:
        """Put the bytes on the disk, then give them their name in one step that survives a power cut."""
        if self._number < self._shape.count:
            # the one segment of an empty file
            self._seal(b"")
        os.fsync(self._file)
        # Windows gives no new name to an open file
        self._shut()
        self._path.replace(self._final)
        flush_folder(self._final.parent)
        self._files.arrived(self._id)

    def discard(self) -> None:
        """Delete the file."""
        self._shut()
        self._path.unlink(missing_ok=True)
        self._written = 0

    def _renew(self) -> None:
        self._cipher = self._files.new_cipher(self._id, self._sha256)
        self._digest.close()
        self._digest = RunningHash()
        self._waiting = bytearray()
        self._number = 0
        self._written = 0
        self._pushed = 0
        self.have = 0

    def _seal_whole(self) -> None:
        """Seal and write the segments that are complete; the last one is as soon as all bytes are here."""
        begin = 0
        while self._number < self._shape.count:
            length = self._shape.length(self._number)
            if not length or len(self._waiting) - begin < length:
                break
            with memoryview(self._waiting) as waiting, waiting[begin : begin + length] as content:
                self._seal(content)
            begin += length
        del self._waiting[:begin]

    def _seal(self, content: bytes | memoryview) -> None:
        sealed = self._cipher.seal(self._number, self._shape.is_last(self._number), content)
        if not self._number:
            sealed = self._cipher.header + sealed
        self._write(sealed)
        self._number += 1

    def _write(self, data: bytes) -> None:
        # a full disk takes a piece before it says so; what it took of a segment does not open the next time
        with memoryview(data) as left:
            done = 0
            while done < len(data):
                done += os.write(self._file, left[done:])
        self._written += len(data)
        if self._written - self._pushed >= _PUSH:
            self._push()

    def _push(self) -> None:
        """Have the system begin to put on the disk what was written, so that the flush at the end is short."""
        if sys.platform == "linux":
            # without waiting; what it says about reading again does not matter for pages not on the disk yet
            os.posix_fadvise(self._file, self._pushed, self._written - self._pushed, os.POSIX_FADV_DONTNEED)
        self._pushed = self._written

    def _take_up(self) -> None:
        """Go on behind the last authentic segment."""
        cipher = self._begun()
        if cipher is None:
            self.restart()
            return
        self._cipher = cipher
        while self._number < self._shape.count and self._reopened():
            self._number += 1
        if not self._number:
            self.restart()
            return
        finished = self._number == self._shape.count
        self._written = self._shape.sealed_size if finished else self._shape.offset(self._number)
        self._pushed = self._written
        os.ftruncate(self._file, self._written)
        os.lseek(self._file, self._written, os.SEEK_SET)

    def _begun(self) -> SegmentCipher | None:
        """The cipher of what an earlier run began, if it was to have the same content."""
        try:
            cipher = self._files.cipher(self._id, os.read(self._file, HEADER))
        except SegmentError:
            return None
        return cipher if self._files.is_for(cipher, self._sha256) else None

    def _reopened(self) -> bool:
        """Whether the next segment is here and opens; its bytes are counted and hashed then."""
        length = self._shape.length(self._number)
        os.lseek(self._file, self._shape.offset(self._number), os.SEEK_SET)
        sealed = os.read(self._file, min(length + TAG, SEGMENT))
        if len(sealed) < length + TAG:
            return False
        try:
            content = self._cipher.open(self._number, self._shape.is_last(self._number), sealed)
        except SegmentError:
            return False
        self._digest.update(content)
        self.have += length
        return True

    def _shut(self) -> None:
        if self._file >= 0:
            handle, self._file = self._file, -1
            os.close(handle)

    def _close(self) -> None:
        self._shut()
        self._digest.close()
        if not self._closed:
            self._closed = True
            self._turn.release()
