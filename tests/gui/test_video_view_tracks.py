"""An assessor reads captions, follows chapters and sees what else is cited in a recording."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QAction, QColor, QImage
from PySide6.QtWidgets import QMenu, QToolButton
from pytestqt.qtbot import QtBot

from assessor_app.gui.video_view.recording_inquiry import RecordingInquiry
from assessor_app.gui.video_view.time_marks import time_marks
from assessor_app.gui.video_view.video_view import VideoView
from tests.support.runner import HeldRunner
from tests.support.video_views import (
    PATIENCE,
    VideoStage,
    captioned_film,
    cite,
    marks,
    open_recording,
    player_of,
    wait_still,
)
from tests.support.videos import RATE, BytesSource, film, painted_frame, recording, sound
from tests.support.viewers import Recorder

# the offscreen platform says this of every window shown
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

SIDECAR = b"WEBVTT\n\n00:00:02.000 --> 00:00:06.000\nBienvenue au forum.\n"


@pytest.fixture
def view(video_view: VideoView) -> VideoView:
    return video_view


def actions(button: QToolButton) -> dict[str, QAction]:
    menu = button.menu()
    assert isinstance(menu, QMenu)
    return {action.text(): action for action in menu.actions() if action.text()}


def open_captioned(view: VideoView, qtbot: QtBot) -> None:
    open_recording(view, qtbot, BytesSource(captioned_film()))
    qtbot.waitUntil(lambda: "English" in actions(view.play_bar.captions_button), timeout=PATIENCE)


def changed_area(before: QImage, after: QImage) -> QRect:
    """The smallest rectangle outside which both pictures are the same."""
    points = [
        (x, y) for y in range(before.height()) for x in range(before.width()) if before.pixel(x, y) != after.pixel(x, y)
    ]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return QRect(QPoint(min(xs), min(ys)), QPoint(max(xs), max(ys)))


def inks(image: QImage, area: QRect) -> tuple[float, float]:
    """Which share of an area is dark, and which is nearly white."""
    lights = [
        QColor(image.pixel(x, y)).lightness()
        for y in range(area.top(), area.bottom())
        for x in range(area.left(), area.right())
    ]
    return sum(light < 80 for light in lights) / len(lights), sum(light > 235 for light in lights) / len(lights)


def test_captions_of_the_file_stand_over_the_picture_as_plain_words(view: VideoView, qtbot: QtBot) -> None:
    open_captioned(view, qtbot)
    cite(view, qtbot, 6.0, 8.0)
    assert view.canvas.caption() == ""
    bare = view.canvas.grab().toImage()
    actions(view.play_bar.captions_button)["English"].trigger()
    qtbot.waitUntil(lambda: view.canvas.caption() == "Three themes\nmatter & most.", timeout=PATIENCE)
    worded = view.canvas.grab().toImage()
    plate, picture = changed_area(bare, worded), view.canvas.picture_area()
    assert picture.contains(plate)
    assert plate.top() > picture.center().y()
    assert abs(plate.center().x() - picture.center().x()) <= 2
    dark, white = inks(worded, plate)
    assert dark > 0.6
    assert white > 0.08
    assert painted_frame(view.canvas) is not None, "the words cover the picture's edge"
    assert view.position()["captions"] == 0.0
    cite(view, qtbot, 10.0)
    assert view.canvas.caption() == ""
    cite(view, qtbot, 2.0)
    assert view.canvas.caption() == "Welcome to the family forum."
    actions(view.play_bar.captions_button)["Off"].trigger()
    assert view.canvas.caption() == ""
    assert view.position()["captions"] == -1.0


def test_captions_chosen_before_are_shown_once_the_file_is_known(view: VideoView, qtbot: QtBot) -> None:
    view.restore({"captions": 0.0})
    open_captioned(view, qtbot)
    view.restore({"captions": 0.0, "seconds": 2.0})
    qtbot.waitUntil(lambda: view.canvas.caption() == "Welcome to the family forum.", timeout=PATIENCE)
    assert actions(view.play_bar.captions_button)["English"].isChecked()


def test_a_caption_file_of_the_submission_can_be_chosen_and_is_remembered(view: VideoView, qtbot: QtBot) -> None:
    open_recording(view, qtbot, BytesSource(film()))
    assert not view.play_bar.captions_button.isVisible()
    view.set_sidecars([("forum.fr.vtt", BytesSource(SIDECAR))])
    assert view.play_bar.captions_button.isVisible()
    cite(view, qtbot, 3.0)
    actions(view.play_bar.captions_button)["forum.fr.vtt"].trigger()
    qtbot.waitUntil(lambda: view.canvas.caption() == "Bienvenue au forum.", timeout=PATIENCE)
    kept = view.position()
    open_recording(view, qtbot, BytesSource(film()))
    view.restore(kept)
    assert view.canvas.caption() == ""
    view.set_sidecars([("forum.fr.vtt", BytesSource(SIDECAR))])
    qtbot.waitUntil(lambda: view.canvas.caption() == "Bienvenue au forum.", timeout=PATIENCE)


def test_captions_that_cannot_be_read_say_so_and_are_off_again(view: VideoView, qtbot: QtBot) -> None:
    open_recording(view, qtbot, BytesSource(film()))
    view.set_sidecars([("forum.srt", BytesSource(b"no captions at all"))])
    actions(view.play_bar.captions_button)["forum.srt"].trigger()
    qtbot.waitUntil(lambda: "no captions" in view.canvas.hint(), timeout=PATIENCE)
    assert actions(view.play_bar.captions_button)["Off"].isChecked()
    assert view.position()["captions"] == -1.0


def test_chapters_are_gone_to_by_title_by_step_and_by_key(view: VideoView, qtbot: QtBot) -> None:
    open_captioned(view, qtbot)
    offered = actions(view.play_bar.chapters_button)
    assert list(offered)[2:] == ["00:00  Opening", "00:04  Themes && <b>bold</b> words", "00:11  Questions"]
    places = []
    player = player_of(view)
    for name in ("00:11  Questions", "Previous chapter", "Next chapter"):
        with qtbot.waitSignal(player.jump_finished, timeout=PATIENCE):
            offered[name].trigger()
        places.append(player.position())
    with qtbot.waitSignal(player.jump_finished, timeout=PATIENCE):
        qtbot.keyClick(view.seek_bar, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ShiftModifier)
    places.append(player.position())
    assert places == [11.0, 4.0, 11.0, 4.0]
    # this maker's Matroska files begin with their second picture
    assert painted_frame(view.canvas) in (4 * RATE, 4 * RATE + 1)


def test_titles_from_outside_are_words_and_never_markup(view: VideoView, qtbot: QtBot) -> None:
    open_captioned(view, qtbot)
    bar = view.seek_bar
    assert bar.hint_at(bar.place_of(5.0), 5) == "00:05\nThemes & <b>bold</b> words"


def test_places_cited_for_any_criterion_are_marked_and_lead_to_their_very_start(
    view: VideoView, qtbot: QtBot, stage: VideoStage
) -> None:
    open_recording(view, qtbot, BytesSource(film()))
    bar = view.seek_bar
    view.set_marks(
        marks((3.0, 5.0, "1.a", False), (9.0, 12.0, "1.b", True), (7.4, None, "2.c", False), (99.0, None, "3.a", True))
    )
    x, y = round(bar.place_of(4.2)), bar.mark_height()
    assert bar.hint_at(x, y) == "Cited for 1.a  00:03–00:05"
    assert bar.hint_at(bar.place_of(16.0), y) == "00:16"
    with qtbot.waitSignal(player_of(view).jump_finished, timeout=PATIENCE):
        qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(x, y))
    assert view.position()["seconds"] == 3.0
    assert painted_frame(view.canvas) == 3 * RATE
    painted = bar.grab().toImage()
    accent = stage.theme.color("accent")
    strong = round(bar.place_of(10.5))
    assert close(painted, QPoint(strong, y), accent)
    assert not close(painted, QPoint(x, y), accent)


def close(image: QImage, at: QPoint, color: QColor) -> bool:
    ratio = image.devicePixelRatio()
    seen = QColor(image.pixel((QPointF(at) * ratio).toPoint()))
    return all(
        abs(one - other) < 12
        for one, other in zip(seen.getRgb()[:3], color.getRgb()[:3], strict=True)  # type: ignore[index]
    )


def test_one_mark_names_every_criterion_that_cites_the_place() -> None:
    made = time_marks(marks((3.0, 5.0, "1.a", False), (3.0, 5.0, "2.b", True), (1.0, None, "1.a", False)))
    assert [(mark.start, mark.labels, mark.current) for mark in made] == [
        (1.0, ("1.a",), False),
        (3.0, ("1.a", "2.b"), True),
    ]


def columns(image: QImage, left: int, right: int, top: int, bottom: int, ground: QColor) -> int:
    """How many pixels of a region differ from its ground."""
    return sum(
        QColor(image.pixel(x, y)).rgb() != ground.rgb() for x in range(left, right, 2) for y in range(top, bottom, 2)
    )


def test_a_sound_shows_its_shape_and_a_click_in_it_goes_there(view: VideoView, qtbot: QtBot, stage: VideoStage) -> None:
    open_recording(view, qtbot, BytesSource(sound("wav", "pcm_s16le")), "audio", "chime.wav")
    face = view.canvas.sound_face()
    qtbot.waitUntil(lambda: face.waveform is not None, timeout=PATIENCE)
    wave = face.wave_area(view.canvas.rect(), stage.theme)
    image = view.canvas.grab().toImage()
    quarter, ground = wave.width() // 4, stage.theme.color("panel")
    top = wave.top() + 4
    middle = wave.center().y() - 6
    loud = columns(image, wave.left() + 10, wave.left() + quarter, top, middle, ground)
    silent = columns(image, wave.right() - quarter, wave.right() - 10, top, middle, ground)
    assert loud > 200
    assert silent == 0
    at = QPoint(wave.left() + wave.width() // 2, wave.center().y())
    with qtbot.waitSignal(player_of(view).jump_finished, timeout=PATIENCE):
        qtbot.mouseClick(view.canvas, Qt.MouseButton.LeftButton, pos=at)
    assert view.position()["seconds"] == pytest.approx(1.0, abs=0.05)


def test_a_film_shows_the_shape_of_its_sound_behind_the_time_line(view: VideoView, qtbot: QtBot) -> None:
    open_recording(view, qtbot, BytesSource(film()))
    before = view.seek_bar.grab().toImage()
    qtbot.waitUntil(lambda: view.seek_bar.grab().toImage() != before, timeout=PATIENCE)
    wait_still(view, qtbot)


def test_captions_do_not_wait_for_the_shape_of_a_long_sound(stage: VideoStage, qtbot: QtBot) -> None:
    runner = HeldRunner()
    inquiry = RecordingInquiry(runner, stage.probe_in_hand)
    captions, waveforms = Recorder(inquiry.captions_found), Recorder(inquiry.waveform_found)
    inquiry.begin(BytesSource(recording()))
    inquiry.ask_waveform()
    waveform = runner.held[-1][1]
    inquiry.ask_sidecar(1000, BytesSource(SIDECAR))
    assert waveform.cancelled()
    runner.release()
    assert [key for key, _ in captions.values] == [1000]
    assert len(waveforms.values) == 1
    assert {lane for lane, _ in runner.held} <= {"media"}


def test_answers_about_a_recording_that_is_closed_are_dropped(stage: VideoStage, qtbot: QtBot) -> None:
    runner = HeldRunner()
    inquiry = RecordingInquiry(runner, stage.probe_in_hand)
    facts = Recorder(inquiry.facts_found)
    inquiry.begin(BytesSource(recording()))
    inquiry.stop()
    runner.release()
    assert facts.values == []
