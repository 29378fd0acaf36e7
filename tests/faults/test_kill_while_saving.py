"""A battery that dies at any moment costs nothing that was shown as saved.

Eight kills by default; ``ASSESSOR_KILLS=2000`` is the soak.
"""

from __future__ import annotations

import os
import random
import selectors
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from assessor_app.domain.annotation import Annotation, Pin, Seen, seen_id
from assessor_app.store import annotation_rows, assessments, history, outbox
from assessor_app.store.vault import Vault
from tests.support.campaign_report import note
from tests.support.saving_child import PIN_ID
from tests.support.vault import ASSIGNMENT, KEY, SCORABLES, open_shelf

KILLS = int(os.environ.get("ASSESSOR_KILLS", "8"))
ROOT = Path(__file__).resolve().parents[2]


def run_and_kill(path: Path, number: int, delay: float) -> list[str]:
    """What the child acknowledged before it was killed ``delay`` seconds after its first saves.

    After how many is told by ``number``: on a slow machine no delay alone would leave it time for any.
    """
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.support.saving_child", str(path), str(number)], stdout=subprocess.PIPE, cwd=ROOT
    )
    assert child.stdout is not None
    with child.stdout:
        assert child.stdout.readline() == b"ready\n"
        first = [child.stdout.readline().decode() for _ in range(number % 4)]
        with selectors.DefaultSelector() as nothing:
            # nothing is ever ready here: an exact wait that is over when the time is
            nothing.select(delay)
        child.send_signal(signal.SIGKILL)
        heard = first + child.stdout.read().decode().splitlines(keepends=True)
    assert child.wait() == -signal.SIGKILL
    # the last line may be cut: what was not said in full was not promised
    return [line.strip() for line in heard if line.endswith("\n")]


def check(path: Path, acknowledged: list[str]) -> None:
    vault = Vault.open(path, KEY)
    try:
        with vault.read() as session:
            scores = assessments.local_scores(session, ASSIGNMENT)
            waiting = outbox.operations(session, ASSIGNMENT)
            noted = annotation_rows.effective_annotations(session, ASSIGNMENT)
            assert session.execute(text("PRAGMA integrity_check")).scalar_one() == "ok"
            assert session.execute(text("PRAGMA cipher_integrity_check")).all() == []
            assert session.execute(text("PRAGMA foreign_key_check")).all() == []
            last = history.last_done(session, ASSIGNMENT)
    finally:
        vault.close()
    newest: dict[str, int] = {}
    for line in acknowledged:
        number = int(line.split(".")[1])
        newest[SCORABLES[number % len(SCORABLES)]] = number
    for scorable, number in newest.items():
        held_round, held = scores[scorable].comment.split(".")
        # one more than acknowledged may be there: committed, and killed before it could say so
        assert held_round == acknowledged[0].split(".")[0]
        assert held in (str(number), str(number + len(SCORABLES)))
    check_annotations(noted, acknowledged)
    # a fact without its operation would never be sent, an operation without its fact would send nothing
    assert {one.scorable_id for one in waiting} == set(scores) | set(noted)
    assert len(waiting) == len(scores) + len(noted)
    assert last is not None


def check_annotations(noted: dict[str, Annotation], acknowledged: list[str]) -> None:
    """The last pin promised, or one more, and every page that was promised to be remembered as seen."""
    numbers = [number for number in (int(line.split(".")[1]) for line in acknowledged) if number % 3 == 0]
    if not numbers:
        return
    pin, seen = noted[PIN_ID], noted[seen_id("a1-plan")]
    assert isinstance(pin, Pin)
    assert isinstance(seen, Seen)
    held_round, held = pin.note.split(".")
    assert held_round == acknowledged[0].split(".")[0]
    assert int(held) in (numbers[-1], numbers[-1] + 3)
    assert set(numbers) <= seen.pages


@pytest.mark.timeout(300 + 2 * KILLS)
def test_every_acknowledged_save_is_there_after_kill_minus_nine(tmp_path: Path) -> None:
    with open_shelf(tmp_path) as shelf:
        path = shelf.path
    moments = random.Random(20_260_302)
    saves = 0
    for number in range(KILLS):
        acknowledged = run_and_kill(path, number, moments.uniform(0.005, 0.25))
        if acknowledged:
            check(path, acknowledged)
        saves += len(acknowledged)
    note("kill -9 while saving", kills=KILLS, saves=saves, lost=0)
    assert saves > KILLS, "the child hardly saved anything: this run proved nothing"
