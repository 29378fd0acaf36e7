"""Two attempts side by side: what is told as changed, and what is only counted."""

from __future__ import annotations

from dataclasses import replace

from assessor_app.domain.attempt_overview import compare_attempts
from assessor_app.domain.submission import Response
from tests.support.portfolio import credential, submission
from tests.support.second_attempt import OPEN_AGAIN, second_attempt


def test_the_same_submission_twice_tells_of_nothing() -> None:
    now = submission(credential())
    overview = compare_attempts(credential(), replace(now, attempt=1), now)
    assert {one.state for one in overview.files} == {"same"}
    assert overview.texts == ()
    assert overview.texts_same == 3
    assert not any(one.changed for one in overview.criteria)


def test_what_changed_is_found_for_files_answers_and_criteria() -> None:
    opened = second_attempt()
    assert opened.reopening is not None
    assert opened.reopening.earlier is not None
    overview = compare_attempts(opened.credential, opened.reopening.earlier.submission, opened.submission)
    assert [(one.part.id, one.number) for one in overview.texts] == [("p1", 1)]
    assert overview.texts_same == 2
    change = overview.criterion("eo1.b")
    assert change is not None
    assert [one.state for one in change.citations] == ["new", "gone"]
    assert change.explanation
    same = overview.criterion("eo1.a")
    assert same is not None
    assert [(one.state, one.touched) for one in same.citations] == [("same", True)]
    assert overview.criterion("p1") is None
    assert overview.criterion("eo2.a") is not None
    assert {"eo1.b", "eo2.a"} == OPEN_AGAIN


def test_an_answer_that_is_gone_or_new_is_told_and_spaces_at_its_ends_are_not() -> None:
    now = submission(credential(), {"q1": "  Only this. \n", "q2": "", "r1": "Something new."})
    before = replace(now, responses=(Response("q1", "Only this."), Response("q2", "It was here."), Response("r1", "")))
    overview = compare_attempts(credential(), before, now)
    told = [(one.part.id, one.number, [piece.change for piece in one.pieces]) for one in overview.texts]
    assert told == [("p1", 2, ["removed"]), ("p3", 1, ["added"])]
    assert overview.texts_same == 1


def test_a_text_filed_under_the_part_itself_is_compared_too() -> None:
    now = submission(credential(), {"p3": "All in one piece."})
    before = replace(now, responses=tuple(one for one in now.responses if one.prompt_id != "p3"))
    overview = compare_attempts(credential(), before, now)
    assert [(one.part.id, one.prompt) for one in overview.texts] == [("p3", None)]
