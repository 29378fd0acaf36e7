"""Hashes, seals and writes a file beside the thread that receives it: each of these costs about the same."""

from __future__ import annotations

import hashlib
import os
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from queue import SimpleQueue
from typing import Final

from assessor_app.store.segments import HEADER, SEGMENT, TAG, SegmentCipher, Shape

_SEGMENTS: Final = 4
"""In a block: large enough that handing it on costs nothing, small enough that a slow line fills it in a moment."""
_BLOCKS: Final = 8
_PUSH: Final = 64 * 1024 * 1024


@dataclass(slots=True)
class _Block:
    """Some segments of content on their way, ``first`` being the number of the first; all of them but in the end."""

    first: int = 0
    length: int = 0
    filled: int = 0
    content: memoryview = field(default_factory=lambda: memoryview(bytearray(_SEGMENTS * SEGMENT)))


class SealingLine:
    """What comes from segment ``number`` on goes to the end of ``file`` (a handle); ``digest`` has hashed the rest.

    Put content into :meth:`room` and say how much by :meth:`took`; once :meth:`finish` was called, nothing more. A
    file of one block is worked on by the caller alone, a longer one by two threads: the first hashes a block, the
    second seals and writes it, so that segments lie on the disk in their order, and memory is that of a few blocks.
    """

    def __init__(self, file: int, cipher: SegmentCipher, shape: Shape, digest: hashlib._Hash, number: int) -> None:
        self._file, self._cipher, self._shape, self._digest = file, cipher, shape, digest
        self.have = min(shape.size, shape.start(number))
        """Bytes of content taken so far, those of before among them."""
        self.written = shape.offset(number) if number else 0
        """Bytes on the disk."""
        self._pushed = self.written
        self._number = number
        self._made = 0
        self._block: _Block | None = None
        self._sealed = memoryview(bytearray(_SEGMENTS * SEGMENT))
        self._free: SimpleQueue[_Block] = SimpleQueue()
        self._to_hash: SimpleQueue[_Block | None] = SimpleQueue()
        self._to_seal: SimpleQueue[_Block | None] = SimpleQueue()
        self._threads: list[threading.Thread] = []
        self._fault: Exception | None = None

    def room(self) -> memoryview:
        """Where the next bytes may be put; empty when all are here.

        Waits while the threads are busy. Raises what went wrong in them, above all OSError.
        """
        if self.have == self._shape.size:
            return memoryview(b"")
        block = self._block
        if block is None:
            block = self._block = self._next_block()
        return block.content[block.filled : block.length]

    def took(self, count: int) -> None:
        """The first ``count`` bytes of the room are content now. May raise OSError."""
        block = self._block
        if block is None:
            raise ValueError("there was no room")
        block.filled += count
        self.have += count
        if block.filled == block.length:
            self._block = None
            self._hand_over(block)

    def finish(self) -> None:
        """Return when every whole segment taken is in the file. Raises what went wrong, above all OSError."""
        block, self._block = self._block, None
        if block is not None:
            start = self._shape.start(block.first)
            block.filled = self._shape.start(self._shape.number_at(start + block.filled)) - start
            if block.filled:
                self._hand_over(block)
        if self._threads:
            self._to_hash.put(None)
            for thread in self._threads:
                thread.join()
            self._threads.clear()
        self._raise_fault()

    def seal_nothing(self) -> None:
        """The one segment of an empty file."""
        self._write(memoryview(self._cipher.header + self._cipher.seal(0, True, b"")))

    def _next_block(self) -> _Block:
        if self._made < _BLOCKS:
            self._made += 1
            block = _Block()
        else:
            block = self._free.get()
        self._raise_fault()
        block.first, block.filled = self._number, 0
        self._number = min(self._number + _SEGMENTS, self._shape.count)
        block.length = min(self._shape.size, self._shape.start(self._number)) - self._shape.start(block.first)
        return block

    def _hand_over(self, block: _Block) -> None:
        if not self._threads:
            if self.have == self._shape.size:
                self._hash(block)
                self._seal(block)
                return
            self._begin()
        self._to_hash.put(block)

    def _begin(self) -> None:
        for name, work in (("hashing", self._run_hash), ("sealing", self._run_seal)):
            thread = threading.Thread(target=work, name=name, daemon=True)
            thread.start()
            self._threads.append(thread)

    def _run_hash(self) -> None:
        while (block := self._to_hash.get()) is not None:
            self._guarded(self._hash, block)
            self._to_seal.put(block)
        self._to_seal.put(None)

    def _run_seal(self) -> None:
        while (block := self._to_seal.get()) is not None:
            self._guarded(self._seal, block)
            self._free.put(block)

    def _guarded(self, work: Callable[[_Block], None], block: _Block) -> None:
        """After the first failure nothing more is done, but blocks still go round: nobody waits for one in vain."""
        if self._fault is None:
            try:
                work(block)
            except Exception as error:  # noqa: BLE001 - told to the thread that brings the bytes
                self._fault = error

    def _raise_fault(self) -> None:
        if self._fault is not None:
            raise self._fault

    def _hash(self, block: _Block) -> None:
        self._digest.update(block.content[: block.filled])

    def _seal(self, block: _Block) -> None:
        """Seal the segments of a block, then write them at once."""
        done = at = 0
        if not block.first:
            self._sealed[:HEADER] = self._cipher.header
            at = HEADER
        number = block.first
        while done < block.filled:
            length = self._shape.length(number)
            content = block.content[done : done + length]
            self._cipher.seal_into(number, self._shape.is_last(number), content, self._sealed[at : at + length + TAG])
            done, at, number = done + length, at + length + TAG, number + 1
        self._write(self._sealed[:at])

    def _write(self, data: memoryview) -> None:
        # a full disk takes a piece before it says so; what it took of a segment does not open the next time
        done = 0
        while done < len(data):
            count = os.write(self._file, data[done:])
            done += count
            self.written += count
        if self.written - self._pushed >= _PUSH:
            self._push()

    def _push(self) -> None:
        """Have the system begin to put on the disk what was written, so that the flush at the end is short."""
        if sys.platform == "linux":
            # without waiting; what it says about reading again does not matter for pages not on the disk yet
            os.posix_fadvise(self._file, self._pushed, self.written - self._pushed, os.POSIX_FADV_DONTNEED)
        self._pushed = self.written
