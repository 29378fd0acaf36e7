"""What readers' differences do to results: flips, disagreements by weight, and other rules of double reading."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessor_app.calibration.decision_consistency import DecisionConsistency, decision_consistency
from assessor_app.calibration.disagreements import Disagreement, disagreements
from assessor_app.calibration.estimate import wilson
from assessor_app.calibration.marked_readings import MarkedReading, by_submission
from assessor_app.calibration.replay import Replay, replay
from assessor_app.calibration.words import consistency_sentence, disagreements_sentence
from assessor_app.domain.calibration_rules import DoubleReading

LEVELS = ("1", "2", "3", "4")
SCALES = {"a": LEVELS, "b": LEVELS}
NO_RULE = DoubleReading(share=0.0, first=0, near=None)


def decide(marks: Mapping[str, str]) -> bool | None:
    """Earned with 3 or better in both; a mark off the scale settles nothing."""
    if any(mark not in LEVELS for mark in marks.values()):
        return None
    return all(int(mark) >= 3 for mark in marks.values())


def distance(marks: Mapping[str, str]) -> int | None:
    if decide(marks) is None:
        return None
    short = sum(max(0, 3 - int(mark)) for mark in marks.values())
    return short or min(int(mark) - 2 for mark in marks.values())


def reading(submission: str, reader: str, a: str, b: str, order: float = 0.0) -> MarkedReading:
    return MarkedReading(submission, reader, {"a": a, "b": b}, order)


def consistency(*readings: MarkedReading) -> DecisionConsistency:
    return decision_consistency(readings, decide, distance)


def worst(*readings: MarkedReading, settled: tuple[tuple[str, str], ...] = ()) -> tuple[Disagreement, ...]:
    return disagreements(readings, SCALES, decide, distance, settled)


def test_a_result_that_depends_on_the_reader_is_counted_and_named() -> None:
    found = consistency(
        reading("S1", "A", "3", "3"), reading("S1", "B", "3", "2"),
        reading("S2", "A", "4", "4"), reading("S2", "B", "3", "4"),
        reading("S3", "A", "1", "1"), reading("S3", "B", "1", "2"), reading("S3", "C", "2", "1"),
        reading("S4", "A", "4", "2"),
        reading("S5", "A", "4", "4"), reading("S5", "B", "4", "not_scorable"),
    )  # fmt: skip
    assert found.consistency.value == pytest.approx(2 / 3)
    assert found.consistency.ci == wilson(2, 3)
    assert (found.consistency.n_submissions, found.consistency.n_pairs, found.consistency.status) == (3, 5, "few")
    assert (found.flips, found.undecided) == (1, 1)
    assert [one.submission for one in found.at_risk] == ["S1", "S4", "S2"]
    assert found.at_risk[0].outcomes == {"A": True, "B": False}
    assert (
        consistency_sentence(found)
        == "1 of 3 submissions read more than once got different results from their readers."
    )


def test_three_readers_one_of_whom_differs_agree_in_a_third_of_pairs() -> None:
    found = consistency(*(reading("S1", name, mark, "3") for name, mark in zip("ABC", "332", strict=True)))
    assert found.consistency.value == pytest.approx(1 / 3)


@pytest.mark.parametrize("readings", [(), (reading("S1", "A", "3", "3"),), (reading("S1", "A", "?", "3"),)])
def test_without_two_settled_readings_there_is_no_share(readings: tuple[MarkedReading, ...]) -> None:
    found = consistency(*readings)
    assert (found.consistency.value, found.consistency.status, found.alpha.value) == (None, "no_overlap", None)
    assert consistency_sentence(found) == found.consistency.reason


def test_disagreements_across_the_pass_line_come_first_then_wide_then_near() -> None:
    found = worst(
        reading("S1", "A", "3", "3"), reading("S1", "B", "3", "2"),
        reading("S2", "A", "4", "1"), reading("S2", "B", "1", "1"),
        reading("S3", "A", "4", "4"), reading("S3", "B", "3", "4"),
        reading("S4", "A", "3", "4"), reading("S4", "B", "not_scorable", "4"),
    )  # fmt: skip
    assert [(one.submission, one.detail, one.gap, one.crosses_pass_line) for one in found] == [
        ("S1", "b", 1, True), ("S2", "a", 3, False), ("S3", "a", 1, False),
    ]  # fmt: skip
    assert [one.weight for one in found] == pytest.approx([2.0, 1.5, 1.0])
    assert found[0].scores == {"A": "3", "B": "2"}
    assert disagreements_sentence(found) == "Scores that differ: 3; by more than one level: 1; across the pass line: 1."


def test_what_a_lead_has_settled_goes_last_and_is_not_counted() -> None:
    found = worst(
        reading("S1", "A", "3", "3"), reading("S1", "B", "3", "1"),
        reading("S2", "A", "1", "1"), reading("S2", "B", "2", "1"),
        settled=(("S1", "b"),),
    )  # fmt: skip
    assert [(one.submission, one.settled) for one in found] == [("S2", False), ("S1", True)]
    assert disagreements_sentence(found).startswith("Scores that differ: 1; by more than one level: 0")
    assert disagreements_sentence(found[1:]) == "Nothing is left to adjudicate."


MARKS = st.sampled_from([*LEVELS, "not_scorable"])
READINGS = st.lists(
    st.builds(reading, st.sampled_from(["S1", "S2", "S3"]), st.sampled_from("ABC"), MARKS, MARKS, st.integers(0, 9)),
    max_size=12,
    unique_by=lambda one: (one.submission, one.reader),
)


@settings(max_examples=80, deadline=None)
@given(READINGS, st.randoms(use_true_random=False))
def test_the_order_of_readings_changes_nothing(readings: list[MarkedReading], chance) -> None:
    mixed = list(readings)
    chance.shuffle(mixed)
    first, second = consistency(*readings), consistency(*mixed)
    assert first == second
    assert worst(*readings) == worst(*mixed)
    assert first.flips == sum(one.flips for one in first.at_risk)
    crossing = [one for one in worst(*readings) if one.crosses_pass_line]
    # only what crosses can flip a result, though not all of it does
    assert not first.flips or crossing or any(
        sum(a.marks[name] != b.marks[name] for name in SCALES) > 1
        for own in by_submission(readings).values() for a in own for b in own
    )  # fmt: skip


def replayed(rule: DoubleReading, *readings: MarkedReading, record: Mapping[str, bool | None] | None = None) -> Replay:
    def near(marks: Mapping[str, str]) -> int | None:
        return distance(marks)

    def drawn(_rule: DoubleReading, submission: str) -> bool:
        return submission == "S9"

    return replay(readings, rule, decide, near, drawn, record)


PAST = (
    reading("S1", "A", "3", "3", 1), reading("S1", "B", "3", "2", 9),
    reading("S2", "A", "4", "4", 2), reading("S2", "C", "4", "4", 8),
    reading("S3", "B", "1", "1", 3),
    reading("S9", "B", "1", "1", 4),
    reading("S5", "C", "3", "3", 5),
)  # fmt: skip


def test_a_rule_that_reads_nothing_twice_spares_all_and_catches_nothing() -> None:
    found = replayed(NO_RULE, *PAST)
    # S9 is the random one, whatever the share
    assert (found.submissions, found.reads_now, found.reads_then) == (5, 7, 6)
    assert (found.extra, found.spared) == (("S9",), ("S1", "S2"))
    assert [(one.submission, one.first, one.record, one.caught) for one in found.changed] == [
        ("S1", True, False, False)
    ]
    assert (found.caught.value, found.caught.status) == (0.0, "few")
    assert found.expected.value == pytest.approx(0.5)


def test_the_first_so_many_and_those_near_the_line_are_read_twice() -> None:
    found = replayed(DoubleReading(share=0.0, first=1, near=1), *PAST)
    assert (found.extra, found.spared, found.caught.value) == (("S9", "S5"), ("S2",), 1.0)


def test_a_result_of_record_counts_over_the_second_reading() -> None:
    found = replayed(NO_RULE, *PAST, record={"S1": True, "S2": False})
    assert [(one.submission, one.record) for one in found.changed] == [("S2", False)]


def test_without_any_double_reading_nothing_is_expected() -> None:
    found = replayed(NO_RULE, reading("S1", "A", "3", "3"))
    assert (found.caught.value, found.expected.value, found.expected.status) == (None, None, "no_overlap")
    assert found.caught.reason == "No second reading has changed an outcome so far."


@settings(max_examples=60, deadline=None)
@given(READINGS, st.integers(0, 3), st.none() | st.integers(0, 3))
def test_reads_add_up_whatever_the_rule(readings: list[MarkedReading], first: int, near: int | None) -> None:
    found = replayed(DoubleReading(share=0.0, first=first, near=near), *readings)
    assert found.reads_then - found.reads_now == len(found.extra) - len(found.spared)
    assert found.reads_then >= found.submissions + min(first, found.submissions)
