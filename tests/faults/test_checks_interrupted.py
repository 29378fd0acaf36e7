"""A check that is cut short keeps what it saw, says nothing it did not see, and goes on from there."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assessor_app.domain.citation import ArtifactFacts
from assessor_app.errors import ArtifactError
from assessor_app.media.inspection import Inspection
from assessor_app.office.conversion import ConversionCancelledError
from assessor_app.store import known_facts
from assessor_app.sync.report import SyncProgress
from assessor_app.workflows.check_artifacts import check_artifacts
from assessor_app.workflows.desk import ArtifactSource, Cancel, Changes, RenditionWay
from assessor_app.workflows.load_queue import load_queue
from tests.support.evidence import DOCX, arrive, artifact_of, assignment_of
from tests.support.vault import Shelf, open_shelf

PLAN = b"%PDF plan"
SECONDS = 60


class Watched:
    """An inspector that finds seven pages in everything and does something while it looks."""

    def __init__(self, during: Callable[[str], None]) -> None:
        self.seen: list[str] = []
        self._during = during

    def inspect(self, source: ArtifactSource, name: str, *_asked: object) -> Inspection:
        self.seen.append(name)
        self._during(name)
        return Inspection("pdf", "application/pdf", ArtifactFacts(7, checked=True))


class Maker:
    def __init__(self, trouble: Exception | None = None) -> None:
        self._trouble = trouble

    def way(self) -> RenditionWay:
        return "none" if self._trouble is None else "in_memory"

    def convert(self, source: ArtifactSource, media_type: str, cancel: Cancel, *, on_disk: bool = False) -> bytes:
        assert self._trouble is not None
        raise self._trouble


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    with open_shelf(tmp_path) as found:
        names = ("one", "two", "three")
        found.deliver(assignment_of([artifact_of(name, PLAN) for name in names], [("p. 2", "one")]))
        arrive(found, dict.fromkeys(names, PLAN))
        yield found


def check(shelf: Shelf, inspector: Watched, cancel: Cancel, maker: Maker | None = None) -> Changes:
    told: list[SyncProgress] = []
    return check_artifacts(shelf.vault, shelf.files, inspector, maker or Maker(), (), told.append, cancel)


def checked(shelf: Shelf) -> set[str]:
    with shelf.vault.read() as session:
        return {one for one, facts in known_facts.of_submission(session, "sub-1").items() if facts.checked}


def never() -> bool:
    return False


def nothing(_name: str) -> None:
    return None


def test_cancelled_between_two_files_the_first_stays_and_the_rest_comes_next_time(shelf: Shelf) -> None:
    inspector = Watched(nothing)
    changes = check(shelf, inspector, lambda: checked(shelf) == {"one"})
    assert (checked(shelf), changes.queue, changes.assignment_ids) == ({"one"}, True, frozenset())
    assert load_queue(shelf.vault, shelf.files)[0].readiness.checked_at is None
    check(shelf, inspector, never)
    assert inspector.seen == ["one of ours", "two of ours", "three of ours"]
    assert load_queue(shelf.vault, shelf.files)[0].readiness.resolved == 1


def test_a_look_that_is_broken_off_says_nothing_about_the_file(shelf: Shelf) -> None:
    stopped: list[str] = []
    check(shelf, Watched(stopped.append), lambda: "two of ours" in stopped)
    assert checked(shelf) == {"one"}


def test_killed_in_the_middle_of_a_file(shelf: Shelf, tmp_path: Path) -> None:
    shelf.vault.close()
    command = [sys.executable, "-m", "tests.support.checking_child", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert [child.stdout.readline().strip() for _ in range(2)] == ["1", "2"]
        child.kill()
        child.wait(SECONDS)
    again = shelf.reopened()
    assert checked(again) == {"one"}
    inspector = Watched(nothing)
    check(again, inspector, never)
    assert inspector.seen == ["two of ours", "three of ours"]
    again.vault.close()


def test_a_file_replaced_while_it_was_looked_at_is_looked_at_again(shelf: Shelf) -> None:
    newer = b"%PDF another plan"

    def replace_it(name: str) -> None:
        if name == "two of ours" and not shelf.files.holds("two", len(newer)):
            files = [artifact_of("one", PLAN), artifact_of("two", newer), artifact_of("three", PLAN)]
            shelf.deliver(assignment_of(files, [("p. 2", "one")]))
            arrive(shelf, {"two": newer})

    inspector = Watched(replace_it)
    check(shelf, inspector, never)
    assert checked(shelf) == {"one", "three"}
    check(shelf, inspector, never)
    assert checked(shelf) == {"one", "two", "three"}
    assert inspector.seen[-1] == "two of ours"


def test_a_submission_that_left_meanwhile_is_passed_over(shelf: Shelf) -> None:
    def withdraw(_name: str) -> None:
        shelf.deliver(assignment_of([artifact_of("one", PLAN)], []))

    inspector = Watched(withdraw)
    check(shelf, inspector, never)
    assert inspector.seen == ["one of ours"]


@pytest.mark.parametrize(
    ("trouble", "known"), [(ConversionCancelledError("Stopped."), set()), (ArtifactError("Broken."), {"letter"})]
)
def test_pages_that_are_not_made_are_no_fault_of_the_file(shelf: Shelf, trouble: Exception, known: set[str]) -> None:
    shelf.deliver(assignment_of([artifact_of("letter", b"PK", kind="document", media_type=DOCX)], []))
    arrive(shelf, {"letter": b"PK"})
    check(shelf, Watched(nothing), never, Maker(trouble))
    assert checked(shelf) == known
