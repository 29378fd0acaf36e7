"""Search, filters, order, groups and saved views of the queue, as plain data."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from assessor_app.gui.queue.arrangement import Arrangement, Filters, Heading, Order, in_order, lay_out
from assessor_app.gui.queue.due import due_hint, due_range, due_words, row_due_hint, row_due_words, urgency
from assessor_app.gui.queue.queue_lines import Column, Line, make_line, make_lines
from assessor_app.gui.queue.queue_views import (
    ALL,
    SHIPPED,
    QueueView,
    decode_present,
    decode_views,
    encode_present,
    encode_views,
)
from assessor_app.workflows.desk import QueueRow, WorkingDays
from tests.support.scripted_desk import queue_row

WEDNESDAY = date(2026, 11, 25)
THANKSGIVING = WorkingDays(holidays=frozenset({date(2026, 11, 26)}))


def row(code: str, days: float | None = 9, **changes: Any) -> QueueRow:
    """A row due some days after the Wednesday, at noon."""
    due = None if days is None else datetime(2026, 11, 25, 12, tzinfo=UTC) + timedelta(days=days)
    return replace(queue_row(code), due_at=due, **changes)


def laid_out(
    rows: list[QueueRow], order: Order = ALL.order, words: str = "", closed: tuple[str, ...] = ()
) -> Arrangement:
    lines = make_lines(tuple(rows), WEDNESDAY, {}, "", {})
    return lay_out(in_order(lines.values(), order), order.group, tuple(words.split()), closed)


def names(found: Arrangement) -> list[str]:
    return [one.key if isinstance(one, Heading) else one.row.code for one in found.shown]


ROWS = [
    row("A-1", 9, status="in_progress"),
    row("B-2", 2, credential_title="Effective Assessment"),
    row("C-3", -1, attempt=2),
    row("D-4", None, handed_back=True, lead_note="Again, please."),
    row("E-5", 1, status="submitted"),
]


def test_what_is_due_first_comes_first_and_what_is_sent_last() -> None:
    assert names(laid_out(ROWS)) == ["C-3", "B-2", "A-1", "D-4", "E-5"]


@pytest.mark.parametrize(
    ("filters", "left"),
    [
        (Filters(statuses=frozenset({"in_progress"})), ["A-1"]),
        (Filters(credentials=frozenset({"Effective Assessment"})), ["B-2"]),
        (Filters(due=frozenset({"overdue", "week"})), ["C-3", "B-2"]),
        (Filters(due=frozenset({"done"})), ["E-5"]),
        (Filters(attempts="further"), ["C-3"]),
        (Filters(attempts="first", handed_back=True), ["D-4"]),
        (Filters(ready=frozenset({"remarks"})), []),
    ],
)
def test_each_filter_lets_pass_what_it_says(filters: Filters, left: list[str]) -> None:
    assert names(laid_out(ROWS, Order(filters))) == left


def test_every_word_of_a_search_must_occur_somewhere_in_the_line() -> None:
    assert names(laid_out(ROWS, words="effective ready")) == ["B-2"]
    assert names(laid_out(ROWS, words="late c-3")) == ["C-3"]
    assert laid_out(ROWS, words="nothing such").matching == 0


def test_groups_stand_in_their_own_order_with_counts_and_fold() -> None:
    order = Order(group="due")
    assert names(laid_out(ROWS, order)) == [
        "overdue", "C-3", "week", "B-2", "next_week", "A-1", "none", "D-4", "done", "E-5",
    ]  # fmt: skip
    found = laid_out(ROWS, order, closed=("overdue", "none"))
    assert names(found)[:3] == ["overdue", "week", "B-2"]
    assert found.matching == 5
    (heading,) = [one for one in found.shown if isinstance(one, Heading) and one.key == "overdue"]
    assert (heading.count, heading.collapsed) == (1, True)


def test_a_row_that_did_not_change_keeps_its_line() -> None:
    first = make_lines(tuple(ROWS), WEDNESDAY, {}, "", {})
    again = make_lines((replace(ROWS[0]), replace(ROWS[1], scored=3)), WEDNESDAY, {}, "", first)
    assert again["a-1"] is first["a-1"]
    assert again["b-2"] is not first["b-2"]


# ---- due dates ----------------------------------------------------------------------------------------------------


def line(one: QueueRow) -> Line:
    return make_line(one, WEDNESDAY, downloading=False, checking=False)


def test_holidays_of_the_programme_do_not_count_and_are_named() -> None:
    due = datetime(2026, 11, 30, 12, tzinfo=UTC)
    assert due_words(due, WEDNESDAY) == "in 3 working days"
    assert due_words(due, WEDNESDAY, THANKSGIVING) == "in 2 working days"
    hint = due_hint(due, WEDNESDAY, THANKSGIVING)
    assert "Saturday, Sunday" in hint
    assert "26" in hint.splitlines()[1]
    assert "(holiday)" in hint
    assert due_words(datetime(2026, 11, 26, 12, tzinfo=UTC), WEDNESDAY, THANKSGIVING) == "on a day off"


def test_a_day_is_that_of_the_programme_where_it_names_its_zone() -> None:
    # the last second of the 30th in Honolulu is the 1st in most other places
    there = WorkingDays(zone="Pacific/Honolulu")
    due = datetime(2026, 12, 1, 9, 59, 59, tzinfo=UTC)
    assert due_words(due, WEDNESDAY, there) == "in 3 working days"
    assert due_hint(due, WEDNESDAY, there).splitlines()[-1] == "Days begin and end as in Pacific/Honolulu."
    late = replace(queue_row("A-1"), due_at=due, working=there)
    assert urgency(late, date(2026, 12, 1)) == "overdue"
    assert due_range(late, date(2026, 11, 30)) == "today"


def test_a_stopped_clock_is_told_and_presses_nobody() -> None:
    since = datetime(2026, 11, 20, 12, tzinfo=UTC)
    stopped = row("A-1", -3, stops=((since - timedelta(days=9), since - timedelta(days=8)), (since, None)))
    assert row_due_words(stopped, WEDNESDAY).startswith("stopped since ")
    assert urgency(stopped, WEDNESDAY) == "later"
    told = row_due_hint(stopped, WEDNESDAY).splitlines()
    assert any(one.startswith("The clock stood still from") for one in told)
    assert any(one.startswith("The clock stands still since") for one in told)


def test_a_further_attempt_says_what_it_opens_again() -> None:
    assert line(row("A-1", attempt=2, total=2, whole=14)).texts[Column.ATTEMPT] == "2 · 2 of 14 open"
    assert line(row("A-1", attempt=1)).texts[Column.ATTEMPT] == "1"


# ---- saved views --------------------------------------------------------------------------------------------------

MINE = QueueView(
    "Führung & Co",
    Order(
        Filters(
            frozenset({"in_progress"}),
            frozenset({"Leading"}),
            frozenset({"week"}),
            frozenset({"ready"}),
            "further",
            True,
        ),
        Column.PROGRESS,
        True,
        "credential",
    ),
    frozenset({Column.CODE, Column.DUE}),
)


def test_views_come_back_as_they_were_kept() -> None:
    assert decode_views(encode_views([MINE])) == (MINE,)
    changed = replace(MINE, order=Order())
    assert decode_present(encode_present(MINE, changed), [MINE]) == (MINE, changed)
    for view in SHIPPED:
        assert decode_present(encode_present(view, view), []) == (view, view)


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '[{"name": 3}]', '[{"name": "x", "columns": 7, "due": "?"}]'])
def test_what_makes_no_sense_is_passed_over(text: str) -> None:
    assert all(isinstance(one, QueueView) for one in decode_views(text))
    assert decode_present(text, []) == (ALL, ALL)


def test_values_of_another_version_are_left_out_of_a_view() -> None:
    told = json.loads(encode_views([MINE]))
    told[0] |= {"statuses": ["asleep", "in_progress"], "sort": "moon", "group": "colour", "columns": ["code", "moon"]}
    (view,) = decode_views(json.dumps(told))
    assert view.order.filters.statuses == {"in_progress"}
    assert (view.order.column, view.order.group, view.columns) == (Column.DUE, "none", frozenset({Column.CODE}))


def test_a_view_kept_before_there_were_names_shows_them_and_one_that_put_them_away_does_not() -> None:
    told = json.loads(encode_views([MINE]))
    assert decode_views(json.dumps(told))[0].columns == MINE.columns
    del told[0]["knows_names"]
    assert decode_views(json.dumps(told))[0].columns == MINE.columns | {Column.PRACTITIONER}


def test_a_view_that_was_deleted_elsewhere_is_the_whole_queue() -> None:
    assert decode_present(encode_present(MINE, MINE), []) == (ALL, ALL)
