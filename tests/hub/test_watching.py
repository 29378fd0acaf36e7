"""What whoever looks after a hub can see: alive, ready, counts and a log, and nobody's name in any of it."""

from __future__ import annotations

import io
import json
import logging
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assessor_app.hub.app import create_app
from assessor_app.hub.door.request_log import REQUESTS, JsonLines
from assessor_app.hub.door.traffic import Traffic, forget_counts
from assessor_app.hub.environment import HubEnvironment
from tests.support.hub import Caller, LocalHub
from tests.support.served import served

TOKEN = "a token for the watcher"


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """The log as it is written."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines())
    REQUESTS.addHandler(handler)
    before, REQUESTS.level = REQUESTS.level, logging.INFO
    yield stream
    REQUESTS.setLevel(before)
    REQUESTS.removeHandler(handler)


def test_alive_and_ready_are_said_to_anybody(hub: LocalHub, monkeypatch: pytest.MonkeyPatch) -> None:
    assert [hub.http.get(path).json() for path in ("/health", "/ready")] == [{"ok": True}] * 2
    assert hub.http.get("/metrics").status_code == 404


def test_without_its_database_a_hub_is_alive_but_not_ready(hub: LocalHub) -> None:
    with hub.hub.database.write() as session:
        session.connection().exec_driver_sql("ALTER TABLE audit_head RENAME TO away")

    assert hub.http.get("/health").status_code == 200
    assert hub.http.get("/ready").status_code == 503


def test_counts_are_for_whoever_has_the_token(hub: LocalHub, ana: Caller) -> None:
    with served(create_app(replace(hub.hub, environment=HubEnvironment(metrics_token=TOKEN)))) as url:
        hub.http.get(f"{url}/changes", headers=ana.headers)
        hub.http.get(f"{url}/artifacts/{'0' * 32}", headers=ana.headers)
        hub.http.request("TRACE", f"{url}/coffee/for/dana", headers=ana.headers)
        refused = [
            hub.http.get(f"{url}/metrics", headers=headers).status_code
            for headers in ({}, {"Authorization": "Bearer x"}, ana.headers)
        ]
        told = hub.http.get(f"{url}/metrics", headers={"Authorization": f"Bearer {TOKEN}"})

    assert refused == [401, 401, 401]
    assert told.headers["content-type"].startswith("text/plain")
    pattern = re.compile(r'(# (HELP|TYPE) .*|[a-z_]+(\{([a-z]+="[^"]*",?)+\})? [0-9.e+-]+)')
    assert [line for line in told.text.splitlines() if not pattern.fullmatch(line)] == []
    assert re.search(r'requests_total\{worker="1",method="GET",route="/changes",status="200"\} 1\n', told.text)
    assert 'method="OTHER",route="unknown",status="404"' in told.text
    assert "assessor_hub_assignments 1\n" in told.text
    for word in ("0" * 32, "dana", "A-ana", hub.assignment_id, TOKEN):
        assert word not in told.text


def test_a_line_tells_the_kind_of_request_and_nothing_of_anybody(
    hub: LocalHub, ana: Caller, lines: io.StringIO
) -> None:
    answer = ana.score(hub.assignment_id, "eo1.a", "shown", comment="about Dana")
    ana.get("/changes?since=dana")
    hub.http.get("/dana")
    rows = [json.loads(line) for line in lines.getvalue().splitlines()]

    assert [(row["method"], row["route"], row["status"]) for row in rows] == [
        ("PUT", "/assessments/{assignment_id}/scores/{scorable_id:path}", 200),
        ("GET", "/changes", 410),
        ("GET", "unknown", 426),
    ]
    assert rows[0]["id"] == answer.headers["X-Request-Id"]
    assert rows[0]["ms"] > 0
    for word in ("dana", hub.assignment_id, "A-ana", "eo1.a", ana.token):
        assert word not in lines.getvalue().casefold()


def test_an_exception_is_told_by_its_kind_alone() -> None:
    trouble = (ValueError, ValueError("about Dana"), None)
    record = logging.LogRecord("x", logging.ERROR, "f", 1, "it failed", (), trouble)
    said = json.loads(JsonLines().format(record))

    assert (said["error"], said["what"]) == ("ValueError", "it failed")
    assert "Dana" not in str(said)


def test_whichever_process_is_asked_tells_the_counts_of_all(tmp_path: Path) -> None:
    one, two = Traffic(tmp_path, 1), Traffic(tmp_path, 2)
    for seconds in (0.004, 0.3):
        one.count("GET", "/changes", 200, seconds)
    two.count("GET", "/changes", 304, 20.0)
    one.leave()
    (tmp_path / "3.json").write_text("half of it", encoding="utf-8")
    told = list(two.lines())
    assert 'assessor_hub_requests_total{worker="1",method="GET",route="/changes",status="200"} 2' in told
    assert 'assessor_hub_requests_total{worker="2",method="GET",route="/changes",status="304"} 1' in told
    assert 'assessor_hub_request_seconds_bucket{worker="1",route="/changes",le="0.25"} 1' in told
    assert 'assessor_hub_request_seconds_bucket{worker="1",route="/changes",le="0.5"} 2' in told
    assert 'assessor_hub_request_seconds_bucket{worker="2",route="/changes",le="10.0"} 0' in told
    assert 'assessor_hub_request_seconds_count{worker="2",route="/changes"} 1' in told
    forget_counts(tmp_path)
    assert not any('worker="1"' in line for line in two.lines())
