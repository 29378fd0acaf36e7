"""The time code in demo frames can be read back from whatever becomes of the picture."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from assessor_app.demo.timecode import clock_text, paint_time_code, read_frame_number


def painted(frame: int) -> QImage:
    picture = Image.new("RGB", (640, 360), (90, 120, 150))
    paint_time_code(picture, frame, 15)
    return QImage(picture.tobytes(), 640, 360, 1920, QImage.Format.Format_RGB888).copy()


@given(st.integers(0, 2**24 - 1))
@settings(max_examples=40, deadline=None)
def test_any_number_is_read_back(frame: int) -> None:
    assert read_frame_number(painted(frame)) == frame


@pytest.mark.parametrize("width", [160, 333, 517, 1280, 1921])
def test_the_number_survives_scaling(width: int) -> None:
    scaled = painted(54321).scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
    assert read_frame_number(scaled) == 54321


def test_the_number_is_found_inside_a_letterboxed_picture() -> None:
    frame = painted(777)
    stage = QImage(900, 700, QImage.Format.Format_RGB32)
    stage.fill(0xFF0E1116)
    for y in range(frame.height()):
        for x in range(0, frame.width()):
            stage.setPixel(x + 130, y + 170, frame.pixel(x, y))
    assert read_frame_number(stage) == 777


def test_a_picture_without_a_bar_has_no_number() -> None:
    plain = QImage(640, 360, QImage.Format.Format_RGB32)
    plain.fill(0xFF8899AA)
    assert read_frame_number(plain) is None


def test_a_damaged_bar_is_not_misread() -> None:
    frame = painted(4096)
    for y in range(340, 360):
        for x in range(300, 330):
            frame.setPixelColor(x, y, Qt.GlobalColor.white)
    assert read_frame_number(frame) is None


def test_people_read_hours_minutes_seconds_and_frames() -> None:
    assert clock_text(15 * 3725 + 7, 15) == "01:02:05.07"


def test_a_number_too_large_for_the_bar_is_refused() -> None:
    with pytest.raises(ValueError, match="does not fit"):
        paint_time_code(Image.new("RGB", (64, 64)), 1 << 24, 15)
