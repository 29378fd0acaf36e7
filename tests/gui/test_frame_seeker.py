"""When the picture asked for has come: by pictures alone, as libVLC shows them, one after the other."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from assessor_app.media.recording.frame_seeker import FrameSeeker, Jump

# a picture that may still be the old one is believed once it was repeated this often
OFTEN = 4


class Silent:
    """An engine that tells no time; its pictures are shown by the test."""

    tells_time = False
    searching = False

    def __init__(self) -> None:
        self.asked: list[float] = []
        self.frames = SimpleNamespace(want_frames=self.note, from_before=False)
        self.reader = SimpleNamespace(error="", at_end=False)

    def note(self, wanted: bool) -> None:
        assert wanted

    def seek(self, seconds: float) -> None:
        self.asked.append(seconds)

    def shown_span(self) -> None:
        return None


def picture(color: Qt.GlobalColor) -> QImage:
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(color)
    return image


@pytest.fixture
def seeker(qtbot: QtBot) -> FrameSeeker:
    return FrameSeeker()


def begin(seeker: FrameSeeker, engine: Any, seconds: float, shown: QImage, *, moving: bool = False) -> list[Jump]:
    found: list[Jump] = []
    seeker.found.connect(found.append)
    seeker.begin(engine, Jump(seconds, seconds), shown, moving=moving)
    return found


def test_a_film_that_stands_still_is_believed_in_the_end(seeker: FrameSeeker) -> None:
    engine, first = Silent(), picture(Qt.GlobalColor.red)
    found = begin(seeker, engine, 7.0, first)
    for _ in range(OFTEN - 1):
        seeker.judge(QImage(first))
    assert found == [], "the old picture may be repeated before it is dropped"
    seeker.judge(QImage(first))
    assert ([one.seconds for one in found], engine.asked) == ([7.0], [7.0])


def test_from_a_picture_that_stood_still_the_first_new_one_is_believed(seeker: FrameSeeker) -> None:
    engine = Silent()
    found = begin(seeker, engine, 7.0, picture(Qt.GlobalColor.red))
    seeker.judge(picture(Qt.GlobalColor.green))
    assert [one.seconds for one in found] == [7.0]


def test_of_pictures_that_moved_a_late_one_is_not_taken_for_the_one_asked_for(seeker: FrameSeeker) -> None:
    engine, late, there = Silent(), picture(Qt.GlobalColor.blue), picture(Qt.GlobalColor.green)
    found = begin(seeker, engine, 7.0, picture(Qt.GlobalColor.red), moving=True)
    seeker._calm.stop()
    seeker._ask()
    seeker.judge(QImage(late))
    seeker.judge(QImage(late))
    for _ in range(2):
        seeker.judge(QImage(there))
    assert found == []
    seeker.judge(QImage(there))
    assert [one.seconds for one in found] == [7.0]


def test_pictures_shown_before_the_engine_began_to_seek_are_never_believed(seeker: FrameSeeker) -> None:
    engine, late, there = Silent(), picture(Qt.GlobalColor.blue), picture(Qt.GlobalColor.green)
    found = begin(seeker, engine, 7.0, picture(Qt.GlobalColor.red), moving=True)
    for _ in range(3 * OFTEN):
        seeker.judge(QImage(late))
    assert (found, engine.asked) == ([], []), "the pause is still on its way"
    seeker._calm.stop()
    seeker._ask()
    engine.frames.from_before = True
    for _ in range(3 * OFTEN):
        seeker.judge(QImage(late))
    assert (found, engine.asked) == ([], [7.0])
    engine.frames.from_before = False
    for _ in range(3):
        seeker.judge(QImage(there))
    assert [one.seconds for one in found] == [7.0]
