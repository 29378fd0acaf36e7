"""Who may speak to the hub: passwords, device tokens, and a brake on guessing."""

from __future__ import annotations

import sqlite3
from typing import Any

import pytest

from assessor_app.hub.door import accounts, sign_in_brake
from assessor_app.protocol.messages import SCHEMA_HEADER
from tests.support.hub import PASSWORD, Caller, LocalHub


def _try(hub: LocalHub, name: str, password: str) -> Any:
    wish = {"name": name, "password": password, "device": "laptop"}
    return hub.http.post("/sign-in", json=wish, headers={SCHEMA_HEADER: "1"})


def test_signing_in_tells_who_one_is_and_gives_a_token(hub: LocalHub) -> None:
    answer = _try(hub, " ANA ", PASSWORD).json()

    assert answer["user"] == {"code": "A-ana", "display": "Ana", "role": "assessor"}
    assert answer["programme"] == "Test programme"
    assert len(answer["token"]) >= 43


def test_a_device_cannot_forge_lines_where_its_name_is_listed(hub: LocalHub) -> None:
    wish = {"name": "ana", "password": PASSWORD, "device": "lap\x1b[2Jtop\nA-ben"}
    assert hub.http.post("/sign-in", json=wish, headers={SCHEMA_HEADER: "1"}).status_code == 200

    assert sorted(one.name for one in hub.admin.devices("A-ana")) == ["lap [2Jtop A-ben", "laptop"]


def test_a_wrong_password_and_an_unknown_name_look_the_same(hub: LocalHub) -> None:
    wrong, unknown = _try(hub, "ana", "wrong password"), _try(hub, "nobody", PASSWORD)

    assert (wrong.status_code, unknown.status_code) == (401, 401)
    assert wrong.content == unknown.content


def test_after_five_failures_even_the_right_password_waits(hub: LocalHub) -> None:
    for _ in range(sign_in_brake.FAILURES_PER_NAME_AND_ADDRESS):
        assert _try(hub, "ana", "wrong password").status_code == 401

    braked = _try(hub, "ana", PASSWORD)
    other = _try(hub, "ben", PASSWORD)
    hub.clock.pass_time(minutes=15)

    assert braked.status_code == 429
    assert 0 < int(braked.headers["Retry-After"]) <= 901
    assert other.status_code == 200
    assert _try(hub, "ana", PASSWORD).status_code == 200


def test_a_right_password_forgives_earlier_slips(hub: LocalHub) -> None:
    for _ in range(3):
        for _ in range(sign_in_brake.FAILURES_PER_NAME_AND_ADDRESS - 1):
            _try(hub, "ana", "wrong password")
        assert _try(hub, "ana", PASSWORD).status_code == 200


@pytest.mark.parametrize("header", [None, "", "Bearer", "Bearer x", "Basic YTpi", "Bearer \xe9"])
def test_without_a_token_nothing_is_served(hub: LocalHub, header: str | None) -> None:
    headers = {SCHEMA_HEADER: b"1"} | ({"Authorization": header.encode("latin-1")} if header is not None else {})
    for path in ("/changes", "/devices", "/progress", f"/artifacts/{'0' * 32}"):
        answer = hub.http.get(path, headers=headers)
        assert answer.status_code == 401
        assert answer.json()["error"] == "not_signed_in"


def test_a_password_that_is_replaced_while_it_is_looked_at_opens_nothing_and_does_not_come_back(
    hub: LocalHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = accounts.Passwords.matches
    given: list[str] = []

    def matches(passwords: accounts.Passwords, stored: str, password: str) -> bool:
        found = right(passwords, stored, password)
        if not given:
            given.append("")
            hub.admin.reset_password("A-ana", "another long password")
        return found

    monkeypatch.setattr(accounts.Passwords, "matches", matches)

    assert _try(hub, "ana", PASSWORD).status_code == 401
    assert _try(hub, "ana", "another long password").status_code == 200


def test_signing_out_ends_this_device_only(hub: LocalHub, ana: Caller) -> None:
    other = hub.caller("ana")

    assert hub.http.post("/sign-out", headers=ana.headers).status_code == 204
    assert ana.get("/changes").status_code == 401
    assert other.get("/changes").status_code == 200


def test_a_lost_laptop_is_revoked_from_another_device(hub: LocalHub, ana: Caller) -> None:
    hub.clock.pass_time(hours=1)
    other = hub.caller("ana")
    newest, lost = other.get("/devices").json()["devices"]

    assert hub.http.delete(f"/devices/{lost['id']}", headers=other.headers).status_code == 204
    assert ana.get("/changes").status_code == 401
    assert [one["revoked"] for one in other.get("/devices").json()["devices"]] == [False, True]
    assert newest["name"] == "laptop"


def test_nobody_ends_the_device_of_another(hub: LocalHub, ana: Caller, ben: Caller) -> None:
    device = ana.get("/devices").json()["devices"][0]["id"]

    assert hub.http.delete(f"/devices/{device}", headers=ben.headers).status_code == 404
    assert ana.get("/changes").status_code == 200


def test_the_office_revokes_a_device_and_shuts_a_person_out(hub: LocalHub, ana: Caller, ben: Caller) -> None:
    hub.admin.revoke(hub.admin.devices("A-ana")[0].id)
    hub.admin.set_active("A-ben", active=False)

    assert ana.get("/changes").status_code == 401
    assert ben.get("/changes").status_code == 401
    assert _try(hub, "ben", PASSWORD).status_code == 401


def test_neither_tokens_nor_passwords_can_be_read_from_the_database(hub: LocalHub, ana: Caller) -> None:
    with sqlite3.connect(hub.folder / "hub.db") as database:
        stored = "\n".join(database.iterdump())
    database.close()

    assert ana.token not in stored
    assert PASSWORD not in stored
    assert "$argon2id$" in stored


def test_a_program_of_another_schema_is_told_to_update(hub: LocalHub, ana: Caller) -> None:
    for header in ({}, {SCHEMA_HEADER: "2"}, {SCHEMA_HEADER: "1.0"}):
        headers = {"Authorization": ana.headers["Authorization"], **header}
        answer = hub.http.get("/changes", headers=headers)
        assert answer.status_code == 426
        assert answer.json()["error"] == "schema"


def test_meta_and_openapi_need_no_header(hub: LocalHub) -> None:
    meta = hub.http.get("/meta").json()

    assert meta == {"service": "assessor-hub", "schema_min": 1, "schema_max": 1, "programme": "Test programme"}
    paths = hub.http.get("/openapi.json").json()["paths"]
    assert {"/changes", "/artifacts/{artifact_id}", "/assessments/{assignment_id}/submit"} <= set(paths)


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/", 404),
        ("GET", "/docs", 404),
        ("GET", "/changes/", 404),
        ("GET", "/%00", 404),
        ("PATCH", "/meta", 405),
        ("GET", "/sign-in", 405),
        ("GET", "/changes?limit=0", 422),
        ("GET", "/changes?limit=x", 422),
        ("GET", "/artifacts/..%2f..%2fetc", 404),
    ],
)
def test_every_refusal_is_the_agreed_json(ana: Caller, method: str, path: str, status: int) -> None:
    answer = ana.http.request(method, path, headers=ana.headers)

    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/json"
    assert set(answer.json()) == {"error", "sentence", "current"}


@pytest.mark.logs_errors
def test_a_failure_inside_shows_nothing_of_the_inside(
    hub: LocalHub, ana: Caller, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("a comment about Dana")

    monkeypatch.setattr("assessor_app.hub.routes.reading.changes_since", broken)

    answer = ana.get("/changes")

    assert answer.status_code == 500
    assert answer.json()["error"] == "failure"
    assert "Dana" not in answer.text + caplog.text
    assert "Traceback" not in answer.text
    assert "RuntimeError in broken" in caplog.text


def test_a_locked_database_is_said_to_be_busy_and_nothing_is_written(
    hub: LocalHub, ana: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    holder = sqlite3.connect(hub.folder / "hub.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with hub.hub.database.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout=0")
    try:
        answer = ana.score(hub.assignment_id, "eo1.a", "shown")
    finally:
        holder.execute("ROLLBACK")
        holder.close()

    assert answer.status_code == 503
    assert ana.score(hub.assignment_id, "eo1.a", "shown").json()["rev"] == 1


def test_a_flood_of_guesses_does_not_hold_up_those_who_read(hub: LocalHub, ana: Caller) -> None:
    places = [hub.hub.passwords._places.acquire(blocking=False) for _ in range(accounts.VERIFIERS + accounts.WAITING)]
    assert all(places)

    flooded = _try(hub, "ben", PASSWORD)
    reading = ana.get("/changes")
    hub.hub.passwords._places.release(len(places))

    assert (flooded.status_code, flooded.json()["error"]) == (503, "busy")
    assert reading.status_code == 200
    assert _try(hub, "ben", PASSWORD).status_code == 200
