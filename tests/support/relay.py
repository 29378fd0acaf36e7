"""One assessor at two laptops, by turns, over a rude network: what they wrote last must be what everybody holds.

An edit is only made where its maker sees the last one made anywhere (on either laptop), so no two edits ever compete,
and a conflict that comes up is a false one. Real conflicts are made on purpose, at a calm moment, and must all come up.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from sqlalchemy import func, select

from assessor_app.domain.scoring import Score
from assessor_app.hub.tables import IdempotencyRow, ScoreRevisionRow, ScoreRow
from tests.support.hub import LocalHub
from tests.support.laptop import Laptop
from tests.support.one_side import keep_side
from tests.support.rude_server import (
    Manner,
    RudeServer,
    broken,
    busy,
    captive_portal,
    duplicating,
    losing_the_reply,
    polite,
    refusing,
    signed_out,
    truncating,
    wrong_schema,
)

MARKS = {"p1": ("passing", "not-passing"), "eo1.a": ("shown", "not-shown"), "eo1.b": ("shown", "not_scorable")}
FAULTS: tuple[Manner, ...] = (
    refusing,
    broken,
    busy,
    captive_portal,
    captive_portal,
    signed_out,
    wrong_schema,
    truncating,
    losing_the_reply,
    losing_the_reply,
    losing_the_reply,
    duplicating,
)


class RelayFault(AssertionError):
    """What was promised to an assessor did not hold."""


@dataclass
class Seat:
    """One laptop, and the network it is on."""

    name: str
    laptop: Laptop
    server: RudeServer


@dataclass
class Tally:
    """What a campaign did and found."""

    steps: int = 0
    edits: int = 0
    syncs: int = 0
    faults: int = 0
    conflicts: int = 0
    lost: int = 0
    doubled: int = 0
    false_conflicts: int = 0

    def add(self, other: Tally) -> None:
        """Both together."""
        for name in vars(self):
            setattr(self, name, getattr(self, name) + getattr(other, name))


@dataclass
class Relay:
    """Steps by :meth:`step`, then :meth:`settle` and :meth:`check`. Raises RelayFault at the first broken promise."""

    seed: int
    hub: LocalHub
    seats: tuple[Seat, Seat]
    latest: dict[str, Score] = field(default_factory=dict)
    tally: Tally = field(default_factory=Tally)

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)

    def step(self) -> None:
        """One thing happens at one of the laptops."""
        self.tally.steps += 1
        seat = self.chance.choice(self.seats)
        kind = self.chance.random()
        if kind < 0.45 and self.edit(seat, self.chance.choice(list(MARKS))):
            return
        if kind < 0.50:
            seat.laptop.restart()
        elif kind < 0.53:
            self.clash(self.chance.choice(list(MARKS)))
        else:
            self.rude_sync(seat)

    def edit(self, seat: Seat, scorable: str) -> bool:
        """Write something new there; False where this laptop does not see the last edit yet."""
        before = self.latest.get(scorable, Score())
        if seat.laptop.score(scorable, self.hub.assignment_id) != before:
            return False
        if self._held(scorable) != before and not self._waits(seat, scorable):
            return False
        self._write(seat, scorable)
        return True

    def rude_sync(self, seat: Seat) -> None:
        """Sync while the network is at its worst."""
        seat.server.script.clear()
        for _ in range(self.chance.randrange(4)):
            seat.server.then(*[polite] * self.chance.randrange(4), self.chance.choice(FAULTS))
            self.tally.faults += 1
        self.tally.syncs += 1
        seat.laptop.sync()
        self._no_false_conflict(seat)

    def clash(self, scorable: str) -> None:
        """Both change the same thing, offline: exactly one of them must be asked, and both must end the same."""
        self.settle()
        one, other = self.chance.sample(self.seats, 2)
        kept = self.chance.choice(("mine", "theirs"))
        # the mark stays, or parts that only one of them changed would be laid together
        mark = self.latest.get(scorable, Score()).mark or MARKS[scorable][0]
        first, second = (self._written(seat, scorable, mark) for seat in (one, other))
        self._polite_sync(one)
        self._polite_sync(other)
        parked = [op for op in other.laptop.operations(self.hub.assignment_id) if op.state == "parked"]
        if len(parked) != 1:
            self.tally.lost += 1
            raise RelayFault(f"{len(parked)} conflicts where two laptops had changed one score")
        self.tally.conflicts += 1
        keep_side(other.laptop.shelf.vault, self.hub.assignment_id, scorable, kept)
        self.latest[scorable] = second if kept == "mine" else first
        self.settle()

    def settle(self) -> None:
        """The network is well; each sends, then each hears the other. Raises RelayFault where something is missing."""
        for seat in (*self.seats, *self.seats):
            self._polite_sync(seat)
            self._no_false_conflict(seat)
        for seat in self.seats:
            status = seat.laptop.synchronizer.status()
            if (status.unsent, status.needs_attention) != (0, 0):
                raise RelayFault(f"{seat.name}: {status.unsent} unsent, {status.needs_attention} need attention")
        for scorable, wanted in self.latest.items():
            for place, found in (("hub", self._held(scorable)), *self._shown(scorable)):
                if found != wanted:
                    self.tally.lost += 1
                    raise RelayFault(f"{place} holds another {scorable} than was written last")

    def check(self) -> None:
        """At the end: every write was done exactly once. Raises RelayFault."""
        with self.hub.hub.database.read() as session:
            keys = session.scalar(select(func.count()).select_from(IdempotencyRow)) or 0
            revisions = session.scalar(select(func.coalesce(func.sum(ScoreRow.rev), 0))) or 0
            comments = session.scalars(select(ScoreRevisionRow.comment).order_by(ScoreRevisionRow.rev)).all()
        doubled = len(comments) - len(set(comments))
        # a choice that keeps mine is sent over theirs again, under a new number
        if doubled > self.tally.conflicts or keys < revisions:
            self.tally.doubled += max(doubled, revisions - keys)
            raise RelayFault(f"{doubled} edits were written twice, {keys} keys for {revisions} revisions")

    def _write(self, seat: Seat, scorable: str) -> None:
        self.latest[scorable] = self._written(seat, scorable, self.chance.choice(MARKS[scorable]))

    def _written(self, seat: Seat, scorable: str, mark: str) -> Score:
        self.tally.edits += 1
        score = Score(mark, f"{seat.name} {self.tally.edits} – äöü")
        seat.laptop.edit(scorable, score.mark, score.comment, self.hub.assignment_id)
        return score

    def _polite_sync(self, seat: Seat) -> None:
        seat.server.script.clear()
        self.tally.syncs += 1
        seat.laptop.sync()

    def _held(self, scorable: str) -> Score:
        with self.hub.hub.database.read() as session:
            row = session.get(ScoreRow, (self.hub.assignment_id, scorable))
            return Score() if row is None else Score(row.mark, row.comment, row.flagged, row.reason)

    def _shown(self, scorable: str) -> list[tuple[str, Score]]:
        return [(seat.name, seat.laptop.score(scorable, self.hub.assignment_id)) for seat in self.seats]

    def _waits(self, seat: Seat, scorable: str) -> bool:
        return any(op.scorable_id == scorable for op in seat.laptop.operations(self.hub.assignment_id))

    def _no_false_conflict(self, seat: Seat) -> None:
        ailing = [op for op in seat.laptop.operations(self.hub.assignment_id) if op.state in ("parked", "refused")]
        if ailing:
            self.tally.false_conflicts += 1
            raise RelayFault(f"{seat.name}: {ailing[0].scorable_id} is {ailing[0].state} and nobody else changed it")
