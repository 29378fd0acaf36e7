"""A bundle as it lies on a stick: a few words about it, then its bag sealed in segments, never readable on the disk."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Final

from assessor_app.errors import VaultError
from assessor_app.paths import flush_if_able
from assessor_app.sentences import sentence
from assessor_app.store.segments import HEADER, SEGMENT, TAG, SegmentCipher, SegmentError

MAGIC: Final = b"assessor-app bundle 1\n"
_MOST_HEAD: Final = 16 * 1024
_ID: Final = re.compile(r"[0-9a-f]{32}")
_KINDS: Final = ("work", "results", "answer")


@dataclass(frozen=True, slots=True)
class BundleHead:
    """What anybody can read: which bundle, what kind of it, and for work its key wrapped by a passphrase."""

    kind: str
    id: str
    wraps: Mapping[str, Any] | None = None

    def line(self) -> bytes:
        """As it lies in the file."""
        told = {"kind": self.kind, "id": self.id, "wraps": self.wraps}
        return MAGIC + json.dumps(told, sort_keys=True).encode() + b"\n"


class BundleWriter:
    """Seals what is written into ``path``, which is replaced only when all of it is on the disk.

    Use as a context manager. Raises OSError.
    """

    def __init__(self, path: Path, head: BundleHead, key: bytes) -> None:
        line = head.line()
        self._path = path
        self._beside = path.with_name(f".{path.name}.{os.urandom(4).hex()}")
        self._cipher = SegmentCipher.fresh(key, line)
        self._waiting = bytearray()
        self._number = 0
        self._file = os.fdopen(os.open(self._beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")
        self._file.write(line + self._cipher.header)

    def __enter__(self) -> BundleWriter:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        try:
            if kind is None:
                self._finish()
        finally:
            self._file.close()
            with suppress(OSError):
                self._beside.unlink(missing_ok=True)

    def write(self, content: bytes) -> int:
        """Take the next bytes; a segment goes to the disk once something follows it."""
        self._waiting += content
        while len(self._waiting) > (room := _room(self._number)):
            self._file.write(self._cipher.seal(self._number, False, self._waiting[:room]))
            del self._waiting[:room]
            self._number += 1
        return len(content)

    def _finish(self) -> None:
        self._file.write(self._cipher.seal(self._number, True, self._waiting))
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        self._beside.replace(self._path)
        flush_if_able(self._path.parent)


class BundleReader:
    """Gives back, forwards only, what was sealed. Use as a context manager.

    Raises VaultError and OSError. Nothing that was changed or moved is given
    out; that nothing is missing at the end shows when the end is reached.
    """

    def __init__(self, path: Path, key: bytes) -> None:
        self._file = path.open("rb")
        try:
            head = _read_head(self._file)
            self._cipher = SegmentCipher(key, head.line(), self._file.read(HEADER))
        except SegmentError as error:
            self._file.close()
            raise damaged_bundle() from error
        except BaseException:
            self._file.close()
            raise
        self._number = 0
        self._ended = False
        self._ahead = self._file.read(_room(0) + TAG)
        self._content = memoryview(b"")

    def __enter__(self) -> BundleReader:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._file.close()

    def read(self, size: int) -> bytes:
        """At most ``size`` bytes, none at the end."""
        while not self._content and not self._ended:
            self._open_next()
        piece = self._content[:size]
        self._content = self._content[len(piece) :]
        return bytes(piece)

    def _open_next(self) -> None:
        sealed, self._ahead = self._ahead, self._file.read(SEGMENT)
        self._ended = not self._ahead
        try:
            self._content = memoryview(self._cipher.open(self._number, self._ended, sealed))
        except SegmentError as error:
            raise damaged_bundle() from error
        self._number += 1


def read_bundle_head(path: Path) -> BundleHead:
    """What the file says of itself. Raises VaultError for any other file, OSError."""
    with path.open("rb") as file:
        return _read_head(file)


def damaged_bundle() -> VaultError:
    """What is said of a bundle that does not open, is cut short or makes no sense."""
    return VaultError(sentence("This bundle is damaged, so nothing of it was taken."), sentence("Copy it again"))


def _read_head(file: BinaryIO) -> BundleHead:
    if file.read(len(MAGIC)) != MAGIC:
        raise VaultError(sentence("This file is not a bundle of the assessor’s desk."))
    line = file.readline(_MOST_HEAD)
    try:
        told = json.loads(line)
        head = BundleHead(told["kind"], told["id"], told["wraps"])
        known = head.kind in _KINDS and _ID.fullmatch(head.id) is not None and head.line() == MAGIC + line
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise damaged_bundle() from error
    if not known:
        raise damaged_bundle()
    return head


def _room(number: int) -> int:
    """Bytes of content in a whole segment; the first shares its place with the header."""
    return SEGMENT - TAG - (0 if number else HEADER)
