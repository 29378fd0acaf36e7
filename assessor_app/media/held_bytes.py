"""The bytes of one file on their way to a child: read once, shared where the system has room, never on disk."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.shared_memory import SharedMemory
from typing import Final

from assessor_app.media.byte_source import ByteSource
from assessor_app.media.shared_block import block_file, create_block, free_block

_CHUNK: Final = 1 << 20
_LAID_AT_ONCE: Final = 8 << 20
_LAID_AHEAD_FROM: Final = 16 << 20


class HeldBytes:
    """All bytes of ``source``. Blocks until they are read; not for the GUI thread.

    Raises what the source raises (OSError, ArtifactError), EOFError when it holds more or less than it says or when
    ``given_up`` said so meanwhile, and MemoryError. Nothing is held then.
    """

    def __init__(self, source: ByteSource, given_up: Callable[[], bool]) -> None:
        self.size = source.size
        self._block: SharedMemory | None = create_block(self.size)
        self._plain = bytearray(self.size if self._block is None else 0)
        try:
            self._fill(source, given_up)
        except BaseException:
            self.release()
            raise

    @property
    def name(self) -> str:
        """The name a child attaches the bytes by; empty where they have to be sent as :attr:`payload`."""
        return self._block.name if self._block is not None else ""

    @property
    def payload(self) -> memoryview:
        """The bytes themselves where there was no room to share them, else nothing."""
        return memoryview(self._plain)

    def release(self) -> None:
        """Free the bytes; a child that has them open lets go when it is told. May be called twice."""
        self._plain = bytearray()
        if self._block is not None:
            block, self._block = self._block, None
            free_block(block)

    def _fill(self, source: ByteSource, given_up: Callable[[], bool]) -> None:
        """Read in pieces, so that other threads get their turn."""
        whole = memoryview(self._plain) if self._block is None else self._block.buf
        assert whole is not None
        with whole[: self.size] as room, _laid_ahead(self._block, self.size), source.open() as stream:
            done = 0
            while done < self.size and not given_up():
                data = stream.read(min(_CHUNK, self.size - done))
                if not data:
                    break
                room[done : done + len(data)] = data
                done += len(data)
            if done < self.size or stream.read(1):
                raise EOFError("the file is not as long as it was said to be")


@contextmanager
def _laid_ahead(block: SharedMemory | None, size: int) -> Iterator[None]:
    """Have the system lay the memory of a large block out meanwhile, on another core.

    Written without that, every page of it is found, cleared and mapped between two pieces of the file: a third of
    the whole time for a file that is decrypted, since decrypting keeps this core busy.
    """
    path = block_file(block) if block is not None and size >= _LAID_AHEAD_FROM else None
    if path is None:
        yield
        return
    ended = threading.Event()
    thread = threading.Thread(target=_lay_out, args=(path, size, ended), name="laying-out", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def _lay_out(path: str, size: int, ended: threading.Event) -> None:
    # Whatever goes wrong here goes wrong again, and is told, where the block is written.
    with suppress(OSError):
        number = os.open(path, os.O_RDWR)
        try:
            for start in range(0, size, _LAID_AT_ONCE):
                if ended.is_set():
                    return
                os.posix_fallocate(number, start, min(_LAID_AT_ONCE, size - start))
        finally:
            os.close(number)
