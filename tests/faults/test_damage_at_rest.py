"""Bytes that rot on the laptop's disk: told in one sentence, set aside, fetched again, and nothing else is touched."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from assessor_app.domain.citation import ArtifactFacts
from assessor_app.errors import ArtifactError, VaultError
from assessor_app.media.inspection import Inspection
from assessor_app.store import artifacts
from assessor_app.store.artifact_check import check_artifact_file
from assessor_app.store.segments import SEGMENT
from assessor_app.sync.lost_files import note_lost
from assessor_app.workflows.check_artifacts import check_artifacts
from assessor_app.workflows.load_queue import load_queue
from assessor_app.workflows.read_artifact import artifact_source
from tests.support.evidence import artifact_of, assignment_of, never
from tests.support.file_hub import FileHub, file_hub
from tests.support.laptop import Laptop, open_laptop
from tests.support.sealed import FIRST, OTHER, flip, read_file
from tests.support.vault import open_shelf

resource = pytest.importorskip("resource", reason="limits of files are a POSIX matter")

KILLS = int(os.environ.get("ASSESSOR_DOWNLOAD_KILLS", "2"))
ROOT = Path(__file__).resolve().parents[2]
PLAN = random.Random(5).randbytes(FIRST + OTHER + 40_000)
FILM = random.Random(6).randbytes(FIRST + 30 * OTHER + 77)
CONTENTS = {"plan": PLAN, "film": FILM}
COPIES = [artifact_of("plan", PLAN), artifact_of("film", FILM, kind="video")]


@pytest.fixture
def hub() -> Iterator[FileHub]:
    with file_hub(CONTENTS) as one:
        yield one


@pytest.fixture
def laptop(hub: FileHub, tmp_path: Path) -> Iterator[Laptop]:
    with open_laptop(tmp_path, hub.url) as one:
        one.shelf.deliver(assignment_of(COPIES, []))
        yield one


def present(laptop: Laptop) -> set[str]:
    with laptop.shelf.vault.read() as session:
        return {one.artifact_id for one in artifacts.wanted(session, None) if one.present}


def right(laptop: Laptop) -> bool:
    """Whether every file is here with its content, and nothing else lies in the folder."""
    files = laptop.shelf.files
    whole = all(read_file(files, one, len(content)) == content for one, content in CONTENTS.items())
    return whole and {path.name for path in files.folder.iterdir()} == {"plan.sealed", "film.sealed"}


class Reads:
    """An inspector that reads all there is, as every viewer does in the end."""

    def inspect(self, source: object, *_asked: object) -> Inspection:
        try:
            with source.open() as stream:  # type: ignore[attr-defined]
                stream.read()
        except ArtifactError as error:
            return Inspection("pdf", "application/pdf", ArtifactFacts(fault=error.kind, checked=True))
        return Inspection("pdf", "application/pdf", ArtifactFacts(3, checked=True))


class NoPages:
    def way(self) -> str:
        return "none"


def check(laptop: Laptop) -> None:
    shelf = laptop.shelf
    check_artifacts(shelf.vault, shelf.files, Reads(), NoPages(), (), lambda _told: None, never)  # type: ignore[arg-type]


def test_a_flipped_byte_is_told_set_aside_and_fetched_again(laptop: Laptop) -> None:
    laptop.download()
    shelf = laptop.shelf
    flip(shelf.files.final("film"), 7)
    with artifact_source(shelf.vault, shelf.files, "film").open() as stream:
        assert stream.read(FIRST) == FILM[:FIRST], "what is before the damage is still shown"
        with pytest.raises(ArtifactError, match="part 8 of 32") as told:
            stream.read()
    assert told.value.advice == "Download it again."
    # what the viewer's Retry asks
    with pytest.raises(ArtifactError, match="A part of this file was damaged on this laptop") as again:
        artifact_source(shelf.vault, shelf.files, "film")
    assert (again.value.kind, present(laptop)) == ("missing", {"plan"})
    assert load_queue(shelf.vault, shelf.files)[0].status == "not_downloaded"
    assert laptop.download().sentence == "1 file downloaded"
    assert right(laptop)


def test_what_the_check_finds_damaged_is_fetched_by_the_next_download(laptop: Laptop) -> None:
    laptop.download()
    flip(laptop.shelf.files.final("plan"), 2)
    check(laptop)
    assert laptop.download().sentence == "1 file downloaded"
    assert right(laptop)


def test_the_vaults_own_check_finds_it_without_anybody_reading(laptop: Laptop) -> None:
    laptop.download()
    shelf = laptop.shelf
    flip(shelf.files.final("film"), 31, at=80)
    with shelf.vault.read() as session:
        wanted = artifacts.wanted(session, None)
    found = [check_artifact_file(shelf.files, one.artifact_id, one.size, one.sha256) for one in wanted]
    assert [(one.file_id, one.state, one.segments) for one in found if one.state != "good"] == [
        ("film", "damaged", (31,))
    ]
    shelf.files.set_aside("film")
    assert note_lost(shelf.vault, shelf.files, "film", len(FILM))
    assert laptop.download().sentence == "1 file downloaded"
    assert right(laptop)


@pytest.mark.timeout(60 + 20 * KILLS)
def test_killed_while_downloading_it_goes_on_and_arrives_whole(hub: FileHub, tmp_path: Path) -> None:
    with open_shelf(tmp_path) as shelf:
        shelf.deliver(assignment_of(COPIES, []))
        files = shelf.files
    chance = random.Random(4)
    for number in range(KILLS):
        # each gets a little further into the film, and dies in the middle of a segment
        begun = files.part_bytes("film")
        step = (len(FILM) - begun) // (KILLS + 1 - number)
        plan = 0 if number else len(PLAN)
        hub.kill_after(
            plan + step + chance.randrange(OTHER), lambda goal=begun + step // 2: files.part_bytes("film") > goal
        )
        child = subprocess.Popen(_command(tmp_path, hub), stdout=subprocess.PIPE, cwd=ROOT)
        hub.victim = child.pid
        said = child.communicate()[0]
        assert (child.returncode, said) == (-signal.SIGKILL, b"")
        assert files.part_bytes("film") > begun
    hub.spare()
    done = subprocess.run(_command(tmp_path, hub), stdout=subprocess.PIPE, check=True, cwd=ROOT)
    assert json.loads(done.stdout)["sentence"] == "1 file downloaded"
    with open_laptop(tmp_path, hub.url, filled=False) as laptop:
        assert right(laptop)
        assert present(laptop) == {"plan", "film"}
    starts = hub.starts_of("film")
    assert starts == sorted(set(starts)), "each goes on behind what the one before had"


def test_a_full_disk_is_told_and_the_download_goes_on_once_there_is_room(hub: FileHub, laptop: Laptop) -> None:
    """The system itself refuses to let the file grow, in the middle of a segment."""
    laptop.shelf.files.folder.mkdir(exist_ok=True)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (9 * SEGMENT + 1000, hard))
        with pytest.raises(VaultError, match=r"disk of this laptop is full|cannot be saved") as told:
            laptop.download()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, ignored)
    assert told.value.advice
    assert present(laptop) == {"plan"}
    assert laptop.shelf.files.part("film").stat().st_size == 9 * SEGMENT + 1000
    assert laptop.download().sentence == "1 file downloaded"
    assert hub.starts_of("film")[-1] == FIRST + 8 * OTHER
    assert right(laptop)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk in memory with room for half of the files."""
    place = tmp_path / "small"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)]
    if not shutil.which("mount") or subprocess.run(mount, check=False, stderr=subprocess.DEVNULL).returncode:
        pytest.skip("only root may mount a small disk")
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)


def test_a_disk_that_is_really_full_is_told_as_such(
    hub: FileHub, laptop: Laptop, small_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = laptop.shelf.files
    usage = shutil.disk_usage(small_disk)
    with monkeypatch.context() as patched:
        # the question before the download would refuse it, and rightly; others fill a disk meanwhile
        patched.setattr(shutil, "disk_usage", lambda _path: usage._replace(free=1 << 40))
        patched.setattr(files, "_folder", small_disk)
        with pytest.raises(VaultError, match="disk of this laptop is full"):
            laptop.download()
        assert present(laptop) == {"plan"}
        have = files.part_bytes("film")
        assert have > FIRST
        subprocess.run(["mount", "-o", "remount,size=8m", str(small_disk)], check=True)
        assert laptop.download().sentence == "1 file downloaded"
        assert hub.starts_of("film")[-1] == have
        assert right(laptop)


def _command(folder: Path, hub: FileHub) -> list[str]:
    return [sys.executable, "-m", "tests.support.downloading_child", str(folder), hub.url]
