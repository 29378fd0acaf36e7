"""A submission is sent back as incomplete or released to another reader; leads see both, and hand back with a note."""

from __future__ import annotations

import json
from typing import Any

import pytest
from sqlalchemy import select

from assessor_app.hub.problems import HubSetupError
from assessor_app.hub.programme_settings import ProgrammeSettings
from assessor_app.hub.tables import AssessmentRevisionRow, AssignmentRow, ScoreRow
from assessor_app.protocol.messages import KEY_HEADER, Progress
from tests.support.hub import Caller, LocalHub

POINTS = [{"code": "missing", "subject": "portfolio", "sentence": "The survey is missing."}]
RETURN = {"signature": "Ana", "points": POINTS, "note": "Please add the survey."}


def _return(hub: LocalHub, caller: Caller, rev: int = 0, body: dict[str, Any] | None = None) -> Any:
    return caller.write("POST", f"/assessments/{hub.assignment_id}/return", body or RETURN, rev)


def _hand_back(hub: LocalHub, caller: Caller, body: dict[str, Any] | None = None) -> Any:
    content = {"json": body} if body is not None else {}
    return hub.http.post(f"/assessments/{hub.assignment_id}/hand-back", headers=caller.headers, **content)  # type: ignore[arg-type]


def _frame(caller: Caller) -> dict[str, Any]:
    return [item for item in caller.items() if item["kind"] == "assessment"][-1]


def _release(hub: LocalHub, caller: Caller, key: str = "release-1", content: bytes = b"") -> Any:
    headers = {**caller.headers, KEY_HEADER: key}
    return hub.http.post(f"/assessments/{hub.assignment_id}/release", headers=headers, content=content)


def test_returned_it_is_submitted_as_incomplete_and_the_lead_sees_why(hub: LocalHub, ana: Caller, lea: Caller) -> None:
    ana.score(hub.assignment_id, "eo1.a", "shown")

    answer = _return(hub, ana)

    assert answer.status_code == 200, answer.text
    assert (answer.json()["state"], answer.json()["receipt"]["decision"]) == ("submitted", "Incomplete")
    assert ana.items()[-1] == answer.json()
    told = {key: RETURN[key] for key in ("points", "note")}
    assert ("returned" in answer.json(), _frame(ana.judging())["returned"]) == (False, told)
    row = lea.judging().get("/progress").json()["rows"][0]
    assert (row["decision"], row["return_points"], row["return_note"]) == ("Incomplete", POINTS, RETURN["note"])
    older = lea.get("/progress").json()
    assert (older["rows"][0]["decision"], "return_points" in older["rows"][0]) == ("Incomplete", False)
    assert "released" not in older
    assert ana.score(hub.assignment_id, "eo1.b", "shown").status_code == 409


def test_handed_back_it_is_open_with_the_leads_note_until_it_is_handed_in_again(
    hub: LocalHub, ana: Caller, lea: Caller
) -> None:
    returned = _return(hub, ana).json()
    opened = _hand_back(hub, lea.judging(), {"note": "The survey is in the annex."}).json()
    older, newer = _frame(ana), _frame(ana.judging())
    again = _return(hub, ana.judging(), opened["rev"]).json()

    assert (opened["state"], opened["receipt"], opened["rev"]) == ("open", None, returned["rev"] + 1)
    assert opened["note"] == newer["note"] == "The survey is in the annex."
    assert "note" not in older
    assert {**newer, "note": None} == {**older, "note": None}
    assert "note" not in again
    assert ("returned" in newer, again["returned"]["points"]) == (False, POINTS)
    with hub.hub.database.read() as session:
        rows = session.scalars(select(AssessmentRevisionRow).order_by(AssessmentRevisionRow.rev)).all()
        assert [(row.event, bool(row.return_points), bool(row.lead_note)) for row in rows] == [
            ("return", True, False),
            ("hand_back", False, True),
            ("return", True, False),
        ]
        assert json.loads(rows[0].return_points) == POINTS


def test_handing_back_without_a_word_is_as_it_was(hub: LocalHub, ana: Caller, lea: Caller) -> None:
    _return(hub, ana)
    answer = _hand_back(hub, lea)

    assert (answer.status_code, answer.json()["state"]) == (200, "open")
    assert "note" not in answer.json()
    assert _hand_back(hub, lea, {"note": "x" * 2001}).status_code == 422


def test_the_office_hands_back_with_a_note_too(hub: LocalHub, ana: Caller) -> None:
    _return(hub, ana)
    with pytest.raises(HubSetupError, match="at most"):
        hub.admin.hand_back(hub.assignment_id, "x" * 2001)
    hub.admin.hand_back(hub.assignment_id, "Look again.")

    assert _frame(ana.judging())["note"] == "Look again."


def test_a_programme_may_forbid_returns(hub: LocalHub, ana: Caller) -> None:
    hub.admin.create_programme("P", None, ProgrammeSettings(may_return_incomplete=False))

    answer = _return(hub, ana)

    assert (answer.status_code, answer.json()["error"]) == (409, "no_returns")
    assert hub.admin.recorded()[0].assessment.state == "open"


@pytest.mark.parametrize(
    "change",
    [{"points": []}, {"signature": ""}, {"points": [{"code": "a", "subject": "b", "sentence": "c \x00 d"}]}, {"x": 1}],
)
def test_a_return_needs_a_point_and_a_signature(hub: LocalHub, ana: Caller, change: dict[str, Any]) -> None:
    assert _return(hub, ana, body={**RETURN, **change}).status_code == 422


def test_a_return_may_have_as_many_points_as_there_can_be(hub: LocalHub, ana: Caller) -> None:
    point = {"code": "missing", "subject": "x" * 200, "sentence": "y" * 2000}

    assert _return(hub, ana, body={**RETURN, "points": [point] * 500, "note": "z" * 20_000}).status_code == 200
    assert _return(hub, ana, 1, body={**RETURN, "points": [point] * 501}).status_code == 422


def test_returned_twice_or_from_another_copy_is_refused(hub: LocalHub, ana: Caller) -> None:
    assert _return(hub, ana, 3).status_code == 412
    assert _return(hub, ana).status_code == 200
    assert _return(hub, ana, 1).status_code == 409


def test_a_released_case_is_gone_for_its_reader_and_open_for_the_lead(hub: LocalHub, ana: Caller, lea: Caller) -> None:
    ana.score(hub.assignment_id, "eo1.a", "shown")
    cursor = ana.changes()["cursor"]

    answer = _release(hub, ana)

    assert answer.json() == {"kind": "removed", "id": hub.assignment_id}
    assert ana.changes(cursor)["items"] == [answer.json()]
    told = Progress.model_validate_json(lea.judging().get("/progress").content)
    assert told.rows == []
    assert [(one.submission_code, one.attempt, one.assessor_code, one.role) for one in told.released] == [
        ("LVM-2418", 1, "A-ana", "reader_1")
    ]
    with hub.hub.database.read() as session:
        assert session.get_one(ScoreRow, (hub.assignment_id, "eo1.a")).mark == "shown"
        assert session.get_one(AssignmentRow, hub.assignment_id).released_at is not None
    assert ana.score(hub.assignment_id, "eo1.b", "shown").status_code == 404


def test_a_release_whose_answer_was_lost_gets_it_again_and_no_other(hub: LocalHub, ana: Caller) -> None:
    first = _release(hub, ana, "release-once")

    assert _release(hub, ana, "release-once").content == first.content
    assert _release(hub, ana, "release-other").status_code == 404


def test_a_release_takes_no_words_needs_a_key_and_comes_before_submitting(
    hub: LocalHub, ana: Caller, ben: Caller
) -> None:
    path = f"/assessments/{hub.assignment_id}/release"
    assert _release(hub, ana, content=b'{"why": "my cousin"}').status_code == 422
    assert hub.http.post(path, headers=ana.headers).status_code == 428
    assert _release(hub, ben).status_code == 404
    _return(hub, ana)
    assert _release(hub, ana).json()["error"] == "submitted"


def test_another_reader_takes_the_seat_and_the_first_only_when_it_is_meant(
    hub: LocalHub, ana: Caller, lea: Caller
) -> None:
    ana.score(hub.assignment_id, "eo1.a", "shown")
    _release(hub, ana)
    with pytest.raises(HubSetupError, match="released"):
        hub.admin.assign("LVM-2418", "A-ana")
    second = hub.admin.assign("LVM-2418", "A-ben")

    assert second != hub.assignment_id
    assert lea.judging().get("/progress").json().get("released", []) == []
    hub.admin.withdraw(second)
    assert hub.admin.assign("LVM-2418", "A-ana", again=True) == hub.assignment_id
    assert [item["kind"] for item in ana.items()][-2:] == ["assignment", "score"]
