"""Shows an artifact's bytes to Qt Multimedia as a seekable device; read on Qt's own threads, never from a path."""

from __future__ import annotations

import logging
import threading
from typing import BinaryIO

from PySide6.QtCore import QIODevice

from assessor_app.errors import DeskError
from assessor_app.media.byte_source import ByteSource
from assessor_app.sentences import sentence

_log = logging.getLogger(__name__)

_LARGEST_READ = 1 << 20
_UNREADABLE = sentence("The recording can no longer be read from this computer.")


class DeviceBytes(QIODevice):
    """One reader of ``source``; the first trouble is kept in :attr:`error`, as a sentence, and ends the reading."""

    def __init__(self, source: ByteSource) -> None:
        super().__init__()
        self._source = source
        self._size = source.size
        self._stream: BinaryIO | None = None
        self._lock = threading.Lock()
        self._stopped = False
        self.error = ""
        self.at_end = False
        self.open(QIODevice.OpenModeFlag.ReadOnly | QIODevice.OpenModeFlag.Unbuffered)

    def stop(self) -> None:
        """Answer every later read with nothing."""
        self._stopped = True

    def shut(self) -> None:
        """Close the reader, after whoever read is gone."""
        self._stopped = True
        with self._lock:
            stream, self._stream = self._stream, None
        if stream is not None:
            stream.close()

    def begins_with(self, mark: bytes) -> bool:
        """Whether these are the first bytes; False when they cannot be read, which whoever plays will find out."""
        try:
            with self._source.open() as stream:
                return stream.read(len(mark)) == mark
        except (DeskError, OSError):
            return False

    def size(self) -> int:
        """Bytes of content."""
        return self._size

    def isSequential(self) -> bool:
        """No: players jump about."""
        return False

    def atEnd(self) -> bool:
        """Also after trouble: whoever got nothing would ask again and again."""
        return self._stopped or bool(self.error) or self.pos() >= self._size

    def readData(self, length: int) -> bytes:  # PySide wants the bytes themselves
        """From where the device stands."""
        with self._lock:
            if self._stopped or self.error:
                return b""
            try:
                if self._stream is None:
                    self._stream = self._source.open()
                self._stream.seek(self.pos())
                piece = self._stream.read(min(length, _LARGEST_READ))
            except Exception as error:  # noqa: BLE001 - must not pass into C++
                _log.warning("reading an artifact failed: %s", type(error).__name__)
                self.error = str(error) if isinstance(error, DeskError) else _UNREADABLE
                return b""
            self.at_end = not piece
            return piece

    def writeData(self, _data: bytes, _length: int) -> int:  # type: ignore[override]
        """Nothing is ever written."""
        return -1
