"""The change feed brings everything assigned to the caller, in order, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from assessor_app.hub.tables import AssignmentRow, UserRow
from tests.support.hub import Caller, LocalHub


def _told(items: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [(item["kind"], item.get("assignment_id") or item["id"]) for item in items]


def test_the_first_fetch_brings_the_definition_before_what_needs_it(hub: LocalHub, ana: Caller) -> None:
    items = ana.items()

    assert [item["kind"] for item in items] == ["credential", "assignment"]
    submission = items[1]["submission"]
    assert submission["code"] == "LVM-2418"
    assert submission["responses"] == [{"prompt_id": "q1", "text": "We asked everybody."}]
    artifact = submission["artifacts"][0]
    assert (artifact["name"], artifact["kind"], artifact["media_type"]) == ("plan.pdf", "pdf", "application/pdf")
    assert submission["analyses"][0]["citations"] == [{"raw": "p. 12", "artifact_id": artifact["id"]}]


def test_after_a_cursor_only_what_is_new_comes(hub: LocalHub, ana: Caller) -> None:
    cursor = ana.changes()["cursor"]
    ana.score(hub.assignment_id, "eo1.a", "shown")

    page = ana.changes(cursor)

    assert [(item["kind"], item["rev"]) for item in page["items"]] == [("score", 1)]
    assert ana.changes(page["cursor"])["items"] == []
    assert ana.changes(page["cursor"])["cursor"] == page["cursor"]


def test_pages_of_one_give_the_same_as_one_page(hub: LocalHub, ana: Caller) -> None:
    for scorable in ("eo1.a", "eo1.b"):
        ana.score(hub.assignment_id, scorable, "shown")
    whole = ana.changes()
    pieces: list[dict[str, Any]] = []
    cursor, more = "", True
    while more:
        page = ana.changes(cursor, limit=1)
        pieces += page["items"]
        cursor, more = page["cursor"], page["more"]

    assert pieces == whole["items"]
    assert cursor == whole["cursor"]


@pytest.mark.parametrize("cursor", ["nonsense", "0000000000000000.1", "x.1", "-1", "%00"])
def test_an_unknown_cursor_is_gone(ana: Caller, cursor: str) -> None:
    assert ana.get(f"/changes?since={cursor}").status_code == 410


def test_a_cursor_from_the_future_or_of_another_person_is_gone(ana: Caller, ben: Caller) -> None:
    epoch = ana.changes()["cursor"].partition(".")[0]

    assert ana.get(f"/changes?since={epoch}.999").status_code == 410
    assert ben.get(f"/changes?since={ana.changes()['cursor']}").status_code == 410


def test_a_withdrawn_assignment_is_told_as_removed_and_a_new_reader_gets_all(
    hub: LocalHub, ana: Caller, ben: Caller
) -> None:
    cursor = ana.changes()["cursor"]
    hub.admin.withdraw(hub.assignment_id)
    second = hub.admin.assign("LVM-2418", "A-ben")

    assert ana.changes(cursor)["items"] == [{"kind": "removed", "id": hub.assignment_id}]
    assert _told(ana.items()) == [("credential", "test/small-credential"), ("removed", hub.assignment_id)]
    assert _told(ben.items())[-1] == ("assignment", second)


def test_an_assignment_given_back_comes_with_the_work_done(hub: LocalHub, ana: Caller) -> None:
    ana.score(hub.assignment_id, "eo1.a", "shown")
    hub.admin.withdraw(hub.assignment_id)
    cursor = ana.changes()["cursor"]
    hub.admin.assign("LVM-2418", "A-ana")

    assert [item["kind"] for item in ana.changes(cursor)["items"]] == ["credential", "assignment", "score"]


def test_acceptance_of_a_definition_reaches_its_readers_only(hub: LocalHub, ana: Caller, ben: Caller) -> None:
    cursor, ben_cursor = ana.changes()["cursor"], ben.changes()["cursor"]

    hub.admin.accept("test/small-credential@v1", "A-lea")

    assert [item["accepted"] for item in ana.changes(cursor)["items"]] == [True]
    assert ben.changes(ben_cursor)["items"] == []


def test_a_page_never_grows_over_its_size(hub: LocalHub, ana: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assessor_app.hub.feed.PAGE_BYTES", 100)

    page = ana.changes()

    assert len(page["items"]) == 1
    assert page["more"]
    assert [item["kind"] for item in ana.items()] == ["credential", "assignment"]


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    acts=st.lists(st.tuples(st.sampled_from(["ana", "ben"]), st.sampled_from(["give", "take", "score"])), max_size=8)
)
def test_whatever_happens_nobody_is_told_of_what_was_never_theirs(
    hub: LocalHub, ana: Caller, ben: Caller, acts: list[tuple[str, str]]
) -> None:
    callers = {"ana": ana, "ben": ben}
    for name, act in acts:
        active = [one for one in hub.admin.recorded() if one.user_code == f"A-{name}"]
        if act == "give":
            hub.admin.assign("LVM-2418", f"A-{name}", "reader_1" if name == "ana" else "reader_2")
        for one in active:
            if act == "take":
                hub.admin.withdraw(one.assessment.assignment_id)
            elif act == "score":
                callers[name].score(one.assessment.assignment_id, "eo1.a", "shown")
    with hub.hub.database.read() as session:
        rows = session.execute(select(UserRow.code, AssignmentRow.id).join(AssignmentRow.user)).all()
    for name, caller in callers.items():
        mine = {assignment_id for code, assignment_id in rows if code == f"A-{name}"}
        told = [item for item in caller.items() if item["kind"] != "credential"]
        assert {item.get("assignment_id") or item["id"] for item in told} <= mine
        present = {item["id"] for item in told if item["kind"] == "assignment"}
        assert present == {one.assessment.assignment_id for one in hub.admin.recorded() if one.user_code == f"A-{name}"}
