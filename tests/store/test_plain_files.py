"""What an earlier version left readable is sealed once, or removed; nothing plain stays and nothing right is lost."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assessor_app.errors import ArtifactError, VaultError
from assessor_app.store import artifacts, renditions
from assessor_app.store.artifact_files import ArtifactFiles
from assessor_app.store.renditions import KeptRendition
from assessor_app.sync import plain_files
from assessor_app.sync.plain_files import open_files, seal_plain_files
from assessor_app.workflows.read_artifact import artifact_source
from tests.support.evidence import artifact_of, assignment_of, never
from tests.support.sealed import FIRST, OTHER, read_file
from tests.support.vault import ARTIFACT_KEY, Shelf, open_shelf

PLAN = b"%PDF the plan" * 9_000
FILM = bytes(range(256)) * 700
PAGES = b"%PDF pages made here" * 50


@pytest.fixture
def old(tmp_path: Path) -> Iterator[Shelf]:
    """A shelf as the version before left it: plain files, whole and begun."""
    with open_shelf(tmp_path) as shelf:
        shelf.deliver(
            assignment_of([artifact_of("plan", PLAN, rendition=PAGES), artifact_of("film", FILM, kind="video")], [])
        )
        with shelf.vault.write() as session:
            for file_id in ("plan", "film"):
                artifacts.mark_present(session, file_id)
            sha256 = hashlib.sha256(PLAN).hexdigest()
            renditions.keep_made(session, "plan", sha256, KeptRendition("laptop-1", len(PAGES)))
        lay(shelf, {"plan": PLAN, "film": FILM, "laptop-1": PAGES, "plan-pages.part": PAGES[:90]})
        yield opened(shelf)


def lay(shelf: Shelf, contents: dict[str, bytes]) -> None:
    for name, content in contents.items():
        (shelf.files.folder / name).write_bytes(content)


def opened(shelf: Shelf) -> Shelf:
    """As the desk opens it."""
    return Shelf(shelf.vault, open_files(shelf.vault, shelf.files.folder, ARTIFACT_KEY), shelf.path)


def names(shelf: Shelf) -> set[str]:
    return {path.name for path in shelf.files.folder.iterdir()}


def present(shelf: Shelf, file_id: str) -> bool:
    with shelf.vault.read() as session:
        return artifacts.is_present(session, file_id)


def after(count: int) -> Callable[[], bool]:
    """Cancelled when it is asked for the time after ``count``."""
    asked: list[None] = []

    def cancel() -> bool:
        asked.append(None)
        return len(asked) > count

    return cancel


def test_every_plain_file_is_sealed_with_its_content_and_then_gone(old: Shelf) -> None:
    seal_plain_files(old.vault, old.files, never)
    assert names(old) == {"plan.sealed", "film.sealed", "laptop-1.sealed"}
    for file_id, content in (("plan", PLAN), ("film", FILM), ("laptop-1", PAGES)):
        assert read_file(old.files, file_id, len(content)) == content
        assert content[:40] not in old.files.final(file_id).read_bytes()
    assert present(old, "plan")


def test_they_are_read_meanwhile_and_never_again_afterwards(old: Shelf) -> None:
    with artifact_source(old.vault, old.files, "film").open() as stream:
        assert stream.read() == FILM
    seal_plain_files(old.vault, old.files, never)
    again = opened(old)
    again.files.final("film").unlink()
    lay(again, {"film": b"X" * len(FILM)})
    with pytest.raises(ArtifactError):
        again.files.source("film", len(FILM)).open()
    with pytest.raises(ArtifactError, match="gone or cut short"):
        artifact_source(again.vault, again.files, "film")
    seal_plain_files(again.vault, again.files, never)
    assert "film" not in names(again), "what is put there later is removed as well"


def test_pages_put_there_afterwards_are_not_taken_for_those_made_here(old: Shelf) -> None:
    """No hash is known of pages made on this laptop, so once they are sealed nothing plain may pass for them."""
    seal_plain_files(old.vault, old.files, never)
    again = opened(old)
    again.files.final("laptop-1").unlink()
    lay(again, {"laptop-1": b"X" * len(PAGES)})
    seal_plain_files(again.vault, again.files, never)
    assert names(again) == {"plan.sealed", "film.sealed"}


def test_cancelled_in_between_the_rest_waits_and_stays_readable(old: Shelf) -> None:
    seal_plain_files(old.vault, old.files, after(1))
    assert names(old) == {"film.sealed", "plan", "laptop-1", "plan-pages.part"}
    again = opened(old)
    assert read_file(again.files, "plan", len(PLAN)) == PLAN
    seal_plain_files(again.vault, again.files, never)
    assert names(again) == {"plan.sealed", "film.sealed", "laptop-1.sealed"}


@pytest.mark.parametrize("wrong", [b"X" * len(PLAN), PLAN[:-1], PLAN + b"X"])
def test_one_that_is_not_what_was_promised_goes_and_is_fetched_again(old: Shelf, wrong: bytes) -> None:
    lay(old, {"plan": wrong})
    seal_plain_files(old.vault, old.files, never)
    assert names(old) == {"film.sealed", "laptop-1.sealed"}
    assert not present(old, "plan")
    assert present(old, "film")


def test_strangers_go_and_neither_links_nor_folders_are_followed(old: Shelf, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.write_bytes(FILM)
    lay(old, {"stranger": b"who knows", "stranger.part": b"x"})
    (old.files.folder / "film").unlink()
    (old.files.folder / "film").symlink_to(outside)
    (old.files.folder / "folder").mkdir()
    seal_plain_files(old.vault, old.files, never)
    assert names(old) == {"plan.sealed", "laptop-1.sealed", "folder"}
    assert outside.read_bytes() == FILM
    assert not old.files.holds("film", len(FILM))


def test_a_begun_download_goes_on_where_it_was(old: Shelf) -> None:
    film = FILM * 3
    old.deliver(assignment_of([artifact_of("film", film, kind="video")], []))
    (old.files.folder / "film").unlink()
    lay(old, {"film.part": film[: FIRST + OTHER + 99]})
    seal_plain_files(old.vault, old.files, never)
    assert "film.sealed.part" in names(old)
    assert "film.part" not in names(old)
    assert old.files.part_bytes("film") == FIRST + OTHER


def test_killed_at_any_step_nothing_is_lost(old: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a crash between two steps the folder holds old, begun and new files; the next run puts that right."""

    class PulledError(BaseException):
        pass

    def pull(*_values: object, **_named: object) -> None:
        raise PulledError

    for victim in ("unlink", "replace"):
        with monkeypatch.context() as patched:
            patched.setattr(Path, victim, pull)
            with pytest.raises(PulledError):
                seal_plain_files(old.vault, old.files, never)
        again = opened(old)
        for file_id, content in (("plan", PLAN), ("film", FILM), ("laptop-1", PAGES)):
            assert read_file(again.files, file_id, len(content)) == content
    seal_plain_files(old.vault, old.files, never)
    assert names(old) == {"plan.sealed", "film.sealed", "laptop-1.sealed"}


def test_a_disk_that_fails_is_told_and_what_is_plain_stays(old: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_values: object) -> bool:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(plain_files, "keep_content", full)
        with pytest.raises(VaultError, match="could not be encrypted yet"):
            seal_plain_files(old.vault, old.files, never)
    assert {"plan", "film"} <= names(old)
    assert read_file(opened(old).files, "film", len(FILM)) == FILM


def test_a_new_vault_reads_nothing_plain_after_its_first_check(tmp_path: Path) -> None:
    with open_shelf(tmp_path) as shelf:
        files = open_files(shelf.vault, shelf.files.folder, ARTIFACT_KEY)
        seal_plain_files(shelf.vault, files, never)
        (files.folder / "film").write_bytes(b"planted")
        for one in (files, open_files(shelf.vault, files.folder, ARTIFACT_KEY)):
            assert isinstance(one, ArtifactFiles)
            assert not one.holds("film", 7)
