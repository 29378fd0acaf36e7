"""The bytes on their way to a child: whole whether small or large, and freed whatever goes wrong meanwhile."""

from __future__ import annotations

import io
from dataclasses import dataclass
from multiprocessing.shared_memory import SharedMemory
from typing import BinaryIO

import pytest

from assessor_app.media.held_bytes import HeldBytes
from assessor_app.media.pdf.ready_slot import ReadySlot
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


def test_the_slot_laid_out_is_the_one_somebody_waits_for() -> None:
    pool, asked = SlotPool(), list[dict[str, object]]()
    ready = ReadySlot(pool)
    assert not ready.is_due
    first = ready.take(300_000, urgent=True)
    assert ready.is_due
    ready.lay_out(asked.append)
    assert not ready.is_due
    foreseen = ready.take(300_000, urgent=False)
    urgent = ready.take(300_000, urgent=True)
    assert asked == [{"do": "touch", "slot": urgent.name}]
    assert len({first.name, foreseen.name, urgent.name}) == 3
    for slot in (first, foreseen, urgent):
        pool.give_back(slot)
    pool.close()


def test_a_slot_laid_out_is_given_back_when_it_is_not_needed() -> None:
    pool = SlotPool()
    ready = ReadySlot(pool)
    pool.give_back(ready.take(300_000, urgent=True))
    ready.lay_out(_touched)
    larger = ready.take(3_000_000, urgent=True)  # the pages have grown: the small slot is free again
    small = pool.take(300_000)
    assert larger.size >= 3_000_000
    with pytest.raises(OSError, match="gone"):
        ready.lay_out(_refuse)
    assert ready.is_due
    pool.give_back(larger)
    pool.give_back(small)
    ready.let_go()
    pool.close()


def _touched(_ask: dict[str, object]) -> None:
    """The child did as asked."""


def _refuse(_ask: dict[str, object]) -> None:
    raise OSError("gone")
