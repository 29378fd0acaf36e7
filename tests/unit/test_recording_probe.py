"""The probe tells what a recording really is, and whatever a file does, one classed sentence comes back."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import BinaryIO

import pytest

from assessor_app.errors import ArtifactError
from assessor_app.media.recording.captions import Caption
from assessor_app.media.recording.facts import Chapter, facts_from_wire
from assessor_app.media.recording.probe import RecordingProbe
from tests.support.videos import (
    RATE,
    SECONDS,
    BytesSource,
    VanishingSource,
    film,
    lasting_weeks,
    lying_about_length,
    numbered_film,
    recording,
    remuxed,
    sound,
    still_film,
    turned,
    uneven_times,
    unfinished,
    with_captions,
)

COUNT = 60
LENGTH = COUNT / RATE


@pytest.fixture(scope="module")
def probe() -> Iterator[RecordingProbe]:
    probe = RecordingProbe()
    yield probe
    probe.close()


@pytest.fixture(scope="module")
def plain() -> bytes:
    return numbered_film(count=COUNT)


@pytest.fixture(scope="module")
def matroska() -> bytes:
    return numbered_film(form="matroska", count=COUNT)


class CountedSource(BytesSource):
    """Counts the bytes that are read."""

    def __init__(self, content: bytes, size: int) -> None:
        super().__init__(content)
        self._length = size
        self.read = 0

    @property
    def size(self) -> int:
        return self._length

    def open(self) -> BinaryIO:
        outer, content, length = self, self._content, self._length

        class Reader:
            """The content, then zeros up to the size, as a file with a hole."""

            place = 0

            def __enter__(self) -> Reader:
                return self

            def __exit__(self, *_error: object) -> None:
                return

            def seek(self, offset: int) -> int:
                self.place = offset
                return offset

            def read(self, size: int) -> bytes:
                size = min(size, length - self.place)
                piece = content[self.place : self.place + size]
                self.place += size
                outer.read += size
                return piece.ljust(size, b"\0")

        return Reader()  # type: ignore[return-value]


def fault(call: Callable[[], object]) -> tuple[str, str]:
    with pytest.raises(ArtifactError) as caught:
        call()
    return caught.value.kind, str(caught.value)


def test_a_film_is_described(probe: RecordingProbe) -> None:
    facts = probe.facts(BytesSource(film()))
    assert facts.duration == pytest.approx(SECONDS, abs=0.1)
    assert (facts.has_picture, facts.has_sound) == (True, True)
    assert (facts.width, facts.height, facts.frame_rate) == (640, 360, RATE)
    assert "H.264" in facts.codec
    assert "AAC" in facts.sound_codec
    assert not facts.variable_rate
    assert facts.header_duration is None
    assert facts_from_wire(asdict(facts)) == facts


@pytest.mark.parametrize(("degrees", "size"), [(90, (180, 320)), (180, (320, 180)), (270, (180, 320))])
def test_a_turned_film_is_measured_upright(
    probe: RecordingProbe, plain: bytes, degrees: int, size: tuple[int, int]
) -> None:
    facts = probe.facts(BytesSource(turned(plain, degrees)))
    assert (facts.turn, (facts.width, facts.height)) == (degrees, size)


def test_odd_pixels_are_made_square(probe: RecordingProbe) -> None:
    facts = probe.facts(BytesSource(numbered_film(size=(720, 576), pixel_shape=(64, 45), count=3)))
    assert (facts.width, facts.height) == (1024, 576)


def test_uneven_and_reordered_pictures_are_noticed(probe: RecordingProbe, plain: bytes) -> None:
    uneven = probe.facts(BytesSource(numbered_film(form="matroska", times=uneven_times(COUNT), count=COUNT)))
    assert (uneven.variable_rate, uneven.reordered) == (True, False)
    reordered = probe.facts(BytesSource(numbered_film(options={"x264-params": "b-adapt=0:bframes=3"}, count=COUNT)))
    assert (reordered.variable_rate, reordered.reordered) == (False, True)


def test_films_in_which_libvlc_loses_its_way_are_noticed(probe: RecordingProbe, plain: bytes, matroska: bytes) -> None:
    """Without an index, as screen recorders and broken copies are, what goes on from a film before, or was trimmed."""
    pieces = probe.facts(BytesSource(remuxed(plain, "mp4", {"movflags": "frag_keyframe+empty_moov"})))
    later = probe.facts(BytesSource(remuxed(plain, "matroska", {"output_ts_offset": "36000"})))
    trimmed = remuxed(plain, "mp4", {"output_ts_offset": "-0.34", "avoid_negative_ts": "disabled"})
    assert probe.facts(BytesSource(trimmed)).astray
    assert probe.facts(BytesSource(remuxed(plain, "mpegts", {}))).astray
    for facts in (pieces, later):
        assert facts.duration == pytest.approx(LENGTH, abs=0.1)
        assert (facts.astray, facts.reordered, facts.needs_exact) == (True, False, True)
    avi = numbered_film(form="avi", codec="mpeg4", count=COUNT, options={})
    for cut_off in (matroska[: len(matroska) // 2], avi[: len(avi) * 3 // 4]):
        assert probe.facts(BytesSource(cut_off)).astray
    for usual in (plain, matroska, avi):
        assert not probe.facts(BytesSource(usual)).needs_exact


def test_a_still_filmed_for_hours_is_as_long_as_its_index_says(probe: RecordingProbe, plain: bytes) -> None:
    assert probe.facts(BytesSource(still_film(plain, 30_000))).duration == pytest.approx(30_000, abs=2)


@pytest.mark.parametrize("claimed", [0, 1, 3_600_000])
def test_the_true_length_is_told_whatever_the_header_claims(
    probe: RecordingProbe, matroska: bytes, claimed: int
) -> None:
    facts = probe.facts(BytesSource(lying_about_length(matroska, claimed)))
    assert facts.duration == pytest.approx(LENGTH, abs=0.1)
    assert facts.header_duration == (claimed / 1000 if claimed else None)


def test_a_film_cut_off_is_as_long_as_what_is_left_of_it(probe: RecordingProbe, matroska: bytes) -> None:
    facts = probe.facts(BytesSource(matroska[: len(matroska) // 2]))
    assert facts.duration is not None
    assert LENGTH / 4 < facts.duration < LENGTH * 3 / 4
    assert facts.header_duration == pytest.approx(LENGTH, abs=0.1)
    cut = probe.facts(BytesSource(film()[: len(film()) // 2]))
    assert cut.duration is not None
    assert SECONDS / 4 < cut.duration < SECONDS * 3 / 4


def test_a_stream_without_any_header_has_its_length_too(probe: RecordingProbe) -> None:
    facts = probe.facts(BytesSource(numbered_film(form="mpegts", count=COUNT)))
    assert facts.duration == pytest.approx(LENGTH, abs=0.15)


@pytest.mark.parametrize(
    ("form", "codec", "cover"),
    [("mp3", "libmp3lame", True), ("ipod", "aac", False), ("wav", "pcm_s16le", False), ("ogg", "libopus", False)],
)
def test_sound_alone_is_sound_even_with_a_cover(probe: RecordingProbe, form: str, codec: str, cover: bool) -> None:
    source = BytesSource(sound(form, codec, cover=cover))
    facts = probe.facts(source)
    assert (facts.has_picture, facts.has_sound, facts.width) == (False, True, 0)
    assert facts.duration == pytest.approx(2, abs=0.1)
    assert probe.first_frame(source) is None


def test_captions_and_chapters_inside_the_file_are_read(probe: RecordingProbe, plain: bytes) -> None:
    source = BytesSource(
        with_captions(
            plain, [(0.5, 1.5, "Good <i>evening</i>."), (2.0, 3.0, "Two\nlines")], [(0.0, "Start"), (2.0, "Vote")]
        )
    )
    facts = probe.facts(source)
    assert facts.chapters == (Chapter(0.0, "Start"), Chapter(2.0, "Vote"))
    assert [(track.language, track.kind) for track in facts.captions] == [("eng", "text")]
    assert probe.captions(source, facts.captions[0].index) == (
        Caption(0.5, 1.5, "Good evening."),
        Caption(2.0, 3.0, "Two\nlines"),
    )
    assert fault(lambda: probe.captions(source, 0))[0] == "unsupported"


def test_the_waveform_has_the_shape_of_the_sound(probe: RecordingProbe) -> None:
    waveform = probe.waveform(BytesSource(sound("wav", "pcm_s16le")), 40)
    assert waveform is not None
    assert len(waveform.peaks) == 40
    assert waveform.seconds == pytest.approx(2, abs=0.1)
    assert all(0.4 < peak < 0.6 for peak in waveform.peaks[:20])
    assert all(peak < 0.01 for peak in waveform.peaks[21:])


def test_a_waveform_nobody_wants_any_more_is_given_up(probe: RecordingProbe) -> None:
    assert probe.waveform(BytesSource(recording()), 40, lambda: True) is None
    assert probe.waveform(BytesSource(recording()), 40) is not None


def test_a_film_without_sound_has_no_waveform(probe: RecordingProbe, plain: bytes) -> None:
    assert fault(lambda: probe.waveform(BytesSource(plain), 10)) == ("unsupported", "This recording has no sound.")


@pytest.mark.parametrize("codec", ["libx264", "mpeg4", "libvpx-vp9", "mjpeg"])
def test_a_first_picture_really_comes(probe: RecordingProbe, codec: str) -> None:
    options = {"deadline": "realtime", "cpu-used": "8"} if codec == "libvpx-vp9" else {}
    pixels = "yuvj420p" if codec == "mjpeg" else "yuv420p"
    source = BytesSource(numbered_film(form="matroska", codec=codec, options=options, count=8, pixels=pixels))
    assert probe.first_frame(source) == (320, 180)


def test_a_codec_that_nothing_plays_is_named(probe: RecordingProbe, matroska: bytes) -> None:
    # the pictures' data is replaced: what they are is still known, but nothing comes out of them
    place = matroska.index(b"\x1f\x43\xb6\x75")
    hollow = matroska[: place + 40] + bytes(len(matroska) - place - 40)
    kind, sentence = fault(lambda: probe.first_frame(BytesSource(hollow)))
    assert kind == "unsupported"
    assert "H264" in sentence or "H.264" in sentence or "h264" in sentence


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", "empty"),
        (b"WEBVTT\n\nthis is text", "unsupported"),
        (random.Random(1).randbytes(60_000), "damaged"),
        (b"\x1a\x45\xdf\xa3" + bytes(3_000), "damaged"),
        (b"\0\0\0\x20ftypisom" + bytes(20_000), "damaged"),
    ],
)
def test_what_is_no_recording_is_classed(probe: RecordingProbe, content: bytes, kind: str) -> None:
    assert fault(lambda: probe.facts(BytesSource(content)))[0] == kind
    assert fault(lambda: probe.first_frame(BytesSource(content)))[0] == kind


def test_a_film_never_finished_is_told_so(probe: RecordingProbe, plain: bytes) -> None:
    kind, sentence = fault(lambda: probe.facts(BytesSource(unfinished(plain))))
    assert kind == "damaged"
    assert "never finished" in sentence


def test_damaged_bytes_never_raise_anything_else(probe: RecordingProbe) -> None:
    chance = random.Random(11)
    kinds: set[str] = set()
    contents = [numbered_film(count=8), numbered_film(form="matroska", count=8), sound("ogg", "libopus")]
    for content in contents:
        for _ in range(8):
            broken = bytearray(content)
            for _ in range(chance.randint(1, 60)):
                broken[chance.randrange(len(broken))] = chance.randrange(256)
            for verb in (probe.facts, probe.first_frame):
                try:
                    verb(BytesSource(bytes(broken)))
                except ArtifactError as error:
                    kinds.add(error.kind)
    assert kinds
    assert kinds <= {"damaged", "unsupported", "too_large", "timeout"}


def test_a_killed_child_is_one_fault_and_the_next_file_works(probe: RecordingProbe, plain: bytes) -> None:
    def strike() -> bool:
        probe.kill()
        return False

    assert fault(lambda: probe.waveform(BytesSource(recording()), 10, strike))[0] == "damaged"
    assert probe.facts(BytesSource(plain)).has_picture


def test_weeks_claimed_by_a_small_file_are_not_believed(probe: RecordingProbe) -> None:
    facts = probe.facts(BytesSource(lasting_weeks(4_294_436.0)))
    assert facts.duration == pytest.approx(LENGTH, abs=0.5)
    assert facts.header_duration is not None
    assert facts.header_duration > 4_000_000


def test_cancelling_ends_the_child_in_the_middle_of_its_work(plain: bytes) -> None:
    probe = RecordingProbe("tests.support.brooding_child")
    asked = threading.Event()
    asked.set()
    try:
        for verb in (probe.facts, probe.first_frame):
            assert fault(lambda verb=verb: verb(BytesSource(plain), asked.is_set))[0] == "timeout"
        assert probe.waveform(BytesSource(plain), 10, asked.is_set) is None
    finally:
        probe.close()


def test_bytes_that_vanish_are_told(probe: RecordingProbe, plain: bytes) -> None:
    source = VanishingSource(film(), 100_000)
    source.vanish()
    assert fault(lambda: probe.facts(source))[0] == "missing"
    assert probe.facts(BytesSource(plain)).has_picture


def test_of_a_huge_file_only_a_little_is_read(probe: RecordingProbe, plain: bytes) -> None:
    # a box of 2 GB that nobody needs, behind the film
    size = len(plain) + (2 << 30)
    source = CountedSource(plain + (2 << 30).to_bytes(4, "big") + b"free", size)
    assert probe.facts(source).duration == pytest.approx(LENGTH, abs=0.1)
    assert source.read < 16 << 20


def test_a_closed_probe_says_no_in_its_own_words(plain: bytes) -> None:
    probe = RecordingProbe()
    probe.close()
    assert fault(lambda: probe.facts(BytesSource(plain)))[0] == "damaged"
