"""When the next try comes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assessor_app.sync.backoff import LONGEST_ASKED_SECONDS, LONGEST_SECONDS, wait_seconds


def test_each_failure_doubles_the_wait_up_to_five_minutes() -> None:
    assert [wait_seconds(failures, 0.0) for failures in (1, 2, 3, 4)] == [2.0, 4.0, 8.0, 16.0]
    assert wait_seconds(50, 0.0) == LONGEST_SECONDS
    assert wait_seconds(10_000, 0.0) == LONGEST_SECONDS


def test_chance_spreads_laptops_over_half_the_wait() -> None:
    assert wait_seconds(3, 1.0) == 4.0
    assert wait_seconds(3, 0.5) == 6.0


def test_the_hub_may_ask_for_more_patience_but_not_for_less_and_not_for_ever() -> None:
    assert wait_seconds(1, 0.0, retry_after=60.0) == 60.0
    assert wait_seconds(5, 0.0, retry_after=1.0) == 32.0
    assert wait_seconds(1, 0.0, retry_after=10.0**9) == LONGEST_ASKED_SECONDS


@given(st.integers(1, 10**6), st.floats(0, 1), st.none() | st.floats(0, 1e12))
def test_the_wait_is_always_between_one_second_and_a_quarter_hour(
    failures: int, chance: float, asked: float | None
) -> None:
    assert 1.0 <= wait_seconds(failures, chance, asked) <= LONGEST_ASKED_SECONDS
