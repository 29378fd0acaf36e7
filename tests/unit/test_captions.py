"""Captions are read as plain text with times, whoever wrote the file and however badly."""

from __future__ import annotations

import time

import pytest

from assessor_app.errors import ArtifactError
from assessor_app.media.recording.captions import MOST_CAPTIONS, Caption, caption_at, parse_captions

SRT = """1
00:00:01,500 --> 00:00:03,000
<i>Good</i> evening.
{\\an8}Tonight we listen.

2
00:01:02,000 --> 00:01:04,250
5 < 6 &amp; 7 <3
"""
VTT = """WEBVTT - made by hand

STYLE
::cue { color: red }

NOTE 00:00:00.000 --> 00:00:09.000
nobody reads this

intro
00:01.500 --> 00:03.000 align:start position:10%
<v Host>Good <c.loud>evening</c>.</v>

00:00:04.000 --> 00:00:05.000
<00:00:04.500>Karaoke
"""
ASS = """[Script Info]
ScriptType: v4.00+

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Comment: 0,0:00:00.00,0:00:09.00,Default,,0,0,0,,not shown
Dialogue: 0,0:00:01.50,0:00:03.00,Default,,0,0,0,,{\\b1}Good{\\b0} evening,\\Nfamilies
Dialogue: 0,0:00:04.00,0:00:05.00,Default,,0,0,0,,{\\p1}m 0 0 l 9 9{\\p0}
"""


def test_srt_is_read_without_its_markup() -> None:
    assert parse_captions(SRT.encode()) == (
        Caption(1.5, 3.0, "Good evening.\nTonight we listen."),
        Caption(62.0, 64.25, "5 < 6 & 7 <3"),
    )


def test_webvtt_is_read_without_notes_styles_and_voices() -> None:
    assert parse_captions(VTT.encode()) == (Caption(1.5, 3.0, "Good evening."), Caption(4.0, 5.0, "Karaoke"))


def test_ass_is_read_without_comments_and_drawings() -> None:
    assert parse_captions(ASS.encode()) == (Caption(1.5, 3.0, "Good evening,\nfamilies"),)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_encodings_are_recognised(encoding: str) -> None:
    content = "1\r\n00:00:01,000 --> 00:00:02,000\r\nJosé à l’école\r\n".encode(encoding)
    assert parse_captions(content)[0].text == "José à l’école"


def test_captions_that_run_into_each_other_are_told_apart() -> None:
    content = b"1\n00:00:01,000 --> 00:00:02,000\nOne\n2\n00:00:03,000 --> 00:00:04,000\nTwo"
    assert [one.text for one in parse_captions(content)] == ["One", "Two"]


def test_times_out_of_order_are_sorted_and_backward_ones_mended() -> None:
    content = b"00:00:09.000 --> 00:00:08.000\nlate\n\n00:00:01.000 --> 00:00:02.000\nearly\n"
    assert parse_captions(content) == (Caption(1.0, 2.0, "early"), Caption(9.0, 11.0, "late"))


def test_what_stands_at_a_moment_is_found_even_where_captions_overlap() -> None:
    captions = (Caption(1, 9, "long"), Caption(2, 3, "short"), Caption(5, 6, "later"))
    assert [caption_at(captions, at) for at in (0.5, 1, 2.5, 3, 5.5, 9)] == [
        "",
        "long",
        "long\nshort",
        "long",
        "long\nlater",
        "",
    ]


@pytest.mark.parametrize(
    ("content", "kind"),
    [(b"", "empty"), (b" \n ", "empty"), (b"just words", "unsupported"), (b"\x00\xff" * 500, "unsupported")],
)
def test_what_is_no_caption_file_is_told(content: bytes, kind: str) -> None:
    with pytest.raises(ArtifactError) as caught:
        parse_captions(content)
    assert caught.value.kind == kind


def test_more_than_eight_megabytes_are_refused() -> None:
    with pytest.raises(ArtifactError) as caught:
        parse_captions(b"x" * (9 << 20))
    assert caught.value.kind == "too_large"


@pytest.mark.parametrize(
    "words",
    ["<" * 200_000, "{" * 200_000, "<a" * 100_000, "&amp;" * 40_000, "\\N" * 100_000, "{\\p1" * 50_000, "-" * 200_000],
)
def test_hostile_words_stay_within_bounds(words: str) -> None:
    began = time.process_time()
    for content in (f"00:00:01.000 --> 00:00:02.000\nx {words}\n", ASS + ASS.splitlines()[-2] + words + "\n", words):
        try:
            found = parse_captions(content.encode())
        except ArtifactError:
            continue
        assert all(len(one.text) <= 1_000 for one in found)
    # seconds of the processor, not of the clock: a pattern that explodes takes minutes
    assert time.process_time() - began < 10


def test_a_flood_of_captions_is_cut_off() -> None:
    content = b"00:00:01.000 --> 00:00:02.000\nx\n\n" * (MOST_CAPTIONS + 50)
    assert len(parse_captions(content)) == MOST_CAPTIONS


def test_controls_never_reach_the_screen() -> None:
    content = "00:00:01.000 --> 00:00:02.000\na\x07b\u202ec\u200bd\n".encode()
    assert parse_captions(content)[0].text == "abcd"
