"""A write-ahead log torn by a power cut: the vault opens as it stood after some whole change, never between two.

20 tears by default; ``ASSESSOR_SOAK=1`` makes 200.
"""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

import pytest
from sqlalchemy import text

from assessor_app.domain.scoring import Score
from assessor_app.store import assessments, outbox
from assessor_app.store.vault import Vault
from tests.support.campaign_report import note
from tests.support.vault import ASSIGNMENT, KEY, NOW, SCORABLES, make_shelf

TEARS = 200 if os.environ.get("ASSESSOR_SOAK") else 20
CHANGES = 40


def written(folder: Path) -> tuple[Path, list[dict[str, str]]]:
    """A copy of a vault in use, its log not folded in yet, and every state it went through."""
    shelf = make_shelf(folder / "used")
    states = [{}]
    for number in range(CHANGES):
        scorable = SCORABLES[number % len(SCORABLES)]
        with shelf.vault.write() as session:
            outbox.queue_score(session, ASSIGNMENT, scorable, Score(None, f"comment {number}"), NOW)
        states.append(states[-1] | {scorable: f"comment {number}"})
    copy = folder / "copy"
    copy.mkdir()
    for part in ("", "-wal"):
        shutil.copy(f"{shelf.path}{part}", f"{copy / 'vault.db'}{part}")
    shelf.vault.close()
    return copy / "vault.db", states


def torn(log: bytes, chance: random.Random) -> bytes:
    """The end is missing, or zeroes, or something in it is not what was written."""
    at = chance.randrange(32, len(log))
    way = chance.choice(("cut", "zeroes", "flipped"))
    if way == "cut":
        return log[:at]
    if way == "zeroes":
        return log[:at] + bytes(len(log) - at)
    return log[:at] + bytes([log[at] ^ (1 << chance.randrange(8))]) + log[at + 1 :]


@pytest.mark.timeout(900)
def test_a_torn_log_leaves_a_whole_number_of_changes(tmp_path: Path) -> None:
    path, states = written(tmp_path)
    log = Path(f"{path}-wal").read_bytes()
    assert len(log) > 100_000
    reached: set[int] = set()
    for number in range(TEARS):
        place = tmp_path / f"torn-{number}"
        place.mkdir()
        shutil.copy(path, place / "vault.db")
        (place / "vault.db-wal").write_bytes(torn(log, random.Random(number)))
        vault = Vault.open(place / "vault.db", KEY)
        try:
            with vault.read() as session:
                found = {key: one.comment for key, one in assessments.local_scores(session, ASSIGNMENT).items()}
                waiting = {one.scorable_id for one in outbox.operations(session, ASSIGNMENT)}
                assert session.execute(text("PRAGMA integrity_check")).scalar_one() == "ok"
                assert session.execute(text("PRAGMA cipher_integrity_check")).all() == []
        finally:
            vault.close()
        assert found in states, number
        # each fact with its operation, in one transaction
        assert waiting == set(found)
        reached.add(states.index(found))
        shutil.rmtree(place)
    note("torn log", tears=TEARS, whole=TEARS, lost=0)
    # tears all along the log, not the same end again and again
    assert len(reached) > min(TEARS / 5, CHANGES / 2)
