"""libVLC is fed from a source without ever seeing an exception, and is not fed what could mislead it."""

from __future__ import annotations

import ctypes
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import pytest

from assessor_app.errors import ArtifactError
from assessor_app.media.recording.media_reader import MediaReader, refuse_what_is_no_recording
from assessor_app.store.artifact_files import ArtifactFiles
from tests.support.sealed import FIRST, OTHER, flip, put_file
from tests.support.vault import ARTIFACT_KEY
from tests.support.videos import BytesSource, film


class Gone(BytesSource):
    def open(self) -> BinaryIO:
        raise ArtifactError("The file is no longer on this computer.", kind="missing")


class Torn(BytesIO):
    def read(self, size: int | None = -1, /) -> bytes:
        raise OSError("torn")


class TornSource(BytesSource):
    def open(self) -> BinaryIO:
        return Torn(b"")


def opened(reader: MediaReader) -> tuple[int, int, int]:
    data, size = ctypes.c_void_p(), ctypes.c_uint64()
    answer = reader.open_call(None, ctypes.byref(data), ctypes.byref(size))
    return answer, data.value or 0, size.value


def test_bytes_are_read_from_where_the_player_seeks() -> None:
    reader = MediaReader(BytesSource(b"0123456789"), list[str]().append)
    answer, handle, size = opened(reader)
    assert (answer, size) == (0, 10)
    assert reader.seek_call(handle, 4) == 0
    buffer = ctypes.create_string_buffer(8)
    assert reader.read_call(handle, buffer, 3) == 3
    assert buffer.raw[:3] == b"456"
    reader.close_call(handle)
    assert reader.read_call(handle, buffer, 3) == -1


def test_two_openings_do_not_share_their_place() -> None:
    reader = MediaReader(BytesSource(b"abcdef"), list[str]().append)
    (_, first, _), (_, second, _) = opened(reader), opened(reader)
    buffer = ctypes.create_string_buffer(4)
    reader.seek_call(first, 3)
    reader.read_call(second, buffer, 1)
    assert buffer.raw[:1] == b"a"
    reader.close()


def test_trouble_is_told_once_in_the_words_of_its_source() -> None:
    told: list[str] = []
    reader = MediaReader(Gone(b""), told.append)
    assert opened(reader)[0] == -1
    assert opened(reader)[0] == -1
    assert told == ["The file is no longer on this computer."]
    assert reader.error == told[0]


def test_a_read_that_breaks_becomes_an_answer_not_an_exception() -> None:
    told: list[str] = []
    reader = MediaReader(TornSource(b"x"), told.append)
    _, handle, _ = opened(reader)
    assert reader.read_call(handle, ctypes.create_string_buffer(4), 4) == -1
    assert told == ["The recording can no longer be read from this computer."]


def test_after_stop_nothing_is_read_any_more() -> None:
    reader = MediaReader(BytesSource(b"0123"), list[str]().append)
    _, handle, _ = opened(reader)
    reader.stop()
    assert reader.read_call(handle, ctypes.create_string_buffer(4), 4) == -1
    reader.close()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", "empty"),
        (b"#EXTM3U\nhttp://127.0.0.1:9/stream.ts\n", "unsupported"),
        ("﻿<MPD><BaseURL>http://127.0.0.1:9</BaseURL></MPD>".encode(), "unsupported"),
        ("#EXTM3U\r\nhttp://127.0.0.1:9/\r\n".encode("utf-16"), "unsupported"),
    ],
)
def test_what_is_no_recording_is_refused_before_the_player_sees_it(content: bytes, kind: str) -> None:
    with pytest.raises(ArtifactError) as caught:
        refuse_what_is_no_recording(BytesSource(content))
    assert caught.value.kind == kind


def test_a_film_is_not_refused() -> None:
    refuse_what_is_no_recording(BytesSource(film()))


def test_a_damaged_part_of_a_sealed_film_is_named_once_the_player_gets_there(tmp_path: Path) -> None:
    files = ArtifactFiles(tmp_path, ARTIFACT_KEY)
    content = bytes(FIRST + 2 * OTHER)
    put_file(files, "film", content)
    flip(files.final("film"), 1)
    told: list[str] = []
    reader = MediaReader(files.source("film", len(content)), told.append)
    answer, handle, size = opened(reader)
    assert (answer, size) == (0, len(content))
    room = ctypes.create_string_buffer(FIRST)
    assert reader.read_call(handle, room, FIRST) == FIRST
    assert reader.seek_call(handle, FIRST + 10) == 0
    assert reader.read_call(handle, room, 500) == -1
    assert told == ["This file is damaged on this laptop: part 2 of 3 is not what was stored."]
    assert reader.error == told[0]
    reader.close()
