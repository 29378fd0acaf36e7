"""What MuPDF has decoded is thrown away once it has grown, and only between pages."""

from __future__ import annotations

import pytest

from assessor_app.media.pdf import decoded_room
from assessor_app.media.pdf.decoded_room import DecodedRoom, held_alone

MB = 1 << 20


class Meter:
    """Tells what the test says is held."""

    def __init__(self, held: int | None = 100 * MB) -> None:
        self.held = held

    def __call__(self) -> int | None:
        return self.held


@pytest.fixture(autouse=True)
def emptied(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """MuPDF is no guest in this process: only that it would be told is seen."""
    told: list[int] = []

    class Told:
        @staticmethod
        def fz_empty_store() -> None:
            told.append(1)

    monkeypatch.setattr(decoded_room, "mupdf", Told)
    return told


def test_many_pages_that_take_no_room_keep_their_fonts(emptied: list[int]) -> None:
    room = DecodedRoom(Meter())
    assert not any(room.turn_to(1, page) for page in range(500))
    assert emptied == []


def test_what_has_grown_is_emptied_at_the_next_page_whosever_it_is(emptied: list[int]) -> None:
    meter = Meter()
    room = DecodedRoom(meter)
    assert not room.turn_to(1, 0)
    meter.held = 140 * MB
    # more pieces of the same page need the same pictures
    assert not any(room.turn_to(1, 0) for _ in range(9))
    assert room.turn_to(2, 0)
    assert len(emptied) == 1
    # what is held after that is the new measure
    assert not room.turn_to(2, 1)


def test_where_nothing_can_be_measured_it_is_done_after_some_pages(emptied: list[int]) -> None:
    room = DecodedRoom(Meter(None))
    done = [page for page in range(30) if room.turn_to(1, page)]
    assert done == [12, 25]
    assert len(emptied) == 2


def test_memory_is_measured_here() -> None:
    before = held_alone()
    if before is None:
        pytest.skip("no /proc here")
    kept = bytearray(b"x") * (32 * MB)
    after = held_alone()
    assert after is not None
    assert after - before > 24 * MB
    assert len(kept) == 32 * MB
