"""How far marks lie from the other outcome, held against every other set of marks there is."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessor_app.domain.calibration_rules import DoubleReading
from assessor_app.domain.credential import (
    All,
    Any,
    CountAtLeast,
    Credential,
    Criterion,
    DecisionRule,
    EachAtLeast,
    Level,
    Not,
    Outcome,
    Part,
    PartAtLeast,
    Rule,
    Scale,
)
from assessor_app.domain.decision import decide
from assessor_app.domain.pass_line import PassLine, drawn_for_second_reading

LEVELS = ("basic", "developing", "proficient", "exemplary")
NARRATIVE = Scale("n", (Level("no", "Not passing"), Level("yes", "Passing")))
RUBRIC = Scale("r", tuple(Level(one, one.capitalize()) for one in LEVELS), ("not_scorable", "not_applicable"))
PARTS = (
    Part("p1", "Overview", "narrative", "n"),
    Part("p2", "Portfolio", "portfolio", outcomes=(Outcome("eo", "One", tuple(Criterion(c, c, "r") for c in "abc")),)),
)
EACH = EachAtLeast("p2", "details", "proficient")
TWO = CountAtLeast("p2", "details", "exemplary", 2)
P1 = PartAtLeast("p1", "yes")
ONE, THREE = CountAtLeast("p2", "details", "exemplary", 1), CountAtLeast("p2", "details", "developing", 3)
MONOTONE: tuple[Rule, ...] = (
    # one part in two alternatives: the least of each alone is not the least of both
    All((Any((ONE, P1)), Any((THREE, P1)))),
    Any((All((ONE, P1)), All((THREE, P1)))),
    All((PartAtLeast("p1", "yes"), EACH)),
    All((EACH, TWO)),
    Any((EACH, TWO)),
    CountAtLeast("p2", "details", "developing", 2),
    All((PartAtLeast("p1", "yes"), Any((EACH, TWO)))),
)
RULES: tuple[Rule, ...] = (*MONOTONE, Not(EACH), All((EACH, Not(TWO))), Any((Not(TWO), PartAtLeast("p1", "yes"))))
MARKS = st.tuples(
    st.sampled_from(["no", "yes", None]),
    *[st.sampled_from([*LEVELS, "not_scorable", "not_applicable", None])] * 3,
)
WORDS = {"earned": True, "not_yet_earned": False, "incomplete": None}


def credential(rule: Rule) -> Credential:
    return Credential("x/y", "1", "current", "Y", "Z", {"n": NARRATIVE, "r": RUBRIC}, PARTS, DecisionRule(rule))


def as_marks(given_marks: tuple[str | None, ...]) -> dict[str, str | None]:
    return dict(zip(("p1", "a", "b", "c"), given_marks, strict=True))


def nearest_other(rule: Rule, marks: Mapping[str, str | None]) -> int | None:
    """The least number of levels to a set of marks with the opposite outcome, by trying them all."""
    held = credential(rule)
    own = WORDS[decide(held, marks).outcome]
    if own is None:
        return None
    scales = {"p1": ("no", "yes"), "a": LEVELS, "b": LEVELS, "c": LEVELS}
    free = [name for name, mark in marks.items() if mark in scales[name]]
    best: int | None = None
    for tried in product(*(scales[name] for name in free)):
        others = {**marks, **dict(zip(free, tried, strict=True))}
        if WORDS[decide(held, others).outcome] is (not own):
            far = sum(abs(scales[n].index(others[n] or "") - scales[n].index(marks[n] or "")) for n in free)
            best = far if best is None else min(best, far)
    return best


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(RULES), MARKS)
def test_the_outcome_is_that_of_the_decision(rule: Rule, given_marks: tuple[str | None, ...]) -> None:
    marks = as_marks(given_marks)
    assert PassLine(credential(rule)).outcome(marks) is WORDS[decide(credential(rule), marks).outcome]


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(MONOTONE), MARKS)
def test_the_distance_is_the_least_there_is(rule: Rule, given_marks: tuple[str | None, ...]) -> None:
    marks = as_marks(given_marks)
    line = PassLine(credential(rule))
    assert line.levels(marks) == nearest_other(rule, marks)


@pytest.mark.parametrize(
    ("given_marks", "criteria", "levels"),
    [
        (("yes", "proficient", "proficient", "exemplary"), 1, 1),
        (("yes", "proficient", "developing", "developing"), 2, 2),
        (("yes", "proficient", "proficient", "basic"), None, 2),
        (("no", "proficient", "proficient", "developing"), 2, 2),
        (("yes", "proficient", "proficient", "not_scorable"), None, None),
        (("yes", "basic", "proficient", "not_scorable"), None, None),
        (("yes", "proficient", None, "proficient"), None, None),
    ],
)
def test_criteria_count_only_where_one_level_each_is_enough(
    given_marks: tuple[str | None, ...], criteria: int | None, levels: int | None
) -> None:
    line = PassLine(credential(All((P1, EACH))))
    assert (line.criteria(as_marks(given_marks)), line.levels(as_marks(given_marks))) == (criteria, levels)


@pytest.mark.parametrize(
    "details", [("exemplary", "exemplary", "not_applicable"), ("exemplary", *["not_applicable"] * 2)]
)
def test_a_count_left_with_too_few_is_open_and_no_level_turns_it(details: tuple[str, ...]) -> None:
    marks = as_marks(("yes", *details))
    for rule in (CountAtLeast("p2", "details", "proficient", 3), Not(CountAtLeast("p2", "details", "proficient", 3))):
        line = PassLine(credential(rule))
        assert (line.outcome(marks), line.levels(marks)) == (None, None)


def test_it_says_which_levels_the_rule_asks_of_a_criterion() -> None:
    line = PassLine(credential(All((EACH, TWO))))
    assert (line.needed("a"), line.needed("p1"), line.needed("nothing")) == ({2, 3}, frozenset(), frozenset())


def test_the_random_share_is_the_same_everywhere_and_about_as_large_as_asked() -> None:
    rule = DoubleReading(share=0.2, seed=7)
    names = [f"S-{at}" for at in range(2_000)]
    drawn = [name for name in names if drawn_for_second_reading(rule, name)]
    assert drawn == [name for name in names if drawn_for_second_reading(DoubleReading(share=0.2, seed=7), name)]
    assert 340 < len(drawn) < 460
    assert drawn != [name for name in names if drawn_for_second_reading(DoubleReading(share=0.2, seed=8), name)]
    # a larger share only adds: nobody who was read twice is spared by reading more
    assert set(drawn) <= {name for name in names if drawn_for_second_reading(DoubleReading(share=0.4, seed=7), name)}
    assert not any(drawn_for_second_reading(DoubleReading(share=0.0), name) for name in names)
    assert all(drawn_for_second_reading(DoubleReading(share=1.0), name) for name in names)
