"""Seeds look like any other work, and what was agreed of them leaves the hub only once one's own scores are in."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from assessor_app.hub.calibration.settings import CalibrationSettings
from assessor_app.hub.programme_settings import ProgrammeSettings
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
    roles_of,
    submission_id,
    told,
)
from tests.support.hub import Caller, LocalHub

RATIONALE = {"eo1.b": "The third source is the district’s own memorandum."}


@pytest.fixture
def lead(hub: LocalHub) -> Caller:
    return desk_of(hub, "A-lea")


def _seed(hub: LocalHub, code: str, *readers: str, truth: dict[str, str] = NOT_YET) -> dict[str, Any]:
    made = {"act": "seed", "submission_id": submission_id(hub, code), "truth": truth, "readers": [*readers]}
    return made | {"rationale": RATIONALE}


def _everything_said(hub: LocalHub, caller: Caller, assignment_id: str) -> str:
    """Whatever this device can get out of the hub about its work."""
    paths = ["/changes", "/progress", "/acts", f"/assessments/{assignment_id}/revisions?thing=score&target=eo1.b"]
    return "".join([*(caller.get(path).text for path in paths), json.dumps(caller.items(), ensure_ascii=False)])


def test_the_truth_of_a_seed_is_told_only_after_the_own_scores_are_in(hub: LocalHub, lead: Caller) -> None:
    add_cases(hub, "B-1")
    add_people(hub, "cy", "dee")
    cy, dee = desk_of(hub, "A-cy"), desk_of(hub, "A-dee")
    cy.items()
    assert make_act(lead, _seed(hub, "B-1", "A-cy", "A-dee"), "seed-1").status_code == 200
    mine = assignment_of(hub, "B-1", "A-cy")
    before = _everything_said(hub, cy, mine)

    hand_in(cy, mine)

    assert "memorandum" not in before
    assert told(cy.items(), "truth") == [
        {
            "kind": "truth",
            "assignment_id": mine,
            "truth": NOT_YET,
            "rationale": RATIONALE,
            "told_at": "2026-03-02T08:00:00Z",
        }
    ]
    assert "memorandum" not in _everything_said(hub, dee, assignment_of(hub, "B-1", "A-dee"))
    reading = told(lead.items(), "reading")[-1]
    assert (reading["role"], reading["received_at"]) == ("seed", "2026-01-15T09:30:00Z")


def test_a_seed_looks_like_any_other_work(hub: LocalHub, lead: Caller) -> None:
    add_cases(hub, "B-1", "B-2")
    add_people(hub, "cy")
    live = hub.admin.assign("B-2", "A-cy", due_at=hub.clock().replace(month=4))
    make_act(lead, _seed(hub, "B-1", "A-cy"))

    assignments = {one["id"]: one for one in told(desk_of(hub, "A-cy").items(), "assignment")}
    seeded = next(one for key, one in assignments.items() if key != live)

    assert {key: type(value) for key, value in seeded.items()} == {
        key: type(value) for key, value in assignments[live].items()
    }
    assert (seeded["role"], seeded["due_at"]) == ("reader_1", "2026-04-02T08:00:00Z")
    assert seeded["submission"]["received_at"] == seeded["clock"]["started_at"] == "2026-03-02T08:00:00Z"
    assert {one["role"] for one in desk_of(hub, "A-lea").get("/progress").json()["rows"]} == {"reader_1", "seed"}
    older = Caller(lead.http, lead.token).judging()
    assert {one["role"] for one in older.get("/progress").json()["rows"]} == {"reader_1"}


def test_a_truth_told_cannot_be_copied_into_ones_own_scores(hub: LocalHub, lead: Caller) -> None:
    add_cases(hub, "B-1")
    add_people(hub, "cy")
    cy = desk_of(hub, "A-cy")
    make_act(lead, _seed(hub, "B-1", "A-cy"))
    mine = assignment_of(hub, "B-1", "A-cy")
    hand_in(cy, mine, EARNED)
    cy.write("POST", f"/assessments/{mine}/recall", {"reason": "A slip"}, 1)
    hub.http.post(f"/assessments/{mine}/hand-back", headers=lead.headers)

    hand_in(cy, mine, NOT_YET)

    reading = told(lead.items(), "reading")[-1]
    assert (reading["first_marks"], reading["marks"]) == (EARNED, NOT_YET)


def test_sending_a_seed_back_unscored_tells_nothing(hub: LocalHub, lead: Caller) -> None:
    add_cases(hub, "B-1")
    add_people(hub, "cy")
    cy = desk_of(hub, "A-cy")
    make_act(lead, _seed(hub, "B-1", "A-cy"))
    mine = assignment_of(hub, "B-1", "A-cy")
    points = [{"code": "missing", "subject": "", "sentence": "The plan."}]

    cy.write("POST", f"/assessments/{mine}/return", {"signature": "Cy", "points": points, "note": ""}, 0)

    assert told(cy.items(), "truth") == []


def test_a_truth_that_is_corrected_is_told_anew_to_those_who_know_it(hub: LocalHub, lead: Caller) -> None:
    add_cases(hub, "B-1")
    add_people(hub, "cy", "dee")
    cy, dee = desk_of(hub, "A-cy"), desk_of(hub, "A-dee")
    make_act(lead, _seed(hub, "B-1", "A-cy"))
    hand_in(cy, assignment_of(hub, "B-1", "A-cy"))

    assert make_act(lead, _seed(hub, "B-1", "A-dee", truth=EARNED)).status_code == 200

    assert [one["truth"] for one in told(cy.items(), "truth")] == [EARNED]
    assert told(dee.items(), "truth") == []
    assert roles_of(hub, "B-1") == {"A-cy": "seed", "A-dee": "seed"}


def test_a_bundle_for_a_machine_without_a_network_holds_no_truth(hub: LocalHub, lead: Caller) -> None:
    add_cases(hub, "B-1")
    add_people(hub, "cy")
    make_act(lead, _seed(hub, "B-1", "A-cy"))

    bag = io.BytesIO()
    hub.admin.write_bundle(hub.admin.begin_bundle("A-cy", (), ""), bag)

    assert b'"code":"B-1"' in bag.getvalue()
    assert b"memorandum" not in bag.getvalue()
    assert b'"truth"' not in bag.getvalue()


def test_a_seed_that_makes_no_sense_is_refused(hub: LocalHub, lead: Caller) -> None:
    wrong: list[tuple[tuple[str, ...], dict[str, str], tuple[int, str]]] = [
        (("A-lea",), EARNED, (422, "knows_truth")),
        (("A-nobody",), EARNED, (422, "no_such_reader")),
        (("A-ana",), EARNED, (409, "has_read_it")),
        ((), {"eo1.b": "moon"}, (422, "no_such_mark")),
        ((), {"eo1.a": "shown"}, (422, "no_such_scorable")),
    ]

    for readers, truth, error in wrong:
        answer = make_act(lead, _seed(hub, "LVM-2418", *readers, truth=truth))
        assert (answer.status_code, answer.json()["error"]) == error


def test_a_seed_is_no_anchor_and_an_anchor_no_seed(hub: LocalHub, ana: Caller, ben: Caller, lead: Caller) -> None:
    case = submission_id(hub, "LVM-2418")
    hand_in(ana, hub.assignment_id)
    hand_in(ben, hub.admin.assign("LVM-2418", "A-ben", "reader_2"))
    anchor = {"act": "anchor", "scorable_id": "eo1.a", "level": "shown", "submission_id": case, "rationale": "Clear."}
    anchor |= {"credential_id": "test/small-credential", "credential_version": "v1"}
    assert make_act(lead, anchor, "anchor-1").status_code == 200

    assert make_act(lead, _seed(hub, "LVM-2418")).json()["error"] == "is_anchor"
    make_act(lead, {"act": "retire_anchor", "anchor_id": "anchor-1"})
    assert make_act(lead, _seed(hub, "LVM-2418")).status_code == 200
    assert make_act(lead, anchor).json()["error"] == "is_seed"


def test_one_in_so_many_cases_is_a_seed_not_had_before(hub: LocalHub, lead: Caller) -> None:
    settings = ProgrammeSettings(calibration=CalibrationSettings(seeds_every=2))
    hub.admin.create_programme("Test programme", settings=settings)
    add_people(hub, "cy")
    add_people(hub, "kim", role="lead")
    add_cases(hub, "S-1", "S-2", *(f"B-{number}" for number in range(7)))
    for code in ("S-1", "S-2"):
        assert make_act(lead, _seed(hub, code)).status_code == 200
    seeds = []

    for number in range(6):
        hub.admin.assign(f"B-{number}", "A-cy")
        seeds.append(sum(roles_of(hub, code).get("A-cy") == "seed" for code in ("S-1", "S-2")))
    hub.admin.assign("B-6", "A-kim")

    assert seeds == [0, 1, 1, 2, 2, 2]
    assert {code: set(roles_of(hub, code)) for code in ("S-1", "S-2")} == {"S-1": {"A-cy"}, "S-2": {"A-cy"}}
    given = [one for one in hub.admin.acts() if one.event == "assigned" and one.detail.get("role") == "seed"]
    assert len(given) == 2
    assert len(told(calibrating(desk_of(hub, "A-cy")).items(), "assignment")) == 8
