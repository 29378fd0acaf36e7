"""A lead's work does the same on SQLite and PostgreSQL, also when everybody works at once."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from assessor_app.hub.calibration.settings import CalibrationSettings, DoubleReadingSettings
from assessor_app.hub.programme_settings import ProgrammeSettings
from assessor_app.hub.tables import ChangeRow, FeedRow
from tests.support.calibration_hub import (
    CREDENTIAL,
    EARNED,
    NOT_YET,
    add_cases,
    add_people,
    assignment_of,
    desk_of,
    hand_in,
    make_act,
    roles_of,
    submission_id,
    told,
)
from tests.support.hub import LocalHub

ROUNDS = 4


def test_a_leads_morning(any_hub: LocalHub) -> None:
    add_cases(any_hub, "B-1", "B-2")
    add_people(any_hub, "cy")
    ana, ben, cy, lea = (desk_of(any_hub, f"A-{name}") for name in ("ana", "ben", "cy", "lea"))
    twice = ProgrammeSettings(calibration=CalibrationSettings(double_reading=DoubleReadingSettings(share=0, first=0)))
    any_hub.admin.create_programme("Test programme", settings=twice)
    case, seed = submission_id(any_hub, "LVM-2418"), submission_id(any_hub, "B-1")
    lea.items()
    hand_in(ana, any_hub.assignment_id, NOT_YET)
    [second] = [code for code, role in roles_of(any_hub, "LVM-2418").items() if role == "reader_2"]
    hand_in({"A-ben": ben, "A-cy": cy}[second], assignment_of(any_hub, "LVM-2418", second))
    acts = [
        {"act": "adjudicate", "submission_id": case, "scorable_id": "eo1.b", "mark": "not-shown", "reason": "p. 3"},
        {"act": "take", "submission_id": case},
        {
            "act": "anchor",
            "scorable_id": "eo1.a",
            "level": "shown",
            "submission_id": case,
            "rationale": "Both.",
            **CREDENTIAL,
        },
        {"act": "rescore", "assignment_id": any_hub.assignment_id, "scorable_ids": ["eo1.b"], "note": "Look again."},
        {"act": "seed", "submission_id": seed, "truth": EARNED, "readers": ["A-cy"]},
        {
            "act": "calibration_set",
            "name": "Spring",
            "submission_ids": [submission_id(any_hub, "B-2")],
            "readers": ["A-ana", "A-ben"],
            **CREDENTIAL,
        },
        {"act": "report", "reader": "A-ana", "text": "Well done.", **CREDENTIAL},
    ]

    answers = [make_act(lea, body) for body in acts]

    assert [one.status_code for one in answers] == [200] * len(acts), [one.text for one in answers]
    assert told(cy.items(), "truth") == []
    hand_in(cy, assignment_of(any_hub, "B-1", "A-cy"))
    assert [one["truth"] for one in told(cy.items(), "truth")] == [EARNED]
    assert [one["body"]["act"] for one in told(lea.items(), "act")] == [one["act"] for one in acts]
    last = {one["assignment_id"]: one for one in told(lea.items(), "reading")}
    assert last[any_hub.assignment_id]["gone"]
    assert [one["reader"] for one in last.values() if one.get("detail")] == [second]
    assert roles_of(any_hub, "B-2") == {"A-ana": "calibration", "A-ben": "calibration"}
    assert len(told(ana.items(), "anchor")) == len(told(ana.items(), "report")) == 1
    assert any_hub.admin.verify_log("").holds
    with pytest.raises(DBAPIError, match="only ever added"), any_hub.hub.database.write() as session:
        session.execute(text("DELETE FROM acts"))


def test_leads_and_readers_at_once_are_all_served_and_feeds_stay_whole(any_hub: LocalHub) -> None:
    twice = CalibrationSettings(double_reading=DoubleReadingSettings(share=0, first=0, near=3))
    any_hub.admin.create_programme("Test programme", settings=ProgrammeSettings(calibration=twice))
    codes = [f"B-{number}" for number in range(ROUNDS)]
    add_cases(any_hub, *codes)
    add_people(any_hub, "kim", role="lead")
    add_people(any_hub, "cy")
    mine = {code: any_hub.admin.assign(code, "A-ana") for code in codes}
    desks = {name: desk_of(any_hub, f"A-{name}") for name in ("ana", "lea", "kim")}
    for one in desks.values():
        one.items()
    failed: list[BaseException] = []

    def act(name: str) -> None:
        for number in range(ROUNDS):
            body = {"act": "event", "day": "2026-02-27", "title": f"{name} {number}"}
            assert make_act(desks[name], body, f"{name}-{number}").status_code == 200

    def read() -> None:
        for assignment_id in mine.values():
            hand_in(desks["ana"], assignment_id, NOT_YET)

    def give() -> None:
        for code in codes:
            any_hub.admin.assign(code, "A-lea", "adjudicator")

    def guarded(work: Callable[[], None]) -> Callable[[], None]:
        def run() -> None:
            try:
                work()
            except BaseException as error:  # noqa: BLE001 - told to the test's own thread
                failed.append(error)

        return run

    works = [lambda: act("lea"), lambda: act("kim"), read, give]
    threads = [threading.Thread(target=guarded(work)) for work in works]
    for one in threads:
        one.start()
    for one in threads:
        one.join()

    assert failed == []
    assert all("reader_2" in roles_of(any_hub, code).values() for code in codes)
    for name in ("lea", "kim"):
        items = desks[name].items()
        assert len({one["id"] for one in told(items, "act")}) == 2 * ROUNDS
        assert {one["assignment_id"] for one in told(items, "reading")} >= set(mine.values())
    with any_hub.hub.database.read() as session:
        for feed in session.scalars(select(FeedRow)):
            numbers = session.scalars(select(ChangeRow.seq).where(ChangeRow.user_id == feed.user_id)).all()
            assert sorted(numbers) == list(range(1, feed.last_seq + 1))
