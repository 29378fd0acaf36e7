"""Where libVLC is missing or cannot, Qt Multimedia plays the same recordings to the very frame."""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from assessor_app.media.recording.facts import RecordingFacts
from assessor_app.media.recording.video_player import PlayerState, VideoPlayer
from assessor_app.media.recording.vlc_library import VlcLibrary
from tests.support.videos import (
    RATE,
    SECONDS,
    BytesSource,
    VanishingSource,
    film,
    numbered_film,
    silent_film,
    sound,
    turned,
    uneven_times,
)
from tests.support.watched_player import PATIENCE, Watched

MOMENTS = (2.5, 0.0, 3.3, 1.0, 1.0, 0.47)


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Iterator[Watched]:
    """A player on a laptop without libVLC."""
    monkeypatch.setitem(sys.modules, "vlc", None)
    player = VideoPlayer(VlcLibrary())
    yield Watched(player, qtbot)
    assert player.release(60)


@pytest.fixture(scope="module")
def library() -> Iterator[VlcLibrary]:
    library = VlcLibrary()
    yield library
    library.release()


@pytest.fixture
def both(library: VlcLibrary, qtbot: QtBot) -> Iterator[Watched]:
    """A player that has both engines."""
    player = VideoPlayer(library)
    yield Watched(player, qtbot)
    assert player.release(60)


def test_without_libvlc_a_film_opens_paused_on_its_first_frame(watched: Watched, qtbot: QtBot) -> None:
    watched.open(BytesSource(film()))
    assert watched.player.engine_name == "Qt"
    assert watched.player.state is PlayerState.PAUSED
    assert watched.player.duration == pytest.approx(SECONDS, abs=0.1)
    qtbot.waitUntil(lambda: watched.frame == 0, timeout=PATIENCE)


def test_every_jump_is_exact_even_with_reordered_pictures(watched: Watched) -> None:
    watched.open(BytesSource(numbered_film(options={"x264-params": "b-adapt=0:bframes=3"}, gop=30)))
    assert [watched.jump(at) for at in MOMENTS] == [int((at + 0.003) * RATE) for at in MOMENTS]


@pytest.mark.parametrize("form", ["mp4", "matroska"])
def test_pictures_that_stand_unevenly_long_are_exact(watched: Watched, form: str) -> None:
    times = uneven_times(60)
    watched.open(BytesSource(numbered_film(form=form, times=times)))
    shown = [watched.jump(at) or 0 for at in MOMENTS]
    right = [bisect_right(times, at * 1000 + 3) - 1 for at in MOMENTS]
    assert shown == right


def test_a_stream_without_an_index_is_searched_for_the_very_frame(watched: Watched) -> None:
    watched.open(BytesSource(numbered_film(form="mpegts")))
    assert [watched.jump(at) for at in MOMENTS] == [int((at + 0.003) * RATE) for at in MOMENTS]


@pytest.mark.parametrize(("degrees", "size"), [(90, (180, 320)), (180, (320, 180)), (270, (180, 320))])
def test_turned_films_stand_upright(watched: Watched, degrees: int, size: tuple[int, int]) -> None:
    watched.open(BytesSource(turned(numbered_film(count=20), degrees)))
    watched.jump(0.5)
    assert watched.image is not None
    assert (watched.image.width(), watched.image.height()) == size


def test_odd_pixels_are_made_square(watched: Watched) -> None:
    watched.open(BytesSource(numbered_film(size=(720, 576), pixel_shape=(64, 45), count=10)))
    assert watched.jump(0.4) == 6
    assert watched.image is not None
    assert (watched.image.width(), watched.image.height()) == (1024, 576)


def test_a_film_of_ten_bits_is_shown_without_a_graphics_card_too(watched: Watched) -> None:
    watched.open(BytesSource(numbered_film(pixels="yuv420p10le", size=(322, 180))))
    assert [watched.jump(at) for at in (2.5, 0.0)] == [37, 0]


def test_frames_can_be_stepped_through(watched: Watched, qtbot: QtBot) -> None:
    watched.open(BytesSource(numbered_film(times=uneven_times(60))))
    frames = [watched.jump(2.0)]
    for step in (1, 1, -1, -1, -1):
        with qtbot.waitSignal(watched.player.jump_finished, timeout=PATIENCE):
            watched.player.step_frame(step)
        frames.append(watched.frame)
    first = frames[0] or 0
    assert frames == [first, first + 1, first + 2, first + 1, first, first - 1]


def test_a_cited_span_stops_at_its_end_at_any_speed(watched: Watched, qtbot: QtBot) -> None:
    watched.open(BytesSource(silent_film()))
    watched.player.set_rate(2.0)
    with qtbot.waitSignal(watched.player.span_finished, timeout=PATIENCE):
        watched.player.play_span(1.0, 2.0)
    assert watched.frame == 2 * RATE
    assert watched.player.state is PlayerState.PAUSED


def test_played_to_the_end_it_can_be_used_again(watched: Watched, qtbot: QtBot) -> None:
    watched.open(BytesSource(silent_film()))
    watched.jump(3.5)
    with qtbot.waitSignal(watched.player.ended, timeout=PATIENCE):
        watched.player.play()
    assert watched.jump(1.0) == RATE


@pytest.mark.parametrize(("form", "codec"), [("mp3", "libmp3lame"), ("ogg", "libopus")])
def test_sound_alone_plays_in_its_own_time(watched: Watched, qtbot: QtBot, form: str, codec: str) -> None:
    watched.open(BytesSource(sound(form, codec, cover=form == "mp3")))
    assert not watched.player.has_picture
    with qtbot.waitSignal(watched.player.span_finished, timeout=PATIENCE):
        watched.player.play_span(0.5, 1.0)
    assert watched.player.position() == pytest.approx(1.0)


def test_a_film_of_one_picture_opens_and_jumps(both: Watched) -> None:
    both.open(BytesSource(numbered_film(count=1)))
    assert [both.jump(at) for at in (0.0, 5.0)] == [0, 0]


def test_a_file_that_can_be_read_no_further_fails_with_a_sentence(watched: Watched, qtbot: QtBot) -> None:
    content = film()
    source = VanishingSource(content, len(content) // 5)
    source.vanish()
    watched.open(source)
    with qtbot.waitSignal(watched.player.failed, timeout=PATIENCE) as caught:
        watched.player.play()
    assert "no longer" in str(caught.args[0])


def test_thirty_openings_in_a_row_let_go_of_their_players(watched: Watched) -> None:
    for index in range(30):
        watched.open(BytesSource(silent_film()))
        assert watched.jump(1.0 + index % 2) == (1 + index % 2) * RATE


# -- two engines


def test_in_a_stream_without_an_index_every_picture_is_found_before_the_second_key_frame_too(both: Watched) -> None:
    both.open(BytesSource(numbered_film(form="mpegts", gop=30)))
    both.player.learn(RecordingFacts(4.0, True, False, "H.264", 320, 180, 15.0, astray=True))
    assert both.player.engine_name == "Qt"
    assert [both.jump(at) for at in (3.3, 0.47, 0.0)] == [49, 7, 0]


def test_a_film_known_to_be_reordered_goes_over_to_the_exact_engine(both: Watched, qtbot: QtBot) -> None:
    both.open(BytesSource(numbered_film(options={"x264-params": "b-adapt=0:bframes=3"}, gop=30, count=300)))
    assert both.player.engine_name == "libVLC"
    both.player.learn(RecordingFacts(20.0, True, False, "H.264", 320, 180, 15.0, reordered=True))
    assert both.player.engine_name == "Qt"
    assert [both.jump(at) for at in (12.5, 3.3, 19.0)] == [187, 49, 285]


def test_the_true_length_replaces_what_the_file_claims(both: Watched, qtbot: QtBot) -> None:
    both.open(BytesSource(film()))
    with qtbot.waitSignal(both.player.duration_changed, timeout=PATIENCE) as caught:
        both.player.learn(RecordingFacts(9.5, True, True, "H.264", 640, 360, 15.0))
    assert caught.args == [9.5]
    assert both.player.duration == 9.5


def test_a_recording_that_no_engine_plays_names_its_codec(both: Watched, qtbot: QtBot) -> None:
    content = numbered_film(form="matroska")
    place = content.index(b"\x1f\x43\xb6\x75")
    with qtbot.waitSignal(both.player.failed, timeout=PATIENCE) as caught:
        both.player.open(BytesSource(content[: place + 40] + bytes(len(content) - place - 40)))
        both.player.learn(RecordingFacts(4.0, True, False, "H.264"))
    assert "codec H.264" in str(caught.args[0])
