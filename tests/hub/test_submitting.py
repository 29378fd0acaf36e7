"""What is signed is what the hub holds; then it is read-only until it is handed back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from assessor_app.domain.scoring import Score
from assessor_app.protocol.digest import assessment_digest
from tests.support.hub import Caller, LocalHub

ALL_SHOWN = {"p1": "passing", "eo1.a": "shown", "eo1.b": "shown"}


def _score_all(hub: LocalHub, caller: Caller, marks: Mapping[str, str] = ALL_SHOWN) -> None:
    for scorable, mark in marks.items():
        assert caller.score(hub.assignment_id, scorable, mark).status_code == 200


def _submit(
    hub: LocalHub,
    caller: Caller,
    marks: Mapping[str, str] = ALL_SHOWN,
    decision: str = "Earned",
    rev: int = 0,
    key: str | None = None,
    feedback: str = "",
) -> Any:
    digest = assessment_digest({scorable: Score(mark) for scorable, mark in marks.items()}, feedback)
    body = {"signature": "Ana", "decision": decision, "digest": digest}
    return caller.write("POST", f"/assessments/{hub.assignment_id}/submit", body, rev, key)


def _recall(hub: LocalHub, caller: Caller, rev: int) -> Any:
    return caller.write("POST", f"/assessments/{hub.assignment_id}/recall", {"reason": "I misread page 3."}, rev)


def _hand_back(hub: LocalHub, caller: Caller) -> Any:
    return hub.http.post(f"/assessments/{hub.assignment_id}/hand-back", headers=caller.headers)


def test_submitting_gives_a_receipt_that_also_comes_through_the_feed(hub: LocalHub, ana: Caller) -> None:
    _score_all(hub, ana)

    answer = _submit(hub, ana)

    assert answer.status_code == 200, answer.text
    assert answer.json()["state"] == "submitted"
    assert answer.json()["receipt"]["decision"] == "Earned"
    assert answer.json()["receipt"]["received_at"] == "2026-03-02T08:00:00Z"
    assert ana.items()[-1] == answer.json()


def test_a_submit_whose_answer_was_lost_gives_the_same_receipt_again(hub: LocalHub, ana: Caller) -> None:
    _score_all(hub, ana)
    first = _submit(hub, ana, key="key-submit-1")
    hub.clock.pass_time(hours=2)

    assert _submit(hub, ana, key="key-submit-1").content == first.content


def test_signing_other_content_than_the_hub_holds_is_refused(hub: LocalHub, ana: Caller) -> None:
    _score_all(hub, ana)

    answer = _submit(hub, ana, {**ALL_SHOWN, "eo1.b": "not-shown"})

    assert (answer.status_code, answer.json()["error"]) == (409, "digest")
    assert hub.admin.recorded()[0].assessment.state == "open"


@pytest.mark.parametrize(
    ("marks", "right", "wrong"),
    [
        (ALL_SHOWN, "Earned", "Not yet earned"),
        (ALL_SHOWN, "earned", "incomplete"),
        ({**ALL_SHOWN, "eo1.b": "not-shown"}, "Not yet earned", "Earned"),
        ({"p1": "passing"}, "Incomplete", "Earned"),
    ],
)
def test_only_the_decision_that_the_rule_gives_is_recorded(
    hub: LocalHub, ana: Caller, marks: dict[str, str], right: str, wrong: str
) -> None:
    _score_all(hub, ana, marks)

    refused = _submit(hub, ana, marks, wrong)

    assert (refused.status_code, refused.json()["error"]) == (409, "decision")
    assert _submit(hub, ana, marks, right).status_code == 200


def test_a_blocked_definition_takes_scores_but_no_final_decision_until_it_is_accepted(
    start_hub: Callable[..., LocalHub],
) -> None:
    hub = start_hub(blocked=True)
    ana = hub.caller("ana")
    _score_all(hub, ana)

    refused = _submit(hub, ana)
    hub.admin.accept("test/small-credential@v1", "A-lea")

    assert (refused.status_code, refused.json()["error"]) == (409, "not_accepted")
    assert "lead must accept" in refused.json()["sentence"]
    assert _submit(hub, ana).status_code == 200


def test_a_submitted_assessment_refuses_every_write(hub: LocalHub, ana: Caller) -> None:
    _score_all(hub, ana)
    _submit(hub, ana)
    base = f"/assessments/{hub.assignment_id}"

    answers = [
        ana.score(hub.assignment_id, "eo1.a", "not-shown", rev=1),
        ana.write("PUT", f"{base}/feedback", {"feedback": "More."}, 1),
        _submit(hub, ana, rev=1),
    ]

    assert [(one.status_code, one.json()["error"]) for one in answers] == [(409, "submitted")] * 3
    assert hub.admin.recorded()[0].assessment.scores["eo1.a"].mark == "shown"


def test_asked_back_and_handed_back_it_can_be_changed_and_submitted_anew(
    hub: LocalHub, ana: Caller, lea: Caller
) -> None:
    _score_all(hub, ana)
    first = _submit(hub, ana).json()

    asked = _recall(hub, ana, first["rev"])
    row = lea.get("/progress").json()["rows"][0]
    opened = _hand_back(hub, lea)

    assert asked.json()["state"] == "recall_asked"
    assert (row["state"], row["recall_reason"]) == ("recall_asked", "I misread page 3.")
    assert (opened.json()["state"], opened.json()["receipt"]) == ("open", None)
    assert ana.score(hub.assignment_id, "eo1.a", "not-shown", rev=1).status_code == 200
    marks = {**ALL_SHOWN, "eo1.a": "not-shown"}
    second = _submit(hub, ana, marks, "Not yet earned", rev=opened.json()["rev"])
    assert second.status_code == 200
    assert second.json()["receipt"]["number"] != first["receipt"]["number"]


def test_what_is_open_cannot_be_asked_back_and_what_is_asked_back_not_twice(hub: LocalHub, ana: Caller) -> None:
    assert _recall(hub, ana, 0).status_code == 409
    _score_all(hub, ana)
    _submit(hub, ana)
    _recall(hub, ana, 1)

    assert _recall(hub, ana, 2).status_code == 409


def test_only_a_lead_hands_back(hub: LocalHub, ana: Caller, lea: Caller) -> None:
    _score_all(hub, ana)
    _submit(hub, ana)

    assert _hand_back(hub, ana).status_code == 403
    assert _hand_back(hub, lea).status_code == 200
    assert _hand_back(hub, lea).json()["state"] == "open"


def test_the_office_hands_back_by_command(hub: LocalHub, ana: Caller) -> None:
    _score_all(hub, ana)
    _submit(hub, ana)
    cursor = ana.changes()["cursor"]

    hub.admin.hand_back(hub.assignment_id)

    assert [(item["kind"], item["state"]) for item in ana.changes(cursor)["items"]] == [("assessment", "open")]
