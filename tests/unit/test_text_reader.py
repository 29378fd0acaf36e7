"""Plain text is read in whatever encoding people's programs wrote it, within bounds."""

from __future__ import annotations

import pytest

from assessor_app.errors import ArtifactError
from assessor_app.media.reading.text_reader import LARGEST, LONGEST_LINE, read_text
from tests.support.pdfs import MemorySource

SAMPLE = "Survey – “café”, 62 %\nligne déjà vue"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (SAMPLE.encode("utf-8"), "utf-8"),
        (SAMPLE.encode("utf-8-sig"), "utf-8"),
        (SAMPLE.encode("utf-16"), "utf-16-le"),
        (b"\xfe\xff" + SAMPLE.encode("utf-16-be"), "utf-16-be"),
        (SAMPLE.encode("utf-32"), "utf-32-le"),
        (SAMPLE.encode("cp1252"), "windows-1252"),
        (("plain words " * 20).encode("utf-16-le"), "utf-16-le"),
        (("plain words " * 20).encode("utf-16-be"), "utf-16-be"),
    ],
)
def test_the_encoding_is_found(data: bytes, encoding: str) -> None:
    text = read_text(MemorySource(data))
    assert text.encoding == encoding
    assert text.lines[0] in (SAMPLE.split("\n")[0], "plain words " * 20)
    assert not text.cut


def test_line_ends_of_every_system_count_the_same() -> None:
    assert read_text(MemorySource(b"a\r\nb\rc\nd\n")).lines == ("a", "b", "c", "d")


def test_a_file_beyond_the_limit_is_cut_even_amid_a_letter() -> None:
    text = read_text(MemorySource("é".encode() * LARGEST))
    assert text.cut
    assert text.encoding == "utf-8"


def test_a_line_without_end_is_folded() -> None:
    text = read_text(MemorySource(b"x" * (LONGEST_LINE * 2 + 5)))
    assert text.folded
    assert [len(line) for line in text.lines] == [LONGEST_LINE, LONGEST_LINE, 5]


@pytest.mark.parametrize(("data", "kind"), [(b"", "empty"), (b"PK\x03\x04\0\0\0\0" * 9, "unsupported")])
def test_what_is_no_text_is_named(data: bytes, kind: str) -> None:
    with pytest.raises(ArtifactError) as caught:
        read_text(MemorySource(data))
    assert caught.value.kind == kind


def test_a_byte_without_meaning_does_not_stop_the_rest() -> None:
    assert read_text(MemorySource(b"caf\xe9 \x81 end")).lines == ("café \ufffd end",)
