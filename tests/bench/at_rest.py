"""Reading an encrypted artifact: anywhere and from end to end, beside bare AES-GCM on the same segments."""

from __future__ import annotations

import os
import random
import shutil
import time
from collections.abc import Callable
from typing import BinaryIO

from tests.bench.figures import Figure
from tests.bench.grounds import Grounds
from tests.bench.sealed_file import BareSegments, seal, sealed_source

NAME = "at-rest"
MEGABYTES = 256
JUMPS = 3_000
ROUNDS = 7
PIECE = 4_096
_READ = 1 << 20


def measure(grounds: Grounds) -> list[Figure]:
    """Alternate the two on a file that the system has in memory, so that no disk is measured."""
    size = MEGABYTES * 1_000_000
    folder = grounds.folder / "at-rest"
    folder.mkdir()
    bare = BareSegments(seal(os.urandom(size), folder), size)
    room = memoryview(bytearray(size))
    segment = memoryview(bytearray(bare.shape.length(1)))
    chance = random.Random(11)
    places = [chance.randrange(size - PIECE) for _ in range(JUMPS)]
    with sealed_source(folder, size).open() as stream:

        def all_of_it() -> None:
            stream.seek(0)
            done = 0
            while done < size:
                done += stream.readinto(room[done : done + _READ])  # type: ignore[attr-defined]  # buffered readers have it

        whole, limit = [], []
        for number in range(ROUNDS + 1):
            pair = _seconds(all_of_it), _seconds(lambda: bare.all_into(room))
            if number:
                whole.append(pair[0] * 1000)
                limit.append(pair[1] * 1000)
        jumps = [_seconds(lambda place=place: _jump(stream, place)) * 1e6 for place in places]
        alone = [
            _seconds(lambda place=place: bare.into(bare.shape.number_at(place), _fitting(bare, segment, place))) * 1e6
            for place in places
        ]
    bare.close()
    shutil.rmtree(folder)
    return [
        Figure(f"{NAME}-all", f"read {MEGABYTES} MB from end to end", whole, limit, "bare AES-GCM", goal_ratio=1.5),
        Figure(
            f"{NAME}-jump", "read 4 KiB anywhere", jumps, alone, "bare AES-GCM, one segment", goal_ratio=2.0, unit="µs"
        ),
    ]


def _jump(stream: BinaryIO, place: int) -> None:
    stream.seek(place)
    stream.read(PIECE)


def _fitting(bare: BareSegments, room: memoryview, place: int) -> memoryview:
    return room[: bare.shape.length(bare.shape.number_at(place))]


def _seconds(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began
