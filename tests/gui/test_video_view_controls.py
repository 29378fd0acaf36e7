"""An assessor steers a recording by mouse, by key and in a narrow pane, and is told when it takes its time."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QSlider, QWidget
from pytestqt.qtbot import QtBot

from assessor_app.domain.citation import TimePlace
from assessor_app.gui.theme import Theme
from assessor_app.gui.video_view.caption_plate import CaptionPlate
from assessor_app.gui.video_view.clock_text import spoken_time
from assessor_app.gui.video_view.typed_moment import typed_moment
from assessor_app.gui.video_view.video_view import VideoView
from assessor_app.gui.video_view.wait_hint import WaitHint
from assessor_app.gui.workspace.viewer_keys import ViewerKeys
from assessor_app.gui.workspace.viewer_shelf import ViewerShelf
from assessor_app.media.recording.video_player import PlayerState
from tests.support.desk_for_workspace import MemoryDesk, RecordingView
from tests.support.portfolio import opened
from tests.support.runner import InlineRunner
from tests.support.video_views import PATIENCE, VideoStage, captioned_film, cite, open_recording, player_of, wait_still
from tests.support.videos import RATE, BytesSource, VanishingSource, artifact, film, painted_frame, reordered_film
from tests.support.viewers import Recorder

# the offscreen platform says this of every window and tooltip shown
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "does not support raise")


@pytest.fixture
def view(video_view: VideoView) -> VideoView:
    return video_view


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("3:20", 200.0),
        ("3 min 20", 200.0),
        ("200", 200.0),
        ("0:07.5", 7.5),
        ("12,5", 12.5),
        ("1:00", 60.0),
        ("last 30 seconds", 570.0),
        ("10:00", 599.0),
        ("11:00", None),
        ("700", None),
        ("page 3", None),
        ("", None),
    ],
)
def test_a_moment_is_typed_as_citations_are_written(text: str, second: float | None) -> None:
    assert typed_moment(text, 600.0) == second


def test_times_are_spoken_in_words() -> None:
    said = [spoken_time(seconds) for seconds in (0, 1, 45, 60, 200, 3600, 3605, 7510)]
    assert said == [
        "0 seconds",
        "1 second",
        "45 seconds",
        "1 minute",
        "3 minutes 20",
        "1 hour",
        "1 hour 5 seconds",
        "2 hours 5 minutes 10",
    ]


def test_a_time_typed_into_the_clock_is_gone_to(view: VideoView, qtbot: QtBot) -> None:
    open_recording(view, qtbot, BytesSource(film()))
    box = view.play_bar.time_box
    qtbot.mouseClick(box.moment_button, Qt.MouseButton.LeftButton)
    assert box.moment_edit.hasFocus()
    qtbot.keyClicks(box.moment_edit, "0:07")
    with qtbot.waitSignal(player_of(view).jump_finished, timeout=PATIENCE):
        qtbot.keyClick(box.moment_edit, Qt.Key.Key_Return)
    assert painted_frame(view.canvas) == 7 * RATE
    assert box.text() == "00:07 / 00:16"
    assert box.moment_button.hasFocus()


def test_a_time_beyond_the_end_stays_to_be_mended_and_escape_gives_it_up(view: VideoView, qtbot: QtBot) -> None:
    open_recording(view, qtbot, BytesSource(film()))
    box = view.play_bar.time_box
    cited = Recorder(view.play_bar.cited_requested)
    box.begin_typing()
    qtbot.keyClicks(box.moment_edit, "9:59")
    qtbot.keyClick(box.moment_edit, Qt.Key.Key_Return)
    assert box.moment_edit.isVisible()
    assert box.moment_edit.accessibleDescription() == "Type a time such as 3:20, up to 00:16."
    qtbot.keyClick(box.moment_edit, Qt.Key.Key_Escape)
    assert not box.moment_edit.isVisible()
    assert view.position()["seconds"] == 0.0
    assert cited.values == []


def test_the_clock_shows_what_is_left_when_asked(view: VideoView, qtbot: QtBot) -> None:
    open_recording(view, qtbot, BytesSource(film()))
    cite(view, qtbot, 6.0)
    box = view.play_bar.time_box
    assert box.text() == "00:06 / 00:16"
    box.length_button.click()
    assert box.text() == "00:06 / −00:10"
    assert view.position()["remaining"] == 1.0


def test_enter_plays_the_cited_part_from_before_it_to_its_end(view: VideoView, qtbot: QtBot) -> None:
    open_recording(view, qtbot, BytesSource(film()))
    cite(view, qtbot, 1.0, 1.6)
    player = player_of(view)
    with qtbot.waitSignal(player.span_finished, timeout=PATIENCE):
        qtbot.keyClick(view.canvas, Qt.Key.Key_Return)
    assert painted_frame(view.canvas) == int(1.6 * RATE)
    assert player.state is PlayerState.PAUSED


def test_the_time_line_goes_by_seconds_with_shift(view: VideoView, qtbot: QtBot) -> None:
    open_recording(view, qtbot, BytesSource(film()))
    wishes = Recorder(view.seek_bar.seek_requested)
    shift = Qt.KeyboardModifier.ShiftModifier
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        qtbot.keyClick(view.seek_bar, key, shift)
    assert wishes.values == [1.0, 2.0, 1.0]


def test_a_screen_reader_meets_the_time_line_as_a_slider_in_words(view: VideoView, qtbot: QtBot) -> None:
    open_recording(view, qtbot, BytesSource(film()))
    cite(view, qtbot, 7.0, 9.0)
    interface = QAccessible.queryAccessibleInterface(view.seek_bar)
    assert interface.role() == QAccessible.Role.Slider
    assert interface.text(QAccessible.Text.Name) == "Time line"
    said = interface.text(QAccessible.Text.Description)
    assert said == "7 seconds of 16 seconds, cited: 00:07–00:09"
    assert (view.seek_bar.minimum(), view.seek_bar.value(), view.seek_bar.maximum()) == (0, 7, 16)
    with qtbot.waitSignal(player_of(view).jump_finished, timeout=PATIENCE):
        view.seek_bar.setValue(12)
    assert painted_frame(view.canvas) == 12 * RATE


def shown_controls(view: VideoView) -> list[QWidget]:
    controls = view.play_bar.findChildren(QAbstractButton) + view.play_bar.findChildren(QSlider)
    return [control for control in controls if control.isVisible()]


@pytest.mark.parametrize(("width", "scale"), [(480, 100), (320, 100), (480, 200), (900, 200), (900, 100)])
def test_controls_never_lie_over_each_other(
    stage: VideoStage, qtbot: QtBot, width: int, scale: int, theme: Theme
) -> None:
    theme.set_text_scale(scale)
    view = stage.view(qtbot, width, 420, theme)
    try:
        view.set_sidecars([("forum.vtt", BytesSource(b"WEBVTT"))])
        open_recording(view, qtbot, BytesSource(captioned_film()))
        cite(view, qtbot, 7.0, 9.0)
        qtbot.waitUntil(lambda: view.play_bar.chapters_button.menu().actions()[-1].text() != "", timeout=PATIENCE)
        assert view.width() == width
        places = [(one, QRect(one.mapTo(view.play_bar, QPoint(0, 0)), one.size())) for one in shown_controls(view)]
        for number, (one, place) in enumerate(places):
            assert view.play_bar.rect().contains(place), one.objectName()
            text = one.text() if isinstance(one, QAbstractButton) else ""
            assert place.width() >= max(one.fontMetrics().horizontalAdvance(text), 12), one.objectName()
            for other, another in places[number + 1 :]:
                assert not place.intersects(another), f"{one.objectName()} over {other.objectName()}"
        assert view.play_bar.play_button.isVisible()
        assert view.play_bar.cited_button.isVisible()
    finally:
        stage.strike(view)


def test_what_a_narrow_bar_has_no_room_for_is_in_its_menu(stage: VideoStage, qtbot: QtBot) -> None:
    view = stage.view(qtbot, 300, 300)
    try:
        open_recording(view, qtbot, BytesSource(film()))
        cite(view, qtbot, 7.0, 9.0)
        bar = view.play_bar
        assert not bar.on_button.isVisible()
        menu = bar.more_button.menu()
        assert isinstance(menu, QMenu)
        menu.aboutToShow.emit()
        names = {action.text(): action for action in menu.actions()}
        assert {"One frame on", "One frame back", "Loudness"} <= set(names)
        with qtbot.waitSignal(player_of(view).jump_finished, timeout=PATIENCE):
            names["One frame on"].trigger()
        assert painted_frame(view.canvas) == 7 * RATE + 1
        loudness = names["Loudness"].menu()
        assert isinstance(loudness, QMenu)
        next(action for action in loudness.actions() if action.data() == 25).trigger()
        assert view.position()["volume"] == 25.0
        view.resize(1000, 300)
        qtbot.waitUntil(bar.volume_slider.isVisible)
        assert bar.on_button.isVisible()
        assert not bar.more_button.isVisible()
    finally:
        stage.strike(view)


def test_every_control_is_named_and_reached_by_tab_in_reading_order(view: VideoView, qtbot: QtBot) -> None:
    view.resize(1000, 500)
    open_recording(view, qtbot, BytesSource(film()))
    cite(view, qtbot, 7.0, 9.0)
    wanted = [view.canvas, view.seek_bar, *sorted(shown_controls(view), key=_left)]
    assert all(control.accessibleName() for control in wanted)
    view.canvas.setFocus()
    reached: list[QWidget | None] = [view.focusWidget()]
    for _ in wanted[1:]:
        qtbot.keyClick(view.focusWidget(), Qt.Key.Key_Tab)
        reached.append(view.focusWidget())
    assert [one.objectName() if one else "" for one in reached] == [one.objectName() for one in wanted]


def _left(widget: QWidget) -> int:
    return widget.mapToGlobal(QPoint(0, 0)).x()


def test_seven_speeds_are_offered(view: VideoView) -> None:
    menu = view.play_bar.rate_button.menu()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == ["0.5×", "0.75×", "1×", "1.25×", "1.5×", "1.75×", "2×"]


class PaintedAreas(QObject):
    """Notes what a widget is asked to paint."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__()
        self.areas: list[QRect] = []
        watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.areas.append(event.rect())
        return False


def test_playing_paints_the_picture_and_the_way_of_the_handle_only(view: VideoView, qtbot: QtBot) -> None:
    view.resize(900, 400)
    open_recording(view, qtbot, BytesSource(film()))
    cite(view, qtbot, 6.0)
    view.clear_place()
    view.toggle_play()
    qtbot.waitUntil(view.is_playing, timeout=PATIENCE)
    seen, line = PaintedAreas(view.canvas), PaintedAreas(view.seek_bar)
    qtbot.waitUntil(lambda: len(seen.areas) >= 2, timeout=PATIENCE)
    # what was still to be painted of the citation taken away is painted by now
    seen.areas.clear()
    line.areas.clear()
    qtbot.waitUntil(lambda: len(seen.areas) >= 8 and len(line.areas) >= 4, timeout=PATIENCE)
    picture = view.canvas.picture_area()
    assert picture.width() < view.canvas.width()
    assert [area for area in seen.areas if not picture.contains(area)] == []
    assert min(area.width() for area in line.areas) < view.seek_bar.width() / 4


def test_the_old_picture_stays_with_a_quiet_word_while_a_jump_takes_long(view: VideoView, qtbot: QtBot) -> None:
    source = VanishingSource(film(), len(film()) * 6 // 10)
    try:
        with qtbot.waitSignal(view.facts_found, timeout=PATIENCE):
            view.open_artifact(artifact(), source)
        wait_still(view, qtbot)
        cite(view, qtbot, 2.0)
        view.show_place(TimePlace(15.0), "Cited for 1.b")
        assert view.canvas.hint() == ""
        qtbot.waitUntil(lambda: view.canvas.hint() == "Going to 00:15…", timeout=PATIENCE)
        assert painted_frame(view.canvas) == 2 * RATE
    finally:
        source.vanish()
    qtbot.waitUntil(lambda: view.canvas.hint() == "", timeout=PATIENCE)
    assert view.trouble.sentence_label.text() != ""


def test_a_film_that_qt_shows_more_exactly_says_so_in_a_tooltip(view: VideoView, qtbot: QtBot) -> None:
    view.open_artifact(artifact(), BytesSource(reordered_film()))
    qtbot.waitUntil(lambda: "Played by Qt" in view.canvas.toolTip(), timeout=PATIENCE)
    assert cite(view, qtbot, 5.0) == 5 * RATE


def test_playing_that_stands_still_is_told_until_it_goes_on(qtbot: QtBot) -> None:
    hint = WaitHint()
    told = Recorder(hint.words_changed)
    hint.playing_at(1.0)
    hint.playing_at(1.2)
    hint.playing_at(1.2)
    qtbot.waitUntil(told.heard, timeout=PATIENCE)
    hint.playing_at(1.3)
    assert told.values == ["Waiting for the recording…", ""]
    hint.playing_at(1.3)
    qtbot.waitUntil(lambda: len(told.values) == 3, timeout=PATIENCE)
    hint.standing()
    assert told.values[-1] == ""


def test_captions_grow_with_the_text_of_the_desk_and_stay_within_the_picture(stage: VideoStage) -> None:
    plate = CaptionPlate()
    plate.set_text("What the families said in the forum of last October, in their own words.")
    area = QRect(0, 0, 800, 450)
    small = plate.place(area, stage.theme, 1.0)
    stage.theme.set_text_scale(200)
    large = plate.place(area, stage.theme, 2.0)
    stage.theme.set_text_scale(100)
    assert area.contains(small)
    assert area.contains(large)
    assert large.height() > small.height()
    assert plate.place(QRect(0, 0, 200, 120), stage.theme, 1.0).width() <= 200


def test_speed_and_repetition_are_chosen_by_command_too(view: VideoView, qtbot: QtBot) -> None:
    shelf = ViewerShelf(MemoryDesk(opened()), InlineRunner(), RecordingView)
    qtbot.addWidget(shelf)
    shelf.addWidget(view)
    shelf.setCurrentWidget(view)
    shelf.resize(900, 600)
    shelf.show()
    keys = ViewerKeys(shelf)
    open_recording(view, qtbot, BytesSource(film()))
    keys.toggle_loop()
    assert not view.play_bar.loop_button.isChecked(), "no span is cited"
    cite(view, qtbot, 1.0, 1.6)
    keys.toggle_loop()
    assert view.play_bar.loop_button.isChecked()
    chosen = Recorder(view.play_bar.rate_chosen)
    keys.play_faster()
    keys.play_slower()
    keys.play_slower()
    assert chosen.values == [1.25, 1.0, 0.75]
    for _ in range(9):
        keys.play_faster()
    assert view.play_bar.rate_button.text() == "2×"
    view.setParent(None)
