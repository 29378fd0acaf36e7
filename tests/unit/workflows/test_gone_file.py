"""A file deleted from the vault's folder by hand is told, counts as missing, and is looked at again once it is back."""

from __future__ import annotations

import pytest

from assessor_app.domain.citation import ArtifactFacts
from assessor_app.errors import ArtifactError
from assessor_app.gui.queue.readiness_words import needs_check, ready_hint, ready_state
from assessor_app.media.inspection import Inspection
from assessor_app.store import artifacts, known_facts
from assessor_app.sync.lost_files import note_lost
from assessor_app.workflows.check_artifacts import check_artifacts
from assessor_app.workflows.desk import ArtifactSource, Changes, QueueRow, RenditionWay
from assessor_app.workflows.load_queue import load_queue
from assessor_app.workflows.open_submission import open_submission
from assessor_app.workflows.read_artifact import artifact_source
from tests.support.evidence import arrive, artifact_of, assignment_of, never
from tests.support.sealed import change
from tests.support.vault import ASSIGNMENT, Shelf

PLAN, LOG = b"%PDF plan", b"%PDF log of ours"


class SevenPages:
    """Finds seven pages in everything that can be opened."""

    def inspect(self, source: ArtifactSource, *_asked: object) -> Inspection:
        source.open().close()
        return Inspection("pdf", "application/pdf", ArtifactFacts(7, checked=True))


class NoMaker:
    def way(self) -> RenditionWay:
        return "none"

    def convert(self, *_asked: object, **_how: object) -> bytes:
        raise AssertionError("nothing asks for pages here")


@pytest.fixture
def filled(shelf: Shelf) -> Shelf:
    shelf.deliver(assignment_of([artifact_of("plan", PLAN), artifact_of("log", LOG)], [("p. 2", "plan")]))
    arrive(shelf, {"plan": PLAN, "log": LOG})
    return shelf


def check(shelf: Shelf) -> Changes:
    return check_artifacts(shelf.vault, shelf.files, SevenPages(), NoMaker(), (), lambda _told: None, never)


def row(shelf: Shelf) -> QueueRow:
    return next(one for one in load_queue(shelf.vault, shelf.files) if one.assignment_id == ASSIGNMENT)


def state(shelf: Shelf) -> str:
    return ready_state(row(shelf), downloading=False, checking=False)


def test_opening_it_says_so_and_the_submission_is_to_be_downloaded_again(filled: Shelf) -> None:
    check(filled)
    assert state(filled) == "ready"
    filled.files.final("plan").unlink()
    with pytest.raises(ArtifactError, match="gone or cut short") as told:
        artifact_source(filled.vault, filled.files, "plan")
    assert told.value.kind == "missing"
    assert open_submission(filled.vault, ASSIGNMENT).present == {"log"}
    assert (row(filled).local_bytes, row(filled).size) == (len(LOG), len(PLAN) + len(LOG))
    assert (state(filled), row(filled).readiness.faults) == ("not_downloaded", ("missing",))
    hint = ready_hint(row(filled), "not_downloaded")
    assert hint.splitlines()[1] == "1 file was here and is gone: download it again."
    with filled.vault.read() as session:
        assert [one.artifact_id for one in artifacts.wanted(session, (ASSIGNMENT,)) if not one.present] == ["plan"]
        assert known_facts.of_submission(session, "sub-1")["plan"].pages == 7, "what was known of it stays known"


def test_a_file_cut_short_counts_as_gone(filled: Shelf) -> None:
    change(filled.files.final("log"), lambda data: data.pop())
    with pytest.raises(ArtifactError, match="gone or cut short"):
        artifact_source(filled.vault, filled.files, "log")
    assert open_submission(filled.vault, ASSIGNMENT).present == {"plan"}


def test_the_check_tells_it_too_and_looks_again_once_it_is_back(filled: Shelf) -> None:
    for name in ("plan", "log"):
        filled.files.final(name).unlink()
    check(filled)
    assert state(filled) == "not_downloaded"
    assert ready_hint(row(filled), "not_downloaded").endswith("2 files were here and are gone: download them again.")
    arrive(filled, {"plan": PLAN, "log": LOG})
    assert state(filled) == "unchecked"
    assert needs_check(row(filled))
    check(filled)
    assert (state(filled), row(filled).readiness.faults) == ("ready", ())
    with artifact_source(filled.vault, filled.files, "plan").open() as stream:
        assert stream.read() == PLAN


def test_only_what_was_noted_as_here_and_is_not_is_taken_back(filled: Shelf) -> None:
    assert not note_lost(filled.vault, filled.files, "plan", len(PLAN))
    assert not note_lost(filled.vault, filled.files, "never-promised", 5)
    filled.files.final("plan").unlink()
    assert note_lost(filled.vault, filled.files, "plan", len(PLAN))
    assert not note_lost(filled.vault, filled.files, "plan", len(PLAN)), "it is told once"
