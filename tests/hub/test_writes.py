"""Scores and feedback reach the hub once, whatever the network does, and never overwrite what was not seen."""

from __future__ import annotations

import json

import pytest

from assessor_app.protocol.messages import KEY_HEADER
from tests.support.hub import Caller, LocalHub


def test_a_score_is_kept_with_its_comment_and_flag(hub: LocalHub, ana: Caller) -> None:
    answer = ana.score(hub.assignment_id, "eo1.a", "shown", comment="On page 12.", flagged=True)

    assert answer.status_code == 200
    assert answer.json()["rev"] == 1
    assert answer.json()["score"] == {"mark": "shown", "comment": "On page 12.", "flagged": True}
    kept = hub.admin.recorded()[0].assessment.scores["eo1.a"]
    assert (kept.mark, kept.comment, kept.flagged) == ("shown", "On page 12.", True)


def test_the_same_write_sent_again_gets_the_first_answer_byte_for_byte(hub: LocalHub, ana: Caller) -> None:
    first = ana.score(hub.assignment_id, "eo1.a", "shown", key="key-00000001")
    ana.score(hub.assignment_id, "eo1.a", "not-shown", rev=1)

    again = ana.score(hub.assignment_id, "eo1.a", "shown", key="key-00000001")

    assert again.status_code == 200
    assert again.content == first.content
    assert hub.admin.recorded()[0].assessment.scores["eo1.a"].mark == "not-shown"


def test_a_retry_from_another_device_of_the_same_person_is_recognised(hub: LocalHub, ana: Caller) -> None:
    first = ana.score(hub.assignment_id, "eo1.a", "shown", key="key-00000001")

    again = hub.caller("ana").score(hub.assignment_id, "eo1.a", "shown", key="key-00000001")

    assert again.content == first.content


def test_a_key_used_for_other_content_is_refused(hub: LocalHub, ana: Caller) -> None:
    ana.score(hub.assignment_id, "eo1.a", "shown", key="key-00000001")

    other_body = ana.score(hub.assignment_id, "eo1.a", "not-shown", rev=1, key="key-00000001")
    other_path = ana.score(hub.assignment_id, "eo1.b", "shown", key="key-00000001")

    assert (other_body.status_code, other_path.status_code) == (422, 422)
    assert other_body.json()["error"] == "key_reused"


def test_two_people_may_by_chance_use_the_same_key(hub: LocalHub, ana: Caller, ben: Caller) -> None:
    second = hub.admin.assign("LVM-2418", "A-ben", "reader_2")
    ana.score(hub.assignment_id, "eo1.a", "shown", key="key-00000001")

    assert ben.score(second, "eo1.a", "not-shown", key="key-00000001").status_code == 200


def test_a_write_from_a_stale_copy_gets_the_current_copy_and_changes_nothing(hub: LocalHub, ana: Caller) -> None:
    ana.score(hub.assignment_id, "eo1.a", "shown", comment="first")

    stale = ana.score(hub.assignment_id, "eo1.a", "not-shown", rev=0, comment="second")

    assert stale.status_code == 412
    assert stale.json()["current"]["score"] == {"mark": "shown", "comment": "first", "flagged": False}
    assert stale.json()["current"]["rev"] == 1
    assert hub.admin.recorded()[0].assessment.scores["eo1.a"].comment == "first"


def test_a_refused_write_does_not_use_up_its_key(hub: LocalHub, ana: Caller) -> None:
    ana.score(hub.assignment_id, "eo1.a", "shown")
    ana.score(hub.assignment_id, "eo1.a", "not-shown", rev=0, key="key-00000001")

    assert ana.score(hub.assignment_id, "eo1.a", "not-shown", rev=1, key="key-00000001").status_code == 200


@pytest.mark.parametrize("missing", ["If-Match", KEY_HEADER])
def test_a_write_without_revision_or_key_is_refused(hub: LocalHub, ana: Caller, missing: str) -> None:
    headers = {**ana.headers, "If-Match": '"0"', KEY_HEADER: "key-00000001"}
    del headers[missing]

    answer = hub.http.put(f"/assessments/{hub.assignment_id}/scores/p1", json={"mark": "passing"}, headers=headers)

    assert answer.status_code == 428


@pytest.mark.parametrize(
    ("scorable", "mark", "status"),
    [("eo9.z", "shown", 404), ("eo1.a", "excellent", 422), ("eo1.a", "not_scorable", 200), ("p1", "not_scorable", 422)],
)
def test_only_marks_of_the_definition_are_taken(
    hub: LocalHub, ana: Caller, scorable: str, mark: str, status: int
) -> None:
    assert ana.score(hub.assignment_id, scorable, mark).status_code == status


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"{",
        b"\xff\xfe",
        b'{"mark": 3}',
        b'{"mark": "shown", "extra": 1}',
        b'{"flagged": "yes"}',
        json.dumps({"comment": "a" * 20_001}).encode(),
        b'{"comment": "\\u0000"}',
        b'{"comment": "\\ud800"}',
        b'{"\\ud800": 1}',
        b"[" * 50_000,
        b'{"mark": ' + b"9" * 5000 + b"}",
    ],
)
def test_a_malformed_score_is_refused_in_json_without_repeating_it(hub: LocalHub, ana: Caller, body: bytes) -> None:
    answer = ana.write("PUT", f"/assessments/{hub.assignment_id}/scores/eo1.a", body, 0)

    assert answer.status_code in {400, 422}
    assert set(answer.json()) == {"error", "sentence", "current"}
    assert "aaaa" not in answer.text
    assert not hub.admin.recorded()[0].assessment.scores


def test_a_body_that_is_too_large_is_refused_declared_or_not(hub: LocalHub, ana: Caller) -> None:
    path = f"/assessments/{hub.assignment_id}/scores/eo1.a"
    headers = {**ana.headers, "If-Match": '"0"', KEY_HEADER: "key-00000001", "Content-Type": "application/json"}

    declared = ana.write("PUT", path, b" " * 300_000, 0)
    streamed = hub.http.put(path, content=(b" " * 1000 for _ in range(300)), headers=headers)

    assert (declared.status_code, streamed.status_code) == (413, 413)
    assert streamed.json()["error"] == "too_large"


def test_feedback_has_its_own_revisions(hub: LocalHub, ana: Caller) -> None:
    path = f"/assessments/{hub.assignment_id}/feedback"
    first = ana.write("PUT", path, {"feedback": "Well argued."}, 0)
    stale = ana.write("PUT", path, {"feedback": "Poor."}, 0)

    assert first.json()["rev"] == 1
    assert stale.status_code == 412
    assert stale.json()["current"]["feedback"] == "Well argued."


def test_nobody_writes_to_or_learns_of_the_assignment_of_another(hub: LocalHub, ana: Caller, ben: Caller) -> None:
    base = f"/assessments/{hub.assignment_id}"
    submit = {"signature": "Ben", "decision": "Earned", "digest": "0" * 64}
    answers = [
        ben.score(hub.assignment_id, "eo1.a", "shown"),
        ben.write("PUT", f"{base}/feedback", {"feedback": "x"}, 0),
        ben.write("POST", f"{base}/submit", submit, 0),
        ben.write("POST", f"{base}/recall", {"reason": "x"}, 0),
    ]
    unknown = ben.score("0" * 32, "eo1.a", "shown")

    assert [one.status_code for one in answers] == [404] * 4
    assert answers[0].content == unknown.content


def test_a_withdrawn_assignment_takes_no_more_writes_but_keeps_its_work(hub: LocalHub, ana: Caller) -> None:
    ana.score(hub.assignment_id, "eo1.a", "shown")
    hub.admin.withdraw(hub.assignment_id)

    assert ana.score(hub.assignment_id, "eo1.b", "shown").status_code == 404
    hub.admin.assign("LVM-2418", "A-ana")
    assert hub.admin.recorded()[0].assessment.scores["eo1.a"].mark == "shown"
