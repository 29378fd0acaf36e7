"""Annotations, further attempts, clocks, returns and releases do the same on SQLite and PostgreSQL."""

from __future__ import annotations

import threading
from typing import Any

from sqlalchemy import func, select

from assessor_app.domain.annotation import Pin, Quote
from assessor_app.domain.annotation_body import body_of
from assessor_app.hub.tables.judging import AnnotationRevisionRow
from assessor_app.protocol.messages import KEY_HEADER
from tests.support.hub import PDF, Caller, LocalHub, manifest, write_submission

THREADS = 3
WRITES = 6
EARLIER = {
    "decision": "Not yet earned",
    "scores": [{"scorable": "p1", "mark": "passing"}, {"scorable": "eo1.a", "mark": "shown"}],
}


def _pin(note: str) -> dict[str, Any]:
    return {"annotation": {"kind": "pin", "body": body_of(Pin(note, prompt_id="q1", quote=Quote("We")))}}


def test_a_further_attempt_is_hidden_shown_scored_and_returned(any_hub: LocalHub) -> None:
    told = manifest("LVM-2418", attempt=2, open_again=["eo1.b"], earlier=EARLIER)
    any_hub.admin.import_submission(write_submission(any_hub.inbox / "second", told))
    second = any_hub.admin.assign("LVM-2418", "A-ben")
    ben = any_hub.caller("ben").judging()
    old = any_hub.caller("ana").items()[1]["submission"]["artifacts"][0]["id"]
    any_hub.admin.stop_clock("LVM-2418")

    before = next(item for item in ben.items() if item["kind"] == "assignment")
    hidden = ben.get(f"/artifacts/{old}").status_code
    ben.score(second, "eo1.b", "not_scorable", reason="missing")
    after = [item for item in ben.items() if item["kind"] == "assignment"][-1]
    shown = ben.get(f"/artifacts/{old}")

    assert (before["reopening"]["earlier"], hidden) == (None, 404)
    assert before["reopening"]["kept"] == {"p1": "passing", "eo1.a": "shown"}
    assert [one["until"] for one in after["clock"]["stops"]] == [None]
    assert after["reopening"]["earlier"]["submission"]["attempt"] == 1
    assert (shown.status_code, shown.content) == (200, PDF)
    point = {"code": "missing", "subject": "", "sentence": "Nothing there."}
    body = {"signature": "Ben", "points": [point], "note": ""}
    returned = ben.write("POST", f"/assessments/{second}/return", body, 0)
    assert returned.json()["receipt"]["decision"] == "Incomplete"
    rows = any_hub.caller("lea").judging().get("/progress").json()["rows"]
    assert [(row["scored"], row["total"], row.get("return_points")) for row in rows] == [(0, 3, None), (1, 1, [point])]


def test_a_case_is_released_once(any_hub: LocalHub) -> None:
    ana = any_hub.caller("ana")
    headers = {**ana.headers, KEY_HEADER: "release-once"}
    path = f"/assessments/{any_hub.assignment_id}/release"

    answers = [any_hub.http.post(path, headers=headers) for _ in range(2)]

    assert [one.status_code for one in answers] == [200, 200]
    assert answers[0].content == answers[1].content
    released = any_hub.caller("lea").judging().get("/progress").json()["released"]
    assert [one["assessor_code"] for one in released] == ["A-ana"]


def test_devices_that_write_one_note_at_once_lose_no_revision(any_hub: LocalHub) -> None:
    path = f"/assessments/{any_hub.assignment_id}/annotations/pin-1"
    devices = [any_hub.caller("ana") for _ in range(THREADS)]
    start = threading.Barrier(THREADS)
    seen: list[int] = []

    def write(device: Caller) -> None:
        start.wait()
        rev = done = 0
        while done < WRITES:
            answer = device.write("PUT", path, _pin(f"note {done}"), rev)
            if answer.status_code == 412:
                rev = answer.json()["current"]["rev"]
                continue
            rev = answer.json()["rev"]
            seen.append(rev)
            done += 1

    threads = [threading.Thread(target=write, args=(device,)) for device in devices]
    for one in threads:
        one.start()
    for one in threads:
        one.join()

    assert sorted(seen) == list(range(1, THREADS * WRITES + 1))
    with any_hub.hub.database.read() as session:
        assert session.scalar(select(func.count()).select_from(AnnotationRevisionRow)) == THREADS * WRITES


def test_an_app_that_becomes_newer_on_two_devices_is_told_on_each(any_hub: LocalHub) -> None:
    devices = [any_hub.caller("ana") for _ in range(2)]
    cursors = [one.changes()["cursor"] for one in devices]

    told = [one.judging().changes(cursor)["items"] for one, cursor in zip(devices, cursors, strict=True)]

    assert [[item["kind"] for item in items] for items in told] == [["programme", "credential", "assignment"]] * 2


def test_a_laptop_that_tells_its_leases_twice_at_once_is_refused_neither(any_hub: LocalHub) -> None:
    ana = any_hub.caller("ana").judging()
    body = {"assignment_ids": [any_hub.assignment_id], "days": 7}
    gate, seen = threading.Barrier(THREADS), list[int]()

    def tell() -> None:
        gate.wait(30)
        for _ in range(WRITES):
            for told in ({**body, "assignment_ids": []}, body):
                seen.append(ana.http.put("/leases", json=told, headers=ana.headers).status_code)

    threads = [threading.Thread(target=tell) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)

    assert seen == [200] * (2 * THREADS * WRITES)
