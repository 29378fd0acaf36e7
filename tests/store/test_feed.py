"""The hub's facts arrive without ever touching what the assessor has not sent."""

from __future__ import annotations

from datetime import timedelta

from assessor_app.domain.citation import ArtifactFacts
from assessor_app.domain.scoring import Receipt, Score
from assessor_app.store import artifacts, assessments, feed, history, known_facts, outbox, submissions
from assessor_app.store.identity import Identity, load_identity, save_session
from tests.support.vault import (
    ASSIGNMENT,
    NOW,
    PLAN,
    Shelf,
    artifact_copy,
    assessment_copy,
    assignment_copy,
    score_copy,
    submission_copy,
)


def test_a_submission_comes_back_as_it_was_handed_in(shelf: Shelf) -> None:
    with shelf.vault.read() as session:
        found = submissions.load_submission(session, "sub-1")
    assert found is not None
    assert [one.name for one in found.artifacts] == ["improvement-plan.pdf", "staff-meeting.mp4"]
    assert found.response("q2") == "All staff."
    analysis = found.analysis("eo1.a")
    assert analysis is not None
    assert [one.raw for one in analysis.citations] == ["p. 2", "0:10 - 0:20"]
    assert found.received_at == NOW


def test_an_older_revision_never_overwrites_a_newer_one(shelf: Shelf) -> None:
    shelf.deliver(score_copy("eo1.a", Score("shown"), 5), assessment_copy(5, feedback="new"))
    shelf.deliver(score_copy("eo1.a", Score("not-shown"), 4), assessment_copy(4, feedback="old"))
    with shelf.vault.read() as session:
        assert assessments.server_score_of(session, ASSIGNMENT, "eo1.a") == Score("shown")
        assert assessments.server_feedback_of(session, ASSIGNMENT) == "new"
        assert (feed.score_rev(session, ASSIGNMENT, "eo1.a"), feed.assessment_rev(session, ASSIGNMENT)) == (5, 5)


def test_the_state_follows_the_hub_through_submission_recall_and_hand_back(shelf: Shelf) -> None:
    seen = []
    steps = (
        assessment_copy(1),
        assessment_copy(2, state="submitted"),
        assessment_copy(3, state="submitted", receipt="R-7"),
        assessment_copy(4, state="recall_asked", receipt="R-7"),
        assessment_copy(5, state="open"),
    )
    for copy in steps:
        shelf.deliver(copy)
        with shelf.vault.read() as session:
            found = assessments.load_assessment(session, ASSIGNMENT)
        seen.append((found.state, found.receipt))
    receipt = Receipt("R-7", NOW, "Earned")
    assert seen == [
        ("open", None),
        ("submitted", None),
        ("received", receipt),
        ("recall_asked", receipt),
        ("open", None),
    ]


def test_scores_may_arrive_before_their_assignment(shelf: Shelf) -> None:
    shelf.deliver(score_copy("eo1.a", Score("shown"), 1, "as-2"), assignment_copy(2))
    with shelf.vault.read() as session:
        assert assessments.effective_scores(session, "as-2") == {"eo1.a": Score("shown")}


def test_removing_an_assignment_without_unsent_work_leaves_nothing_of_it(shelf: Shelf) -> None:
    shelf.deliver(score_copy("eo1.a", Score("shown"), 1), assessment_copy(1))
    with shelf.vault.write() as session:
        history.record(session, ASSIGNMENT, "eo1.a", "mark", None, "shown", NOW)
        feed.remove_assignment(session, ASSIGNMENT)
    with shelf.vault.read() as session:
        assert submissions.load_assignment(session, ASSIGNMENT) is None
        assert submissions.load_submission(session, "sub-1") is None
        assert artifacts.wanted(session, None) == ()
        assert assessments.effective_scores(session, ASSIGNMENT) == {}


def test_removing_an_assignment_keeps_unsent_work_until_it_is_ours_again(shelf: Shelf) -> None:
    with shelf.vault.write() as session:
        outbox.queue_score(session, ASSIGNMENT, "eo1.a", Score("shown"), NOW)
        feed.remove_assignment(session, ASSIGNMENT)
    with shelf.vault.read() as session:
        found = submissions.load_assignment(session, ASSIGNMENT)
        assert found is not None
        assert found[1] is True
        assert assessments.effective_score(session, ASSIGNMENT, "eo1.a") == Score("shown")
        assert artifacts.wanted(session, None) == ()
    shelf.deliver(assignment_copy())
    with shelf.vault.read() as session:
        assert [one.withdrawn for one in submissions.queue_facts(session)] == [False]


def test_a_full_list_withdraws_what_is_gone_keeps_unsent_work_and_believes_lower_revisions(shelf: Shelf) -> None:
    shelf.deliver(assignment_copy(2), assignment_copy(3), score_copy("eo1.a", Score("shown"), 9, "as-2"))
    with shelf.vault.write() as session:
        feed.set_cursor(session, "old")
        outbox.queue_score(session, "as-3", "eo1.a", Score("shown"), NOW)
        feed.start_full_list(session)
        assert feed.cursor(session) == ""
    shelf.deliver(assignment_copy(2), score_copy("eo1.a", Score("not-shown"), 1, "as-2"))
    with shelf.vault.write() as session:
        feed.set_cursor(session, "new")
        feed.finish_full_list(session)
    with shelf.vault.read() as session:
        assert [(one.assignment_id, one.withdrawn) for one in submissions.queue_facts(session)] == [
            ("as-2", False),
            ("as-3", True),
        ]
        assert assessments.server_score_of(session, "as-2", "eo1.a") == Score("not-shown")
        assert feed.cursor(session) == "new"


def test_an_interrupted_full_list_withdraws_nothing(shelf: Shelf) -> None:
    with shelf.vault.write() as session:
        feed.start_full_list(session)
    again = shelf.reopened()
    with again.vault.read() as session:
        assert submissions.load_assignment(session, ASSIGNMENT) is not None
    again.vault.close()


def test_the_last_sync_is_remembered_beside_the_cursor(shelf: Shelf) -> None:
    with shelf.vault.write() as session:
        assert feed.last_sync(session) is None
        feed.set_cursor(session, "c1")
        feed.set_last_sync(session, NOW)
    with shelf.vault.read() as session:
        assert (feed.cursor(session), feed.last_sync(session)) == ("c1", NOW)


def test_wanted_files_come_soonest_due_first_and_each_once(shelf: Shelf) -> None:
    shelf.deliver(assignment_copy(2, NOW + timedelta(days=2)), assignment_copy(3, NOW + timedelta(days=1)))
    shelf.download(2)
    with shelf.vault.read() as session:
        found = artifacts.wanted(session, None)
        only = artifacts.wanted(session, ("as-2",))
    assert [(one.artifact_id, one.present) for one in found] == [
        ("a3-plan", False),
        ("a3-clip", False),
        ("a2-plan", True),
        ("a2-clip", True),
        ("a1-plan", False),
        ("a1-clip", False),
    ]
    assert {one.assignment_id for one in only} == {"as-2"}
    assert only[0].size == len(PLAN)


def test_a_file_whose_content_changed_at_the_hub_is_wanted_again_and_its_facts_are_not_believed(shelf: Shelf) -> None:
    shelf.download()
    facts = ArtifactFacts(2, ("i", "1"), 12.5)
    with shelf.vault.write() as session:
        known_facts.record(session, "a1-plan", facts)
        assert known_facts.of_artifact(session, "a1-plan") == facts
    changed = artifact_copy("a1-plan", "improvement-plan.pdf", PLAN + b"more")
    submission = submission_copy().model_copy(update={"artifacts": [changed]})
    shelf.deliver(assignment_copy().model_copy(update={"submission": submission}))
    with shelf.vault.read() as session:
        assert [(one.artifact_id, one.present) for one in artifacts.wanted(session, None)] == [("a1-plan", False)]
        assert known_facts.of_artifact(session, "a1-plan") is None
        assert not artifacts.is_present(session, "a1-plan")


def test_who_is_signed_in_survives_a_restart(shelf: Shelf) -> None:
    who = Identity("http://127.0.0.1:1", "Test programme", "A-07", "Assessor A-07", "assessor", "d1")
    with shelf.vault.write() as session:
        save_session(session, who)
    again = shelf.reopened()
    with again.vault.read() as session:
        assert load_identity(session) == who
    again.vault.close()
