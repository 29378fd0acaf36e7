"""Pictures arrive in three buffers: what the window paints is never written to, and odd shapes come out right."""

from __future__ import annotations

import ctypes

import pytest

from assessor_app.media.recording.frame_buffers import LARGEST_AREA, FrameBuffers, Geometry, fit_size


class Told:
    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> None:
        self.times += 1


def unknown() -> Geometry | None:
    return None


def square() -> Geometry | None:
    return Geometry(4, 4)


def ready(told: Told) -> FrameBuffers:
    buffers = FrameBuffers(told, square)
    chroma = ctypes.create_string_buffer(b"I420", 5)
    numbers = [(ctypes.c_uint * 4)(4) for _ in range(4)]
    assert buffers.format_call(None, ctypes.cast(chroma, ctypes.POINTER(ctypes.c_char)), *numbers) == 1
    assert chroma.raw[:4] == b"RV32"
    assert numbers[2][0] == 16
    return buffers


def write(buffers: FrameBuffers, value: int) -> None:
    planes = (ctypes.c_void_p * 3)()
    slot = buffers.lock_call(None, planes) or 0
    ctypes.memset(planes[0], value, 64)
    buffers.display_call(None, slot)


def test_a_taken_picture_stays_as_it_is_while_new_ones_are_written() -> None:
    buffers = ready(Told())
    write(buffers, 10)
    taken = buffers.take()
    assert taken is not None
    for value in range(20, 60):
        write(buffers, value)
    assert taken.pixelColor(2, 2).red() == 10
    newest = buffers.take()
    assert newest is not None
    assert newest.pixelColor(2, 2).red() == 59


def test_the_window_is_woken_once_however_many_pictures_come() -> None:
    told = Told()
    buffers = ready(told)
    for value in range(5):
        write(buffers, value)
    assert told.times == 1
    buffers.take()
    write(buffers, 9)
    assert told.times == 2


def test_repetitions_of_a_paused_picture_wake_nobody() -> None:
    told = Told()
    buffers = ready(told)
    buffers.want_frames(False)
    write(buffers, 1)
    assert told.times == 0


def test_pictures_inside_a_graphics_card_are_refused() -> None:
    buffers = FrameBuffers(Told(), unknown)
    chroma = ctypes.create_string_buffer(b"VAOP", 5)
    numbers = [(ctypes.c_uint * 4)(4) for _ in range(4)]
    assert buffers.format_call(None, ctypes.cast(chroma, ctypes.POINTER(ctypes.c_char)), *numbers) == 0


@pytest.mark.parametrize(
    ("geometry", "size"),
    [
        (Geometry(640, 360), (640, 360)),
        (Geometry(720, 576, 64, 45), (1024, 576)),
        (Geometry(1920, 1080, orientation=6), (1080, 1920)),
        (Geometry(720, 576, 64, 45, orientation=5), (576, 1024)),
        (Geometry(1080, 1440, 1, 2), (1080, 2880)),
    ],
)
def test_people_see_the_shape_that_was_filmed(geometry: Geometry, size: tuple[int, int]) -> None:
    assert geometry.painted_size() == size


@pytest.mark.parametrize("size", [(3840, 2160), (16000, 16000), (60000, 4), (1, 1), (0, 0)])
def test_no_picture_is_monstrous_or_empty(size: tuple[int, int]) -> None:
    width, height = fit_size(*size)
    assert 2 <= width <= 8192
    assert 2 <= height <= 8192
    assert width * height <= LARGEST_AREA * 1.01


def test_a_picture_knows_whether_it_was_shown_before_the_seek_was_begun() -> None:
    buffers = ready(Told())
    write(buffers, 10)
    buffers.take()
    assert not buffers.from_before
    number = buffers.expect_seek()
    write(buffers, 20)
    buffers.take()
    assert buffers.from_before
    buffers.tell_seek(number)
    write(buffers, 20)
    buffers.take()
    assert buffers.from_before, "the engine knows, but has not left where it was"
    buffers.begin_seek()
    assert buffers.from_before, "what was taken is still from before"
    write(buffers, 30)
    buffers.take()
    assert not buffers.from_before
