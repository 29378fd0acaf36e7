"""The published Tink AES256-GCM-HKDF streaming format in segments of 64 KiB: how artifacts are encrypted on the disk.

A header (its length, a salt, a nonce prefix), then segments that are sealed one by one. The key of a file comes from
the master key, the salt and the associated data; the nonce of a segment holds its number and whether it is the last.
So a segment that was changed, moved, left out or taken from another file does not open.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

SEGMENT: Final = 64 * 1024
"""Bytes of a whole segment on the disk; the first one holds the header as well."""
TAG: Final = 16
KEY: Final = 32
SALT: Final = 32
_PREFIX: Final = 7
HEADER: Final = 1 + SALT + _PREFIX
_FIRST: Final = SEGMENT - HEADER - TAG
_OTHER: Final = SEGMENT - TAG


class SegmentError(Exception):
    """A segment does not open: it was changed, cut, moved, or belongs to another file or key."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How ``size`` bytes of content lie in segments; an empty content has one, empty segment."""

    size: int

    @property
    def count(self) -> int:
        """How many segments there are."""
        return 1 if self.size <= _FIRST else 1 + -(-(self.size - _FIRST) // _OTHER)

    @property
    def sealed_size(self) -> int:
        """Bytes on the disk."""
        return HEADER + self.size + TAG * self.count

    def start(self, number: int) -> int:
        """The place in the content at which a segment begins."""
        return 0 if not number else _FIRST + (number - 1) * _OTHER

    def length(self, number: int) -> int:
        """Bytes of content in a segment."""
        return min(self.size, self.start(number + 1)) - self.start(number)

    def offset(self, number: int) -> int:
        """The place on the disk at which a segment begins."""
        return number * SEGMENT if number else HEADER

    def is_last(self, number: int) -> bool:
        """Whether nothing may follow this segment."""
        return number == self.count - 1

    @staticmethod
    def number_at(position: int) -> int:
        """The segment that holds the byte at ``position`` of the content."""
        return 0 if position < _FIRST else 1 + (position - _FIRST) // _OTHER

    @staticmethod
    def whole_content(sealed: int) -> int:
        """Bytes of content in the whole segments of a file that was not finished and has ``sealed`` bytes."""
        whole = sealed // SEGMENT
        return _FIRST + (whole - 1) * _OTHER if whole else 0


class SegmentCipher:
    """Seals and opens the segments of one file. Safe to use from several threads."""

    def __init__(self, master: bytes, about: bytes, header: bytes) -> None:
        """``about`` says which file this must be. Raises SegmentError when ``header`` is none of this format."""
        if len(header) != HEADER or header[0] != HEADER:
            raise SegmentError("header")
        self.header = header
        self._prefix = header[1 + SALT :]
        key = HKDF(algorithm=SHA256(), length=KEY, salt=header[1 : 1 + SALT], info=about).derive(master)
        self._cipher = AESGCM(key)

    @classmethod
    def fresh(cls, master: bytes, about: bytes, mark: bytes = b"") -> SegmentCipher:
        """For a new file. ``mark`` (at most 16 bytes) ends its salt and can be read back from :attr:`salt`."""
        salt = os.urandom(SALT - len(mark)) + mark
        return cls(master, about, bytes([HEADER]) + salt + os.urandom(_PREFIX))

    @property
    def salt(self) -> bytes:
        """The salt of this file."""
        return self.header[1 : 1 + SALT]

    def seal(self, number: int, last: bool, content: bytes | bytearray | memoryview) -> bytes:
        """A segment as it lies on the disk."""
        return self._cipher.encrypt(self._nonce(number, last), content, None)

    def seal_into(
        self, number: int, last: bool, content: bytes | bytearray | memoryview, room: bytearray | memoryview
    ) -> None:
        """As :meth:`seal`, into ``room`` of exactly its size."""
        self._cipher.encrypt_into(self._nonce(number, last), content, None, room)

    def open(self, number: int, last: bool, sealed: bytes | bytearray | memoryview) -> bytes:
        """The content of a segment. Raises SegmentError."""
        try:
            return self._cipher.decrypt(self._nonce(number, last), sealed, None)
        except InvalidTag as error:
            raise SegmentError(str(number)) from error

    def open_into(
        self, number: int, last: bool, sealed: bytes | bytearray | memoryview, room: bytearray | memoryview
    ) -> None:
        """The content of a segment, into ``room`` of exactly its size, which holds junk after SegmentError."""
        try:
            self._cipher.decrypt_into(self._nonce(number, last), sealed, None, room)
        except InvalidTag as error:
            raise SegmentError(str(number)) from error

    def _nonce(self, number: int, last: bool) -> bytes:
        return self._prefix + number.to_bytes(4, "big") + (b"\x01" if last else b"\x00")
