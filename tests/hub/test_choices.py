"""What the hub keeps of a choice between two laptops, and what it tells of how a thing was written before."""

from __future__ import annotations

import uuid

import pytest

from assessor_app.protocol.messages import WANTS_CHOICES, WANTS_HEADER
from tests.support.hub import Caller, LocalHub

CHOICE = {"thing": "score", "target": "eo1.a", "ways": {"comment": "mine"}}


@pytest.fixture
def ana(hub: LocalHub) -> Caller:
    return hub.caller("ana")


def test_a_choice_is_recorded_once_and_counted_for_the_lead(hub: LocalHub, ana: Caller) -> None:
    path, key = f"/assessments/{hub.assignment_id}/choices", uuid.uuid4().hex
    first, again = ana.write("POST", path, CHOICE, 0, key), ana.write("POST", path, CHOICE, 0, key)
    assert first.status_code == 200
    assert first.content == again.content
    assert first.json()["target"] == "eo1.a"
    lead = hub.caller("lea")
    assert "choices" not in lead.get("/progress").json()["rows"][0]
    told = lead.get("/progress", **{WANTS_HEADER: WANTS_CHOICES}).json()["rows"][0]
    assert told["choices"] == 1
    assert told["chosen_at"]


def test_nobody_else_records_or_reads_and_nonsense_is_refused(hub: LocalHub, ana: Caller) -> None:
    ben, lead = hub.caller("ben"), hub.caller("lea")
    path = f"/assessments/{hub.assignment_id}"
    for other in (ben, lead):
        assert other.write("POST", f"{path}/choices", CHOICE, 0).status_code == 404
        assert other.get(f"{path}/revisions?thing=score&target=eo1.a").status_code == 404
    for wrong in ({**CHOICE, "ways": {}}, {**CHOICE, "thing": "submit"}, {**CHOICE, "ways": {"comment": "nobody"}}):
        assert ana.write("POST", f"{path}/choices", wrong, 0).status_code == 422
    assert ana.get(f"{path}/revisions?thing=score&target=..%2F..").status_code == 422


def test_revisions_tell_when_and_on_which_laptop_what_was_changed(hub: LocalHub, ana: Caller) -> None:
    second = Caller.sign_in(hub.http, "ana")
    at = hub.assignment_id
    assert ana.score(at, "eo1.a", "shown").status_code == 200
    hub.clock.pass_time(hours=1)
    assert second.score(at, "eo1.a", "shown", 1, comment="why").status_code == 200
    assert ana.write("PUT", f"/assessments/{at}/feedback", {"feedback": "Well done."}, 0).status_code == 200
    told = second.get(f"/assessments/{at}/revisions?thing=score&target=eo1.a").json()["revisions"]
    assert [(one["rev"], one["changed"], one["this_device"]) for one in told] == [
        (2, ["comment"], True),
        (1, ["mark"], False),
    ]
    assert told[0]["device"] != told[1]["device"]
    assert told[0]["at"] > told[1]["at"]
    feedback = ana.get(f"/assessments/{at}/revisions?thing=feedback").json()["revisions"]
    assert [(one["rev"], one["changed"]) for one in feedback] == [(1, ["feedback"])]
    assert ana.get(f"/assessments/{at}/revisions?thing=annotation&target=pin-1").json()["revisions"] == []


def test_only_who_asks_learns_that_choices_are_taken(hub: LocalHub, ana: Caller) -> None:
    assert "offers" not in ana.get("/meta").json()
    assert ana.get("/meta", **{WANTS_HEADER: WANTS_CHOICES}).json()["offers"] == ["choices"]
