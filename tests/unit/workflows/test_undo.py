"""Undo and redo walk through everything the assessor wrote, across restarts, and never over another's work."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessor_app.domain.scoring import Score
from assessor_app.store import assessments, outbox, sending
from assessor_app.workflows.desk import Changes, StepTaken
from assessor_app.workflows.score_criterion import score_criterion
from assessor_app.workflows.set_flag import set_flag
from assessor_app.workflows.undo import redo, undo
from assessor_app.workflows.write_comment import write_comment
from assessor_app.workflows.write_feedback import write_feedback
from tests.support.vault import ASSIGNMENT, NOW, Shelf, open_shelf, score_copy

Seen = tuple[dict[str, Score], str]
Verb = Callable[[Shelf, int], Changes]


def seen(shelf: Shelf) -> Seen:
    with shelf.vault.read() as session:
        found = assessments.load_assessment(session, ASSIGNMENT)
    return {key: score for key, score in found.scores.items() if not score.empty}, found.feedback


def comment(shelf: Shelf, text: str, seconds: float, scorable: str = "eo1.a") -> Changes:
    return write_comment(shelf.vault, ASSIGNMENT, scorable, text, now=NOW + timedelta(seconds=seconds))


def test_undo_and_redo_survive_a_restart(shelf: Shelf) -> None:
    score_criterion(shelf.vault, ASSIGNMENT, "eo1.a", "shown")
    set_flag(shelf.vault, ASSIGNMENT, "eo1.b", True)
    again = shelf.reopened()
    changes = undo(again.vault, ASSIGNMENT)
    assert (changes.scorable_ids, changes.can_undo, changes.can_redo) == (frozenset({"eo1.b"}), True, True)
    once_more = again.reopened()
    assert redo(once_more.vault, ASSIGNMENT).can_redo is False
    assert seen(once_more) == ({"eo1.a": Score("shown"), "eo1.b": Score(flagged=True)}, "")
    once_more.vault.close()


def test_every_step_tells_what_kind_of_thing_it_changed_and_where(shelf: Shelf) -> None:
    score_criterion(shelf.vault, ASSIGNMENT, "eo1.a", "shown")
    comment(shelf, "Dated, and by whom?", 0, "eo1.b")
    set_flag(shelf.vault, ASSIGNMENT, "eo1.b", True)
    write_feedback(shelf.vault, ASSIGNMENT, "Well done.")
    steps = [undo(shelf.vault, ASSIGNMENT).step for _ in range(4)]
    assert steps == [
        StepTaken("feedback", "", True),
        StepTaken("flagged", "eo1.b", True),
        StepTaken("comment", "eo1.b", True),
        StepTaken("mark", "eo1.a", True),
    ]
    assert undo(shelf.vault, ASSIGNMENT).step is None
    assert redo(shelf.vault, ASSIGNMENT).step == StepTaken("mark", "eo1.a", False)
    assert set_flag(shelf.vault, ASSIGNMENT, "eo1.a", True).step is None, "only undo and redo take steps"


def test_one_burst_of_typing_is_one_step(shelf: Shelf) -> None:
    for seconds, text in enumerate(["T", "The pl", "The plan names", "The plan names owners"]):
        comment(shelf, text, seconds * 0.5)
    undo(shelf.vault, ASSIGNMENT)
    assert seen(shelf) == ({}, "")
    redo(shelf.vault, ASSIGNMENT)
    assert seen(shelf)[0]["eo1.a"].comment == "The plan names owners"


def test_a_pause_another_field_or_a_clock_set_back_ends_the_burst(shelf: Shelf) -> None:
    comment(shelf, "one", 0)
    comment(shelf, "one two", 6)
    comment(shelf, "elsewhere", 7, "eo1.b")
    comment(shelf, "one two three", 8)
    comment(shelf, "one two three four", -100)
    texts = []
    while undo(shelf.vault, ASSIGNMENT).assignment_ids:
        scores = seen(shelf)[0]
        texts.append((scores.get("eo1.a", Score()).comment, scores.get("eo1.b", Score()).comment))
    assert texts == [
        ("one two three", "elsewhere"),
        ("one two", "elsewhere"),
        ("one two", ""),
        ("one", ""),
        ("", ""),
    ]


def test_typing_and_erasing_within_a_burst_leaves_no_step(shelf: Shelf) -> None:
    comment(shelf, "no", 0)
    assert comment(shelf, "", 1).can_undo is False


def test_a_new_edit_forgets_what_was_undone(shelf: Shelf) -> None:
    score_criterion(shelf.vault, ASSIGNMENT, "eo1.a", "shown")
    undo(shelf.vault, ASSIGNMENT)
    assert score_criterion(shelf.vault, ASSIGNMENT, "eo1.a", "not-shown").can_redo is False
    redo(shelf.vault, ASSIGNMENT)
    assert seen(shelf)[0] == {"eo1.a": Score("not-shown")}


def test_undoing_everything_unsent_leaves_nothing_to_send(shelf: Shelf) -> None:
    score_criterion(shelf.vault, ASSIGNMENT, "eo1.a", "shown")
    write_feedback(shelf.vault, ASSIGNMENT, "Well done.")
    undo(shelf.vault, ASSIGNMENT)
    undo(shelf.vault, ASSIGNMENT)
    with shelf.vault.read() as session:
        assert outbox.count_unsent(session) == 0


def test_undo_does_not_overwrite_what_came_from_elsewhere_since(shelf: Shelf) -> None:
    score_criterion(shelf.vault, ASSIGNMENT, "eo1.b", "shown")
    score_criterion(shelf.vault, ASSIGNMENT, "eo1.a", "shown")
    with shelf.vault.write() as session:
        operations = outbox.operations(session, ASSIGNMENT)
        key = next(one.key for one in operations if one.scorable_id == "eo1.a")
        sending.freeze(session, key)
        sending.acknowledge(session, key)
    shelf.deliver(score_copy("eo1.a", Score("shown"), 1))
    shelf.deliver(score_copy("eo1.a", Score("not-shown", "the other laptop"), 2))
    changes = undo(shelf.vault, ASSIGNMENT)
    assert changes.scorable_ids == frozenset({"eo1.b"})
    assert seen(shelf)[0] == {"eo1.a": Score("not-shown", "the other laptop")}


VERBS: dict[str, Verb] = {
    "shown": lambda shelf, at: score_criterion(shelf.vault, ASSIGNMENT, "eo1.a", "shown", now=_at(at)),
    "not shown": lambda shelf, at: score_criterion(shelf.vault, ASSIGNMENT, "eo1.a", "not-shown", now=_at(at)),
    "unscored": lambda shelf, at: score_criterion(shelf.vault, ASSIGNMENT, "eo1.a", None, now=_at(at)),
    "passing": lambda shelf, at: score_criterion(shelf.vault, ASSIGNMENT, "p1", "passing", now=_at(at)),
    "typing": lambda shelf, at: comment(shelf, f"typed at {at}", at),
    "erasing": lambda shelf, at: comment(shelf, "", at),
    "typing on part 1": lambda shelf, at: comment(shelf, f"part at {at}", at, "p1"),
    "flag": lambda shelf, at: set_flag(shelf.vault, ASSIGNMENT, "eo1.a", True, now=_at(at)),
    "unflag": lambda shelf, at: set_flag(shelf.vault, ASSIGNMENT, "eo1.a", False, now=_at(at)),
    "feedback": lambda shelf, at: write_feedback(shelf.vault, ASSIGNMENT, f"said at {at}", now=_at(at)),
}


def _at(seconds: int) -> datetime:
    return NOW + timedelta(seconds=seconds)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    steps=st.lists(st.tuples(st.sampled_from(sorted(VERBS)), st.sampled_from([1, 3, 10])), max_size=12),
    walk=st.lists(st.sampled_from([undo, redo]), max_size=8),
    hub_has_one=st.booleans(),
)
def test_undo_all_returns_to_the_start_and_redo_all_to_the_end(
    steps: list[tuple[str, int]], walk: list[Callable[..., Changes]], hub_has_one: bool
) -> None:
    with tempfile.TemporaryDirectory() as folder, open_shelf(Path(folder)) as shelf:
        if hub_has_one:
            shelf.deliver(score_copy("eo1.a", Score("shown", "from the hub", True), 3))
        start, clock = seen(shelf), 0
        for name, seconds in steps:
            clock += seconds
            VERBS[name](shelf, clock)
        end = seen(shelf)
        for verb in walk:
            verb(shelf.vault, ASSIGNMENT)
        while undo(shelf.vault, ASSIGNMENT).can_undo:
            pass
        assert seen(shelf) == start
        with shelf.vault.read() as session:
            assert outbox.count_unsent(session) == 0
        while redo(shelf.vault, ASSIGNMENT).can_redo:
            pass
        assert seen(shelf) == end
