"""What nobody may do to a hub: ask too often, send too much, too slowly or nested too deep, guess from one place."""

from __future__ import annotations

import socket
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from assessor_app.hub.app import create_app
from assessor_app.hub.door import request_body, sign_in_brake
from assessor_app.hub.door.allowances import Allowances
from assessor_app.hub.door.json_depth import MAX_DEPTH, too_deep
from assessor_app.hub.door.refusals import RefusedError
from assessor_app.hub.door.sign_in_brake import address_of, count_attempt, forgive, subjects_of
from assessor_app.hub.environment import HubEnvironment
from assessor_app.hub.problems import HubSetupError
from assessor_app.hub.serve import Listen, configuration
from assessor_app.protocol.messages import SCHEMA_HEADER
from tests.support.hub import PASSWORD, Caller, LocalHub
from tests.support.served import served

NOON = datetime(2026, 3, 2, 12, 0, 10, tzinfo=UTC)


def _at(moment: datetime) -> Any:
    return lambda: moment


def _spend(allowances: Allowances, device: str, most: int) -> int:
    """How many requests are let through."""
    for number in range(most):
        try:
            allowances.take(device)
        except RefusedError:
            return number
    return most


def test_one_process_lets_a_device_have_its_allowance_and_not_one_more(hub: LocalHub) -> None:
    allowances = Allowances(hub.hub.database, 100, _at(NOON))

    assert _spend(allowances, "d1", 200) == 100
    assert _spend(allowances, "d1", 200) == 0
    assert _spend(allowances, "d2", 200) == 100


def test_the_next_minute_begins_anew(hub: LocalHub) -> None:
    assert _spend(Allowances(hub.hub.database, 100, _at(NOON)), "d1", 200) == 100
    later = Allowances(hub.hub.database, 100, _at(NOON + timedelta(minutes=1)))
    assert _spend(later, "d1", 200) == 100


def test_several_processes_agree_but_for_a_twentieth_each(hub: LocalHub) -> None:
    processes = [Allowances(hub.hub.database, 100, _at(NOON)) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        spent = list(pool.map(lambda one: _spend(one, "d1", 200), processes))

    assert 100 <= sum(spent) <= 100 + 3 * 5


def test_an_ordinary_desk_costs_the_database_nothing(hub: LocalHub) -> None:
    hub.hub.database.close()
    allowances = Allowances(hub.hub.database, 6_000, _at(NOON))
    allowances._database = None  # type: ignore[assignment]

    assert _spend(allowances, "d1", 300) == 300
    assert _spend(Allowances(hub.hub.database, 0, _at(NOON)), "d1", 10_000) == 10_000


def test_a_device_that_asks_too_much_is_told_when_to_come_back_and_others_go_on(
    hub: LocalHub, ana: Caller, ben: Caller
) -> None:
    app = create_app(replace(hub.hub, allowances=Allowances(hub.hub.database, 1, _at(NOON))))
    with served(app) as url:
        first, second = (hub.http.get(f"{url}/devices", headers=ana.headers) for _ in range(2))
        other = hub.http.get(f"{url}/devices", headers=ben.headers)

    assert (first.status_code, second.status_code, other.status_code) == (200, 429, 200)
    assert second.json()["error"] == "too_many_requests"
    assert int(second.headers["Retry-After"]) == 51


def test_guessing_through_many_names_from_one_place_is_braked(hub: LocalHub) -> None:
    now = hub.clock()
    with hub.hub.database.write() as session:
        for number in range(sign_in_brake.FAILURES_PER_ADDRESS - 1):
            count_attempt(session, address_of("2001:db8::1"), now + timedelta(seconds=number))
    with hub.hub.database.write() as session:
        count_attempt(session, subjects_of("ana", "2001:db8::ffff"), now)
    with pytest.raises(RefusedError) as refused, hub.hub.database.write() as session:
        count_attempt(session, subjects_of("ben", "2001:db8::2"), now)
    with hub.hub.database.write() as session:
        forgive(session, subjects_of("ana", "2001:db8::1"), "2001:db8::1", now)
        count_attempt(session, subjects_of("ben", "2001:db8::2"), now)
        count_attempt(session, subjects_of("ben", "2001:db8:0:1::2"), now)

    assert refused.value.status == 429


@pytest.mark.parametrize(("proxies", "other"), [(("127.0.0.0/8",), 401), ((), 429)])
def test_behind_a_proxy_that_was_named_one_guesser_shuts_the_door_to_nobody_else(
    hub: LocalHub, monkeypatch: pytest.MonkeyPatch, proxies: tuple[str, ...], other: int
) -> None:
    monkeypatch.setattr(sign_in_brake, "FAILURES_PER_ADDRESS", 2)
    behind = replace(hub.hub, environment=replace(hub.hub.environment, proxies=proxies))
    with served(configuration(behind, Listen())) as url:

        def guess(name: str, places: str) -> int:
            wish = {"name": name, "password": "not this one", "device": "x"}
            headers = {SCHEMA_HEADER: "1", "X-Forwarded-For": places}
            return int(hub.http.post(f"{url}/sign-in", json=wish, headers=headers).status_code)

        # what a caller puts before the proxy's own word counts for nothing
        tried = [guess(f"n{one}", f"198.51.100.{one}, 203.0.113.1") for one in range(3)]
        assert tried == [401, 401, 429]
        assert guess("n4", "203.0.113.2") == other


@pytest.mark.parametrize(
    ("text", "deep"),
    [
        (b"[" * MAX_DEPTH + b"]" * MAX_DEPTH, False),
        (b"[" * (MAX_DEPTH + 1), True),
        (b'{"a":' * 100_000, True),
        (b"[],{}," * 1000, False),
        (b'["' + b"[" * 1000 + b'"]', False),
        (b'["\\"' + b"[" * 1000 + b'"]', False),
        (b'["\\\\",' + b"[" * 1000 + b"]", True),
        # strings that never end: looked at once, and not from every quotation mark in them anew
        (b"[]" * 65 + b'"' + b'\\"' * 4_000_000, False),
        (b"[]" * 65 + b'"' + b'\\"' * 4_000_000 + b"\\", False),
        (b"[]" * 65 + b'"' + b"[" * 1000, False),
    ],
)
def test_depth_is_counted_outside_of_texts(text: bytes, deep: bool) -> None:
    assert too_deep(text) is deep


def test_what_is_nested_too_deep_is_refused_before_it_is_parsed(hub: LocalHub, ana: Caller) -> None:
    body = b'{"mark":' + b"[" * 100_000 + b"]" * 100_000 + b"}"
    answer = ana.write("PUT", f"/assessments/{hub.assignment_id}/scores/eo1.a", body, 0)

    assert answer.status_code == 422
    assert "nested too deep" in answer.json()["sentence"]


def test_a_body_that_drips_is_ended(hub: LocalHub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(request_body, "GRACE_SECONDS", 0.05)
    port = int(hub.url.rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port), timeout=30) as line:
        line.sendall(
            b"POST /sign-in HTTP/1.1\r\nHost: x\r\nX-Assessor-Schema: 1\r\nContent-Type: application/json\r\n"
            b"Content-Length: 100\r\n\r\n{"
        )
        said = b""
        while piece := line.recv(4096):
            said += piece

    assert said.startswith(b"HTTP/1.1 408")
    assert b"too_slow" in said


def test_long_texts_of_nobody_in_particular_do_not_fill_the_memory(hub: LocalHub, ana: Caller) -> None:
    """They are taken in before the token is looked at; while all places are taken others go on."""
    port, drips = int(hub.url.rpartition(":")[2]), request_body.MAX_BODY + 1
    head = b"PUT /assessments/x/feedback HTTP/1.1\r\nHost: x\r\nX-Assessor-Schema: 1\r\nContent-Length: %d\r\n\r\n"

    def write(words: int) -> int:
        body = {"feedback": "word " * words}
        return int(ana.write("PUT", f"/assessments/{hub.assignment_id}/feedback", body, 0).status_code)

    full, done = request_body.MAX_BODY // 5 + 1, {200, 412}
    with ExitStack() as lines:
        for _ in range(request_body.MOST_LARGE):
            line = lines.enter_context(socket.create_connection(("127.0.0.1", port), timeout=30))
            line.sendall(head % (drips + 1) + b"x" * drips)
        while write(full) in done:
            # until the hub has read what was sent
            pass
        assert (write(full), write(1) in done) == (503, True)
    while (answered := write(full)) == 503:
        # until it has seen them hang up
        pass
    assert answered in done


@pytest.mark.parametrize(
    "values",
    [
        {"ASSESSOR_HUB_METRICS_TOKEN": "short"},
        {"ASSESSOR_HUB_REQUESTS_PER_MINUTE": "many"},
        {"ASSESSOR_HUB_PROXIES": "caddy"},
        {"ASSESSOR_HUB_PROXIES": "*"},
        {"ASSESSOR_HUB_PROXIES": "0.0.0.0/0"},
    ],
)
def test_an_environment_that_makes_no_sense_is_named_without_its_value(values: dict[str, str]) -> None:
    with pytest.raises(HubSetupError) as refused:
        HubEnvironment.read(values)
    ((name, value),) = values.items()
    assert name in str(refused.value)
    assert value not in str(refused.value)


def test_signing_in_still_works_for_the_others(hub: LocalHub) -> None:
    wish = {"name": "ben", "password": PASSWORD, "device": "x"}
    assert hub.http.post("/sign-in", json=wish, headers={SCHEMA_HEADER: "1"}).status_code == 200
