"""Two changes of one thing, laid together part by part."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor_app.domain.three_way import Merge, Parts, merge


def parts(mark: str | None = None, comment: str = "", flagged: bool = False, reason: str = "") -> Parts:
    return {"mark": {"mark": mark, "reason": reason}, "comment": comment, "flagged": flagged}


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "merged", "undecided"),
    [
        (parts(), parts("shown"), parts(comment="words"), parts("shown", "words"), ()),
        (parts("a"), parts("b"), parts("a", flagged=True), parts("b", flagged=True), ()),
        (parts("a"), parts("b"), parts("b"), parts("b"), ()),
        (parts("a"), parts("b"), parts("c", "words"), parts("b", "words"), ("mark",)),
        (parts("a", "x"), parts("b", "y"), parts("c", "z"), parts("b", "y"), ("mark", "comment")),
        # taken back on one side only: that is a change too
        (parts("a", "x"), parts("a"), parts("a", "x", flagged=True), parts("a", flagged=True), ()),
        # the reason belongs to its mark
        (parts("n", reason="r"), parts("n", reason="s"), parts("a"), parts("n", reason="s"), ("mark",)),
        (None, parts("a"), parts("a", "x"), parts("a"), ("comment",)),
        (None, parts("a"), parts("a"), parts("a"), ()),
        ({"feedback": "x"}, {"feedback": "y"}, {"feedback": "x"}, {"feedback": "y"}, ()),
        ({"annotation": None}, {"annotation": None}, {"annotation": {"k": 1}}, {"annotation": {"k": 1}}, ()),
    ],
)
def test_what_one_side_left_alone_follows_the_other(
    base: Parts | None, mine: Parts, theirs: Parts, merged: Parts, undecided: tuple[str, ...]
) -> None:
    assert merge(base, mine, theirs) == Merge(merged, undecided)  # type: ignore[arg-type]


TEXTS = st.sampled_from(["", "one", "two"])
SIDES = st.builds(parts, TEXTS, TEXTS, st.booleans())


@given(base=SIDES, mine=SIDES, theirs=SIDES)
def test_no_change_is_lost_and_none_invented(base: Parts, mine: Parts, theirs: Parts) -> None:
    found = merge(base, mine, theirs)
    other = merge(base, theirs, mine)
    assert found.open == other.open
    for part in mine:
        if part in found.open:
            assert len({str(side[part]) for side in (base, mine, theirs)}) == 3 or mine[part] != theirs[part]
            assert found.parts[part] == mine[part]
        else:
            # settled alike from both ends, and by whoever changed it
            assert found.parts[part] == other.parts[part]
            assert found.parts[part] in (mine[part], theirs[part])
            if mine[part] != base[part]:
                assert found.parts[part] == mine[part]
