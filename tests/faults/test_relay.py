"""The campaign of one assessor at two laptops, and whether it would notice a program that loses or doubles work.

``ASSESSOR_SOAK=1`` runs 50 seeds of 500 steps; ``python -m tests.faults`` prints the table.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from tests.support.campaign_report import note
from tests.support.hub import quick_hub
from tests.support.mutants import MUTANTS, Mutant
from tests.support.relay import MARKS, Relay, RelayFault, Seat
from tests.support.rude_server import RudeServer
from tests.support.signed_in import signed_in_laptop

LONG = bool(os.environ.get("ASSESSOR_SOAK"))
SEEDS = range(50 if LONG else 2)
STEPS = 500 if LONG else 30
# what a mutant may take to be caught: seeds in turn, each of so many steps
MUTANT_SEEDS = range(8)
MUTANT_STEPS = 120


@contextmanager
def relay(folder: Path, seed: int) -> Iterator[Relay]:
    """Two laptops of one assessor, signed in and synced."""
    hub = quick_hub(folder / "hub")
    try:
        with (
            RudeServer(hub.url) as one,
            RudeServer(hub.url) as two,
            signed_in_laptop(folder / "desk", one.url) as desk,
            signed_in_laptop(folder / "travel", two.url) as travel,
        ):
            made = Relay(seed, hub, (Seat("desk", desk, one), Seat("travel", travel, two)))
            made.settle()
            yield made
    finally:
        hub.close()


def run(made: Relay, steps: int) -> None:
    for _ in range(steps):
        made.step()
    made.settle()
    made.check()


@pytest.mark.timeout(3600 if LONG else 120)
@pytest.mark.parametrize("seed", SEEDS)
def test_two_laptops_by_turns_lose_and_double_nothing(seed: int, tmp_path: Path) -> None:
    with relay(tmp_path, seed) as made:
        try:
            run(made, STEPS)
        finally:
            note("two laptops, rude network", **vars(made.tally))
        assert made.tally.edits > STEPS / 10
        assert made.tally.conflicts or not LONG


@pytest.mark.timeout(600)
@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.__name__)
def test_a_program_that_loses_or_doubles_is_caught(
    mutant: Mutant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert any(_is_caught(mutant, seed, tmp_path / str(seed), monkeypatch) for seed in MUTANT_SEEDS), "nobody noticed"


def _is_caught(mutant: Mutant, seed: int, folder: Path, monkeypatch: pytest.MonkeyPatch) -> bool:
    with relay(folder, seed) as made, monkeypatch.context() as patch:
        mutant(patch)
        try:
            run(made, MUTANT_STEPS)
        except (RelayFault, LookupError) as fault:
            note(f"mutant {mutant.__name__}", caught=1, steps=made.tally.steps, by=str(fault))
            return True
    note(f"mutant {mutant.__name__}", caught=0)
    return False


@pytest.mark.timeout(3600 if LONG else 120)
def test_hypothesis_finds_no_order_of_things_that_loses_work(tmp_path: Path) -> None:
    counter = iter(range(1_000_000))

    class TwoLaptops(RuleBasedStateMachine):
        def __init__(self) -> None:
            super().__init__()
            self.opened = relay(tmp_path / str(next(counter)), 0)
            self.relay = self.opened.__enter__()

        @rule(at=st.integers(0, 1), scorable=st.sampled_from(list(MARKS)))
        def edit(self, at: int, scorable: str) -> None:
            self.relay.edit(self.relay.seats[at], scorable)

        @rule(at=st.integers(0, 1), seed=st.integers(0, 10_000))
        def sync_on_a_rude_network(self, at: int, seed: int) -> None:
            self.relay.chance.seed(seed)
            self.relay.rude_sync(self.relay.seats[at])

        @rule(at=st.integers(0, 1))
        def restart(self, at: int) -> None:
            self.relay.seats[at].laptop.restart()

        @rule(scorable=st.sampled_from(list(MARKS)), seed=st.integers(0, 10_000))
        def clash(self, scorable: str, seed: int) -> None:
            self.relay.chance.seed(seed)
            self.relay.clash(scorable)

        def teardown(self) -> None:
            try:
                self.relay.settle()
                self.relay.check()
            finally:
                self.opened.__exit__(None, None, None)
                # one test is many runs here: between them nobody else collects, and memory grew by gigabytes
                gc.collect()

    run_state_machine_as_test(
        TwoLaptops,
        settings=settings(
            max_examples=100 if LONG else 2,
            stateful_step_count=40 if LONG else 8,
            deadline=None,
            derandomize=not LONG,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
