"""What lets a hub serve hundreds: few statements for a page, time limits, and a second try where the database asks."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionError
from sqlalchemy.orm import Session

from assessor_app.hub.database import TRIES, Database
from assessor_app.hub.serve import Listen, _bind
from tests.support.hub import Caller, LocalHub
from tests.support.postgres import PostgresServer


@pytest.fixture
def database(postgres: PostgresServer, tmp_path: Path) -> Any:
    """An empty PostgreSQL database with two rows to lock."""
    opened = Database.open(tmp_path, postgres.new_database())
    with opened.write() as session:
        session.execute(text("CREATE TABLE seat (id int PRIMARY KEY, taken int)"))
        session.execute(text("INSERT INTO seat VALUES (1, 0), (2, 0)"))
    yield opened
    opened.close()


def _statements(hub: LocalHub, ask: Callable[[], object]) -> int:
    said: list[str] = []

    def hear(_c: Any, _cursor: Any, statement: str, _parameters: Any, _context: Any, _many: bool) -> None:
        said.append(statement)

    event.listen(hub.hub.database.engine, "before_cursor_execute", hear)
    ask()
    event.remove(hub.hub.database.engine, "before_cursor_execute", hear)
    return len(said)


def test_a_page_of_many_portfolios_takes_no_more_statements_than_one_of_few(hub: LocalHub, ana: Caller) -> None:
    desk = ana.judging()
    for number in range(2):
        added = hub.add_submission(f"LVM-1{number}", "A-ana")
        desk.score(added, "eo1.a", "shown")
    desk.items()  # the first time tells a device what is new to it
    few = _statements(hub, desk.items)
    for number in range(4):
        added = hub.add_submission(f"LVM-2{number}", "A-ana")
        desk.score(added, "eo1.a", "shown")
        desk.score(added, "eo1.b", "not-shown")

    assert _statements(hub, desk.items) <= few
    assert len([item for item in desk.items() if item["kind"] == "assignment"]) == 7


def test_a_reader_sees_one_moment_and_cannot_write(database: Database) -> None:
    with database.read() as reading:
        before = reading.execute(text("SELECT taken FROM seat WHERE id = 1")).scalar()
        with database.write() as session:
            session.execute(text("UPDATE seat SET taken = 1 WHERE id = 1"))
        after = reading.execute(text("SELECT taken FROM seat WHERE id = 1")).scalar()
        with pytest.raises(DBAPIError, match="read-only"):
            reading.execute(text("UPDATE seat SET taken = 2"))

    assert (before, after) == (0, 0)


def test_what_hangs_is_ended(database: Database) -> None:
    with database.write() as session:
        limits = [session.execute(text(f"SHOW {name}")).scalar() for name in ("statement_timeout", "lock_timeout")]
        session.execute(text("SET LOCAL statement_timeout = 20"))
        with pytest.raises(OperationalError, match="statement timeout"):
            session.execute(text("SELECT pg_sleep(30)"))
        session.rollback()
    assert limits == ["30s", "15s"]


def test_two_that_lock_crosswise_are_both_done_in_the_end(database: Database) -> None:
    crossed = threading.Barrier(2)
    tries: dict[int, int] = {1: 0, 2: 0}

    def take(first: int) -> None:
        def work(session: Session) -> None:
            tries[first] += 1
            session.execute(text("SET LOCAL deadlock_timeout = '20ms'"))
            session.execute(text("UPDATE seat SET taken = taken + 1 WHERE id = :id"), {"id": first})
            if tries[first] == 1:
                crossed.wait(30)
            session.execute(text("UPDATE seat SET taken = taken + 1 WHERE id = :id"), {"id": 3 - first})

        database.transact(work)

    threads = [threading.Thread(target=take, args=(first,)) for first in (1, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    with database.read() as session:
        assert [row.taken for row in session.execute(text("SELECT taken FROM seat ORDER BY id"))] == [2, 2]
    assert sum(tries.values()) > 2


def test_what_can_never_be_done_is_not_tried_for_ever(database: Database) -> None:
    tried: list[int] = []

    def work(session: Session) -> None:
        tried.append(1)
        session.execute(text("DO $$ BEGIN RAISE EXCEPTION SQLSTATE '40001'; END $$"))

    with pytest.raises(OperationalError):
        database.transact(work)
    assert len(tried) == TRIES


def test_a_desk_is_told_to_come_back_when_no_connection_is_free(
    hub: LocalHub, ana: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none_free() -> None:
        raise NoConnectionError("QueuePool limit of size 16 overflow 0 reached")

    monkeypatch.setattr(hub.hub.database, "read", none_free)
    answer = ana.get("/changes")

    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    assert "QueuePool" not in answer.text


def test_an_answer_does_not_wait_for_its_own_head_to_be_confirmed() -> None:
    bound = _bind(Listen(port=0))
    # What asyncio looks at before it sets TCP_NODELAY on what comes in: without it every answer takes 40 ms more.
    named = bound.proto
    bound.close()

    assert named == socket.IPPROTO_TCP
