"""Autosave: one comment committed to the vault against one plain SQLite commit with synchronous=FULL beside it."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

from tests.bench.figures import Figure
from tests.bench.grounds import LONG_CODE, Grounds
from tests.support.live_desk import desk_verbs

NAME = "autosave"
ROUNDS = 120
_TEXT = "The plan names the habit and who shows it; what is missing is how often. Next: page 14, second paragraph."


def measure(grounds: Grounds) -> list[Figure]:
    """Alternate the two on the same disk."""
    ours: list[float] = []
    plain: list[float] = []
    assignment_id = grounds.assignments[LONG_CODE]
    database = _plain_database(grounds.folder / "plain.db")
    with desk_verbs(grounds.profile) as desk:
        scorable = desk.open_submission(assignment_id).credential.scorables()[0].id
        for number in range(ROUNDS + 5):
            text = f"{_TEXT} {number}"
            pair = (
                _milliseconds(lambda text=text: desk.write_comment(assignment_id, scorable, text)),
                _milliseconds(lambda text=text: _commit(database, text)),
            )
            if number >= 5:
                ours.append(pair[0])
                plain.append(pair[1])
    database.close()
    return [Figure(NAME, "autosave: a comment on disk", ours, plain, "plain SQLite commit, WAL, FULL", goal_p95=500.0)]


def _plain_database(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = FULL")
    database.execute("CREATE TABLE comment (id INTEGER PRIMARY KEY, text TEXT)")
    database.execute("INSERT INTO comment VALUES (1, '')")
    return database


def _commit(database: sqlite3.Connection, text: str) -> None:
    database.execute("BEGIN IMMEDIATE")
    database.execute("UPDATE comment SET text = ? WHERE id = 1", (text,))
    database.execute("COMMIT")


def _milliseconds(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000
