"""Leads are told of everybody's handed-in work as far as the blind switches let them; assessors never."""

from __future__ import annotations

import json
from typing import Any

import pytest
from sqlalchemy import select, text

from assessor_app.domain.annotation import CitationMark
from assessor_app.domain.annotation_body import body_of
from assessor_app.hub.tables import SubmissionFactsRow
from assessor_app.protocol.messages import KEY_HEADER
from tests.support.calibration_hub import (
    EARNED,
    NOT_YET,
    add_cases,
    add_people,
    assignment_of,
    calibrating,
    desk_of,
    hand_in,
    make_act,
    score_all,
    submission_id,
    told,
)
from tests.support.hub import Caller, LocalHub, definition, write_definition


@pytest.fixture
def lead(hub: LocalHub) -> Caller:
    """The lead's device, which wants to hear of calibration."""
    return desk_of(hub, "A-lea")


def _second(hub: LocalHub, user_code: str) -> str:
    return hub.admin.assign("LVM-2418", user_code, "reader_2")


def _mark(caller: Caller, assignment_id: str) -> None:
    mark = CitationMark("eo1.a", 0, "p. 12", "wrong_place")
    note = {"annotation": {"kind": "citation_mark", "body": body_of(mark)}}
    assert caller.write("PUT", f"/assessments/{assignment_id}/annotations/m1", note, 0).status_code == 200


def test_what_is_handed_in_reaches_leads_with_marks_words_and_citations(
    hub: LocalHub, ana: Caller, lead: Caller
) -> None:
    _mark(ana, hub.assignment_id)
    score_all(ana, hub.assignment_id, EARNED)
    cursor = lead.changes()["cursor"]
    assert told(lead.items(), "reading") == []

    hand_in(ana, hub.assignment_id)

    [reading] = lead.changes(cursor)["items"]
    assert reading == {
        "kind": "reading",
        "assignment_id": hub.assignment_id,
        "gone": False,
        "submission_id": submission_id(hub, "LVM-2418"),
        "code": "LVM-2418",
        "attempt": 1,
        "credential_id": "test/small-credential",
        "credential_version": "v1",
        "reader": "A-ana",
        "role": "reader_1",
        "received_at": "2026-01-15T09:30:00Z",
        "submitted_at": "2026-03-02T08:00:00Z",
        "decision": "Earned",
        "words": {"q1": 3},
        "citations": {"eo1.a": {"total": 1, "unread": 0, "wrong_place": 1, "not_there": 0}},
        "marks": EARNED,
        "first_marks": {},
        "set_id": "",
    }


def test_nobody_else_is_told_whatever_they_ask_with(hub: LocalHub, ana: Caller, ben: Caller, lea: Caller) -> None:
    _second(hub, "A-ben")
    hand_in(ana, hub.assignment_id)

    for caller in (calibrating(ana), calibrating(ben)):
        assert {one["kind"] for one in caller.items()} & {"reading", "act"} == set()
        assert "calibration" not in told(caller.items(), "programme")[-1]
        assert caller.get("/acts").status_code == 403
    assert "reading" not in {one["kind"] for one in lea.judging().items()}
    texts = "".join(str(one) for one in calibrating(ben).items())
    assert hub.assignment_id not in texts


@pytest.mark.parametrize("way", ["hand_back", "withdraw", "released_by_office"])
def test_what_is_open_again_or_taken_away_is_gone_and_says_no_more(
    hub: LocalHub, ana: Caller, lead: Caller, way: str
) -> None:
    hand_in(ana, hub.assignment_id)
    cursor = lead.changes()["cursor"]

    if way == "hand_back":
        hub.http.post(f"/assessments/{hub.assignment_id}/hand-back", headers=lead.headers)
    elif way == "withdraw":
        hub.admin.withdraw(hub.assignment_id)
    else:
        hub.admin.hand_back(hub.assignment_id)

    [reading] = lead.changes(cursor)["items"]
    assert reading["gone"]
    assert (reading["reader"], reading["code"], reading["decision"], reading["marks"]) == ("", "", "", {})


def test_asking_for_it_back_hides_nothing_and_sending_back_unscored_has_no_marks(
    hub: LocalHub, ana: Caller, lead: Caller
) -> None:
    other = hub.add_submission("LVM-9", "A-ana")
    hand_in(ana, hub.assignment_id)
    ana.score(other, "p1", "passing")
    points = [{"code": "missing", "subject": "", "sentence": "The plan."}]
    ana.write("POST", f"/assessments/{other}/return", {"signature": "Ana", "points": points, "note": ""}, 0)
    ana.write("POST", f"/assessments/{hub.assignment_id}/recall", {"reason": "A slip"}, 1)

    readings = {one["assignment_id"]: one for one in told(lead.items(), "reading")}
    assert not readings[hub.assignment_id]["gone"]
    assert (readings[other]["decision"], readings[other]["marks"]) == ("Incomplete", {})


def test_two_readers_are_seen_by_a_lead_who_is_one_of_them_once_both_have_handed_in(
    hub: LocalHub, ana: Caller, lead: Caller
) -> None:
    mine = _second(hub, "A-lea")
    hand_in(ana, hub.assignment_id)
    before = told(lead.items(), "reading")
    rows = lead.get("/progress").json()["rows"]

    hand_in(lead, mine, NOT_YET)

    assert [one["gone"] for one in before] == [True]
    assert [row["assessor_code"] for row in rows] == ["A-lea"]
    after = {one["reader"]: one["marks"]["eo1.b"] for one in told(lead.items(), "reading") if not one["gone"]}
    assert after == {"A-ana": "shown", "A-lea": "not-shown"}

    hub.admin.hand_back(mine)

    last = {one["assignment_id"]: one["gone"] for one in told(lead.items(), "reading")}
    assert last == {hub.assignment_id: True, mine: True}


def test_a_lead_who_becomes_a_reader_loses_sight_of_the_other_and_gets_it_back(
    hub: LocalHub, ana: Caller, lead: Caller
) -> None:
    hand_in(ana, hub.assignment_id)
    cursor = lead.changes()["cursor"]

    mine = _second(hub, "A-lea")
    hidden = told(lead.changes(cursor)["items"], "reading")
    hub.admin.withdraw(mine)
    shown = told(lead.changes(cursor)["items"], "reading")

    assert [one["gone"] for one in hidden] == [True]
    assert [one["gone"] for one in shown] == [False]


def test_a_switch_that_is_turned_tells_co_reading_leads_anew(hub: LocalHub, ana: Caller, lead: Caller) -> None:
    _second(hub, "A-lea")
    hand_in(ana, hub.assignment_id)
    cursor = lead.changes()["cursor"]

    hub.admin.create_programme("Test programme", {"hide_other_reader_until_both_submitted": False})

    assert [one["gone"] for one in told(lead.changes(cursor)["items"], "reading")] == [False]


def test_whoever_becomes_lead_is_told_everything_and_whoever_was_one_loses_the_rules(
    hub: LocalHub, ana: Caller, ben: Caller
) -> None:
    hand_in(ana, hub.assignment_id)
    desk = calibrating(ben)
    cursor = desk.changes()["cursor"]

    hub.admin.set_role("A-ben", "lead")
    as_lead = desk.changes(cursor)["items"]
    cursor = desk.changes(cursor)["cursor"]
    hub.admin.set_role("A-ben", "assessor")
    after = desk.changes(cursor)["items"]

    assert [one["kind"] for one in as_lead] == ["programme", "credential", "reading"]
    assert as_lead[0]["calibration"]["double_reading"] == {"share": 0.0, "first": 0, "near": None, "seed": 1}
    assert [one["kind"] for one in after] == ["programme"]
    assert "calibration" not in after[0]
    assert told(desk.items(), "reading") == []


def test_an_app_that_becomes_newer_is_told_once_what_it_missed(hub: LocalHub, ana: Caller, lea: Caller) -> None:
    hand_in(ana, hub.assignment_id)
    cursor = lea.judging().changes()["cursor"]

    newer = calibrating(lea).changes(cursor)

    assert [one["kind"] for one in newer["items"]] == ["programme", "credential", "reading"]
    assert calibrating(lea).changes(newer["cursor"])["items"] == []
    again = desk_of(hub, "A-lea").items()
    assert len(told(again, "reading")) == 1


def test_a_lead_who_reads_it_hears_of_acts_about_it_only_afterwards(hub: LocalHub, ana: Caller, lead: Caller) -> None:
    add_people(hub, "kim", role="lead")
    kim = desk_of(hub, "A-kim")
    mine = _second(hub, "A-lea")
    hand_in(ana, hub.assignment_id)
    submission = submission_id(hub, "LVM-2418")
    body = {"act": "adjudicate", "submission_id": submission, "scorable_id": "eo1.a", "mark": "shown", "reason": "p. 3"}
    assert make_act(kim, body).status_code == 200
    before = told(lead.items(), "act")
    listed = lead.get("/acts").json()["acts"]

    hand_in(lead, mine)

    assert (before, listed) == ([], [])
    assert [one["body"]["mark"] for one in told(lead.items(), "act")] == ["shown"]
    assert [one["by"] for one in lead.get("/acts").json()["acts"]] == ["A-kim"]


def test_the_hub_offers_it_to_those_who_ask(lead: Caller, lea: Caller) -> None:
    assert "calibration" in lead.get("/meta").json()["offers"]
    assert "calibration" not in lea.get("/meta").json().get("offers", [])


def test_pages_of_readings_are_the_same_however_they_are_cut(hub: LocalHub, ana: Caller, lead: Caller) -> None:
    add_cases(hub, "B-1", "B-2")
    hand_in(ana, hub.assignment_id)
    for code in ("B-1", "B-2"):
        hand_in(ana, hub.admin.assign(code, "A-ana"))

    whole = told(lead.items(), "reading")
    pieces: list[dict[str, Any]] = []
    cursor, more = "", True
    while more:
        page = lead.changes(cursor, limit=1)
        pieces += told(page["items"], "reading")
        cursor, more = page["cursor"], page["more"]

    assert sorted({one["code"] for one in whole}) == ["B-1", "B-2", "LVM-2418"]
    assert pieces == whole
    assert assignment_of(hub, "B-1", "A-ana") in {one["assignment_id"] for one in whole}


def test_a_lead_who_reads_nothing_is_told_of_every_definition(hub: LocalHub, lead: Caller) -> None:
    assert [one["accepted"] for one in told(lead.items(), "credential")] == [False]
    cursor = lead.changes()["cursor"]

    hub.admin.add_credential(write_definition(hub.inbox / "v2.yaml", definition(version="v2")))
    hub.admin.accept("test/small-credential@v2", "A-lea")

    assert [(one["version"], one["accepted"]) for one in lead.changes(cursor)["items"]] == [("v2", True)]


@pytest.mark.parametrize("why", ["excluded", "by practitioner", "released"])
def test_a_lead_who_must_not_read_a_case_sees_nobodys_reading_of_it(hub: LocalHub, ana: Caller, why: str) -> None:
    add_people(hub, "kim", role="lead")
    kim, case = desk_of(hub, "A-kim"), submission_id(hub, "LVM-2418")
    hand_in(ana, hub.assignment_id)
    shown = [one["gone"] for one in told(kim.items(), "reading")]
    cursor = kim.changes()["cursor"]

    if why == "excluded":
        hub.admin.exclude("A-kim", "LVM-2418")
    elif why == "by practitioner":
        hub.admin.exclude("A-kim", "ana núñez", "practitioner")
    else:
        mine = _second(hub, "A-kim")
        hub.http.post(f"/assessments/{mine}/release", headers={**kim.headers, KEY_HEADER: "release-1"})

    assert shown == [False]
    assert {one["gone"] for one in told(kim.changes(cursor)["items"], "reading")} == {True}
    for body in (
        {"act": "take", "submission_id": case},
        {"act": "adjudicate", "submission_id": case, "scorable_id": "eo1.a", "mark": "shown", "reason": "p. 3"},
    ):
        assert make_act(kim, body).json()["error"] == "excluded"
    rescore = {"act": "rescore", "assignment_id": hub.assignment_id, "scorable_ids": ["eo1.a"], "note": "Again."}
    assert make_act(kim, rescore).status_code == 404


def test_what_was_counted_of_a_submission_is_kept_from_its_import_on_and_counted_anew_where_it_is_not(
    hub: LocalHub, ana: Caller, lead: Caller
) -> None:
    score_all(ana, hub.assignment_id, EARNED)
    hand_in(ana, hub.assignment_id)

    def kept() -> list[tuple[int, str]]:
        with hub.hub.database.read() as session:
            return [(row.counted_by, row.facts) for row in session.scalars(select(SubmissionFactsRow))]

    at_import = kept()
    [first] = told(lead.items(), "reading")
    for statement in ("DELETE FROM submission_facts", "UPDATE submission_facts SET counted_by = 0, facts = '{}'"):
        with hub.hub.database.write() as session:
            session.execute(text(statement))
        assert told(lead.items(), "reading") == [first]
        assert kept() == at_import
    assert json.loads(at_import[0][1])["words"] == first["words"]
