"""A lead's acts: taken once, told to leads, followed by what they mean, and refused in plain words."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Any

import pytest
from sqlalchemy import select

from assessor_app.hub.tables import FirstMarksRow, RecordMarkRow
from assessor_app.protocol.messages import KEY_HEADER
from tests.support.calibration_hub import (
    CREDENTIAL,
    EARNED,
    NOT_YET,
    add_cases,
    add_people,
    assignment_of,
    calibrating,
    desk_of,
    hand_in,
    make_act,
    roles_of,
    submission_id,
    told,
)
from tests.support.hub import PDF, Caller, LocalHub


@pytest.fixture
def lead(hub: LocalHub) -> Caller:
    return desk_of(hub, "A-lea")


@pytest.fixture
def case(hub: LocalHub) -> str:
    """The id of LVM-2418."""
    return submission_id(hub, "LVM-2418")


def _record(case: str, mark: str = "shown", **more: Any) -> dict[str, Any]:
    body = {"act": "adjudicate", "submission_id": case, "scorable_id": "eo1.b", "mark": mark, "reason": "See p. 3."}
    return body | more


def _anchor(case: str, level: str = "shown", scorable_id: str = "eo1.a") -> dict[str, Any]:
    made = {"act": "anchor", "scorable_id": scorable_id, "level": level, "submission_id": case}
    return {**made, **CREDENTIAL, "rationale": "Three sources, each named."}


def _set(case: str, *readers: str) -> dict[str, Any]:
    return {"act": "calibration_set", "name": "Spring", **CREDENTIAL, "submission_ids": [case], "readers": [*readers]}


def _both_read(hub: LocalHub, ana: Caller, ben: Caller) -> str:
    """Two readers who disagree on eo1.b; returns ben's assignment."""
    second = hub.admin.assign("LVM-2418", "A-ben", "reader_2")
    hand_in(ana, hub.assignment_id)
    hand_in(ben, second, NOT_YET)
    return second


def _refused(answer: Any) -> tuple[int, str]:
    return answer.status_code, answer.json()["error"]


def test_an_act_is_taken_once_and_told_to_every_lead(hub: LocalHub, ana: Caller, lead: Caller, case: str) -> None:
    add_people(hub, "kim", role="admin")
    kim = desk_of(hub, "A-kim")
    hand_in(ana, hub.assignment_id)
    cursor = kim.changes()["cursor"]

    first = make_act(lead, _record(case), "act-1", "key-act-01")
    again = make_act(lead, _record(case), "act-1", "key-act-01")
    by_id = make_act(lead, _record(case), "act-1", "key-act-02")
    other = make_act(lead, _record(case, "not-shown"), "act-1", "key-act-03")
    not_mine = make_act(kim, _record(case), "act-1")
    reused = make_act(lead, _record(case), "act-2", "key-act-01")

    assert first.status_code == 200, first.text
    assert first.content == again.content == by_id.content
    assert _refused(other) == _refused(not_mine) == (409, "act_exists")
    assert _refused(reused) == (422, "key_reused")
    [act] = kim.changes(cursor)["items"]
    assert act == first.json()
    assert (act["by"], act["made_at"], act["accepted_at"]) == ("A-lea", "2026-03-01T12:00:00Z", "2026-03-02T08:00:00Z")
    assert act["body"] == {**_record(case), "judged_first": None}
    entries = [(one.event, one.subject, one.actor) for one in hub.admin.acts() if one.event == "adjudicated"]
    assert entries == [("adjudicated", "act-1", "A-lea")]


def test_the_score_of_record_is_the_latest_and_readers_keep_theirs(
    hub: LocalHub, ana: Caller, ben: Caller, lead: Caller, case: str
) -> None:
    _both_read(hub, ana, ben)

    for mark in ("not-shown", "shown"):
        assert make_act(lead, _record(case, mark, judged_first="shown")).status_code == 200

    with hub.hub.database.read() as session:
        assert session.get_one(RecordMarkRow, (case, "eo1.b")).mark == "shown"
    listed = lead.get("/acts?limit=1").json()
    rest = lead.get(f"/acts?after={listed['last']}").json()
    assert [one["body"]["mark"] for one in listed["acts"] + rest["acts"]] == ["not-shown", "shown"]
    assert (listed["more"], rest["more"]) == (True, False)
    marks = {one["reader"]: one["marks"]["eo1.b"] for one in told(lead.items(), "reading")}
    assert marks == {"A-ana": "shown", "A-ben": "not-shown"}


def test_a_rescore_opens_the_assessment_and_what_was_given_first_counts_on(
    hub: LocalHub, ana: Caller, lead: Caller, case: str
) -> None:
    hand_in(ana, hub.assignment_id)
    body = {
        "act": "rescore",
        "assignment_id": hub.assignment_id,
        "scorable_ids": ["eo1.b"],
        "note": "Read p. 3 again.",
    }
    lead.items()

    assert make_act(lead, body).status_code == 200
    frame = told(calibrating(ana).items(), "assessment")[-1]
    gone = told(lead.items(), "reading")[-1]
    twice = make_act(lead, body)
    hand_in(ana, hub.assignment_id, NOT_YET)
    make_act(lead, body)
    hand_in(ana, hub.assignment_id, {**NOT_YET, "eo1.a": "not-shown"})

    assert (frame["state"], frame["note"]) == ("open", "1.b: Read p. 3 again.")
    assert gone["gone"]
    assert _refused(twice) == (409, "not_submitted")
    reading = told(lead.items(), "reading")[-1]
    assert reading["first_marks"] == EARNED
    assert reading["marks"] == {**NOT_YET, "eo1.a": "not-shown"}


def test_marks_asked_back_by_the_reader_are_not_first_ones_but_those_handed_back_by_a_lead_are(
    hub: LocalHub, ana: Caller, lead: Caller
) -> None:
    hand_in(ana, hub.assignment_id)
    path = f"/assessments/{hub.assignment_id}"
    ana.write("POST", f"{path}/recall", {"reason": "A slip"}, 1)
    hub.http.post(f"{path}/hand-back", headers=lead.headers)
    with hub.hub.database.read() as session:
        assert session.scalars(select(FirstMarksRow)).all() == []

    hand_in(ana, hub.assignment_id, NOT_YET)
    hub.http.post(f"{path}/hand-back", headers=lead.headers)
    hand_in(ana, hub.assignment_id, EARNED)

    reading = told(lead.items(), "reading")[-1]
    assert (reading["first_marks"], reading["marks"]) == (NOT_YET, EARNED)


def test_whoever_takes_a_case_gets_its_evidence_and_every_word(
    hub: LocalHub, ana: Caller, ben: Caller, lead: Caller, case: str
) -> None:
    _both_read(hub, ana, ben)
    file = told(ana.items(), "assignment")[0]["submission"]["artifacts"][0]["id"]
    before = lead.get(f"/artifacts/{file}").status_code
    plain = [one.get("detail") for one in told(lead.items(), "reading")]

    assert make_act(lead, {"act": "take", "submission_id": case}).status_code == 200

    assert (before, plain) == (404, [None, None])
    assert lead.get(f"/artifacts/{file}").content == PDF
    items = lead.items()
    assert [(one["role"], one["submission"]["code"]) for one in told(items, "assignment")] == [
        ("adjudicator", "LVM-2418")
    ]
    details = {one["reader"]: one["detail"]["scores"]["eo1.b"] for one in told(items, "reading")}
    assert details["A-ben"] == {"mark": "not-shown", "comment": "", "reason": ""}
    add_people(hub, "kim", role="lead")
    assert _refused(make_act(desk_of(hub, "A-kim"), {"act": "take", "submission_id": case})) == (409, "taken")
    assert make_act(lead, {"act": "take", "submission_id": case}).status_code == 200


def test_a_set_is_blind_until_all_have_handed_in_for_its_leads_too(hub: LocalHub, lead: Caller) -> None:
    add_cases(hub, "B-1")
    add_people(hub, "cy", "dee")
    case = submission_id(hub, "B-1")
    cy, dee = desk_of(hub, "A-cy"), desk_of(hub, "A-dee")

    made = make_act(lead, _set(case, "A-cy", "A-dee", "A-lea"), "set-1")

    assert made.status_code == 200, made.text
    assert roles_of(hub, "B-1") == dict.fromkeys(("A-cy", "A-dee", "A-lea"), "calibration")
    assert [one["role"] for one in told(cy.items(), "assignment")] == ["calibration"]
    older = Caller(cy.http, cy.token).judging()
    assert [one["role"] for one in told(older.items(), "assignment")] == ["reader_1"]
    clock = told(cy.items(), "assignment")[0]["clock"]["started_at"]
    assert clock == "2026-03-02T08:00:00Z"
    hand_in(cy, assignment_of(hub, "B-1", "A-cy"))
    hand_in(lead, assignment_of(hub, "B-1", "A-lea"))
    seen = {one["reader"] for one in told(lead.items(), "reading") if not one["gone"]}
    hand_in(dee, assignment_of(hub, "B-1", "A-dee"), NOT_YET)
    after = {one["reader"]: one["set_id"] for one in told(lead.items(), "reading") if not one["gone"]}
    assert seen == {"A-lea"}
    assert after == dict.fromkeys(("A-cy", "A-dee", "A-lea"), "set-1")
    others = {assignment_of(hub, "B-1", code) for code in ("A-dee", "A-lea")}
    assert not [one for one in others if one in str(cy.items())]


def test_who_has_read_a_case_of_a_set_stays_in_it_with_what_was_given(
    hub: LocalHub, ana: Caller, lead: Caller, case: str
) -> None:
    hand_in(ana, hub.assignment_id)

    assert make_act(lead, _set(case, "A-ana", "A-ben"), "set-1").status_code == 200

    assert roles_of(hub, "LVM-2418") == {"A-ana": "reader_1", "A-ben": "calibration"}
    assert told(lead.items(), "reading")[-1]["set_id"] == "set-1"


def test_an_anchor_shows_everybody_one_criterion_with_what_it_cites(
    hub: LocalHub, ana: Caller, ben: Caller, lead: Caller, case: str
) -> None:
    add_people(hub, "cy")
    cy = desk_of(hub, "A-cy")
    cy.items()
    _both_read(hub, ana, ben)
    file = told(ana.items(), "assignment")[0]["submission"]["artifacts"][0]["id"]
    before = cy.get(f"/artifacts/{file}").status_code

    assert make_act(lead, _anchor(case), "anchor-1").status_code == 200

    [anchor] = told(cy.items(), "anchor")
    assert (before, cy.get(f"/artifacts/{file}").content) == (404, PDF)
    assert (anchor["scorable_id"], anchor["level"], anchor["retired"]) == ("eo1.a", "shown", False)
    shown = anchor["submission"]
    assert [one["criterion_id"] for one in shown["analyses"]] == ["eo1.a"]
    assert ([one["id"] for one in shown["artifacts"]], shown["responses"], shown["practitioner"]) == ([file], [], "")

    make_act(lead, {"act": "retire_anchor", "anchor_id": "anchor-1"})

    last = told(cy.items(), "anchor")[-1]
    assert (last["retired"], last["submission"]["analyses"], last["submission"]["artifacts"]) == (True, [], [])
    assert cy.get(f"/artifacts/{file}").status_code == 404


def test_an_anchor_of_a_narrative_shows_its_texts_and_no_files(
    hub: LocalHub, ana: Caller, ben: Caller, lead: Caller, case: str
) -> None:
    _both_read(hub, ana, ben)
    make_act(lead, _anchor(case, "passing", "p1"))

    [anchor] = told(desk_of(hub, "A-ben").items(), "anchor")
    assert anchor["submission"]["responses"] == [{"prompt_id": "q1", "text": "We asked everybody."}]
    assert (anchor["submission"]["artifacts"], anchor["submission"]["analyses"]) == ([], [])


def test_whoever_must_not_read_a_submission_is_shown_no_anchor_of_it(
    hub: LocalHub, ana: Caller, ben: Caller, lead: Caller, case: str
) -> None:
    add_people(hub, "cy")
    hub.admin.exclude("A-cy", "LVM-2418")
    _both_read(hub, ana, ben)
    make_act(lead, _anchor(case))
    file = told(ana.items(), "assignment")[0]["submission"]["artifacts"][0]["id"]

    cy = desk_of(hub, "A-cy")
    assert told(cy.items(), "anchor") == []
    assert cy.get(f"/artifacts/{file}").status_code == 404


def test_words_to_a_reader_reach_that_reader_alone(hub: LocalHub, ana: Caller, ben: Caller, lead: Caller) -> None:
    desks = {"A-ana": calibrating(ana), "A-ben": calibrating(ben)}
    desks["A-ana"].items()
    report = {"act": "report", "reader": "A-ana", **CREDENTIAL, "text": "You are **stricter** by half a level."}
    outcome = {"act": "qualify", "reader": "A-ana", **CREDENTIAL, "outcome": "qualified", "exact": 0.84, "n": 50}

    assert make_act(lead, report, "report-1").status_code == 200
    assert make_act(lead, outcome | {"needed": 0.7}, "outcome-1").status_code == 200

    mine = told(desks["A-ana"].items(), "report")
    assert [one["id"] for one in mine] == ["report-1", "outcome-1"]
    assert mine[0]["text"] == "You are **stricter** by half a level."
    assert "You may score “A small credential” live." in mine[1]["text"]
    assert "84%" in mine[1]["text"]
    assert told(desks["A-ben"].items(), "report") == []
    assert told(desk_of(hub, "A-lea").items(), "report") == []
    events = [(one.event, one.subject) for one in hub.admin.acts() if one.event.startswith("reader_")]
    assert events == [("reader_report", "report-1"), ("reader_qualified", "outcome-1")]


def test_events_are_noted_for_leads(hub: LocalHub, lead: Caller) -> None:
    body = {"act": "event", "day": "2026-02-27", "title": "Training"}

    assert make_act(lead, body).status_code == 200
    assert told(lead.items(), "act")[-1]["body"] == {**body, "credential_id": ""}
    assert _refused(make_act(lead, {**body, "credential_id": "test/none"})) == (422, "no_such_credential")


def test_an_adjudication_that_makes_no_sense_is_refused(hub: LocalHub, ana: Caller, lead: Caller, case: str) -> None:
    hand_in(ana, hub.assignment_id)
    wrong: list[tuple[Mapping[str, Any], tuple[int, str]]] = [
        ({"mark": "moon"}, (422, "no_such_mark")),
        ({"scorable_id": "eo9"}, (422, "no_such_scorable")),
        ({"submission_id": "0" * 32}, (404, "not_found")),
        ({"reason": ""}, (422, "invalid")),
        ({"reason": "a\x00b"}, (422, "invalid")),
        ({"judged_first": "moon"}, (422, "no_such_mark")),
    ]

    for change, told_as in wrong:
        assert _refused(make_act(lead, {**_record(case), **change})) == told_as, change
    assert told(lead.items(), "act") == []


def test_what_a_lead_may_not_do_is_refused_in_plain_words(
    hub: LocalHub, ana: Caller, ben: Caller, lead: Caller, case: str
) -> None:
    add_people(hub, "kim", role="lead")
    add_people(hub, "cy")
    kim = desk_of(hub, "A-kim")
    assert _refused(make_act(lead, _record(case))) == (409, "not_scored")
    mine = hub.admin.assign("LVM-2418", "A-lea", "reader_2")
    hand_in(ana, hub.assignment_id)
    rescore = {"act": "rescore", "scorable_ids": ["eo1.b"], "note": "Again."}

    assert _refused(make_act(lead, _record(case))) == (409, "reads_it")
    assert _refused(make_act(lead, {"act": "take", "submission_id": case})) == (409, "reads_it")
    # what is hidden from a lead is not there for that lead
    assert _refused(make_act(lead, {**rescore, "assignment_id": hub.assignment_id})) == (404, "not_found")
    assert _refused(make_act(kim, {**rescore, "assignment_id": mine})) == (409, "not_submitted")
    assert _refused(make_act(kim, _anchor(case))) == (409, "still_scored")
    hand_in(lead, mine, NOT_YET)
    assert _refused(make_act(kim, _anchor(case, "not_scorable"))) == (422, "no_such_mark")
    assert _refused(make_act(kim, _anchor(case, "shown", "eo1.b"))) == (422, "not_agreed")
    assert make_act(kim, _record(case, "not-shown")).status_code == 200
    assert _refused(make_act(kim, _anchor(case, "shown", "eo1.b"))) == (422, "not_agreed")
    assert make_act(kim, _anchor(case, "not-shown", "eo1.b")).status_code == 200
    assert _refused(make_act(kim, _anchor(case, "not-shown", "eo1.b"))) == (409, "anchor_exists")
    assert _refused(make_act(kim, {**_anchor(case), "credential_version": "v0"})) == (422, "other_version")
    assert _refused(make_act(kim, _set(case, "A-cy"))) == (409, "is_anchor")
    assert _refused(make_act(kim, {"act": "retire_anchor", "anchor_id": "none"})) == (404, "not_found")
    report = {"act": "report", "reader": "A-nobody", **CREDENTIAL, "text": "Well done."}
    assert _refused(make_act(kim, report)) == (422, "no_such_reader")
    assert _refused(make_act(kim, {**report, "reader": "A-ana", "credential_version": "v0"})) == (404, "not_found")


def test_a_set_with_somebody_who_must_not_read_is_refused_as_a_whole(hub: LocalHub, lead: Caller) -> None:
    add_cases(hub, "B-1", "B-2")
    add_people(hub, "cy")
    hub.admin.exclude("A-cy", "B-2")
    ids = [submission_id(hub, code) for code in ("B-1", "B-2")]

    answer = make_act(lead, {**_set(ids[0], "A-ben", "A-cy"), "submission_ids": ids})

    assert _refused(answer) == (409, "excluded")
    assert "A-cy must not read B-2" in answer.json()["sentence"]
    assert (roles_of(hub, "B-1"), roles_of(hub, "B-2")) == ({}, {})


def test_a_set_for_too_many_at_once_is_refused(lead: Caller) -> None:
    body = {**_set("x", *(f"A-{number}" for number in range(11))), "submission_ids": [f"s{n}" for n in range(100)]}

    assert _refused(make_act(lead, body)) == (422, "too_many")


def test_acts_are_never_changed_or_taken_out(hub: LocalHub, lead: Caller) -> None:
    make_act(lead, {"act": "event", "day": "2026-02-27", "title": "Training"})

    with sqlite3.connect(hub.folder / "hub.db") as raw:
        for statement in ("UPDATE acts SET body = '{}'", "DELETE FROM acts"):
            with pytest.raises(sqlite3.IntegrityError, match="only ever added"):
                raw.execute(statement)
    raw.close()


def test_an_act_needs_its_key_and_a_lead(hub: LocalHub, ana: Caller, lead: Caller) -> None:
    body = {"made_at": "2026-03-01T12:00:00Z", "body": {"act": "event", "day": "2026-02-27", "title": "Training"}}

    assert _refused(hub.http.put("/acts/act-1", json=body, headers=lead.headers)) == (428, "precondition_required")
    assert _refused(make_act(calibrating(ana), body["body"])) == (403, "leads_only")
    # no UTC has this moment
    late, keyed = {**body, "made_at": "9999-12-31T23:59:59-14:00"}, {**lead.headers, KEY_HEADER: "key-00000001"}
    assert _refused(hub.http.put("/acts/act-1", json=late, headers=keyed)) == (422, "invalid")
