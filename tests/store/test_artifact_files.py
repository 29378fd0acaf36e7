"""Artifact files are found by id only, and a cut or missing one says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from assessor_app.errors import ArtifactError
from assessor_app.store.artifact_files import ArtifactFiles


@pytest.mark.parametrize("name", ["../vault.db", "a/b", "", ".", "a.part", "a\x00b", "ä", "x" * 201])
def test_a_name_that_could_leave_the_folder_is_refused(tmp_path: Path, name: str) -> None:
    files = ArtifactFiles(tmp_path)
    for ask in (files.part, files.final):
        with pytest.raises(ArtifactError):
            ask(name)


def test_every_open_is_independent_and_seekable(tmp_path: Path) -> None:
    files = ArtifactFiles(tmp_path)
    files.final("a-1").write_bytes(b"0123456789")
    source = files.source("a-1", 10)
    with source.open() as first, source.open() as second:
        first.seek(4)
        assert (first.read(2), second.read(2), source.size) == (b"45", b"01", 10)


def test_a_missing_and_a_cut_file_say_what_happened(tmp_path: Path) -> None:
    files = ArtifactFiles(tmp_path)
    with pytest.raises(ArtifactError) as missing:
        files.source("a-1", 10).open()
    assert missing.value.kind == "missing"
    files.final("a-1").write_bytes(b"0123")
    with pytest.raises(ArtifactError, match="4 of 10 bytes") as cut:
        files.source("a-1", 10).open()
    assert cut.value.kind == "damaged"


def test_room_on_the_disk_is_known_before_the_folder_exists(tmp_path: Path) -> None:
    assert ArtifactFiles(tmp_path / "later" / "artifacts").free_bytes() > 0


def test_an_unfinished_download_is_counted(tmp_path: Path) -> None:
    files = ArtifactFiles(tmp_path)
    assert files.part_bytes("a-1") == 0
    files.part("a-1").write_bytes(b"123")
    assert files.part_bytes("a-1") == 3
