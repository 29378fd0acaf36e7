"""What was seen stays small enough to be sent, and two laptops that join it come to the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assessor_app.domain.annotation import Seen
from assessor_app.domain.annotation_body import checked
from assessor_app.domain.seen_fitting import MAX_STRETCHES, fitted


@st.composite
def seens(draw: st.DrawFn) -> Seen:
    ends = sorted(draw(st.lists(st.floats(0, 4000), max_size=60)))
    pairs = tuple(zip(ends[::2], ends[1::2], strict=False))
    return Seen("a1", draw(st.frozensets(st.integers(0, 90), max_size=40)), pairs)


@given(seens(), seens())
def test_fitting_twice_is_once_and_order_does_not_matter(one: Seen, other: Seen) -> None:
    assert fitted(fitted(one)) == fitted(one)
    assert fitted(one.joined(other)) == fitted(other.joined(one))
    joined = fitted(fitted(one).joined(fitted(other)))
    assert fitted(joined.joined(fitted(one))) == joined
    assert checked(joined) == joined


@given(seens())
def test_nothing_seen_is_left_out_while_there_is_room(seen: Seen) -> None:
    small = fitted(seen)
    assert small.pages == seen.pages
    for start, end in seen.spans:
        assert any(a - 1e-6 <= start and end <= b + 1e-6 for a, b in small.spans)


def test_a_great_many_glimpses_still_fit_into_one_annotation() -> None:
    pages = frozenset(range(0, 90_000, 2)) | {90_001, 90_002}
    spans = tuple((1000.5 + 3.0 * n, 1001.9 + 3.0 * n) for n in range(5000))
    small = fitted(Seen("a1", pages, spans))
    assert checked(small) == small
    assert len(small.spans) == MAX_STRETCHES
    assert {90_001, 90_002} <= small.pages, "the longest stretch is kept"
    assert fitted(small.joined(Seen("a1", pages, spans))) == small
