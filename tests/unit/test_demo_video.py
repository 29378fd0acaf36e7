"""The demo's recordings are what players handle exactly: pictures in order, key frames often, sound to hear."""

from __future__ import annotations

from array import array
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import av

from assessor_app.demo.video import make_video
from tests.support.videos import RATE, SECONDS, film, recording


def test_the_film_has_every_frame_in_order_and_a_key_frame_each_second() -> None:
    with av.open(BytesIO(film())) as container:
        assert container.streams.video[0].codec_context.name == "h264"
        packets = [packet for packet in container.demux(video=0) if packet.size]
    assert [packet.pts for packet in packets] == [packet.dts for packet in packets]
    assert len(packets) == RATE * SECONDS
    keys = [index for index, packet in enumerate(packets) if packet.is_keyframe]
    assert max(after - before for before, after in pairwise(keys)) <= RATE


def test_a_player_can_start_before_the_whole_film_is_there() -> None:
    assert film().index(b"moov") < film().index(b"mdat")


def test_the_same_arguments_make_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        make_video(tmp_path / name, 1.0)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_the_recording_is_loud_enough_to_hear_and_lasts_as_asked() -> None:
    with av.open(BytesIO(recording())) as container:
        loudest, samples = 0.0, 0
        for frame in container.decode(audio=0):
            values = array("f", bytes(frame.planes[0])[: 4 * frame.samples])
            loudest, samples = max(loudest, *values), samples + frame.samples
        rate = container.streams.audio[0].rate
    assert 0.05 < loudest < 0.9
    assert abs(samples / rate - 6) < 0.2
