"""The office stops clocks and lets them go on; every reader it concerns is told, and leads see the earlier deadline."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from assessor_app.__main__ import main
from assessor_app.hub.admin import HubAdmin
from assessor_app.hub.problems import HubSetupError
from assessor_app.hub.programme_settings import ProgrammeSettings
from tests.support.hub import Caller, LocalHub, manifest, seed

MARCH_3, MARCH_5 = datetime(2026, 3, 3, 9, tzinfo=UTC), datetime(2026, 3, 5, 9, tzinfo=UTC)


def _clocks(caller: Caller) -> dict[str, Any]:
    return {item["id"]: item["clock"] for item in caller.judging().items() if item["kind"] == "assignment"}


def test_it_starts_at_receipt_or_at_the_kick_off(hub: LocalHub, ana: Caller) -> None:
    kicked = hub.add_submission("LVM-2", "A-ana", kick_off="2026-02-01T00:00:00Z")

    clocks = _clocks(ana)

    assert clocks[hub.assignment_id] == {"started_at": "2026-01-15T09:30:00Z", "stops": []}
    assert clocks[kicked]["started_at"] == "2026-02-01T00:00:00Z"
    assert "clock" not in ana.items()[1]


def test_a_stop_of_a_submission_is_told_to_all_its_readers_and_one_of_an_assignment_to_one(
    hub: LocalHub, ana: Caller, ben: Caller
) -> None:
    second = hub.admin.assign("LVM-2418", "A-ben", "reader_2")
    before = {caller: caller.judging().changes()["cursor"] for caller in (ana, ben)}
    hub.admin.stop_clock("LVM-2418", MARCH_3)
    hub.admin.start_clock("LVM-2418", MARCH_5)
    hub.admin.stop_clock(second, MARCH_5)

    stop = {"since": "2026-03-03T09:00:00Z", "until": "2026-03-05T09:00:00Z"}
    assert [item["kind"] for item in ana.judging().changes(before[ana])["items"]] == ["assignment"]
    assert _clocks(ana)[hub.assignment_id]["stops"] == [stop]
    assert _clocks(ben)[second]["stops"] == [stop, {"since": "2026-03-05T09:00:00Z", "until": None}]
    assert ben.judging().changes(before[ben])["items"][-1]["clock"]["stops"][-1]["until"] is None


def test_what_makes_no_sense_is_refused(hub: LocalHub) -> None:
    admin = hub.admin
    with pytest.raises(HubSetupError, match="does not stand still"):
        admin.start_clock("LVM-2418")
    with pytest.raises(HubSetupError, match="not come yet"):
        admin.stop_clock("LVM-2418", datetime(2199, 1, 1, tzinfo=UTC))
    admin.stop_clock("LVM-2418", MARCH_5)
    with pytest.raises(HubSetupError, match="already"):
        admin.stop_clock("LVM-2418")
    with pytest.raises(HubSetupError, match="only after"):
        admin.start_clock("LVM-2418", MARCH_3)
    admin.start_clock("LVM-2418", MARCH_5)
    with pytest.raises(HubSetupError, match="started again after"):
        admin.stop_clock("LVM-2418", MARCH_3)
    with pytest.raises(HubSetupError, match="time zone"):
        admin.stop_clock("LVM-2418", datetime(2026, 3, 6))  # noqa: DTZ001 - that is what is refused
    with pytest.raises(HubSetupError, match="no such submission"):
        admin.stop_clock("NONE-1")


def test_leads_with_a_newer_app_see_the_deadline_that_holds(hub: LocalHub, lea: Caller) -> None:
    hub.admin.create_programme("P", None, ProgrammeSettings(turnaround_days=10))

    assert lea.get("/progress").json()["rows"][0]["due_at"] == "2026-03-20T00:00:00Z"
    assert lea.judging().get("/progress").json()["rows"][0]["due_at"] == "2026-01-29T23:59:59Z"
    hub.admin.create_programme("P", None, ProgrammeSettings(turnaround_days=10, timezone="America/Chicago"))
    assert lea.judging().get("/progress").json()["rows"][0]["due_at"] == "2026-01-29T23:59:59-06:00"


def test_the_command_stops_and_starts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    admin = HubAdmin(tmp_path / "hub")
    assignment = seed(admin, tmp_path)
    admin.close()
    folder = str(tmp_path / "hub")

    assert main(["hub", "clock", "--folder", folder, "LVM-2418", "stop", "--at", "2026-03-03T09:00:00+00:00"]) == 0
    assert main(["hub", "clock", "--folder", folder, "LVM-2418", "start"]) == 0
    assert main(["hub", "clock", "--folder", folder, assignment, "start"]) == 1
    said = capsys.readouterr()
    assert said.out.splitlines() == ["The clock stands still.", "The clock goes on."]
    assert "does not stand still" in said.err
    assert manifest()["received_at"] == "2026-01-15T09:30:00Z"
