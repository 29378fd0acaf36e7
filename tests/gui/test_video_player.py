"""The player shows exactly the frame asked for, whatever it was doing, and says in words when it cannot."""

from __future__ import annotations

import gc
import os
import random
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from assessor_app.media.recording.picture_shape import Geometry
from assessor_app.media.recording.video_player import PlayerState, VideoPlayer
from assessor_app.media.recording.vlc_engine import VlcEngine
from assessor_app.media.recording.vlc_library import VlcLibrary
from tests.support.videos import (
    RATE,
    SECONDS,
    BytesSource,
    VanishingSource,
    av1_film,
    film,
    recording,
    reordered_film,
    silent_film,
    turned_film,
)
from tests.support.watched_player import PATIENCE, Watched

# the offscreen platform says this of every window shown
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture(scope="module")
def library() -> Iterator[VlcLibrary]:
    library = VlcLibrary()
    yield library
    library.release()


@pytest.fixture
def watched(library: VlcLibrary, qtbot: QtBot) -> Iterator[Watched]:
    player = VideoPlayer(library)
    yield Watched(player, qtbot)
    assert player.release(60)


def test_a_film_opens_paused_on_its_first_frame(watched: Watched, qtbot: QtBot) -> None:
    watched.open(BytesSource(film()))
    assert watched.player.duration == pytest.approx(SECONDS, abs=0.1)
    assert watched.player.frame_seconds == pytest.approx(1 / RATE)
    qtbot.waitUntil(lambda: watched.frame == 0, timeout=PATIENCE)
    assert watched.player.state is PlayerState.PAUSED
    assert watched.image is not None
    assert (watched.image.width(), watched.image.height()) == (640, 360)


def test_every_jump_shows_exactly_the_frame_of_its_moment(watched: Watched) -> None:
    watched.open(BytesSource(film()))
    chance = random.Random(5)
    moments = [round(chance.uniform(0, SECONDS - 0.1), 2) for _ in range(25)]
    wrong = [(at, frame) for at in moments if (frame := watched.jump(at)) is None or abs(frame - int(at * RATE)) > 1]
    assert wrong == []


def test_whole_seconds_as_people_cite_them_are_exact(watched: Watched) -> None:
    watched.open(BytesSource(film()))
    assert [watched.jump(second) for second in (3, 12, 0, 7, 1)] == [45, 180, 0, 105, 15]


def test_coming_back_to_a_moment_shows_the_same_frame(watched: Watched) -> None:
    watched.open(BytesSource(reordered_film()))
    first = [watched.jump(at) for at in (2.5, 9.0, 5.2)]
    again = [watched.jump(at) for at in (2.5, 9.0, 5.2)]
    assert first == again
    asked = [int(at * RATE) for at in (2.5, 9.0, 5.2)]
    assert all(shown is not None and abs(shown - frame) <= 3 for shown, frame in zip(first, asked, strict=True))


def test_a_jump_to_where_one_already_is_finishes_too(watched: Watched) -> None:
    watched.open(BytesSource(film()))
    assert [watched.jump(4.0), watched.jump(4.0)] == [60, 60]


def test_a_jump_wished_before_opening_has_ended_is_honoured(watched: Watched, qtbot: QtBot) -> None:
    with qtbot.waitSignal(watched.player.jump_finished, timeout=PATIENCE):
        watched.player.open(BytesSource(film()))
        watched.player.jump(11.0)
    assert watched.frame == 11 * RATE


def test_of_many_hasty_jumps_the_last_one_counts(watched: Watched, qtbot: QtBot) -> None:
    watched.open(BytesSource(film()))
    finished: list[float] = []
    watched.player.jump_finished.connect(finished.append)
    for second in range(1, 12):
        watched.player.jump(float(second))
    qtbot.waitUntil(lambda: finished[-1:] == [11.0], timeout=PATIENCE)
    assert watched.frame == 11 * RATE


def test_a_jump_while_playing_stops_at_the_exact_frame(watched: Watched, qtbot: QtBot) -> None:
    watched.open(BytesSource(film()))
    watched.player.play()
    qtbot.waitUntil(lambda: (watched.frame or 0) > 6, timeout=PATIENCE)
    assert watched.jump(9.0) == 9 * RATE
    assert watched.player.state is PlayerState.PAUSED


def test_a_seek_while_playing_goes_on_playing(watched: Watched, qtbot: QtBot) -> None:
    watched.open(BytesSource(film()))
    watched.player.play()
    qtbot.waitUntil(lambda: (watched.frame or 0) > 3, timeout=PATIENCE)
    with qtbot.waitSignal(watched.player.jump_finished, timeout=PATIENCE):
        watched.player.seek(8.0)
    qtbot.waitUntil(lambda: (watched.frame or 0) > 8 * RATE + 5, timeout=PATIENCE)
    assert watched.player.state is PlayerState.PLAYING


def test_a_cited_span_stops_at_its_end(watched: Watched, qtbot: QtBot) -> None:
    watched.open(BytesSource(film()))
    with qtbot.waitSignal(watched.player.span_finished, timeout=PATIENCE):
        watched.player.play_span(2.0, 3.0)
    assert watched.frame == 3 * RATE
    assert watched.player.state is PlayerState.PAUSED
    assert watched.player.position() == pytest.approx(3.0)


@pytest.mark.parametrize("playing", [False, True], ids=["just opened", "playing"])
def test_a_jump_that_a_busy_computer_begins_late_still_shows_its_own_frame(
    playing: bool, watched: Watched, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls, late = VlcEngine._call, threading.Event()

    def put_off(engine: VlcEngine, name: str, *arguments: Any) -> None:
        if name == "media_player_set_time":
            late.wait(0.8)
        calls(engine, name, *arguments)

    monkeypatch.setattr(VlcEngine, "_call", put_off)
    player = watched.player
    player.open(BytesSource(film()))
    if playing:
        qtbot.waitUntil(lambda: player.state is PlayerState.PAUSED, timeout=PATIENCE)
        player.play()
        qtbot.waitUntil(lambda: (watched.frame or 0) > RATE // 2, timeout=PATIENCE)
    with qtbot.waitSignal(player.jump_finished, timeout=PATIENCE):
        player.jump(12.0)
    assert watched.frame == 12 * RATE


def test_a_shape_asked_for_in_vain_never_stops_what_plays(
    watched: Watched, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def too_busy(engine: VlcEngine) -> Geometry | None:
        return engine._setting.geometry

    monkeypatch.setattr(VlcEngine, "_ask_geometry", too_busy)
    watched.open(BytesSource(film()))
    watched.jump(4.0)
    assert watched.image is not None
    assert (watched.image.width(), watched.image.height()) == (640, 360), "the shape was learned while opening"
    states: list[PlayerState] = []
    watched.player.state_changed.connect(states.append)
    with qtbot.waitSignal(watched.player.span_finished, timeout=PATIENCE):
        watched.player.play_span(4.0, 5.0)
    assert PlayerState.OPENING not in states


def test_what_will_play_after_a_jump_counts_as_running_and_can_be_paused(watched: Watched, qtbot: QtBot) -> None:
    watched.open(BytesSource(film()))
    watched.player.play_span(4.0, 9.0)
    assert watched.player.jumping
    assert watched.player.running
    with qtbot.waitSignal(watched.player.jump_finished, timeout=PATIENCE):
        watched.player.pause()
    assert not watched.player.running
    assert watched.player.state is PlayerState.PAUSED


def test_a_pause_inside_a_span_keeps_its_end(watched: Watched, qtbot: QtBot) -> None:
    watched.open(BytesSource(film()))
    watched.player.play_span(4.0, 5.0)
    qtbot.waitUntil(lambda: (watched.frame or 0) > 4 * RATE + 3, timeout=PATIENCE)
    watched.player.pause()
    with qtbot.waitSignal(watched.player.span_finished, timeout=PATIENCE):
        watched.player.play()
    assert watched.frame == 5 * RATE


def test_frames_can_be_stepped_through(watched: Watched, qtbot: QtBot) -> None:
    watched.open(BytesSource(film()))
    frames = [watched.jump(6.0)]
    for step in (1, 1, -1, -1, -1):
        with qtbot.waitSignal(watched.player.jump_finished, timeout=PATIENCE):
            watched.player.step_frame(step)
        frames.append(watched.frame)
    assert frames == [90, 91, 92, 91, 90, 89]


def test_played_to_the_end_it_can_be_used_again(watched: Watched, qtbot: QtBot) -> None:
    watched.open(BytesSource(film()))
    watched.jump(SECONDS - 0.5)
    with qtbot.waitSignal(watched.player.ended, timeout=PATIENCE):
        watched.player.play()
    assert watched.player.position() == pytest.approx(SECONDS, abs=0.1)
    assert watched.jump(4.0) == 60


def test_a_moment_beyond_the_end_shows_the_last_frames(watched: Watched) -> None:
    watched.open(BytesSource(film()))
    assert (watched.jump(99.0) or 0) >= SECONDS * RATE - 4
    assert watched.jump(2.0) == 30


def test_speed_is_kept_within_half_and_double(watched: Watched, qtbot: QtBot) -> None:
    watched.open(BytesSource(film()))
    watched.player.set_rate(9.0)
    assert watched.player.rate == 2.0
    with qtbot.waitSignal(watched.player.span_finished, timeout=PATIENCE):
        watched.player.play_span(1.0, 3.0)
    assert watched.frame == 45


def test_a_film_from_a_phone_held_upright_stands_upright(watched: Watched) -> None:
    watched.open(BytesSource(turned_film()))
    watched.jump(1.0)
    assert watched.image is not None
    assert (watched.image.width(), watched.image.height()) == (360, 640)


def test_a_silent_film_plays(watched: Watched, qtbot: QtBot) -> None:
    watched.open(BytesSource(silent_film()))
    with qtbot.waitSignal(watched.player.span_finished, timeout=PATIENCE):
        watched.player.play_span(0.0, 1.0)
    assert watched.frame == RATE


def test_sound_alone_plays_in_its_own_time_even_without_a_sound_device(watched: Watched, qtbot: QtBot) -> None:
    watched.open(BytesSource(recording()))
    assert not watched.player.has_picture
    assert watched.jump(2.0) is None
    with qtbot.waitSignal(watched.player.span_finished, timeout=PATIENCE):
        watched.player.play_span(2.0, 3.0)
    assert watched.player.position() == pytest.approx(3.0)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"#EXTM3U\nhttp://127.0.0.1:9/\n", "text"),
        (random.Random(1).randbytes(60_000), "damaged"),
    ],
)
def test_what_is_no_recording_fails_with_a_sentence(watched: Watched, content: bytes, words: str) -> None:
    assert words in watched.why_failed(BytesSource(content))


def test_a_film_cut_short_before_its_index_fails_with_a_sentence(watched: Watched) -> None:
    content = film()
    place = content.index(b"moov")
    assert "damaged" in watched.why_failed(BytesSource(content[: place + 400]))


def test_a_film_cut_in_the_middle_shows_what_is_there_and_says_what_is_not(watched: Watched, qtbot: QtBot) -> None:
    content = film()
    watched.open(BytesSource(content[: len(content) // 3]))
    assert watched.jump(1.0) == RATE
    with qtbot.waitSignal(watched.player.failed, timeout=PATIENCE) as caught:
        watched.player.jump(13.0)
    assert "incomplete" in str(caught.args[0])
    assert watched.jump(2.0) == 2 * RATE


def test_a_file_that_vanishes_while_playing_fails_with_a_sentence(watched: Watched, qtbot: QtBot) -> None:
    content = film()
    source = VanishingSource(content, len(content) // 2)
    watched.open(source)
    watched.player.play()
    qtbot.waitUntil(lambda: (watched.frame or 0) > 5, timeout=PATIENCE)
    with qtbot.waitSignal(watched.player.failed, timeout=PATIENCE) as caught:
        source.vanish()
    assert "no longer" in str(caught.args[0])


def test_a_missing_library_is_told_with_the_command_that_mends_it(
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    # Qt Multimedia comes without a decoder for AV1
    content = av1_film()
    monkeypatch.setitem(sys.modules, "vlc", None)
    player = VideoPlayer(VlcLibrary())
    with qtbot.waitSignal(player.failed, timeout=PATIENCE) as caught:
        player.open(BytesSource(content))
    sentence = str(caught.args[0])
    assert "codec AV1" in sentence
    assert "install" in sentence
    assert player.release()


def test_wishes_without_a_recording_do_nothing(watched: Watched) -> None:
    watched.player.play()
    watched.player.jump(3.0)
    watched.player.step_frame(1)
    watched.player.pause()
    assert watched.player.state is PlayerState.EMPTY


def test_thirty_openings_leave_nothing_behind(watched: Watched) -> None:
    # the first ten fill the allocator's arenas, one for each of libVLC's threads
    _open_often(watched, 10)
    before = _resident()
    _open_often(watched, 30)
    # thirty players left behind would hold 80 MB in frames alone
    assert _resident() - before < 60_000_000


def _open_often(watched: Watched, times: int) -> None:
    for index in range(times):
        watched.open(BytesSource(film()))
        assert watched.jump(1.0 + index % 5) == (1 + index % 5) * RATE
        gc.collect()  # as the desk does on this thread now and then; Python's own collector is off in tests
    assert watched.player.release(30)


def _resident() -> int:
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")


def test_a_jump_goes_on_when_a_busy_computer_opens_the_film_anew_too_slowly(watched: Watched, qtbot: QtBot) -> None:
    watched.open(BytesSource(film()))
    player, failures = watched.player, []
    player.failed.connect(failures.append)
    with qtbot.waitSignal(player.jump_finished, timeout=PATIENCE):
        player._restart(player._make_jump(2.0))
        player._on_open_timeout()
        assert player.jumping
    assert (watched.frame, failures) == (2 * RATE, [])
