"""Artifact files are found by id only, and what is not there, cut, or still plain is told apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from assessor_app.errors import ArtifactError
from assessor_app.store.artifact_files import ArtifactFiles
from tests.support.sealed import FIRST, change, put_file, put_part, read_file
from tests.support.vault import ARTIFACT_KEY


@pytest.fixture
def files(tmp_path: Path) -> ArtifactFiles:
    return ArtifactFiles(tmp_path, ARTIFACT_KEY)


@pytest.mark.parametrize("name", ["../vault.db", "a/b", "", ".", "a.part", "a\x00b", "ä", "x" * 201])
def test_a_name_that_could_leave_the_folder_is_refused(files: ArtifactFiles, name: str) -> None:
    for ask in (files.part, files.final, files.plain_of, files.remove):
        with pytest.raises(ArtifactError):
            ask(name)
    with pytest.raises(ArtifactError):
        files.source(name, 5)


def test_every_open_is_independent_and_seekable(files: ArtifactFiles) -> None:
    put_file(files, "a-1", b"0123456789")
    source = files.source("a-1", 10)
    with source.open() as first, source.open() as second:
        first.seek(4)
        assert (first.read(2), second.read(2), source.size) == (b"45", b"01", 10)


def test_a_missing_and_a_cut_file_say_what_happened(files: ArtifactFiles) -> None:
    with pytest.raises(ArtifactError) as missing:
        files.source("a-1", 10).open()
    assert missing.value.kind == "missing"
    put_file(files, "a-1", b"0123456789")
    change(files.final("a-1"), lambda data: data.pop())
    with pytest.raises(ArtifactError, match="it ends in part 1 of 1") as cut:
        files.source("a-1", 10).open()
    assert cut.value.kind == "damaged"


def test_room_on_the_disk_is_known_before_the_folder_exists(tmp_path: Path) -> None:
    assert ArtifactFiles(tmp_path / "later" / "artifacts", ARTIFACT_KEY).free_bytes() > 0


def test_an_unfinished_download_is_counted_by_whole_segments(files: ArtifactFiles) -> None:
    assert files.part_bytes("a-1") == 0
    put_part(files, "a-1", bytes(3 * FIRST), FIRST + 100)
    assert files.part_bytes("a-1") == FIRST


def test_the_longest_name_fits_on_the_disk(files: ArtifactFiles) -> None:
    name = "x" * 200
    put_part(files, name, bytes(2 * FIRST), FIRST)
    put_file(files, name, b"content")
    files.set_aside(name)
    assert files.is_aside(name)
    files.remove(name)
    assert list(files.folder.iterdir()) == []


def test_a_plain_file_is_read_only_where_an_earlier_version_may_have_left_it(tmp_path: Path) -> None:
    (tmp_path / "old").write_bytes(b"plain")
    files = ArtifactFiles(tmp_path, ARTIFACT_KEY, plain=True)
    assert (files.holds("old", 5), files.holds("old", 4), files.plain_ids()) == (True, False, ("old",))
    assert read_file(files, "old", 5) == b"plain"
    with pytest.raises(ArtifactError) as wrong:
        read_file(files, "old", 4)
    assert wrong.value.kind == "missing"
    files.refuse_plain()
    assert not files.holds("old", 5)
    with pytest.raises(ArtifactError):
        read_file(files, "old", 5)


def test_where_an_open_file_cannot_be_moved_it_is_damaged_all_the_same(
    files: ArtifactFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_file(files, "a-1", b"0123456789")

    def in_use(_path: Path, _target: Path) -> Path:
        raise PermissionError("in use")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", in_use)
        files.set_aside("a-1")
    assert (files.holds("a-1", 10), files.is_aside("a-1")) == (False, True)
    put_file(files, "a-1", b"0123456789")
    assert files.holds("a-1", 10)
