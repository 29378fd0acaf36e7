"""Pictures are made at the size they are painted, and nothing is told of a place before its own picture is sure."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from assessor_app.domain.citation import TimePlace
from assessor_app.gui.video_view.cited_place import CitedPlace
from assessor_app.gui.video_view.video_canvas import VideoCanvas
from assessor_app.gui.video_view.video_view import VideoView
from assessor_app.media.recording.picture_shape import shrunk
from tests.support.video_views import PATIENCE, cite, open_recording, player_of, wait_still
from tests.support.videos import RATE, BytesSource, artifact, film, numbered_film, painted_frame, reordered_film

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def view(video_view: VideoView) -> VideoView:
    return video_view


def large_film() -> bytes:
    return numbered_film(size=(1280, 720), count=16 * RATE)


@pytest.mark.parametrize(
    ("size", "room", "wanted"),
    [
        ((1280, 720), (900, 600), (900, 506)),
        ((640, 360), (900, 600), (640, 360)),
        ((640, 360), (620, 400), (640, 360)),
        ((720, 1280), (900, 600), (336, 600)),
        ((640, 360), (0, 0), (640, 360)),
    ],
)
def test_only_much_larger_pictures_are_shrunk(
    size: tuple[int, int], room: tuple[int, int], wanted: tuple[int, int]
) -> None:
    assert shrunk(size, room) == wanted
    assert shrunk(size, None) == size


def test_a_large_film_comes_at_the_size_it_is_painted_and_begins_again_when_there_is_more_room(
    view: VideoView, qtbot: QtBot
) -> None:
    open_recording(view, qtbot, BytesSource(large_film()))
    assert cite(view, qtbot, 2.0) == 2 * RATE
    assert player_of(view).engine_name == "libVLC"
    small = view.current_frame().size()
    assert small.width() <= view.canvas.width() < 1280
    assert view.canvas.picture_area().size() == small
    view.resize(1100, 760)
    qtbot.waitUntil(lambda: view.current_frame().width() > small.width(), timeout=PATIENCE)
    wait_still(view, qtbot)
    assert view.current_frame().width() <= view.canvas.width()
    assert player_of(view).position() == 2.0
    assert painted_frame(view.canvas) == 2 * RATE


def test_a_small_film_is_left_alone_however_large_the_window(view: VideoView, qtbot: QtBot) -> None:
    open_recording(view, qtbot, BytesSource(film()))
    states: list[object] = []
    player_of(view).state_changed.connect(states.append)
    view.resize(1100, 760)
    with qtbot.waitSignal(view._room._rested.timeout, timeout=PATIENCE):
        pass
    assert states == []
    assert view.current_frame().width() == 640


def test_a_picture_that_nearly_fits_is_painted_pixel_for_pixel(qtbot: QtBot, view: VideoView) -> None:
    open_recording(view, qtbot, BytesSource(film()))
    view.resize(670, 600)
    assert view.canvas.picture_area().size() == view.current_frame().size()
    view.resize(900, 700)
    assert view.canvas.picture_area().width() == 900


def test_badge_and_span_come_with_the_picture_they_belong_to(view: VideoView, qtbot: QtBot) -> None:
    open_recording(view, qtbot, BytesSource(film()))
    cite(view, qtbot, 3.0, 5.0)
    with qtbot.waitSignal(view.place_shown, timeout=PATIENCE):
        view.show_place(TimePlace(9.0), "Cited for 2.a")
        assert "1.b" in view.canvas.accessibleDescription()
    assert view.canvas.accessibleDescription().startswith("Cited for 2.a")
    assert view.seek_bar.span() == (9.0, None)
    assert view.seek_bar.position() == 9.0


def test_a_place_in_a_film_with_swapped_pictures_is_told_only_once_its_picture_is_exact(
    view: VideoView, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(view.place_shown, timeout=PATIENCE):
        view.open_artifact(artifact(), BytesSource(reordered_film()))
        view.show_place(TimePlace(7.0), "Cited for 1.b")
    assert painted_frame(view.canvas) == 7 * RATE


def test_doubt_holds_a_painted_place_back_until_trust_or_another_picture(qtbot: QtBot) -> None:
    canvas = VideoCanvas()
    qtbot.addWidget(canvas)
    with qtbot.waitExposed(canvas):
        canvas.show()
    cited = CitedPlace(canvas)
    told: list[object] = []
    cited.reached.connect(told.append)
    cited.doubt()
    cited.ask(TimePlace(1.0))
    with qtbot.waitSignal(cited.painted):
        cited.arrived()
    assert told == []
    cited.trust(standing=False)
    assert told == []
    assert cited.waiting
    with qtbot.waitSignal(cited.painted):
        cited.arrived()
    assert told == [TimePlace(1.0)]
    cited.doubt()
    cited.ask(TimePlace(2.0))
    with qtbot.waitSignal(cited.painted):
        cited.arrived()
    cited.trust(standing=True)
    assert told == [TimePlace(1.0), TimePlace(2.0)]
