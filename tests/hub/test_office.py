"""What a programme's staff do about people: roles, passwords, exclusions, and giving work out by rule."""

from __future__ import annotations

import json

import pytest

from assessor_app.__main__ import main
from assessor_app.hub.assign_rule import AssignRule
from assessor_app.hub.problems import HubSetupError
from tests.support.hub import PASSWORD, Caller, LocalHub, manifest, write_submission


def _import(hub: LocalHub, *codes: str, practitioner: str = "Somebody Else") -> None:
    for code in codes:
        made = manifest(code, practitioner=practitioner, artifacts=[], analyses=[])
        hub.admin.import_submission(write_submission(hub.inbox / code, made, {}), pages=False)


def test_a_role_counts_from_the_next_request_on(hub: LocalHub, ben: Caller) -> None:
    assert ben.get("/progress").status_code == 403
    hub.admin.set_role("A-ben", "lead")
    assert ben.get("/progress").status_code == 200


def test_a_new_password_ends_every_device(hub: LocalHub, ana: Caller) -> None:
    hub.admin.reset_password("A-ana", "four other calm words")

    assert ana.get("/changes").status_code == 401
    assert Caller.sign_in(hub.http, "ana", "four other calm words").get("/changes").status_code == 200
    with pytest.raises(HubSetupError, match="at least 8"):
        hub.admin.reset_password("A-ana", "short")


def test_everybody_is_listed_with_their_work(hub: LocalHub, capsys: pytest.CaptureFixture[str]) -> None:
    hub.admin.add_user("pia", "A-pia", "Pia", None, "assessor")
    hub.admin.set_active("A-ben", active=False)
    assert main(["hub", "users", "--json", "--folder", str(hub.folder)]) == 0
    rows = {row["code"]: row for row in json.loads(capsys.readouterr().out)}

    assert rows["A-ana"]["open_assignments"] == 1
    assert (rows["A-ben"]["active"], rows["A-ben"]["devices"]) == (False, 0)
    assert (rows["A-pia"]["signs_in"], rows["A-lea"]["signs_in"]) == ([], ["password"])
    assert "password_hash" not in rows["A-ana"]


def test_without_a_password_nobody_signs_in_by_one(hub: LocalHub) -> None:
    hub.admin.add_user("pia", "A-pia", "Pia", None, "assessor")

    for password in ("", PASSWORD):
        wish = {"name": "pia", "password": password, "device": "x"}
        assert hub.http.post("/sign-in", json=wish, headers={"X-Assessor-Schema": "1"}).status_code == 401


def test_a_wiped_device_is_told_so_and_a_revoked_one_too(hub: LocalHub, ana: Caller, ben: Caller) -> None:
    hub.admin.order_wipe(hub.admin.devices("A-ana")[0].id)
    hub.admin.revoke(hub.admin.devices("A-ben")[0].id)

    assert [one.get("/changes").json()["error"] for one in (ana, ben)] == ["wipe", "revoked"]


def test_an_excluded_reader_is_given_it_neither_by_hand_nor_by_rule(hub: LocalHub) -> None:
    _import(hub, "LVM-1")
    _import(hub, "LVM-2", practitioner="Ben")
    hub.admin.exclude("A-ana", "LVM-1")
    hub.admin.exclude("A-ana", "  somebody ELSE ", "practitioner")

    with pytest.raises(HubSetupError, match="must not read"):
        hub.admin.assign("LVM-1", "A-ana")
    with pytest.raises(HubSetupError, match="must not read"):
        hub.admin.assign("LVM-2", "A-ben")
    hub.admin.exclude("A-ana", "LVM-1", lift=True)
    with pytest.raises(HubSetupError, match="must not read"):
        hub.admin.assign("LVM-1", "A-ana")
    seats = hub.admin.assign_by_rule(AssignRule(codes=("LVM-1", "LVM-2")))
    assert [(one.submission_code, one.user_code) for one in seats] == [("LVM-1", "A-ben"), ("LVM-2", "A-ana")]


def test_work_is_given_out_evenly_and_the_same_way_again(hub: LocalHub) -> None:
    for name in ("cy", "dee"):
        hub.admin.add_user(name, f"A-{name}", name, None, "assessor")
    _import(hub, *(f"LVM-{number}" for number in range(6)))
    rule = AssignRule(readers=2, seed=7, dry_run=True)
    planned = hub.admin.assign_by_rule(rule)

    assert planned == hub.admin.assign_by_rule(rule)
    assert hub.admin.assign_by_rule(AssignRule(readers=2, seed=8, dry_run=True)) != planned
    assert hub.admin.assign_by_rule(AssignRule(readers=2, seed=7)) == planned
    assert hub.admin.assign_by_rule(AssignRule(readers=2, seed=7)) == ()
    loads = {one.code: one.open_assignments for one in hub.admin.users()}
    # 7 submissions with 2 seats each
    assert sorted(loads[code] for code in ("A-ana", "A-ben", "A-cy", "A-dee")) == [3, 3, 4, 4]
    assert loads["A-lea"] == 0
    for code in {one.submission_code for one in planned}:
        assert len({one.user_code for one in planned if one.submission_code == code}) == len(
            [one for one in planned if one.submission_code == code]
        )


def test_a_released_case_never_comes_back_by_rule(hub: LocalHub, ana: Caller) -> None:
    ana.write("POST", f"/assessments/{hub.assignment_id}/release", b"", 0)

    (seat,) = hub.admin.assign_by_rule(AssignRule())
    assert seat.user_code == "A-ben"


def test_what_cannot_be_filled_is_left_as_it_was(hub: LocalHub, capsys: pytest.CaptureFixture[str]) -> None:
    _import(hub, "LVM-1", "LVM-2")
    hub.admin.exclude("A-ana", "LVM-2")
    hub.admin.exclude("A-ben", "LVM-2")

    with pytest.raises(HubSetupError, match="Nobody is left who may read LVM-2"):
        hub.admin.assign_by_rule(AssignRule())
    assert [one.submission_code for one in hub.admin.recorded()] == ["LVM-2418"]
    with pytest.raises(HubSetupError, match="Nobody is left"):
        hub.admin.assign_by_rule(AssignRule(codes=("LVM-1",), readers=2, most=1))
    said = main(["hub", "assign-by-rule", "LVM-1", "--dry-run", "--json", "--folder", str(hub.folder)])
    assert said == 0
    assert json.loads(capsys.readouterr().out)[0]["submission"] == "LVM-1"
