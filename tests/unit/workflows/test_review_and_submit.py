"""Review says what is missing in sentences; signing freezes exactly what was shown; asking back opens it again."""

from __future__ import annotations

import json
from typing import Literal

import pytest

from assessor_app.domain.annotation import CitationMark, Seen, mark_id
from assessor_app.domain.kept_names import kept_state, kept_text
from assessor_app.domain.scoring import Score
from assessor_app.errors import DeskError, ReadOnlyError
from assessor_app.protocol.digest import assessment_digest
from assessor_app.protocol.messages import SubmitWrite
from assessor_app.store import assessments, outbox, sending, ui_state
from assessor_app.store.operations import Operation
from assessor_app.workflows.ask_back import ask_back
from assessor_app.workflows.join_seen import join_seen
from assessor_app.workflows.open_submission import open_submission
from assessor_app.workflows.put_annotation import put_annotation
from assessor_app.workflows.review import review
from assessor_app.workflows.score_criterion import score_criterion
from assessor_app.workflows.set_flag import set_flag
from assessor_app.workflows.submit_assessment import submit_assessment
from assessor_app.workflows.write_comment import write_comment
from assessor_app.workflows.write_feedback import write_feedback
from tests.support.one_side import keep_side
from tests.support.vault import (
    ASSIGNMENT,
    GOOD_MARKS,
    NOW,
    Shelf,
    assessment_copy,
    blocked_definition,
    credential_copy,
    score_copy,
)


def complete(shelf: Shelf, **changed: str) -> None:
    for scorable, mark in (dict(GOOD_MARKS) | {key.replace("_", "."): mark for key, mark in changed.items()}).items():
        score_criterion(shelf.vault, ASSIGNMENT, scorable, mark)


def blocking(shelf: Shelf) -> list[tuple[str, str]]:
    return [(one.scorable_id, one.sentence) for one in review(shelf.vault, ASSIGNMENT).missing if one.blocking]


def soft(shelf: Shelf) -> list[str]:
    return [one.sentence for one in review(shelf.vault, ASSIGNMENT).missing if not one.blocking]


def state(shelf: Shelf) -> str:
    return open_submission(shelf.vault, ASSIGNMENT).assessment.state


def ops(shelf: Shelf) -> tuple[Operation, ...]:
    with shelf.vault.read() as session:
        return outbox.operations(session, ASSIGNMENT)


def freeze_next(shelf: Shelf) -> Operation:
    with shelf.vault.write() as session:
        operation = sending.next_operation(session)
        assert operation is not None
        return sending.freeze(session, operation.key)


def send_everything(shelf: Shelf) -> list[Operation]:
    """What sync does with a hub that agrees, up to the submit, which stays frozen."""
    sent = []
    while True:
        operation = freeze_next(shelf)
        sent.append(operation)
        if operation.kind == "submit":
            return sent
        assert operation.body is not None
        data = json.loads(operation.body)
        if operation.kind == "score":
            shelf.deliver(score_copy(operation.scorable_id, Score(**data), (operation.base_rev or 0) + 1))
        else:
            shelf.deliver(assessment_copy((operation.base_rev or 0) + 1, feedback=data["feedback"]))
        with shelf.vault.write() as session:
            sending.acknowledge(session, operation.key)


def test_everything_unscored_is_named_as_people_say_it(shelf: Shelf) -> None:
    score_criterion(shelf.vault, ASSIGNMENT, "eo1.a", "shown")
    page = review(shelf.vault, ASSIGNMENT)
    assert not page.can_submit
    assert blocking(shelf) == [
        ("p1", "Part 1 has no score yet."),
        ("eo1.b", "1.b has no score yet."),
        ("eo2.a", "2.a has no score yet."),
        ("p3", "Part 3 has no score yet."),
    ]


def test_not_shown_and_not_scorable_need_a_comment(shelf: Shelf) -> None:
    complete(shelf, eo1_a="not-shown", eo1_b="not_scorable", p1="not-passing")
    assert blocking(shelf) == [
        ("p1", "Part 1 is “Not passing”: say in its comment what you looked at and what is missing."),
        ("eo1.a", "1.a is “Not demonstrated”: say in its comment what you looked at and what is missing."),
        ("eo1.b", "1.b is marked not scorable: say why in its comment."),
    ]
    write_comment(shelf.vault, ASSIGNMENT, "eo1.a", "  \n ")
    assert len(blocking(shelf)) == 3
    for scorable in ("p1", "eo1.a", "eo1.b"):
        write_comment(shelf.vault, ASSIGNMENT, scorable, "Page 2 shows one source only.")
    page = review(shelf.vault, ASSIGNMENT)
    assert page.can_submit
    assert page.decision.outcome != "earned"


def test_what_only_deserves_a_look_does_not_block(shelf: Shelf) -> None:
    complete(shelf)
    set_flag(shelf.vault, ASSIGNMENT, "eo1.a", True)
    assert blocking(shelf) == []
    look_at(shelf, "a1-plan", "a1-clip")
    assert soft(shelf) == [
        "There is no overall feedback to the practitioner yet.",
        "1.a is flagged for the lead.",
        "2 files of the evidence are not on this laptop.",
        "7 changes wait to be sent first; that happens by itself when connected.",
    ]
    write_feedback(shelf.vault, ASSIGNMENT, "A clear plan.")
    shelf.download()
    assert [one[:8] for one in soft(shelf)] == ["1.a is f", "8 change"]


def look_at(shelf: Shelf, *artifact_ids: str) -> None:
    """Every page and moment of these was on screen."""
    seen = tuple(Seen(one, frozenset(range(40)), ((0.0, 4_000.0),), rest=True) for one in artifact_ids)
    join_seen(shelf.vault, ASSIGNMENT, seen)


def unopened(shelf: Shelf) -> list[tuple[str, str, int]]:
    points = review(shelf.vault, ASSIGNMENT).missing
    return [(one.scorable_id, one.sentence, one.citation) for one in points if one.kind == "unopened"]


def test_a_score_given_without_a_look_at_what_is_cited_is_told_and_blocks_nothing(shelf: Shelf) -> None:
    assert unopened(shelf) == [], "what is not scored yet may well be looked at later"
    complete(shelf)
    assert [one[:2] for one in unopened(shelf)] == [
        ("eo1.a", "1.a: scored, but 2 of 2 citations were never opened."),
        ("eo1.b", "1.b: scored, but its citation was never opened."),
        ("eo2.a", "2.a: scored, but its citation was never opened."),
    ]
    look_at(shelf, "a1-plan")
    assert unopened(shelf) == [("eo1.a", "1.a: scored, but 1 of 2 citations was never opened.", 1)]
    mark = CitationMark("eo1.a", 1, "0:10 - 0:20", "supports")
    put_annotation(shelf.vault, ASSIGNMENT, mark_id("eo1.a", 1, "0:10 - 0:20"), mark)
    assert unopened(shelf) == []
    assert review(shelf.vault, ASSIGNMENT).can_submit
    score_criterion(shelf.vault, ASSIGNMENT, "eo2.a", "not_scorable", "unreadable")
    put_annotation(shelf.vault, ASSIGNMENT, mark_id("eo1.a", 1, "0:10 - 0:20"), None)
    assert [one for one, *_ in unopened(shelf)] == ["eo1.a"]


def test_a_name_kept_in_the_workspace_is_not_told_again_in_the_review(shelf: Shelf) -> None:
    complete(shelf)
    write_comment(shelf.vault, ASSIGNMENT, "eo1.a", "Mr. Lee shows it on page 2.")
    (point,) = (one for one in review(shelf.vault, ASSIGNMENT).missing if one.kind == "name")
    assert point.name == ("mr. lee", 0)
    with shelf.vault.write() as session:
        ui_state.save(session, {kept_state(ASSIGNMENT): kept_text({("eo1.a", *point.name)})})
    assert not [one for one in review(shelf.vault, ASSIGNMENT).missing if one.kind == "name"]


def test_what_the_lead_wrote_when_handing_it_back_stands_first_of_what_deserves_a_look(shelf: Shelf) -> None:
    complete(shelf)
    shelf.deliver(assessment_copy(1).model_copy(update={"note": "Look at 1.b again,\nplease."}))
    assert soft(shelf)[0] == "Your lead says: “Look at 1.b again, please.”"


def test_word_limits_are_told_and_do_not_block(shelf: Shelf) -> None:
    complete(shelf)
    data = credential_copy().definition
    data["parts"][0]["words"] = {"min": 1000, "scope": "part", "severity": "block"}
    shelf.deliver(credential_copy(data=data))
    assert "Overview: 8 words, at least 1,000 asked (992 too few)." in soft(shelf)
    assert review(shelf.vault, ASSIGNMENT).can_submit


def test_an_open_question_in_the_definition_blocks_until_a_lead_accepts(shelf: Shelf) -> None:
    complete(shelf)
    shelf.deliver(credential_copy(accepted=False, data=blocked_definition()))
    (point,) = blocking(shelf)
    assert "MISSING_DETAILS" in point[1]
    assert "Score freely" in point[1]
    assert "lead has accepted" in point[1]
    with pytest.raises(DeskError, match="lead has accepted"):
        submit_assessment(shelf.vault, ASSIGNMENT, "A. Sessor")
    shelf.deliver(credential_copy(accepted=True, data=blocked_definition()))
    assert review(shelf.vault, ASSIGNMENT).can_submit
    assert review(shelf.vault, ASSIGNMENT).decision.final


def test_signing_makes_it_read_only_and_queues_it_behind_the_scores(shelf: Shelf) -> None:
    complete(shelf)
    write_feedback(shelf.vault, ASSIGNMENT, "A clear plan.")
    changes = submit_assessment(shelf.vault, ASSIGNMENT, "  A. Sessor ", now=NOW)
    assert (changes.saved_at, changes.queue) == (NOW, True)
    opened = open_submission(shelf.vault, ASSIGNMENT)
    assert (opened.assessment.state, opened.assessment.signature, opened.assessment.signed_at) == (
        "submitted",
        "A. Sessor",
        NOW,
    )
    with pytest.raises(ReadOnlyError):
        score_criterion(shelf.vault, ASSIGNMENT, "eo1.a", "not-shown")
    with pytest.raises(ReadOnlyError):
        submit_assessment(shelf.vault, ASSIGNMENT, "A. Sessor")
    sent = send_everything(shelf)
    assert [one.kind for one in sent] == ["score"] * 5 + ["feedback", "submit"]
    assert sent[-1].body is not None
    message = SubmitWrite.model_validate_json(sent[-1].body)
    with shelf.vault.read() as session:
        digest = assessment_digest(assessments.server_scores(session, ASSIGNMENT), "A clear plan.")
    assert message == SubmitWrite(signature="A. Sessor", decision="Earned", digest=digest)


def test_what_was_signed_is_what_is_sent_even_when_the_hub_changes_in_between(shelf: Shelf) -> None:
    complete(shelf)
    submit_assessment(shelf.vault, ASSIGNMENT, "A. Sessor")
    with shelf.vault.read() as session:
        signed = assessments.load_signing(session, ASSIGNMENT)
    sent = send_everything(shelf)
    shelf.deliver(score_copy("eo1.a", Score("not-shown", "another device"), 9))
    again = freeze_next(shelf)
    assert again.body == sent[-1].body
    assert signed is not None
    assert signed.digest in (again.body or b"").decode()


def test_the_receipt_is_shown_and_a_hand_back_opens_it_without_the_old_signature(shelf: Shelf) -> None:
    complete(shelf)
    submit_assessment(shelf.vault, ASSIGNMENT, "A. Sessor")
    submit = send_everything(shelf)[-1]
    shelf.deliver(assessment_copy(1, state="submitted", receipt="R-1"))
    assert state(shelf) == "submitted"
    with shelf.vault.write() as session:
        sending.acknowledge(session, submit.key)
    opened = open_submission(shelf.vault, ASSIGNMENT)
    assert (opened.assessment.state, opened.assessment.signature) == ("received", "A. Sessor")
    assert opened.assessment.receipt is not None
    ask_back(shelf.vault, ASSIGNMENT, "I mixed up two files.")
    assert state(shelf) == "recall_asked"
    recall = freeze_next(shelf)
    assert json.loads(recall.body or b"") == {"reason": "I mixed up two files."}
    shelf.deliver(assessment_copy(2, state="recall_asked", receipt="R-1"))
    with shelf.vault.write() as session:
        sending.acknowledge(session, recall.key)
    assert state(shelf) == "recall_asked"
    shelf.deliver(assessment_copy(3))
    opened = open_submission(shelf.vault, ASSIGNMENT)
    assert (opened.assessment.state, opened.assessment.signature, opened.assessment.receipt) == ("open", "", None)
    score_criterion(shelf.vault, ASSIGNMENT, "eo1.a", "not-shown")
    write_comment(shelf.vault, ASSIGNMENT, "eo1.a", "Only one source.")
    submit_assessment(shelf.vault, ASSIGNMENT, "A. Sessor")
    assert state(shelf) == "submitted"


@pytest.mark.parametrize("fate", ["pending", "refused", "parked"])
def test_a_submission_the_hub_does_not_hold_is_simply_open_again(shelf: Shelf, fate: str) -> None:
    complete(shelf)
    submit_assessment(shelf.vault, ASSIGNMENT, "A. Sessor")
    if fate != "pending":
        submit = send_everything(shelf)[-1]
        with shelf.vault.write() as session:
            if fate == "refused":
                sending.refuse(session, submit.key, "What was signed is not what the hub holds.")
            else:
                sending.park(session, submit.key, b"{}", "Changed elsewhere.")
    ask_back(shelf.vault, ASSIGNMENT, "")
    assert state(shelf) == "open"
    assert not [one for one in ops(shelf) if one.kind in ("submit", "recall")]


def test_a_submission_already_under_way_is_asked_back_after_it(shelf: Shelf) -> None:
    complete(shelf)
    submit_assessment(shelf.vault, ASSIGNMENT, "A. Sessor")
    submit = send_everything(shelf)[-1]
    with pytest.raises(DeskError, match="why"):
        ask_back(shelf.vault, ASSIGNMENT, "  ")
    ask_back(shelf.vault, ASSIGNMENT, "Too early.")
    assert [(one.kind, one.state) for one in ops(shelf)] == [("submit", "sent"), ("recall", "pending")]
    assert freeze_next(shelf).key == submit.key
    with pytest.raises(DeskError, match="already"):
        ask_back(shelf.vault, ASSIGNMENT, "Really.")


def test_an_open_assessment_cannot_be_asked_back(shelf: Shelf) -> None:
    with pytest.raises(DeskError, match="nothing to ask back"):
        ask_back(shelf.vault, ASSIGNMENT, "why not")


@pytest.mark.parametrize("signature", ["", "   "])
def test_an_unsigned_assessment_is_not_submitted(shelf: Shelf, signature: str) -> None:
    complete(shelf)
    with pytest.raises(DeskError, match="Sign with your name"):
        submit_assessment(shelf.vault, ASSIGNMENT, signature)
    assert state(shelf) == "open"


def test_an_incomplete_assessment_is_not_submitted_and_says_why(shelf: Shelf) -> None:
    with pytest.raises(DeskError, match=r"Part 1 has no score yet. \(4 more"):
        submit_assessment(shelf.vault, ASSIGNMENT, "A. Sessor")
    assert ops(shelf) == ()


@pytest.mark.parametrize(("keep", "comment", "left"), [("mine", "mine", ["pending"]), ("theirs", "theirs", [])])
def test_a_conflict_blocks_the_submit_until_one_is_kept(
    shelf: Shelf, keep: Literal["mine", "theirs"], comment: str, left: list[str]
) -> None:
    complete(shelf)
    write_comment(shelf.vault, ASSIGNMENT, "p1", "mine")
    operation = freeze_next(shelf)
    theirs = score_copy("p1", Score("passing", "theirs"), 4)
    shelf.deliver(theirs)
    with shelf.vault.write() as session:
        sending.park(session, operation.key, theirs.model_dump_json().encode(), "Scored on another device.")
    (point,) = blocking(shelf)
    assert point[0] == "p1"
    assert "two laptops" in point[1]
    keep_side(shelf.vault, ASSIGNMENT, "p1", keep)
    opened = open_submission(shelf.vault, ASSIGNMENT)
    assert opened.assessment.score("p1").comment == comment
    assert [one.state for one in ops(shelf) if one.scorable_id == "p1"] == left
    assert blocking(shelf) == []
