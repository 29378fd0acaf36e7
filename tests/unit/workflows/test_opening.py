"""Opening a submission brings everything back: text, citations, facts, place; files come through one door."""

from __future__ import annotations

import pytest

from assessor_app.domain.citation import ArtifactFacts, PagePlace, TimePlace
from assessor_app.domain.scoring import Score
from assessor_app.errors import ArtifactError, DeskError
from assessor_app.workflows.desk import Place
from assessor_app.workflows.open_submission import open_submission
from assessor_app.workflows.read_artifact import artifact_source
from assessor_app.workflows.record_facts import record_facts
from assessor_app.workflows.remember_place import remember_place
from assessor_app.workflows.remember_windows import load_ui_state, save_ui_state
from assessor_app.workflows.score_criterion import score_criterion
from assessor_app.workflows.undo import undo
from tests.support.sealed import put_file
from tests.support.vault import ASSIGNMENT, CLIP, PLAN, Shelf, assessment_copy, assignment_copy, score_copy


def test_the_workspace_gets_all_it_shows(shelf: Shelf) -> None:
    shelf.download()
    shelf.deliver(score_copy("eo1.b", Score("shown"), 1))
    score_criterion(shelf.vault, ASSIGNMENT, "eo1.a", "shown")
    opened = open_submission(shelf.vault, ASSIGNMENT)
    assert opened.assignment.id == ASSIGNMENT
    assert opened.credential.title == "A Vision in Small"
    assert opened.submission.code == "TV-2401"
    assert opened.assessment.scores == {"eo1.a": Score("shown"), "eo1.b": Score("shown")}
    assert opened.present == {"a1-plan", "a1-clip"}
    assert list(opened.citations) == ["eo1.a", "eo1.b", "eo2.a"]
    assert (opened.place, opened.can_undo, opened.can_redo) == (Place(), True, False)


def test_citations_resolve_against_the_facts_the_viewers_found(shelf: Shelf) -> None:
    record_facts(shelf.vault, "a1-plan", ArtifactFacts(pages=4))
    record_facts(shelf.vault, "a1-clip", ArtifactFacts(duration=60.0))
    opened = open_submission(shelf.vault, ASSIGNMENT)
    plan, clip = opened.citations["eo1.a"]
    assert (plan.artifact_id, plan.places) == ("a1-plan", (PagePlace(1, 1),))
    assert (clip.artifact_id, clip.places) == ("a1-clip", (TimePlace(10.0, 20.0),))
    (beyond,) = opened.citations["eo1.b"]
    assert [one.code for one in beyond.problems] == ["page_beyond_end"]
    assert opened.facts["a1-plan"] == ArtifactFacts(pages=4)


def test_undo_is_not_offered_once_submitted(shelf: Shelf) -> None:
    score_criterion(shelf.vault, ASSIGNMENT, "eo1.a", "shown")
    score_criterion(shelf.vault, ASSIGNMENT, "eo1.b", "shown")
    undo(shelf.vault, ASSIGNMENT)
    shelf.deliver(assessment_copy(1, state="submitted", receipt="R-1"))
    opened = open_submission(shelf.vault, ASSIGNMENT)
    assert (opened.assessment.read_only, opened.can_undo, opened.can_redo) == (True, False, False)


def test_the_place_is_restored_after_a_restart_and_may_change_when_read_only(shelf: Shelf) -> None:
    place = Place("eo1.a", "a1-plan", 1, {"a1-plan": {"page": 2.0, "zoom": 1.25}, "a1-clip": {"seconds": 12.5}})
    shelf.deliver(assessment_copy(1, state="submitted", receipt="R-1"))
    remember_place(shelf.vault, ASSIGNMENT, Place("p1"))
    remember_place(shelf.vault, ASSIGNMENT, place)
    again = shelf.reopened()
    assert open_submission(again.vault, ASSIGNMENT).place == place
    again.vault.close()


def test_each_submission_has_its_own_place(shelf: Shelf) -> None:
    shelf.deliver(assignment_copy(2))
    remember_place(shelf.vault, "as-2", Place("p3"))
    assert open_submission(shelf.vault, ASSIGNMENT).place == Place()
    with pytest.raises(DeskError):
        remember_place(shelf.vault, "as-99", Place())


def test_an_unknown_submission_is_told_in_plain_words(shelf: Shelf) -> None:
    with pytest.raises(DeskError, match="not in your queue"):
        open_submission(shelf.vault, "as-99")


def test_an_artifact_is_read_only_once_it_is_here_and_verified(shelf: Shelf) -> None:
    put_file(shelf.files, "a1-plan", PLAN)
    with pytest.raises(ArtifactError) as absent:
        artifact_source(shelf.vault, shelf.files, "a1-plan")
    assert absent.value.kind == "missing"
    shelf.download()
    source = artifact_source(shelf.vault, shelf.files, "a1-clip")
    with source.open() as reader:
        assert (reader.read(), source.size) == (CLIP, len(CLIP))
    with pytest.raises(ArtifactError):
        artifact_source(shelf.vault, shelf.files, "../vault.db")


def test_the_windows_get_back_what_they_asked_to_remember(shelf: Shelf) -> None:
    save_ui_state(shelf.vault, {"page": "queue", "splitter": "1,2,1"})
    save_ui_state(shelf.vault, {"page": "workspace"})
    again = shelf.reopened()
    assert load_ui_state(again.vault) == {"page": "workspace", "splitter": "1,2,1"}
    again.vault.close()
