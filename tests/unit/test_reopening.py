"""A further attempt is decided by one's own marks where it is open again, and by those of before elsewhere."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from assessor_app.domain.reopening import effective_marks, may_score
from assessor_app.domain.scoring import Score
from assessor_app.domain.submission import EarlierAttempt, EarlierScore, Reopening, Submission
from assessor_app.protocol.digest import assessment_digest

_ids = st.sampled_from(["p1", "eo1.a", "eo1.b", "eo2.a"])
_marks = st.dictionaries(_ids, st.sampled_from(["shown", "not-shown", "not_scorable"]))


def _earlier(marks: dict[str, str]) -> EarlierAttempt:
    submission = Submission("s", "C-1", 1, "t/c", "v1", datetime(2026, 1, 1, tzinfo=UTC), (), (), ())
    scores = tuple(EarlierScore(key, mark, mark, "") for key, mark in marks.items())
    return EarlierAttempt(submission, "Not yet earned", None, "", scores)


def test_at_a_first_attempt_ones_own_marks_decide() -> None:
    assert effective_marks(None, {"p1": "shown", "eo1.a": None}) == {"p1": "shown", "eo1.a": None}
    assert may_score(None, "anything")


@given(st.frozensets(_ids), _marks, _marks, st.booleans())
def test_each_mark_comes_from_where_it_is_asked_for(
    opened: frozenset[str], own: dict[str, str], before: dict[str, str], hidden: bool
) -> None:
    kept = {key: mark for key, mark in before.items() if key not in opened}
    reopening = Reopening(opened, None if hidden else _earlier(before), kept)

    found = effective_marks(reopening, own)

    assert {key: mark for key, mark in found.items() if key in opened} == {
        key: mark for key, mark in own.items() if key in opened
    }
    assert {key: mark for key, mark in found.items() if key not in opened} == kept
    assert all(may_score(reopening, key) == (key in opened) for key in ("p1", "eo1.a", "eo1.b", "eo2.a"))


def test_marks_told_with_the_attempt_before_are_enough() -> None:
    reopening = Reopening(frozenset({"eo1.a"}), _earlier({"p1": "shown", "eo1.a": "not-shown"}))
    assert effective_marks(reopening, {"eo1.a": "shown"}) == {"p1": "shown", "eo1.a": "shown"}


def test_a_reason_changes_the_fingerprint_and_its_absence_leaves_the_old_one() -> None:
    plain = assessment_digest({"eo1.a": Score("not_scorable", "dark")}, "Thanks.")
    # As it was computed before there were reasons.
    assert plain == "49ff55d9b0c8f7b315a3eea803ae1ae096c23ec7c37ec2755ae1519e2c18fc84"
    assert assessment_digest({"eo1.a": Score("not_scorable", "dark", False, "unreadable")}, "Thanks.") != plain
