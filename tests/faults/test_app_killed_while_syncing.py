"""The desk dies in the middle of a sync, again and again: what was saved reaches the hub, once.

4 kills by default; ``ASSESSOR_SOAK=1`` makes 100.
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
from sqlalchemy import func, select

from assessor_app.hub.tables import IdempotencyRow, ScoreRevisionRow
from tests.support.campaign_report import note
from tests.support.hub import quick_hub
from tests.support.signed_in import signed_in_laptop

KILLS = 100 if os.environ.get("ASSESSOR_SOAK") else 4
ROOT = Path(__file__).resolve().parents[2]


def sync_and_die(arguments: list[str], token: str, least: int, delay: float) -> list[str]:
    """What the child said was saved before it was killed ``delay`` seconds after its first ``least`` saves.

    On a slow machine no delay alone would leave it time for any.
    """
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.support.syncing_child", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
    )
    assert child.stdin is not None
    assert child.stdout is not None
    with child.stdin, child.stdout:
        child.stdin.write(f"{token}\n".encode())
        child.stdin.flush()
        assert child.stdout.readline() == b"ready\n"
        first = [child.stdout.readline().decode() for _ in range(least)]
        with selectors.DefaultSelector() as nothing:
            # nothing is ever ready here: an exact wait that is over when the time is
            nothing.select(delay)
        child.send_signal(signal.SIGKILL)
        heard = first + child.stdout.read().decode().splitlines(keepends=True)
    assert child.wait() == -signal.SIGKILL
    return [line.strip() for line in heard if line.endswith("\n")]


@pytest.mark.timeout(1800)
def test_a_desk_killed_while_syncing_loses_and_doubles_nothing(tmp_path: Path) -> None:
    chance = random.Random(11)
    hub = quick_hub(tmp_path / "hub")
    folder = tmp_path / "laptop"
    saves = 0
    try:
        with signed_in_laptop(folder, hub.url) as laptop:
            assert laptop.sync().sentence == "Connected"
            token = laptop.token
        newest: dict[str, str] = {}
        for kill in range(KILLS):
            wish = [str(folder), hub.url, hub.assignment_id, str(kill)]
            said = sync_and_die(wish, token, kill % 4, chance.uniform(0.1, 0.8))
            saves += len(said)
            for line in said:
                scorable, comment = line.split()
                newest[scorable] = comment
        with signed_in_laptop(folder, hub.url) as laptop:
            for _ in range(2):
                status = laptop.sync()
            assert (status.sentence, status.unsent, status.needs_attention) == ("Connected", 0, 0)
        recorded = hub.admin.recorded()[0].assessment.scores
        for scorable, comment in newest.items():
            # one more than was said may be there: saved, and killed before it could say so
            turn, number = comment.split(".")
            assert recorded[scorable].comment in (comment, f"{turn}.{int(number) + 3}")
        with hub.hub.database.read() as session:
            keys = session.scalar(select(func.count()).select_from(IdempotencyRow))
            comments = session.scalars(select(ScoreRevisionRow.comment)).all()
        assert len(comments) == len(set(comments)) == keys
    finally:
        hub.close()
    note("desk killed while syncing", kills=KILLS, saves=saves, lost=0, doubled=0)
    assert saves > KILLS
