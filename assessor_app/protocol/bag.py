"""A BagIt bag (RFC 8493) in a plain tar stream, written and read forwards only: what hub and desk hand over by file.

Names are made by this program and never become paths. Nothing is compressed, so that no entry can be larger than what
is there of it, and an entry is never held in memory as a whole unless the caller asks for one of known size.
"""

from __future__ import annotations

import hashlib
import re
import tarfile
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, Protocol

TOP: Final = "bundle/"
PIECE: Final = 1 << 20
MOST_ENTRIES: Final = 1_000_000
_BLOCK: Final = 512
_END: Final = bytes(2 * _BLOCK)
_PAYLOAD: Final = re.compile(r"data/(?:[a-z]{1,20}/)?[A-Za-z0-9-]{1,70}(?:\.json)?")
_TAGS: Final = ("bagit.txt", "bag-info.txt", "manifest-sha256.txt")
_TAG_MANIFEST: Final = "tagmanifest-sha256.txt"
_MOST_TAG: Final = 256 << 20
_LINE: Final = re.compile(r"([0-9a-f]{64}) {2}(\S{1,100})")
_DECLARATION: Final = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"


class BagError(ValueError):
    """What was read is no whole bag of this program."""


class Sink(Protocol):
    """Where a bag is written to."""

    def write(self, content: bytes, /) -> object: ...


class Source(Protocol):
    """Where a bag is read from: at most ``size`` bytes, none at the end."""

    def read(self, size: int, /) -> bytes: ...


class BagWriter:
    """Writes one bag: first the payload, then :meth:`finish`."""

    def __init__(self, sink: Sink) -> None:
        self._sink = sink
        self._manifest: dict[str, str] = {}
        self._tags: dict[str, str] = {}
        self._bytes = 0
        self._tag("bagit.txt", _DECLARATION)

    def add(self, name: str, size: int, pieces: Iterable[bytes]) -> str:
        """Add ``data/…`` of exactly ``size`` bytes; returns its SHA-256. Raises ValueError for anything else."""
        if not _PAYLOAD.fullmatch(name) or name in self._manifest:
            raise ValueError("not a name for a bag")
        self._manifest[name] = digest = self._put(name, size, pieces)
        self._bytes += size
        return digest

    def finish(self, info: Mapping[str, str]) -> None:
        """Write ``info`` (single lines, no personal data) and the manifests; nothing may follow."""
        told = {**info, "Payload-Oxum": f"{self._bytes}.{len(self._manifest)}"}
        self._tag("bag-info.txt", "".join(f"{name}: {value}\n" for name, value in told.items()).encode())
        self._tag("manifest-sha256.txt", _listed(self._manifest))
        tags = _listed(self._tags)
        self._put(_TAG_MANIFEST, len(tags), [tags])
        self._sink.write(_END)

    def _tag(self, name: str, content: bytes) -> None:
        self._tags[name] = self._put(name, len(content), [content])

    def _put(self, name: str, size: int, pieces: Iterable[bytes]) -> str:
        head = tarfile.TarInfo(TOP + name)
        head.size = size
        head.mode = 0o600
        self._sink.write(head.tobuf(tarfile.GNU_FORMAT))
        digest, done = hashlib.sha256(), 0
        for piece in pieces:
            done += len(piece)
            if done > size:
                break
            digest.update(piece)
            self._sink.write(piece)
        if done != size:
            raise ValueError("not the size that was promised")
        self._sink.write(bytes(-size % _BLOCK))
        return digest.hexdigest()


class BagEntry:
    """One file of the payload; read it before the next one is asked for. What was not read is passed over."""

    def __init__(self, source: Source, name: str, size: int) -> None:
        self.name = name
        self.size = size
        self._source = source
        self._left = size
        self._digest = hashlib.sha256()

    def pieces(self) -> Iterator[bytes]:
        """The rest of the content, in pieces. Raises BagError where it ends early."""
        while self._left:
            piece = self._source.read(min(PIECE, self._left))
            if not piece:
                raise BagError("the bag ends early")
            self._left -= len(piece)
            self._digest.update(piece)
            yield piece

    def content(self, most: int) -> bytes:
        """All of it. Raises BagError where that is more than ``most`` bytes."""
        if self.size > most:
            raise BagError("an entry is larger than it can be")
        return b"".join(self.pieces())

    def sha256(self) -> str:
        """Of everything."""
        for _ in self.pieces():
            pass
        return self._digest.hexdigest()


def read_bag(source: Source) -> Iterator[BagEntry]:
    """The payload in order. Only once it came to its end are all hashes proven and the bag complete.

    Raises BagError for anything else than a whole bag of this program.
    """
    found: dict[str, str] = {}
    tags: dict[str, str] = {}
    told: dict[str, bytes] = {}
    while (entry := _next_entry(source)) is not None:
        if entry.name in found or entry.name in told or len(found) >= MOST_ENTRIES:
            raise BagError("an entry comes twice")
        if entry.name in (*_TAGS, _TAG_MANIFEST):
            told[entry.name] = entry.content(_MOST_TAG)
            tags[entry.name] = entry.sha256()
        elif _PAYLOAD.fullmatch(entry.name) and _TAG_MANIFEST not in told:
            yield entry
            found[entry.name] = entry.sha256()
        else:
            raise BagError("an entry has a name that is not allowed")
        _skip(source, -entry.size % _BLOCK)
    if set(told) != {*_TAGS, _TAG_MANIFEST} or told["bagit.txt"] != _DECLARATION:
        raise BagError("the bag is not complete")
    if _read_list(told[_TAG_MANIFEST]) != {name: tags[name] for name in _TAGS}:
        raise BagError("the bag's own files were changed")
    if _read_list(told["manifest-sha256.txt"]) != found:
        raise BagError("a file of the bag was changed")


def _next_entry(source: Source) -> BagEntry | None:
    """The next entry, None after the last one. Raises BagError for anything that is no plain file."""
    block = _exactly(source, _BLOCK)
    if block == bytes(_BLOCK):
        if _exactly(source, _BLOCK) != block or source.read(1):
            raise BagError("something follows the bag")
        return None
    try:
        head = tarfile.TarInfo.frombuf(block, "utf-8", "strict")
    except (tarfile.HeaderError, UnicodeError) as error:
        raise BagError("an entry cannot be read") from error
    if head.type != tarfile.REGTYPE or head.size < 0 or not head.name.startswith(TOP):
        raise BagError("an entry is no plain file")
    return BagEntry(source, head.name.removeprefix(TOP), head.size)


def _exactly(source: Source, count: int) -> bytes:
    found = bytearray()
    while len(found) < count:
        piece = source.read(count - len(found))
        if not piece:
            raise BagError("the bag ends early")
        found += piece
    return bytes(found)


def _skip(source: Source, count: int) -> None:
    if count and any(_exactly(source, count)):
        raise BagError("something hides between two entries")


def _listed(hashes: Mapping[str, str]) -> bytes:
    return "".join(f"{digest}  {name}\n" for name, digest in hashes.items()).encode()


def _read_list(content: bytes) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in content.decode("utf-8", "replace").splitlines():
        matched = _LINE.fullmatch(line)
        if matched is None or matched[2] in found:
            raise BagError("a list of the bag cannot be read")
        found[matched[2]] = matched[1]
    return found
