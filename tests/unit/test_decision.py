"""The rule's answer and its reasons, for every kind of rule and mark."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
from assessor_app.errors import DefinitionError

LEVELS = ("basic", "developing", "proficient", "exemplary")
NARRATIVE = Scale("n", (Level("no", "Not passing"), Level("yes", "Passing")))
RUBRIC = Scale("r", tuple(Level(one, one.capitalize()) for one in LEVELS), ("not_scorable", "not_applicable"))
DETAILS = tuple(Criterion(f"eo1.{letter}", f"Detail {letter}", "r") for letter in "abc")
PARTS = (
    Part("p1", "Overview", "narrative", "n"),
    Part("p2", "Portfolio", "portfolio", outcomes=(Outcome("eo1", "One", DETAILS),)),
)
RULE = All((PartAtLeast("p1", "yes"), EachAtLeast("p2", "details", "proficient")))
IDS = ("p1", "eo1.a", "eo1.b", "eo1.c")


def credential(rule: Rule = RULE, **more: object) -> Credential:
    return Credential("x/y", "1", "current", "Y", "Z", {"n": NARRATIVE, "r": RUBRIC}, PARTS, DecisionRule(rule), **more)  # type: ignore[arg-type]


def marks(p1: str | None, *details: str | None) -> dict[str, str | None]:
    return dict(zip(IDS, (p1, *details), strict=True))


def test_all_reached_is_earned() -> None:
    decision = decide(credential(), marks("yes", "proficient", "exemplary", "proficient"))
    assert (decision.outcome, decision.title, decision.reasons, decision.final) == ("earned", "Earned", (), True)


def test_one_below_says_which_and_why() -> None:
    decision = decide(credential(), marks("yes", "proficient", "proficient", "developing"))
    assert decision.outcome == "not_yet_earned"
    assert decision.reasons == ("1.c is Developing, Proficient needed",)


def test_while_something_is_unscored_nothing_is_decided() -> None:
    decision = decide(credential(), marks("yes", "basic", None, "proficient"))
    assert (decision.outcome, decision.final) == ("incomplete", False)
    assert decision.explanation.verdict == "fails"
    assert "1.b is not scored yet, Proficient needed" in decision.reasons


def test_not_scorable_is_not_the_same_as_not_shown() -> None:
    decision = decide(credential(), marks("yes", "proficient", "not_scorable", "proficient"))
    assert (decision.outcome, decision.reasons) == ("incomplete", ("1.b could not be scored, Proficient needed",))
    assert decide(credential(), marks("yes", "basic", "not_scorable", "proficient")).outcome == "not_yet_earned"


def test_not_applicable_leaves_the_group() -> None:
    assert decide(credential(), marks("yes", "proficient", "not_applicable", "proficient")).outcome == "earned"
    everywhere = decide(credential(), marks("yes", "not_applicable", "not_applicable", "not_applicable"))
    assert everywhere.outcome == "incomplete"


GONE = "not_applicable"
TWO = CountAtLeast("p2", "details", "proficient", 2)


@pytest.mark.parametrize(
    "details", [("proficient", GONE, GONE), ("basic", GONE, GONE), (GONE, GONE, "not_scorable"), (GONE, GONE, GONE)]
)
@pytest.mark.parametrize("rule", [TWO, Not(TWO)])
def test_a_count_that_is_left_with_too_few_is_open(rule: Rule, details: tuple[str, ...]) -> None:
    decision = decide(credential(rule), marks("yes", *details))
    gone = details.count(GONE)
    assert decision.outcome == "incomplete"
    assert decision.reasons == (
        f"At least 2 details need Proficient, with {gone} of 3 marked not applicable: a lead has to decide",
    )
    assert decision.explanation.scorable_ids == IDS[1:]


def test_a_count_that_is_left_with_enough_is_settled_by_them() -> None:
    assert decide(credential(TWO), marks("yes", "proficient", "exemplary", GONE)).outcome == "earned"
    decision = decide(credential(TWO), marks("yes", "proficient", "basic", GONE))
    assert (decision.outcome, decision.reasons) == ("not_yet_earned", ("1.b is Basic, Proficient needed",))


def test_each_over_nothing_is_an_error_never_true() -> None:
    with pytest.raises(DefinitionError, match="runs over nothing"):
        decide(credential(EachAtLeast("p2", "components", "proficient")), {})


@pytest.mark.parametrize(
    "rule", [PartAtLeast("p9", "yes"), PartAtLeast("p1", "great"), EachAtLeast("p9", "details", "basic")]
)
def test_a_rule_that_names_nothing_is_an_error(rule: Rule) -> None:
    with pytest.raises(DefinitionError):
        decide(credential(rule), marks("yes", "basic", "basic", "basic"))


def test_a_blocked_definition_gives_no_final_decision_until_accepted() -> None:
    from assessor_app.domain.credential import DefinitionFinding

    blocked = credential(findings=(DefinitionFinding("MISSING_DETAILS", "block"),))
    scored = marks("yes", "proficient", "proficient", "proficient")
    assert not decide(blocked, scored).final
    assert decide(blocked, scored, accepted=True).final


POSITIVE = st.recursive(
    st.one_of(
        st.just(PartAtLeast("p1", "yes")),
        st.builds(EachAtLeast, st.just("p2"), st.just("details"), st.sampled_from(LEVELS)),
        st.builds(CountAtLeast, st.just("p2"), st.just("details"), st.sampled_from(LEVELS), st.integers(1, 3)),
    ),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(lambda rules: All(tuple(rules))),
        st.lists(inner, min_size=1, max_size=3).map(lambda rules: Any(tuple(rules))),
    ),
    max_leaves=5,
)
RULES = st.recursive(POSITIVE, lambda inner: inner.map(Not), max_leaves=3)
MARKS = st.builds(marks, st.sampled_from(("no", "yes")), *[st.sampled_from(LEVELS)] * 3)
OPEN_MARKS = st.builds(marks, st.sampled_from(("no", "yes", None)), *[st.sampled_from((*LEVELS, None))] * 3)


@settings(deadline=None)
@given(POSITIVE, MARKS, st.sampled_from(IDS[1:]))
def test_a_higher_mark_never_loses_what_was_earned(rule: Rule, given_marks: dict[str, str | None], which: str) -> None:
    before = decide(credential(rule), given_marks)
    rank = LEVELS.index(str(given_marks[which]))
    after = decide(credential(rule), {**given_marks, which: LEVELS[min(rank + 1, 3)]})
    assert not (before.outcome == "earned" and after.outcome != "earned")


@settings(deadline=None)
@given(RULES, OPEN_MARKS)
def test_a_settled_verdict_holds_however_the_open_marks_turn_out(
    rule: Rule, given_marks: dict[str, str | None]
) -> None:
    verdict = decide(credential(rule), given_marks).explanation.verdict
    choices = [
        [given_marks[one]] if given_marks[one] else ["no", "yes"] if one == "p1" else list(LEVELS) for one in IDS
    ]
    ends = {
        decide(credential(rule), dict(zip(IDS, chosen, strict=True))).explanation.verdict
        for chosen in product(*choices)
    }
    if verdict != "open":
        assert ends == {verdict}
    assert "open" not in ends


@settings(deadline=None)
@given(RULES, RULES, OPEN_MARKS)
def test_not_any_is_all_not(left: Rule, right: Rule, given_marks: dict[str, str | None]) -> None:
    one = decide(credential(Not(Any((left, right)))), given_marks).explanation.verdict
    other = decide(credential(All((Not(left), Not(right)))), given_marks).explanation.verdict
    assert one == other
