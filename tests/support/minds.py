"""Two laptops of one assessor at a real hub, made to disagree."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from assessor_app.domain.scoring import Score
from assessor_app.workflows.conflict_view import Choice, Conflict, ConflictView, Part, Side
from assessor_app.workflows.list_conflicts import conflict_view
from assessor_app.workflows.settle_conflicts import settle_conflicts
from tests.support.hub import LocalHub
from tests.support.laptop import Laptop
from tests.support.signed_in import signed_in_laptop


@contextmanager
def two_minds(hub: LocalHub, folder: Path) -> Iterator[tuple[Laptop, Laptop]]:
    """Signed in and synced: what both know is the same."""
    with signed_in_laptop(folder / "desk", hub.url) as desk, signed_in_laptop(folder / "travel", hub.url) as travel:
        for laptop in (desk, travel):
            assert laptop.sync().sentence == "Connected"
        yield desk, travel


def view(laptop: Laptop) -> ConflictView:
    return conflict_view(laptop.shelf.vault)


def choose(laptop: Laptop, conflict: Conflict, side: Side, own: str = "") -> None:
    """Settle all parts of one conflict alike."""
    sides: dict[Part, Side] = {one.part: side for one in conflict.parts}
    texts = {one.part: own for one in conflict.parts} if side == "own" else {}
    settle_conflicts(laptop.shelf.vault, (Choice(conflict.key, conflict.theirs_rev, sides, texts),))


def settle(*laptops: Laptop) -> None:
    """Sync until both are quiet."""
    for _ in range(3):
        told = [laptop.sync() for laptop in laptops]
    for status in told:
        assert (status.sentence, status.unsent, status.needs_attention) == ("Connected", 0, 0)


def agree(assignment_id: str, *laptops: Laptop) -> dict[str, Score]:
    """What both show, which is the same."""
    shown = [{key: one for key, one in laptop.scores(assignment_id).items() if not one.empty} for laptop in laptops]
    assert all(one == shown[0] for one in shown)
    return shown[0]
