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

from assessor_app.domain.annotation import Annotation, Pin, Seen, seen_id
from assessor_app.domain.citation import PagePlace
from assessor_app.domain.scoring import Score
from assessor_app.hub.tables import AssessmentRow, IdempotencyRow, ScoreRow
from assessor_app.hub.tables.judging import AnnotationRow
from tests.support.campaign_report import note
from tests.support.hub import LocalHub, quick_hub
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
SEEDS = range(50 if LONG else 3)
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
    running = quick_hub(tmp_path / "hub")
    yield running
    running.close()


class Days:
    """What the assessor does, and what they believe to have written."""

    def __init__(self, seed: int, laptop: Laptop, server: RudeServer, assignment_id: str, name: str = "") -> None:
        self.chance = random.Random(f"{seed}{name}" if name else seed)
        self.name = name
        self.laptop = laptop
        self.server = server
        self.assignment_id = assignment_id
        self.scores: dict[str, Score] = {}
        self.feedback = ""
        self.annotations: dict[str, Annotation] = {}

    def step(self, number: int) -> None:
        kind = self.chance.random()
        if kind < 0.15:
            self.annotate(number)
        elif kind < 0.55:
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

    def annotate(self, number: int) -> None:
        """A pin is made, altered or taken away, or something more is seen."""
        kind = self.chance.random()
        if kind < 0.4:
            self.see(self.chance.randrange(30), 20.0 * self.chance.randrange(30))
            return
        pin_id = f"pin-{self.name}{self.chance.randrange(4)}"
        if kind < 0.55:
            self.annotations.pop(pin_id, None)
            self.laptop.put(pin_id, None, self.assignment_id)
            return
        pin = Pin(f"note {number} – äöü", "art-1", place=PagePlace(number % 3, number % 3))
        self.annotations[pin_id] = pin
        self.laptop.put(pin_id, pin, self.assignment_id)

    def see(self, page: int, moment: float) -> None:
        seen = Seen("art-1", frozenset({page}), ((moment, moment + 5.0),))
        known = self.annotations.get(seen_id("art-1"))
        self.annotations[seen_id("art-1")] = seen.joined(known if isinstance(known, Seen) else seen)
        self.laptop.see(seen, self.assignment_id)

    def last_evening(self) -> None:
        """Everything is touched once more, and the network is at its worst: nothing comes after to hide a loss."""
        for number, scorable in enumerate(MARKS):
            self.scores[scorable] = Score(MARKS[scorable][0], f"last word {number}")
            self.laptop.edit(scorable, MARKS[scorable][0], f"last word {number}", self.assignment_id)
        self.see(77, 700.0)
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
        assert laptop.annotations(hub.assignment_id) == days.annotations
    recorded = hub.admin.recorded()[0].assessment
    written = {key: one for key, one in days.scores.items() if not one.empty}
    assert {key: one for key, one in recorded.scores.items() if not one.empty} == written == mine
    assert recorded.feedback == days.feedback
    with hub.hub.database.read() as session:
        keys = session.scalar(select(func.count()).select_from(IdempotencyRow))
        revisions = session.scalar(select(func.coalesce(func.sum(ScoreRow.rev), 0)))
        frames = session.scalar(select(func.coalesce(func.sum(AssessmentRow.rev), 0)))
        notes = session.scalar(select(func.coalesce(func.sum(AnnotationRow.rev), 0)))
    assert keys == (revisions or 0) + (frames or 0) + (notes or 0)  # each operation was written exactly once
    note("one laptop, rude network", seeds=1, steps=STEPS, operations=keys or 0, lost=0, doubled=0)


@pytest.mark.timeout(3600 if LONG else 180)
@pytest.mark.parametrize("seed", SEEDS)
def test_two_laptops_of_one_assessor_come_to_the_same(seed: int, hub: LocalHub, tmp_path: Path) -> None:
    with (
        RudeServer(hub.url) as one,
        RudeServer(hub.url) as two,
        signed_in_laptop(tmp_path / "desk", one.url) as desk,
        signed_in_laptop(tmp_path / "travel", two.url) as travel,
    ):
        both = [
            Days(seed, desk, one, hub.assignment_id, "desk"),
            Days(seed, travel, two, hub.assignment_id, "travel"),
        ]
        for days in both:
            assert days.laptop.sync().sentence == "Connected"
            days.laptop.timeout = 0.4
        for number in range(STEPS):
            days = both[number % 2]
            if days.chance.random() < 0.6:
                days.annotate(number)
            elif days.chance.random() < 0.1:
                days.laptop.restart()
            else:
                days.rude_sync()
        for days in both:
            days.see(50 + len(days.name), 800.0 + 10 * len(days.name))
            days.laptop.timeout = 10.0
        # each sends, then each hears what the other one joined
        for days in (*both, *both, *both):
            days.settle()
        wanted = both[0].annotations | both[1].annotations
        seen = [days.annotations[seen_id("art-1")] for days in both]
        assert isinstance(seen[0], Seen)
        assert isinstance(seen[1], Seen)
        wanted[seen_id("art-1")] = seen[0].joined(seen[1])
        assert desk.annotations(hub.assignment_id) == travel.annotations(hub.assignment_id) == wanted
    note("two laptops, annotations", seeds=1, steps=STEPS, lost=0)
