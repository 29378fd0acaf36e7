"""A copy for another program is the artifact's bytes under a harmless name, in memory if possible, and goes again."""

from __future__ import annotations

from pathlib import Path

import pytest

from assessor_app.errors import ArtifactError, VaultError
from assessor_app.office import private_place
from assessor_app.workflows.copy_outside import copy_outside
from assessor_app.workflows.outside_place import OutsidePlace
from tests.support.evidence import arrive, artifact_of, assignment_of
from tests.support.sealed import FIRST, OTHER, flip
from tests.support.vault import Shelf

PLAN = bytes(range(256)) * 600


@pytest.fixture
def filled(shelf: Shelf) -> Shelf:
    plan = artifact_of("plan", PLAN).model_copy(update={"name": "../Ada Long's plan.PDF"})
    shelf.deliver(assignment_of([plan, artifact_of("tool", b"MZ")], []))
    arrive(shelf, {"plan": PLAN, "tool": b"MZ"})
    return shelf


@pytest.fixture
def memory(tmp_path: Path) -> Path:
    (tmp_path / "memory").mkdir()
    return tmp_path / "memory"


def place(tmp_path: Path, memory: Path | None) -> OutsidePlace:
    return OutsidePlace(tmp_path / "cache" / "outside", lambda: memory)


def test_it_lies_in_memory_under_its_id_and_goes_with_the_desk(filled: Shelf, tmp_path: Path, memory: Path) -> None:
    outside = place(tmp_path, memory)
    path = copy_outside(filled.vault, filled.files, outside, "plan")
    assert path.is_relative_to(memory)
    assert (path.name, path.read_bytes()) == ("plan.pdf", PLAN)
    assert path.stat().st_mode & 0o777 == 0o600
    assert copy_outside(filled.vault, filled.files, outside, "plan") == path
    outside.clear()
    assert list(memory.iterdir()) == []
    assert not (tmp_path / "cache").exists()


@pytest.mark.parametrize("why", ["no memory", "no room"])
def test_without_memory_it_lies_on_the_disk_as_long_as_the_desk_lives(
    filled: Shelf, tmp_path: Path, memory: Path, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if why == "no room":
        monkeypatch.setattr("assessor_app.workflows.outside_place.free_bytes", lambda _folder: len(PLAN))
    outside = place(tmp_path, memory if why == "no room" else None)
    path = copy_outside(filled.vault, filled.files, outside, "plan")
    assert path.is_relative_to(tmp_path / "cache" / "outside")
    assert path.parent.stat().st_mode & 0o777 == 0o700
    outside.clear()
    assert not (tmp_path / "cache" / "outside").exists()


def test_what_a_killed_desk_left_goes_before_the_next_copy(filled: Shelf, tmp_path: Path, memory: Path) -> None:
    disk = tmp_path / "cache" / "outside"
    disk.mkdir(parents=True)
    (disk / "of-an-earlier-version.pdf").write_bytes(PLAN)
    for folder in (disk, memory):
        dead = folder / f"{private_place.PREFIX}dead"
        dead.mkdir()
        (dead / "plan.pdf").write_bytes(PLAN)
        dead.with_suffix(private_place.LOCK_SUFFIX).touch()
    outside = place(tmp_path, memory)
    path = copy_outside(filled.vault, filled.files, outside, "plan")
    left = [one for one in tmp_path.rglob("*.pdf") if one.is_file()]
    assert left == [path]


def test_what_could_be_run_or_is_damaged_is_not_handed_out(filled: Shelf, tmp_path: Path, memory: Path) -> None:
    outside = place(tmp_path, memory)
    with pytest.raises(ArtifactError, match="could be run"):
        copy_outside(filled.vault, filled.files, outside, "tool")
    assert len(PLAN) > FIRST + OTHER
    flip(filled.files.final("plan"), 2)
    with pytest.raises(ArtifactError, match="part 3 of 3"):
        copy_outside(filled.vault, filled.files, outside, "plan")
    assert list(tmp_path.rglob("*.pdf")) == []


def test_a_place_that_cannot_be_written_is_told(filled: Shelf, tmp_path: Path) -> None:
    (tmp_path / "cache").write_bytes(b"in the way")
    with pytest.raises(VaultError, match="could not be made"):
        copy_outside(filled.vault, filled.files, place(tmp_path, None), "plan")
