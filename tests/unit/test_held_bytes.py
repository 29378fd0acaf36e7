"""The bytes on their way to a child: whole whether small or large, and freed whatever goes wrong meanwhile."""

from __future__ import annotations

import io
from dataclasses import dataclass
from multiprocessing.shared_memory import SharedMemory
from typing import BinaryIO

import pytest

from assessor_app.media.held_bytes import HeldBytes
from assessor_app.media.pdf.slot_pool import SlotPool

LARGE = 17 << 20


@dataclass(frozen=True)
class Source:
    """Bytes that may be more or fewer than they are said to be."""

    data: bytes
    size: int

    def open(self) -> BinaryIO:
        return io.BytesIO(self.data)


def never() -> bool:
    return False


@pytest.mark.parametrize("size", [0, 1, 3 << 20, LARGE])
def test_a_child_finds_every_byte(size: int) -> None:
    data = bytes(range(251)) * (size // 251 + 1)
    held = HeldBytes(Source(data[:size], size), never)
    assert held.name, "there is shared memory here"
    block = SharedMemory(name=held.name)
    assert block.buf is not None
    assert bytes(block.buf[:size]) == data[:size]
    block.close()
    held.release()
    held.release()
    with pytest.raises(FileNotFoundError):
        SharedMemory(name=held.name or block.name)


@pytest.mark.parametrize("length", [LARGE - 1, LARGE + 1])
def test_another_length_than_told_is_an_error(length: int) -> None:
    with pytest.raises(EOFError):
        HeldBytes(Source(bytes(length), LARGE), never)


def test_reading_stops_when_nobody_wants_it_any_more() -> None:
    asked: list[bool] = []

    def given_up() -> bool:
        asked.append(True)
        return len(asked) > 3

    with pytest.raises(EOFError):
        HeldBytes(Source(bytes(LARGE), LARGE), given_up)
    assert len(asked) == 4


def test_a_slot_prepared_is_the_one_taken_next() -> None:
    pool = SlotPool()
    pool.prepare(300_000)
    pool.prepare(300_000)
    prepared = pool.take(300_000)
    other = pool.take(300_000)
    assert prepared.name != other.name
    pool.give_back(prepared)
    pool.prepare(300_000)
    assert pool.take(300_000) is prepared
    pool.give_back(prepared)
    pool.give_back(other)
    pool.close()
