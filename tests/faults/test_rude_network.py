"""A seeded stretch of days on bad networks: at the end nothing is lost, nothing doubled, no false conflict.

``ASSESSOR_SOAK=1`` runs the long campaign (50 seeds × 500 steps) instead of the short slice.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from assessor_app.domain.scoring import Score
from assessor_app.hub.tables import AssessmentRow, IdempotencyRow, ScoreRow
from tests.support.hub import LocalHub
from tests.support.laptop import Laptop
from tests.support.rude_server import (
    Manner,
    RudeServer,
    broken,
    busy,
    captive_portal,
    duplicating,
    hanging,
    losing_the_reply,
    polite,
    redirecting,
    refusing,
    signed_out,
    truncating,
    wrong_schema,
)
from tests.support.signed_in import signed_in_laptop

LONG = bool(os.environ.get("ASSESSOR_SOAK"))
SEEDS = range(50 if LONG else 5)
STEPS = 500 if LONG else 60
FAULTS: tuple[Manner, ...] = (
    refusing,
    broken,
    busy,
    captive_portal,
    signed_out,
    wrong_schema,
    redirecting("http://127.0.0.1:9/"),
    truncating,
    truncating,
    losing_the_reply,
    losing_the_reply,
    losing_the_reply,
    duplicating,
    duplicating,
)
MARKS = {"p1": ("passing", "not-passing"), "eo1.a": ("shown", "not-shown"), "eo1.b": ("shown", "not_scorable")}


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[LocalHub]:
    running = LocalHub(tmp_path / "hub")
    yield running
    running.close()


class Days:
    """What the assessor does, and what they believe to have written."""

    def __init__(self, seed: int, laptop: Laptop, server: RudeServer, assignment_id: str) -> None:
        self.chance = random.Random(seed)
        self.laptop = laptop
        self.server = server
        self.assignment_id = assignment_id
        self.scores: dict[str, Score] = {}
        self.feedback = ""

    def step(self, number: int) -> None:
        kind = self.chance.random()
        if kind < 0.55:
            scorable = self.chance.choice(list(MARKS))
            mark = self.chance.choice((*MARKS[scorable], None))
            self.scores[scorable] = Score(mark, self.chance.choice(("", f"comment {number} – äöü")))
            self.laptop.edit(scorable, mark, self.scores[scorable].comment, self.assignment_id)
        elif kind < 0.65:
            self.feedback = f"feedback {number}"
            self.laptop.write_feedback(self.feedback, self.assignment_id)
        elif kind < 0.70:
            self.laptop.restart()
        else:
            self.rude_sync()
        assert self.laptop.score("eo1.a", self.assignment_id) == self.scores.get("eo1.a", Score())

    def last_evening(self) -> None:
        """Everything is touched once more, and the network is at its worst: nothing comes after to hide a loss."""
        for number, scorable in enumerate(MARKS):
            self.scores[scorable] = Score(MARKS[scorable][0], f"last word {number}")
            self.laptop.edit(scorable, MARKS[scorable][0], f"last word {number}", self.assignment_id)
        for fault in self.chance.sample(FAULTS, len(FAULTS)):
            self.server.script.clear()
            self.server.then(polite, *[polite] * self.chance.randrange(2), fault)
            self.laptop.sync()

    def rude_sync(self) -> None:
        self.server.script.clear()
        for _ in range(self.chance.randrange(4)):
            self.server.then(*[polite] * self.chance.randrange(4), self.chance.choice(FAULTS))
        if self.chance.random() < 0.03:
            self.server.then(hanging)
        self.laptop.sync()

    def settle(self) -> None:
        """The network is well again."""
        self.server.script.clear()
        for _ in range(3):
            status = self.laptop.sync()
        assert status.sentence == "Connected"
        assert (status.unsent, status.needs_attention) == (0, 0)


@pytest.mark.timeout(3600 if LONG else 120)
@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_is_lost_and_nothing_doubled(seed: int, hub: LocalHub, tmp_path: Path) -> None:
    with RudeServer(hub.url) as server, signed_in_laptop(tmp_path / "ana", server.url) as laptop:
        assert laptop.sync().sentence == "Connected"
        laptop.timeout = 0.4
        days = Days(seed, laptop, server, hub.assignment_id)
        for number in range(STEPS):
            days.step(number)
        days.last_evening()
        laptop.timeout = 10.0
        days.settle()
        mine = {key: one for key, one in laptop.scores(hub.assignment_id).items() if not one.empty}
    recorded = hub.admin.recorded()[0].assessment
    written = {key: one for key, one in days.scores.items() if not one.empty}
    assert {key: one for key, one in recorded.scores.items() if not one.empty} == written == mine
    assert recorded.feedback == days.feedback
    with hub.hub.database.read() as session:
        keys = session.scalar(select(func.count()).select_from(IdempotencyRow))
        revisions = session.scalar(select(func.coalesce(func.sum(ScoreRow.rev), 0)))
        frames = session.scalar(select(func.coalesce(func.sum(AssessmentRow.rev), 0)))
    assert keys == (revisions or 0) + (frames or 0)  # each operation was written exactly once
