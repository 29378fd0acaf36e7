"""A lead sees what is being worked on without a network, and until when; it locks nobody out."""

from __future__ import annotations

from typing import Any

import pytest

from assessor_app.protocol.messages import WANTS_HEADER, WANTS_LEASES
from tests.support.hub import Caller, LocalHub
from tests.support.hub_roles import device_of


def _tell(caller: Caller, *assignment_ids: str, days: int = 7) -> Any:
    body = {"assignment_ids": list(assignment_ids), "days": days}
    return caller.http.put("/leases", json=body, headers=caller.headers)


def _until(lead: Caller) -> str | None:
    rows = lead.get("/progress", **{WANTS_HEADER: WANTS_LEASES}).json()["rows"]
    found: str | None = rows[0].get("offline_until")
    return found


def test_what_is_on_a_laptop_is_shown_until_the_day_it_said(
    hub: LocalHub, ana: Caller, ben: Caller, lea: Caller
) -> None:
    assert _tell(ana, hub.assignment_id, "not-there").json()["leases"][0]["until"] == "2026-03-09T08:00:00Z"
    assert _tell(ben, hub.assignment_id).json() == {"leases": []}
    other = device_of(hub, "A-ana")
    _tell(other, hub.assignment_id, days=30)

    assert _until(lea) == "2026-04-01T08:00:00Z"
    assert "offline_until" not in lea.get("/progress").text
    _tell(other)
    assert _until(lea) == "2026-03-09T08:00:00Z"
    hub.clock.pass_time(days=7)
    assert _until(lea) is None
    assert ana.score(hub.assignment_id, "eo1.a", "shown").status_code == 200


def test_a_lost_laptop_has_nothing_with_it(hub: LocalHub, ana: Caller, lea: Caller) -> None:
    _tell(ana, hub.assignment_id)
    hub.admin.revoke(hub.admin.devices("A-ana")[0].id)

    assert _until(lea) is None


@pytest.mark.parametrize("days", [0, 61, "7"])
def test_a_lease_has_an_end(ana: Caller, days: Any) -> None:
    assert _tell(ana, days=days).status_code == 422
