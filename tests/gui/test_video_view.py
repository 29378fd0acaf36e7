"""An assessor follows citations into a recording and sees just what was cited."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assessor_app.domain.citation import ArtifactFacts, TimePlace, WholePlace
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.theme import Theme
from assessor_app.gui.video_view.video_view import VideoView
from assessor_app.media.recording.probe import RecordingProbe
from assessor_app.media.recording.video_player import PlayerState, VideoPlayer
from assessor_app.media.recording.vlc_library import VlcLibrary
from tests.support.videos import RATE, SECONDS, BytesSource, artifact, film, painted_frame, recording

# the offscreen platform says this of every window shown
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

PATIENCE = 60_000


@pytest.fixture(scope="module")
def library() -> Iterator[VlcLibrary]:
    library = VlcLibrary()
    yield library
    library.release()


@pytest.fixture(scope="module")
def probe() -> Iterator[RecordingProbe]:
    probe = RecordingProbe()
    yield probe
    probe.close()


@pytest.fixture
def runner() -> Iterator[TaskRunner]:
    runner = TaskRunner()
    yield runner
    assert runner.shutdown(20)


@pytest.fixture
def view(library: VlcLibrary, runner: TaskRunner, probe: RecordingProbe, qtbot: QtBot) -> Iterator[VideoView]:
    view = VideoView(partial(VideoPlayer, library), runner, lambda: probe, Theme())
    qtbot.addWidget(view)
    view.resize(620, 480)
    with qtbot.waitExposed(view):
        view.show()
    yield view
    player = view.findChild(VideoPlayer)
    view.close_artifact()
    assert player.release(60)


@pytest.fixture
def cite(view: VideoView, qtbot: QtBot) -> Callable[..., int | None]:
    def cite(start: float, end: float | None = None) -> int | None:
        with qtbot.waitSignal(view.place_shown, timeout=PATIENCE) as caught:
            view.show_place(TimePlace(start, end), "Cited for 1.b")
        assert caught.args == [TimePlace(start, end)]
        return painted_frame(view.canvas)

    return cite


def opened(view: VideoView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.facts_found, timeout=PATIENCE) as caught:
        view.open_artifact(artifact(), BytesSource(film()))
    facts = caught.args[0]
    assert isinstance(facts, ArtifactFacts)
    assert facts.duration == pytest.approx(SECONDS, abs=0.1)


def test_a_place_is_told_only_when_its_frame_is_painted(
    view: VideoView, qtbot: QtBot, cite: Callable[..., int | None]
) -> None:
    opened(view, qtbot)
    assert [cite(7.0, 9.0), cite(3.0), cite(12.4), cite(7.0, 9.0)] == [105, 45, 186, 105]


def test_a_citation_followed_at_once_on_opening_is_shown(view: VideoView, cite: Callable[..., int | None]) -> None:
    view.open_artifact(artifact(), BytesSource(film()))
    assert cite(10.0, 12.0) == 150
    assert view.play_bar.time_box.text() == "00:10 / 00:16"
    assert view.seek_bar.span() == (10.0, 12.0)
    assert view.canvas.accessibleDescription() == "Cited for 1.b  00:10–00:12"


def test_a_frame_painted_for_an_older_wish_does_not_count_for_a_newer_one(view: VideoView, qtbot: QtBot) -> None:
    opened(view, qtbot)
    shown: list[tuple[object, int | None]] = []

    def note(place: object) -> None:
        shown.append((place, painted_frame(view.canvas)))

    view.place_shown.connect(note)
    for second in (2.0, 5.0, 11.0, 8.0):
        view.show_place(TimePlace(second), "Cited for 2.a")
    qtbot.waitUntil(lambda: len(shown) > 0 and shown[-1] == (TimePlace(8.0), 120), timeout=PATIENCE)
    assert all(frame == int(place.start * RATE) for place, frame in shown if isinstance(place, TimePlace))


def test_the_whole_recording_can_be_cited(view: VideoView, qtbot: QtBot) -> None:
    view.open_artifact(artifact(), BytesSource(film()))
    with qtbot.waitSignal(view.place_shown, timeout=PATIENCE):
        view.show_place(WholePlace(), "Cited for 3.c")
    assert painted_frame(view.canvas) in (0, 1), "a player under load may show one frame more before it stands still"


def test_a_cited_span_is_taken_away_and_the_moment_stays(
    view: VideoView, qtbot: QtBot, cite: Callable[..., int | None]
) -> None:
    opened(view, qtbot)
    frame = cite(6.0, 6.5)
    view.clear_place()
    assert view.canvas.accessibleDescription() == ""
    assert painted_frame(view.canvas) == frame


def test_playing_waits_while_one_writes_and_goes_on_after(
    view: VideoView, qtbot: QtBot, cite: Callable[..., int | None]
) -> None:
    opened(view, qtbot)
    cite(6.0)
    with qtbot.waitSignal(view.findChild(VideoPlayer).position_changed, timeout=PATIENCE):
        view.toggle_play()
    qtbot.waitUntil(view.is_playing, timeout=PATIENCE)
    view.pause()
    qtbot.waitUntil(lambda: not view.is_playing(), timeout=PATIENCE)
    view.resume()
    qtbot.waitUntil(view.is_playing, timeout=PATIENCE)


def test_a_recording_about_to_play_waits_while_one_writes(
    view: VideoView, qtbot: QtBot, cite: Callable[..., int | None]
) -> None:
    opened(view, qtbot)
    cite(6.0)
    player = view.findChild(VideoPlayer)
    view.play_cited()
    assert view.is_playing(), "the jump before it is part of playing"
    with qtbot.waitSignal(player.jump_finished, timeout=PATIENCE):
        view.pause()
    assert player.state is PlayerState.PAUSED
    view.resume()
    qtbot.waitUntil(lambda: player.state is PlayerState.PLAYING, timeout=PATIENCE)


def test_space_after_a_citation_plays_the_span_from_three_seconds_before_to_its_end(
    view: VideoView, qtbot: QtBot, cite: Callable[..., int | None]
) -> None:
    opened(view, qtbot)
    cite(6.0, 6.5)
    seen: list[int] = []

    def note(_seconds: float) -> None:
        seen.append(painted_frame(view.canvas) or 0)

    player = view.findChild(VideoPlayer)
    player.jump_finished.connect(note)
    with qtbot.waitSignal(player.span_finished, timeout=PATIENCE):
        view.toggle_play()
    assert seen[0] in (44, 45)
    assert painted_frame(view.canvas) == 97
    assert player.state is PlayerState.PAUSED


def test_a_cited_span_repeats_until_told_otherwise(
    view: VideoView, qtbot: QtBot, cite: Callable[..., int | None]
) -> None:
    opened(view, qtbot)
    cite(0.2, 0.6)
    player = view.findChild(VideoPlayer)
    rounds: list[bool] = []
    player.span_finished.connect(partial(rounds.append, True))
    view.play_bar.loop_button.setChecked(True)
    view.play_cited()
    qtbot.waitUntil(lambda: len(rounds) >= 2, timeout=PATIENCE)
    view.play_bar.loop_button.setChecked(False)
    qtbot.waitUntil(lambda: player.state is PlayerState.PAUSED and not player.jumping, timeout=PATIENCE)


def test_a_click_on_the_time_line_goes_to_that_very_place(view: VideoView, qtbot: QtBot) -> None:
    opened(view, qtbot)
    bar = view.seek_bar
    x = round(bar.place_of(8.0))
    wanted = bar.second_at(x)
    player = view.findChild(VideoPlayer)
    with qtbot.waitSignal(player.jump_finished, timeout=PATIENCE):
        qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(x, bar.height() // 2))
    assert view.position()["seconds"] == pytest.approx(wanted)
    assert painted_frame(view.canvas) == int(wanted * RATE)


def test_the_wheel_changes_neither_time_nor_loudness(view: VideoView, qtbot: QtBot) -> None:
    opened(view, qtbot)
    before = dict(view.position())
    for widget in (view.seek_bar, view.play_bar.volume_slider):
        at = QPointF(widget.rect().center())
        event = QWheelEvent(
            at,
            QPointF(widget.mapToGlobal(at.toPoint())),
            QPoint(),
            QPoint(0, 240),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(widget, event)
    assert dict(view.position()) == before


def test_the_time_line_listens_to_keys(view: VideoView, qtbot: QtBot) -> None:
    opened(view, qtbot)
    wishes: list[float] = []
    view.seek_bar.seek_requested.connect(wishes.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_End):
        qtbot.keyClick(view.seek_bar, key)
    assert wishes[:4] == [5.0, 10.0, 5.0, 0.0]
    assert wishes[4] == pytest.approx(SECONDS, abs=0.1)


def test_skipping_and_stepping_move_from_where_one_is(
    view: VideoView, qtbot: QtBot, cite: Callable[..., int | None]
) -> None:
    opened(view, qtbot)
    cite(5.0)
    player = view.findChild(VideoPlayer)
    frames = []
    for move in (partial(view.skip, 5.0), partial(view.skip, -3.0), partial(view.step_frame, 1)):
        with qtbot.waitSignal(player.jump_finished, timeout=PATIENCE):
            move()
        frames.append(painted_frame(view.canvas))
    assert frames == [150, 105, 106]


def test_moment_speed_loudness_captions_and_clock_come_back(view: VideoView, qtbot: QtBot) -> None:
    view.open_artifact(artifact(), BytesSource(film()))
    kept = {"seconds": 9.0, "rate": 1.5, "volume": 30.0, "muted": 1.0, "captions": 0.0, "remaining": 1.0}
    view.restore({**kept, "zoom": 4.0})
    qtbot.waitUntil(lambda: painted_frame(view.canvas) == 135, timeout=PATIENCE)
    assert view.position() == kept
    assert view.play_bar.mute_button.isChecked()
    assert view.play_bar.time_box.text() == "00:09 / −00:07"
    assert view.play_bar.rate_button.text() == "1.5×"
    assert view.play_bar.volume_slider.value() == 30


def test_a_recording_that_nobody_sees_falls_silent(view: VideoView, qtbot: QtBot) -> None:
    opened(view, qtbot)
    player = view.findChild(VideoPlayer)
    qtbot.waitUntil(lambda: player.state is PlayerState.PAUSED and not player.jumping, timeout=PATIENCE)
    view.toggle_play()
    qtbot.waitUntil(lambda: player.state is PlayerState.PLAYING, timeout=PATIENCE)
    view.hide()
    assert player.state is PlayerState.PAUSED


def test_sound_alone_is_cited_like_a_film(view: VideoView, cite: Callable[..., int | None]) -> None:
    view.open_artifact(artifact("audio", "interview.m4a"), BytesSource(recording()))
    assert cite(2.0, 4.0) is None
    assert not view.play_bar.on_button.isEnabled()
    assert view.current_frame().isNull()


def test_a_broken_file_says_so_and_offers_the_way_out(view: VideoView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.failed, timeout=PATIENCE) as caught:
        view.open_artifact(artifact(), BytesSource(b"\0\1\2" * 900))
    assert view.trouble.sentence_label.text() == caught.args[0]
    with qtbot.waitSignal(view.open_outside_requested) as asked:
        view.trouble.action_button.click()
    assert asked.args == ["a1"]


def test_after_a_broken_file_the_next_one_opens(view: VideoView, qtbot: QtBot, cite: Callable[..., int | None]) -> None:
    with qtbot.waitSignal(view.failed, timeout=PATIENCE):
        view.open_artifact(artifact(), BytesSource(b"\0\1\2" * 900))
    view.open_artifact(artifact(), BytesSource(film()))
    assert cite(4.0) == 60


def test_a_view_torn_down_while_playing_takes_its_player_along(
    library: VlcLibrary, runner: TaskRunner, probe: RecordingProbe, qtbot: QtBot
) -> None:
    view = VideoView(partial(VideoPlayer, library), runner, lambda: probe, Theme())
    view.resize(300, 240)
    view.show()
    opened(view, qtbot)
    view.toggle_play()
    gone: list[bool] = []
    view.destroyed.connect(partial(gone.append, True))
    view.deleteLater()
    qtbot.waitUntil(lambda: bool(gone))
