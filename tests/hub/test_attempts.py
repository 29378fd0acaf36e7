"""A further attempt opens again what it says, keeps the other marks, and hides the one before as long as it must."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from assessor_app.domain.scoring import Score
from assessor_app.hub.problems import ImportRefusedError
from assessor_app.hub.tables import SubmissionRow
from assessor_app.hub.tables.judging import ReopeningRow
from assessor_app.protocol.digest import assessment_digest
from assessor_app.protocol.messages import AssignmentCopy
from tests.support.hub import PDF, Caller, LocalHub, definition, manifest, write_definition, write_submission

OLD_PDF = PDF + b"as it was"
SHOWN = {"hide_earlier_attempts_until_scored": False}
SCORES = [
    {"scorable": "p1", "mark": "passing", "comment": "Clear."},
    {"scorable": "eo1.a", "mark": "shown"},
    {"scorable": "eo1.b", "mark": "not-shown", "comment": "Which research?"},
]
FORMER = {
    "received_at": "2026-01-10T09:30:00Z",
    "responses": {"q1": "We asked some."},
    "artifacts": [
        {"ref": "a1", "file": "files/old.pdf", "name": "plan.pdf", "slot": "portfolio"},
        {"ref": "a2", "file": "files/same.pdf", "name": "survey.pdf"},
    ],
    "analyses": [{"criterion": "eo1.b", "citations": [{"raw": "p. 2", "artifact": "a1"}]}],
}
EARLIER = {
    "decision": "Not yet earned",
    "decided_at": "2026-01-20T12:00:00Z",
    "feedback": "Please name your sources.",
    "scores": SCORES,
}
FILES = {"files/plan.pdf": PDF, "files/old.pdf": OLD_PDF, "files/same.pdf": PDF + b"survey"}
ARTIFACTS = [
    {"ref": "a1", "file": "files/plan.pdf", "name": "plan.pdf", "slot": "portfolio"},
    {"ref": "a2", "file": "files/same.pdf", "name": "survey.pdf"},
]


def _second(code: str = "EIP-1", **changes: Any) -> dict[str, Any]:
    earlier = {**EARLIER, "submission": FORMER}
    told = {"attempt": 2, "open_again": ["eo1.b"], "earlier": earlier, "artifacts": ARTIFACTS, **changes}
    return manifest(code, **told)


def _take(hub: LocalHub, data: dict[str, Any], files: dict[str, bytes] = FILES) -> str:
    """Import and give it to ana."""
    folder = hub.inbox / f"{data['code']}-{data['attempt']}"
    hub.admin.import_submission(write_submission(folder, data, files))
    return hub.admin.assign(data["code"], "A-ana")


def _assignment(caller: Caller, assignment_id: str) -> AssignmentCopy:
    found = [item for item in caller.items() if item.get("id") == assignment_id]
    return AssignmentCopy.model_validate_json(json.dumps(found[-1]))


def _submit(caller: Caller, assignment_id: str, marks: dict[str, str], decision: str) -> Any:
    digest = assessment_digest({key: Score(mark) for key, mark in marks.items()}, "")
    body = {"signature": "Ana", "decision": decision, "digest": digest}
    return caller.write("POST", f"/assessments/{assignment_id}/submit", body, 0)


@pytest.fixture
def open_hub(start_hub: Callable[..., LocalHub]) -> LocalHub:
    """A hub that does not hide the attempt before."""
    return start_hub(switches=SHOWN)


def test_a_reader_gets_the_attempt_before_with_what_came_of_it(open_hub: LocalHub) -> None:
    second = _take(open_hub, _second())
    ana = open_hub.caller("ana")

    copy = _assignment(ana.judging(), second)

    assert copy.reopening is not None
    assert (copy.reopening.open_again, copy.reopening.kept) == (["eo1.b"], {"p1": "passing", "eo1.a": "shown"})
    earlier = copy.reopening.earlier
    assert earlier is not None
    assert (earlier.submission.code, earlier.submission.attempt) == ("EIP-1", 1)
    assert (earlier.decision, earlier.feedback) == ("Not yet earned", "Please name your sources.")
    assert earlier.decided_at is not None
    assert [(one.scorable_id, one.title, one.comment) for one in earlier.scores] == [
        ("p1", "Passing", "Clear."),
        ("eo1.a", "Demonstrated", ""),
        ("eo1.b", "Not demonstrated", "Which research?"),
    ]
    assert earlier.submission.responses[0].text == "We asked some."
    same = [one.sha256 for one in earlier.submission.artifacts] + [one.sha256 for one in copy.submission.artifacts]
    assert same[1] == same[3]
    assert same[0] != same[2]
    old = ana.get(f"/artifacts/{earlier.submission.artifacts[0].id}")
    assert (old.status_code, old.content) == (200, OLD_PDF)


def test_others_get_no_file_of_it(open_hub: LocalHub) -> None:
    second = _take(open_hub, _second())
    earlier = _assignment(open_hub.caller("ana").judging(), second).reopening
    assert earlier is not None
    assert earlier.earlier is not None
    for one in earlier.earlier.submission.artifacts:
        assert open_hub.caller("ben").get(f"/artifacts/{one.id}").status_code == 404


def test_an_older_app_gets_what_it_always_got(open_hub: LocalHub) -> None:
    second = _take(open_hub, _second())
    item = next(item for item in open_hub.caller("ana").items() if item.get("id") == second)

    assert sorted(item) == ["due_at", "id", "kind", "role", "submission"]
    assert item["submission"]["attempt"] == 2


def test_hidden_until_everything_open_again_is_marked_and_then_told(hub: LocalHub, ana: Caller) -> None:
    second = _take(hub, _second(open_again=["eo1.a", "eo1.b"]))
    before = _assignment(ana.judging(), second).reopening
    with hub.hub.database.read() as session:
        row = session.scalars(
            select(SubmissionRow).where(SubmissionRow.code == "EIP-1", SubmissionRow.attempt == 1)
        ).one()
        old = [one.id for one in row.artifacts]
    cursor = ana.judging().changes()["cursor"]

    assert before is not None
    assert (before.earlier, before.kept) == (None, {"p1": "passing"})
    assert [ana.get(f"/artifacts/{one}").status_code for one in old] == [404, 404]
    ana.score(second, "eo1.a", "shown")
    ana.score(second, "eo1.b", None, comment="Not sure yet.")
    assert [item["kind"] for item in ana.judging().changes(cursor)["items"]] == ["score", "score"]
    ana.score(second, "eo1.b", "shown", rev=1)
    told = ana.judging().changes(cursor)["items"]
    assert [item["kind"] for item in told] == ["score", "score", "assignment"]
    assert told[-1]["reopening"]["earlier"]["feedback"] == "Please name your sources."
    assert [ana.get(f"/artifacts/{one}").status_code for one in old] == [200, 200]
    # What was seen is not hidden again.
    ana.score(second, "eo1.b", None, rev=2)
    assert ana.get(f"/artifacts/{old[0]}").status_code == 200


def test_marks_of_another_reader_reveal_nothing(hub: LocalHub, ana: Caller, ben: Caller) -> None:
    _take(hub, _second())
    other = hub.admin.assign("EIP-1", "A-ben", "reader_2")
    ana.score(
        next(one["id"] for one in ana.items() if one["kind"] == "assignment" and one["id"] != hub.assignment_id),
        "eo1.b",
        "shown",
    )

    copy = _assignment(ben.judging(), other)

    assert copy.reopening is not None
    assert copy.reopening.earlier is None


def test_what_is_not_open_again_takes_no_score(hub: LocalHub, ana: Caller) -> None:
    second = _take(hub, _second())

    answer = ana.score(second, "eo1.a", "not-shown")

    assert (answer.status_code, answer.json()["error"]) == (409, "not_open_again")
    assert "stands" in answer.json()["sentence"]
    assert ana.score(second, "eo1.b", "shown").status_code == 200


@pytest.mark.parametrize(
    ("mark", "right", "wrong"), [("shown", "Earned", "Incomplete"), ("not-shown", "Not yet earned", "Earned")]
)
def test_the_decision_counts_the_marks_that_stand(
    hub: LocalHub, ana: Caller, mark: str, right: str, wrong: str
) -> None:
    second = _take(hub, _second())
    ana.score(second, "eo1.b", mark)

    assert _submit(ana, second, {"eo1.b": mark}, wrong).json()["error"] == "decision"
    assert _submit(ana, second, {"eo1.b": mark}, right).status_code == 200


def test_leads_count_only_what_is_asked_for(hub: LocalHub, ana: Caller, lea: Caller) -> None:
    second = _take(hub, _second())
    ana.score(second, "eo1.b", "shown")

    row = next(row for row in lea.get("/progress").json()["rows"] if row["assignment_id"] == second)

    assert (row["scored"], row["total"]) == (1, 1)


def test_an_attempt_the_hub_holds_is_named_and_not_handed_over_again(open_hub: LocalHub) -> None:
    third = _second("LVM-2418", earlier=EARLIER)
    second = _take(open_hub, third, {name: FILES[name] for name in ("files/plan.pdf", "files/same.pdf")})

    reopening = _assignment(open_hub.caller("ana").judging(), second).reopening

    assert reopening is not None
    assert reopening.earlier is not None
    assert (reopening.earlier.submission.code, reopening.earlier.submission.attempt) == ("LVM-2418", 1)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"open_again": []}, "tells both"),
        ({"earlier": None}, "tells both"),
        ({"attempt": 1}, "lower number"),
        ({"open_again": ["eo1.b", "eo1.b"]}, "twice"),
        ({"open_again": ["eo9"]}, "nothing called 'eo9'"),
        ({"earlier": {**EARLIER, "scores": SCORES[1:], "submission": FORMER}}, "'p1' is not open again"),
        ({"earlier": {**EARLIER, "scores": [*SCORES, SCORES[0]], "submission": FORMER}}, "two scores"),
        (
            {"earlier": {**EARLIER, "scores": [{"scorable": "p1", "mark": "shown"}], "submission": FORMER}},
            "earlier score of 'p1'",
        ),
        ({"earlier": {**EARLIER, "attempt": 2, "submission": FORMER}}, "lower number"),
        ({"earlier": {**EARLIER, "submission": {**FORMER, "responses": {"q7": "x"}}}}, "no prompt 'q7'"),
        ({"earlier": {**EARLIER, "submission": {**FORMER, "code": "X"}}}, "earlier.submission"),
        ({"code": "LVM-2418"}, "already here"),
    ],
)
def test_what_does_not_hang_together_is_refused_whole(hub: LocalHub, changes: dict[str, Any], told: str) -> None:
    data = {key: one for key, one in _second(**changes).items() if one is not None}

    with pytest.raises(ImportRefusedError, match=told):
        hub.admin.import_submission(write_submission(hub.inbox / "refused", data, FILES))

    with hub.hub.database.read() as session:
        assert session.scalar(select(func.count()).select_from(SubmissionRow)) == 1
        assert session.scalar(select(func.count()).select_from(ReopeningRow)) == 0


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"earlier": {**EARLIER, "code": "NONE-1"}}, "is not here"),
        ({"practitioner": "Somebody Else"}, "same practitioner"),
        ({"version": "v2"}, "another credential or version"),
    ],
)
def test_another_persons_or_credentials_attempt_is_never_shown(
    hub: LocalHub, tmp_path: Path, changes: dict[str, Any], told: str
) -> None:
    hub.admin.add_credential(write_definition(tmp_path / "v2.yaml", definition(version="v2")))
    data = _second("LVM-2418", **{"earlier": EARLIER, **changes})
    files = {name: FILES[name] for name in ("files/plan.pdf", "files/same.pdf")}

    with pytest.raises(ImportRefusedError, match=told):
        hub.admin.import_submission(write_submission(hub.inbox / "refused", data, files))


def test_a_missing_file_of_the_attempt_before_is_missed(hub: LocalHub) -> None:
    files = {name: content for name, content in FILES.items() if name != "files/old.pdf"}
    with pytest.raises(ImportRefusedError, match="missing"):
        hub.admin.import_submission(write_submission(hub.inbox / "refused", _second(), files))


def test_switching_the_hiding_off_shows_it_at_once(hub: LocalHub, ana: Caller) -> None:
    second = _take(hub, _second())
    cursor = ana.judging().changes()["cursor"]
    hub.admin.create_programme("Test programme", SHOWN)

    told = [item for item in ana.judging().changes(cursor)["items"] if item.get("id") == second]

    assert told[0]["reopening"]["earlier"] is not None
