"""One download in progress on disk: survives a break, grows, is proven and takes its final name."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from types import TracebackType

from assessor_app.credentials.private_file import flush_folder

_BLOCK = 1024 * 1024


class ArtifactPart:
    """The ``.part`` file of an artifact of exactly ``size`` bytes; ``have`` counts what is in it.

    Use as a context manager. What an earlier run left is hashed again and kept. Raises OSError.
    """

    def __init__(self, path: Path, size: int) -> None:
        self._path = path
        self._size = size
        self._digest = hashlib.sha256()
        self.have = 0
        no_links = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        self._file = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | no_links, 0o600), "r+b", buffering=_BLOCK)
        try:
            self._take_up()
        except BaseException:
            self._file.close()
            raise

    def __enter__(self) -> ArtifactPart:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._file.close()
        if not self.have:
            # Nothing came: leave no litter behind. After keep_as the name is gone already.
            self._path.unlink(missing_ok=True)

    def restart(self) -> None:
        """Throw away what is there and begin at byte 0."""
        self._file.seek(0)
        self._file.truncate()
        self._digest = hashlib.sha256()
        self.have = 0

    def write(self, chunk: bytes) -> bool:
        """Append; False, and nothing written, when that would go beyond the declared size."""
        if self.have + len(chunk) > self._size:
            return False
        self._file.write(chunk)
        self._digest.update(chunk)
        self.have += len(chunk)
        return True

    def proven(self, sha256: str) -> bool:
        """Whether exactly the declared bytes are here and their hash is ``sha256``."""
        return self.have == self._size and self._digest.hexdigest() == sha256

    def keep_as(self, final: Path) -> None:
        """Put the bytes on the disk, then give them their name in one step that survives a power cut."""
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        self._path.replace(final)
        flush_folder(final.parent)

    def discard(self) -> None:
        """Delete the file."""
        self._file.close()
        self._path.unlink(missing_ok=True)

    def _take_up(self) -> None:
        if os.fstat(self._file.fileno()).st_size > self._size:
            self.restart()
            return
        while block := self._file.read(_BLOCK):
            self._digest.update(block)
            self.have += len(block)
        # A seek is needed between reading and writing the same stream.
        self._file.seek(self.have)
