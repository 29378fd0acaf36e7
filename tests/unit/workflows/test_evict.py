"""Making room: submitted first, looked at longest ago first; nothing unsent, due soon or open ever goes."""

from __future__ import annotations

from datetime import timedelta

import pytest

from assessor_app.domain.scoring import Score
from assessor_app.store import artifacts, outbox
from assessor_app.workflows.desk import Place, QueueRow, RoomPlan
from assessor_app.workflows.evict import evict, eviction_plan
from assessor_app.workflows.load_queue import load_queue
from assessor_app.workflows.remember_place import remember_place
from assessor_app.workflows.score_criterion import score_criterion
from tests.support.sealed import FIRST, put_part
from tests.support.vault import (
    ASSIGNMENT,
    CLIP,
    NOW,
    PLAN,
    Shelf,
    assessment_copy,
    assignment_copy,
    score_copy,
)

SIZE = len(PLAN) + len(CLIP)
LATER = NOW + timedelta(days=60)


@pytest.fixture
def full(shelf: Shelf) -> Shelf:
    """Three submissions, all downloaded, none due soon."""
    shelf.deliver(assignment_copy(1, LATER))
    for number in (2, 3):
        shelf.deliver(assignment_copy(number, LATER))
    for number in (1, 2, 3):
        shelf.download(number)
    return shelf


def plan(shelf: Shelf, budget: int = 0, open_ids: tuple[str, ...] = ()) -> RoomPlan:
    return eviction_plan(shelf.vault, shelf.files, budget, open_ids, now=NOW)


def ids(found: RoomPlan) -> list[str]:
    return [one.assignment_id for one in found.candidates]


def row(shelf: Shelf, assignment_id: str) -> QueueRow:
    return next(one for one in load_queue(shelf.vault, shelf.files, now=NOW) if one.assignment_id == assignment_id)


def test_submitted_goes_first_then_what_was_looked_at_longest_ago(full: Shelf) -> None:
    full.deliver(score_copy("eo1.a", Score("shown"), 1), assessment_copy(1, state="submitted", receipt="R-1"))
    remember_place(full.vault, "as-2", Place(), now=NOW - timedelta(days=1))
    remember_place(full.vault, "as-3", Place(), now=NOW - timedelta(days=9))
    found = plan(full)
    assert ids(found) == [ASSIGNMENT, "as-3", "as-2"]
    assert [one.submitted for one in found.candidates] == [True, False, False]
    assert found.candidates[1].opened_at == NOW - timedelta(days=9)
    assert (found.used, [one.size for one in found.candidates]) == (3 * SIZE, [SIZE] * 3)


def test_only_as_many_are_chosen_as_the_budget_asks_for(full: Shelf) -> None:
    assert [one.chosen for one in plan(full).candidates] == [False] * 3
    assert [one.chosen for one in plan(full, 2 * SIZE).candidates] == [True, False, False]
    assert [one.chosen for one in plan(full, SIZE).candidates] == [True, True, False]
    assert [one.chosen for one in plan(full, 3 * SIZE).candidates] == [False] * 3


def test_what_is_open_unsent_or_due_soon_never_goes(full: Shelf) -> None:
    score_criterion(full.vault, ASSIGNMENT, "eo1.a", "shown")
    full.deliver(assignment_copy(2, NOW + timedelta(days=4)))
    assert ids(plan(full, 1)) == ["as-3"]
    assert ids(plan(full, 1, ("as-3",))) == []
    full.deliver(assignment_copy(3, NOW - timedelta(days=1)))
    assert ids(plan(full, 1)) == [], "what is late is read soon, too"


def test_what_goes_is_not_downloaded_and_comes_back_and_what_was_written_stays(full: Shelf) -> None:
    full.deliver(score_copy("eo1.a", Score("shown", "Seen."), 1, "as-2"))
    changes = evict(full.vault, full.files, ("as-2",))
    assert changes.assignment_ids == {"as-2"}
    assert changes.queue
    after = row(full, "as-2")
    assert (after.local_bytes, after.scored) == (0, 1)
    assert row(full, "as-3").local_bytes == SIZE
    left = {one.name for one in full.files.folder.iterdir()}
    assert left == {f"{one}.sealed" for one in ("a1-plan", "a1-clip", "a3-plan", "a3-clip")}
    full.download(2)
    assert row(full, "as-2").local_bytes == SIZE


def test_a_download_half_done_goes_as_well(full: Shelf) -> None:
    evict(full.vault, full.files, ("as-2",))
    put_part(full.files, "a2-plan", bytes(FIRST + 10), FIRST + 1)
    assert plan(full).used == 2 * SIZE + FIRST
    evict(full.vault, full.files, ("as-2",))
    assert not full.files.part("a2-plan").exists()


def test_unsent_work_keeps_its_files_though_somebody_asks(full: Shelf) -> None:
    score_criterion(full.vault, "as-2", "eo1.a", "shown")
    assert evict(full.vault, full.files, ("as-2",)).assignment_ids == frozenset()
    assert row(full, "as-2").local_bytes == SIZE
    with full.vault.read() as session:
        assert outbox.count_unsent(session) == 1
        assert artifacts.is_present(session, "a2-plan")
