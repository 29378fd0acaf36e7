"""Notes on moments and spans of a recording: pinned by key or by drawing on the time line, and gone to again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from assessor_app.domain.annotation import Pin
from assessor_app.domain.citation import TimePlace, WholePlace
from assessor_app.gui.video_view.video_view import VideoView
from tests.support.page_pins import holds_colour
from tests.support.video_views import VideoStage, cite, open_recording, player_of, wait_still
from tests.support.videos import BytesSource, film
from tests.support.viewers import Recorder

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "does not support raise")


@pytest.fixture
def view(video_view: VideoView, qtbot: QtBot) -> VideoView:
    video_view.set_pinnable(True)
    open_recording(video_view, qtbot, BytesSource(film()))
    return video_view


def test_a_key_pins_the_moment_shown(view: VideoView, qtbot: QtBot) -> None:
    view.seek_bar.seek_requested.emit(4.2)
    wait_still(view, qtbot)
    pin = view.pin_here()
    assert pin is not None
    assert isinstance(pin.place, TimePlace)
    assert pin.place.start == pytest.approx(4.2, abs=0.05)
    assert pin.place.end is None


def test_a_key_pins_the_cited_span_while_the_reader_is_in_it(view: VideoView, qtbot: QtBot) -> None:
    cite(view, qtbot, 3.0, 5.0)
    assert view.pin_here() == Pin("", place=TimePlace(3.0, 5.0))
    view.seek_bar.seek_requested.emit(4.0)
    wait_still(view, qtbot)
    moment = view.pin_here()
    assert moment is not None
    assert isinstance(moment.place, TimePlace)
    assert moment.place.end is None
    view.play_bar.loop_button.setChecked(True)
    assert view.pin_here() == Pin("", place=TimePlace(3.0, 5.0))
    view.seek_bar.seek_requested.emit(7.0)
    wait_still(view, qtbot)
    beyond = view.pin_here()
    assert beyond is not None
    assert isinstance(beyond.place, TimePlace)
    assert beyond.place.end is None


def drawn(view: VideoView, start: float, end: float, keys: Qt.KeyboardModifier) -> None:
    bar = view.seek_bar
    points = [QPoint(round(bar.place_of(second)), bar.height() // 2) for second in (start, end)]
    QTest.mousePress(bar, Qt.MouseButton.LeftButton, keys, points[0])
    QTest.mouseMove(bar, points[1])
    QTest.mouseRelease(bar, Qt.MouseButton.LeftButton, keys, points[1])


def test_a_span_is_drawn_with_shift_and_the_picture_stays(view: VideoView, qtbot: QtBot) -> None:
    wishes = Recorder(view.pin_requested)
    before = player_of(view).position()
    drawn(view, 6.0, 2.0, Qt.KeyboardModifier.ShiftModifier)
    (pin,) = wishes.values
    assert isinstance(pin, Pin)
    assert isinstance(pin.place, TimePlace)
    pixel = view.seek_bar.second_at(1) - view.seek_bar.second_at(0) or 0.05
    assert pin.place.start == pytest.approx(2.0, abs=max(0.1, 2 * pixel))
    assert pin.place.end == pytest.approx(6.0, abs=max(0.1, 2 * pixel))
    assert player_of(view).position() == before


def test_nothing_is_drawn_once_it_was_submitted(view: VideoView) -> None:
    view.set_pinnable(False)
    wishes = Recorder(view.pin_requested)
    drawn(view, 2.0, 6.0, Qt.KeyboardModifier.ShiftModifier)
    assert wishes.values == []


def test_pennants_are_painted_tell_their_note_and_lead_to_their_moment(view: VideoView, qtbot: QtBot) -> None:
    bar, colour = view.seek_bar, view.seek_bar._theme.color("warn")
    spot = bar.pin_spot(6.0)
    around = QRectF(spot.x() - 6, 0, 14, 12)
    assert not holds_colour(bar.grab().toImage(), around, colour)
    view.set_pins({"a": Pin("late", place=TimePlace(9.0)), "b": Pin("<i>here</i>", place=TimePlace(6.0, 7.0))})
    assert holds_colour(bar.grab().toImage(), around, colour)
    assert bar.hint_at(spot.x(), spot.y()) == "Pin 2: <i>here</i>"
    chosen = Recorder(view.pin_chosen)
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=spot.toPoint())
    wait_still(view, qtbot)
    assert chosen.values == ["b"]
    assert player_of(view).position() == pytest.approx(6.0, abs=0.05)


def test_a_pin_is_shown_standing_still_at_its_start(view: VideoView, qtbot: QtBot) -> None:
    view.show_pin(Pin("", place=TimePlace(5.0, 8.0)))
    wait_still(view, qtbot)
    assert player_of(view).position() == pytest.approx(5.0, abs=0.05)
    view.show_pin(Pin("", place=WholePlace()))
    assert player_of(view).position() == pytest.approx(5.0, abs=0.05)


def test_two_thousand_pins_paint_no_more_than_there_are_places_on_screen(view: VideoView) -> None:
    bar = view.seek_bar
    view.set_pins({f"p{n}": Pin(str(n), place=TimePlace(n / 250)) for n in range(2_000)}, "p1999")
    scale = bar._scale()
    bar.grab()
    assert len(bar._pins._shown(scale)) <= scale.width / 3 + 1
    x = bar.place_of(4.0)
    assert any("Pin 1001:" in line for line in bar.hint_at(x, 3).splitlines())


def test_what_is_not_open_is_pinned_as_a_whole(stage: VideoStage, qtbot: QtBot) -> None:
    closed = stage.view(qtbot)
    assert closed.pin_here() == Pin("", place=WholePlace())
    stage.strike(closed)
