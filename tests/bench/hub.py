"""A hub on PostgreSQL: feed page, poll and score at 1,000 and 10,000 submissions, and requests a second."""

from __future__ import annotations

import json
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import event

from assessor_app.hub.copies import Copies
from assessor_app.hub.database import Database
from assessor_app.hub.feed import changes_since
from assessor_app.hub.programme_settings import switches_of
from assessor_app.protocol.messages import WANTS_JUDGING, WANTS_RENDITIONS
from assessor_app.remote.hub_client import PROGRESS_ROWS
from assessor_app.sync.pull import PAGE_READINGS
from tests.bench.figures import Figure
from tests.bench.hub_callers import Connection, Order, as_json
from tests.bench.hub_filling import FilledHub, fill, hand_in_all
from tests.support.hub import HubProcess
from tests.support.postgres import PostgresServer

NAME = "hub"
SIZES = (1_000, 10_000)
ROUNDS = 60
POLLS = 300
CALLERS = 8
PAGE = "/changes?since=&limit=100"
LEADS_WANT = "renditions, judging, returns, zone, addresses, choices, calibration"
GROWTH = 1.25
_FIRST = 3


@dataclass(frozen=True, slots=True)
class _Taken:
    """Milliseconds of each kind of request at one size, and of its SQL alone."""

    page: list[float]
    page_sql: list[float]
    poll: list[float]
    poll_sql: list[float]
    write: list[float]
    progress: list[float]
    # of a thousand readings each
    readings: list[float]


def measure(folder: Path) -> list[Figure]:
    """Fill, serve and ask, one size after the other."""
    server = PostgresServer()
    try:
        taken, rates = {}, {}
        for size in SIZES:
            filled = fill(folder / f"office-{size}", server.new_database(), size)
            with _served(folder / f"hub-{size}", filled.url, 1) as url:
                taken[size] = _take(filled, url)
                if size == SIZES[-1]:
                    rates[1] = _rate(filled, url)
            if size == SIZES[-1]:
                with _served(folder / "hub-two", filled.url, 2) as url:
                    rates[2] = _rate(filled, url)
        return [*_figures(taken), *_rates(rates, taken[SIZES[-1]])]
    finally:
        server.stop()


@contextmanager
def _served(folder: Path, url: str, workers: int) -> Iterator[str]:
    process = HubProcess(folder)
    yield process.start(["--workers", str(workers), "--database-url", url])
    process.stop()


def _take(filled: FilledHub, url: str) -> _Taken:
    connection = Connection(url)
    ends = _ends(filled)
    page = _asked(connection, dict.fromkeys(range(1, filled.assessors + 1), PAGE), ROUNDS)
    poll = _asked(connection, {one: _poll(end) for one, end in ends.items()}, ROUNDS)
    write = [_write(connection, filled, number) for number in range(ROUNDS + _FIRST)][_FIRST:]
    progress = _asked(connection, {0: f"/progress?limit={PROGRESS_ROWS}"}, 10)
    poll_sql = _sql(filled, f"0123456789abcdef.{ends[1]}")
    return _Taken(page, _sql(filled, ""), poll, poll_sql, write, progress, _first_sync(url, filled))


def _first_sync(url: str, filled: FilledHub) -> list[float]:
    """A lead begins when everything is handed in: milliseconds for each thousand readings, fetched as the desk does."""
    hand_in_all(filled)
    # the hub lets go of one that was still for as long as that took
    connection = Connection(url)
    samples: list[float] = []
    for measured in (False, True):
        # the first time what an import keeps of each submission is counted, since this hub was filled without one
        since, spent, count, more = "", 0.0, 0, True
        while more:
            path = f"/changes?since={since}&limit={PAGE_READINGS}"
            status, content, milliseconds = connection.ask("GET", path, 0, more={"X-Assessor-Wants": LEADS_WANT})
            assert status == 200, (status, content[:300])
            page = json.loads(content)
            since, more = page["cursor"], page["more"]
            spent += milliseconds
            count += sum(one["kind"] == "reading" for one in page["items"])
            if measured and count >= 1_000:
                samples.append(spent * 1_000 / count)
                spent, count = 0.0, 0
    return samples


def _ends(filled: FilledHub) -> dict[int, int]:
    """Where each feed stands."""
    with psycopg.connect(filled.url) as connection:
        rows = connection.execute("SELECT user_id, last_seq FROM feeds WHERE user_id <> 'u0'").fetchall()
    return {int(user_id[1:]): last for user_id, last in rows}


def _poll(end: int) -> str:
    return f"/changes?since=0123456789abcdef.{end}&limit=100"


def _asked(connection: Connection, paths: dict[int, str], rounds: int) -> list[float]:
    """One request after the other, by another assessor each time."""
    assessors, samples = sorted(paths), []
    for turn in range(rounds + _FIRST):
        # Far apart, so that no two read the same portfolios.
        assessor = assessors[turn * 17 % len(assessors)]
        status, content, milliseconds = connection.ask("GET", paths[assessor], assessor)
        assert status == 200, (status, content[:300])
        samples.append(milliseconds)
    return samples[_FIRST:]


def _write(connection: Connection, filled: FilledHub, number: int) -> float:
    """A first score of an assignment nobody has scored."""
    submission = number * 2 + 1
    assessor = (submission - 1) % filled.assessors + 1
    path = f"/assessments/a{submission}-1/scores/{filled.scorables[0]}"
    body = json.dumps({"mark": filled.marks[0], "comment": "It shows who does what by when."}).encode()
    headers = {"If-Match": '"0"', "Idempotency-Key": uuid.uuid4().hex, "Content-Type": "application/json"}
    status, content, milliseconds = connection.ask("PUT", path, assessor, body, headers)
    assert status == 200, (status, content[:300])
    return milliseconds


def _sql(filled: FilledHub, cursor: str) -> list[float]:
    """Milliseconds of the statements of one page, sent again by the bare driver and all rows fetched."""
    statements = _statements(filled, cursor)
    samples = []
    with psycopg.connect(filled.url) as connection:
        for _ in range(ROUNDS + _FIRST):
            begin = time.perf_counter()
            with connection.cursor() as cursor_:
                for statement, parameters in statements:
                    cursor_.execute(statement, parameters)
                    cursor_.fetchall()
            connection.rollback()
            samples.append((time.perf_counter() - begin) * 1000)
    return samples[_FIRST:]


def _statements(filled: FilledHub, cursor: str) -> list[tuple[Any, Any]]:
    """What building the page asks the database."""
    said: list[tuple[Any, Any]] = []

    def hear(_c: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, _many: bool) -> None:
        said.append((statement, parameters))

    database = Database.open(Path(), filled.url)
    event.listen(database.engine, "before_cursor_execute", hear)
    with database.read() as session:
        copies = Copies(session, switches_of(session), frozenset({WANTS_JUDGING, WANTS_RENDITIONS}))
        changes_since(session, "u1", cursor, 100, copies)
    database.close()
    return said


def _rate(filled: FilledHub, url: str) -> dict[str, Any]:
    """Polls of many desks at once, from two processes beside the hub's."""
    paths = {one: _poll(end) for one, end in _ends(filled).items()}
    order = as_json(Order(url, paths, CALLERS, POLLS))
    command = [sys.executable, "-m", "tests.bench.hub_callers"]
    done = subprocess.run(command, input=order, capture_output=True, text=True, check=True, timeout=600)
    told: dict[str, Any] = json.loads(done.stdout)
    assert not told["refused"], told["refused"]
    return told


def _figures(taken: dict[int, _Taken]) -> list[Figure]:
    small, large = taken[SIZES[0]], taken[SIZES[-1]]
    size = f"{SIZES[-1]:,}"
    return [
        Figure(NAME, f"hub: first page of a feed at {size}", large.page, large.page_sql, "its SQL alone"),
        _growth("first page", large.page, small.page),
        Figure(NAME, f"hub: poll with nothing new at {size}", large.poll, large.poll_sql, "its SQL alone"),
        _growth("poll", large.poll, small.poll),
        _growth("score written", large.write, small.write),
        _growth(f"a page of progress ({PROGRESS_ROWS:,} rows)", large.progress, small.progress),
        _growth("1,000 readings of a lead's first sync", large.readings, small.readings),
    ]


def _growth(what: str, large: Sequence[float], small: Sequence[float]) -> Figure:
    limit = f"the same at {SIZES[0]:,}"
    return Figure(NAME, f"hub: {what} at {SIZES[-1]:,}", large, small, limit, goal_ratio=GROWTH, allowance=1.0)


def _rates(rates: dict[int, dict[str, Any]], taken: _Taken) -> list[Figure]:
    """Requests a second; the limit is how often one connection answers the same SQL."""
    bare = [1000 / one for one in taken.poll_sql]
    figures = []
    for workers, told in rates.items():
        rate = len(told["samples"]) / told["seconds"]
        name = f"hub: polls a second, {CALLERS} at once, {workers} process{'es' if workers > 1 else ''}"
        figures.append(Figure(NAME, name, [rate], bare, "its SQL alone, one connection", unit="1/s"))
        waited = f"hub: each of them waits, {workers} process{'es' if workers > 1 else ''}"
        figures.append(Figure(NAME, waited, told["samples"], taken.poll, "one alone"))
    return figures
