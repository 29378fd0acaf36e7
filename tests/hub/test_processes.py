"""One hub in several processes, some of one command and some apart: they agree on everything through PostgreSQL."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import httpx
import psutil
import pytest
from sqlalchemy import select

from assessor_app.hub.admin import HubAdmin
from assessor_app.hub.tables import ChangeRow, IdempotencyRow, ScoreRevisionRow
from tests.support.hub import PASSWORD, Caller, HubProcess, seed
from tests.support.patience import until
from tests.support.postgres import PostgresServer

DEVICES = 4
WRITES = 6


@dataclass
class TwoHubs:
    """A command with two workers, one with a single process, and the database behind both."""

    admin: HubAdmin
    many: HubProcess
    one: HubProcess
    assignment_id: str

    def clients(self) -> tuple[httpx.Client, httpx.Client]:
        """A client for each; to be closed."""
        many, one = (httpx.Client(base_url=hub.url, timeout=30, trust_env=False) for hub in (self.many, self.one))
        return many, one


@pytest.fixture(scope="module")
def hubs(postgres: PostgresServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TwoHubs]:
    """Started once; no folder is shared."""
    folder = tmp_path_factory.mktemp("processes")
    url = postgres.new_database()
    (folder / "inbox").mkdir()
    admin = HubAdmin(folder / "office", url)
    assignment_id = seed(admin, folder / "inbox")
    many, one = HubProcess(folder / "many"), HubProcess(folder / "one")
    many.start(["--workers", "2", "--database-url", url])
    one.start(["--database-url", url])
    yield TwoHubs(admin, many, one, assignment_id)
    one.stop()
    if many.running:
        many.stop()
    admin.close()


def test_writers_in_three_processes_leave_one_gapless_feed(hubs: TwoHubs) -> None:
    clients = hubs.clients()
    with clients[0] as many, clients[1] as one:
        tokens = [Caller.sign_in(many, "ana").token for _ in range(DEVICES)]
        done = threading.Event()
        seen: list[list[int]] = [[] for _ in tokens]
        polled: list[dict[str, Any]] = []

        def write(number: int) -> None:
            rev = 0
            while len(seen[number]) < WRITES:
                # each write through another process than the one before
                device = Caller((many, one)[len(seen[number]) % 2], tokens[number])
                answer = device.score(hubs.assignment_id, "eo1.a", "shown", rev=rev)
                rev = answer.json()["current"]["rev"] if answer.status_code == 412 else answer.json()["rev"]
                if answer.status_code == 200:
                    seen[number].append(rev)

        def follow() -> None:
            cursor, last = "", False
            while True:
                page = Caller(one, tokens[0]).changes(cursor, limit=3)
                polled.extend(page["items"])
                cursor = page["cursor"]
                if not page["more"] and last:
                    return
                last = done.is_set()

        threads = [threading.Thread(target=write, args=(number,)) for number in range(DEVICES)]
        follower = threading.Thread(target=follow)
        for thread in (*threads, follower):
            thread.start()
        for thread in threads:
            thread.join()
        done.set()
        follower.join()

    total = DEVICES * WRITES
    with hubs.admin._hub.database.read() as session:
        numbers = session.scalars(select(ChangeRow.seq).order_by(ChangeRow.seq)).all()
        revisions = session.scalars(select(ScoreRevisionRow.rev).order_by(ScoreRevisionRow.rev)).all()
        keys = session.scalars(select(IdempotencyRow.key)).all()
    assert list(numbers) == list(range(1, total + 3))
    assert sorted(rev for found in seen for rev in found) == list(revisions) == list(range(1, total + 1))
    assert len(keys) == total
    # Nothing that was committed late hid behind a cursor that had passed it.
    assert polled[-1]["rev"] == total


def _workers(hub: HubProcess) -> set[int]:
    assert hub.pid is not None
    found = set()
    for one in psutil.Process(hub.pid).children():
        try:
            if any("spawn_main" in word for word in one.cmdline()):
                found.add(one.pid)
        except psutil.Error:
            # It ended while it was looked at.
            continue
    return found


def test_a_worker_that_dies_is_replaced_and_a_request_under_way_is_finished_at_the_end(hubs: TwoHubs) -> None:
    before = _workers(hubs.many)
    assert len(before) == 2
    killed = before.pop()
    psutil.Process(killed).kill()
    until(lambda: len(_workers(hubs.many) - {killed}) == 2, "two workers again")

    body = json.dumps({"name": "ana", "password": PASSWORD, "device": "laptop"}).encode()
    head = (
        f"POST /sign-in HTTP/1.1\r\nHost: hub\r\nX-Assessor-Schema: 1\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(body)}\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n"
    )
    port = int(hubs.many.url.rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port), timeout=30) as caller:
        caller.sendall(head.encode())
        # The hub has begun with it, and waits for the rest.
        assert caller.recv(1000).startswith(b"HTTP/1.1 100")
        stopping = threading.Thread(target=hubs.many.stop)
        stopping.start()
        until(lambda: not _accepts(port), "no more requests are taken")
        caller.sendall(body)
        answer = b""
        while piece := caller.recv(65536):
            answer += piece
    stopping.join()

    assert answer.startswith(b"HTTP/1.1 200")
    assert hubs.many.exit_code == 0


def _accepts(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=5).close()
    except OSError:
        return False
    return True
