"""The queue tells, without opening anything, how far each submission is and what stands in its way."""

from __future__ import annotations

from datetime import timedelta

import pytest

from assessor_app.domain.scoring import Score
from assessor_app.store import feed, outbox, sending
from assessor_app.workflows.desk import QueueRow, Readiness
from assessor_app.workflows.load_queue import load_queue
from assessor_app.workflows.open_submission import open_submission
from assessor_app.workflows.score_criterion import score_criterion
from assessor_app.workflows.set_flag import set_flag
from assessor_app.workflows.write_comment import write_comment
from tests.support.evidence import arrive, artifact_of, assignment_of
from tests.support.sealed import FIRST, put_part
from tests.support.vault import (
    ASSIGNMENT,
    CLIP,
    GOOD_MARKS,
    NOW,
    PLAN,
    Shelf,
    assessment_copy,
    assignment_copy,
    blocked_definition,
    credential_copy,
    definition,
    programme_copy,
    score_copy,
)


def row(shelf: Shelf) -> QueueRow:
    return next(one for one in load_queue(shelf.vault, shelf.files) if one.assignment_id == ASSIGNMENT)


def test_a_definition_that_cannot_be_used_leaves_the_other_rows(shelf: Shelf) -> None:
    second = assignment_copy(2)
    copy = credential_copy(data=definition(scales={}))
    other = second.submission.model_copy(update={"credential_version": "v9"})
    shelf.deliver(copy.model_copy(update={"version": "v9"}), second.model_copy(update={"submission": other}))
    notes = {one.assignment_id: one.note for one in load_queue(shelf.vault, shelf.files)}
    assert "cannot be used by this version" in notes.pop(second.id)
    assert notes == {ASSIGNMENT: ""}


def test_a_row_tells_code_credential_due_date_progress_and_sizes(shelf: Shelf) -> None:
    due = NOW + timedelta(days=3)
    shelf.deliver(assignment_copy(1, due), score_copy("eo1.b", Score("shown"), 1))
    score_criterion(shelf.vault, ASSIGNMENT, "eo1.a", "shown")
    set_flag(shelf.vault, ASSIGNMENT, "p1", True)
    size = len(PLAN) + len(CLIP)
    assert row(shelf) == QueueRow(
        ASSIGNMENT,
        "TV-2401",
        "A Vision in Small",
        1,
        due,
        2,
        5,
        size,
        0,
        "in_progress",
        unsent=2,
        readiness=Readiness(files=2),
    )


def test_whose_it_is_is_told_only_while_the_programme_does_not_hide_it(shelf: Shelf) -> None:
    hidden = programme_copy()
    shown = hidden.model_copy(update={"switches": hidden.switches.model_copy(update={"hide_practitioner": False})})
    copy = assignment_copy()
    named = copy.model_copy(update={"submission": copy.submission.model_copy(update={"practitioner": "Ana Núñez"})})
    shelf.deliver(shown, named)
    opened = open_submission(shelf.vault, ASSIGNMENT)
    assert (row(shelf).practitioner, opened.submission.practitioner) == ("Ana Núñez", "Ana Núñez")
    shelf.deliver(hidden)
    opened = open_submission(shelf.vault, ASSIGNMENT)
    assert (row(shelf).practitioner, opened.submission.practitioner) == ("", ""), "before the submission comes anew"


def test_the_soonest_due_comes_first_and_those_without_a_date_last(shelf: Shelf) -> None:
    shelf.deliver(assignment_copy(2, NOW + timedelta(days=2)), assignment_copy(3, NOW + timedelta(days=1)))
    assert [one.assignment_id for one in load_queue(shelf.vault, shelf.files)] == ["as-3", "as-2", "as-1"]


def test_from_not_downloaded_to_ready_counting_unfinished_files(shelf: Shelf) -> None:
    assert (row(shelf).status, row(shelf).local_bytes) == ("not_downloaded", 0)
    film = bytes(3 * FIRST)
    shelf.deliver(assignment_of([artifact_of("film", film, kind="video")], []))
    put_part(shelf.files, "film", film, FIRST + 1)
    assert (row(shelf).status, row(shelf).local_bytes) == ("not_downloaded", FIRST)
    arrive(shelf, {"film": film})
    assert (row(shelf).status, row(shelf).local_bytes) == ("ready", len(film))
    write_comment(shelf.vault, ASSIGNMENT, "eo1.a", "Begun with words.")
    assert (row(shelf).status, row(shelf).scored) == ("in_progress", 0)


def test_complete_waiting_submitted_and_asked_back(shelf: Shelf) -> None:
    for scorable, mark in GOOD_MARKS.items():
        score_criterion(shelf.vault, ASSIGNMENT, scorable, mark)
    assert (row(shelf).status, row(shelf).scored) == ("complete", 5)
    with shelf.vault.write() as session:
        outbox.enqueue(session, ASSIGNMENT, "submit", "", NOW)
    assert row(shelf).status == "waiting_to_send"
    with shelf.vault.write() as session:
        for one in outbox.operations(session, ASSIGNMENT):
            sending.acknowledge(session, one.key)
    shelf.deliver(assessment_copy(1, state="submitted", receipt="R-1"))
    assert row(shelf).status == "submitted"
    shelf.deliver(assessment_copy(2, state="recall_asked", receipt="R-1"))
    assert row(shelf).status == "recall_asked"
    shelf.deliver(assessment_copy(3))
    assert row(shelf).status == "complete"


def test_a_refusal_asks_for_attention_in_the_hubs_own_sentence(shelf: Shelf) -> None:
    score_criterion(shelf.vault, ASSIGNMENT, "eo1.a", "shown")
    with shelf.vault.write() as session:
        key = outbox.operations(session, ASSIGNMENT)[0].key
        sending.freeze(session, key)
        sending.refuse(session, key, "This level was retired.")
    assert (row(shelf).status, row(shelf).note) == ("needs_attention", "This level was retired.")


def test_a_withdrawn_submission_stays_only_while_it_holds_unsent_work(shelf: Shelf) -> None:
    score_criterion(shelf.vault, ASSIGNMENT, "eo1.a", "shown")
    with shelf.vault.write() as session:
        feed.remove_assignment(session, ASSIGNMENT)
    assert row(shelf).status == "needs_attention"
    assert "no longer assigned" in row(shelf).note
    with shelf.vault.write() as session:
        sending.acknowledge(session, outbox.operations(session, ASSIGNMENT)[0].key)
    assert load_queue(shelf.vault, shelf.files) == ()


@pytest.mark.parametrize(("accepted", "told"), [(False, True), (True, False)])
def test_a_definition_not_accepted_yet_is_told_early(shelf: Shelf, accepted: bool, told: bool) -> None:
    shelf.deliver(credential_copy(accepted=accepted, data=blocked_definition()))
    assert ("accept the definition" in row(shelf).note) is told


def test_a_submission_whose_definition_has_not_arrived_is_listed_all_the_same(shelf: Shelf) -> None:
    stray = assignment_copy(2)
    submission = stray.submission.model_copy(update={"credential_version": "v2"})
    shelf.deliver(stray.model_copy(update={"submission": submission}))
    found = next(one for one in load_queue(shelf.vault, shelf.files) if one.assignment_id == "as-2")
    assert (found.total, found.credential_title) == (0, "test/vision@v2")
    assert "not arrived" in found.note
