"""The rules behind what the queue says: business days, sizes, contrast, widths, keys."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from assessor_app.gui.queue.due import due_words, row_due_hint, urgency, working_days_left
from assessor_app.gui.queue.queue_lines import Column, make_line, make_lines
from assessor_app.gui.queue.queue_numbers import summary_words
from assessor_app.gui.queue.queue_words import is_local, local_words, missing_bytes, status_hint, status_words
from assessor_app.gui.shortcuts import KeymapError, load_keymap
from assessor_app.gui.tokens import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, SHAPE_ON, TEXT_ON
from assessor_app.gui.widgets.column_fit import fit_widths
from assessor_app.gui.widgets.sizes import ago_words, size_words
from tests.support.scripted_desk import queue_row

MONDAY, FRIDAY, SATURDAY = date(2025, 11, 24), date(2025, 11, 28), date(2025, 11, 29)


def luminance(color: str) -> float:
    parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    darker, lighter = sorted((luminance(first), luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def test_black_on_white_has_the_contrast_that_wcag_says() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT_ON)
def test_every_text_reaches_four_and_a_half_to_one(tokens: dict[str, str], ink: str, ground: str) -> None:
    assert contrast(tokens[ink], tokens[ground]) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("shape", "ground"), SHAPE_ON)
def test_every_ring_edge_and_bar_reaches_three_to_one(tokens: dict[str, str], shape: str, ground: str) -> None:
    assert contrast(tokens[shape], tokens[ground]) >= 3


@pytest.mark.parametrize("tokens", [CONTRAST_LIGHT, CONTRAST_DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT_ON)
def test_every_text_reaches_seven_to_one_in_high_contrast(tokens: dict[str, str], ink: str, ground: str) -> None:
    assert contrast(tokens[ink], tokens[ground]) >= 7


@pytest.mark.parametrize("tokens", [CONTRAST_LIGHT, CONTRAST_DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("shape", "ground"), [*SHAPE_ON, ("line", "panel"), ("line", "window")])
def test_every_edge_reaches_four_and_a_half_to_one_in_high_contrast(
    tokens: dict[str, str], shape: str, ground: str
) -> None:
    assert contrast(tokens[shape], tokens[ground]) >= 4.5


def test_every_theme_knows_the_same_colours() -> None:
    assert LIGHT.keys() == DARK.keys() == CONTRAST_LIGHT.keys() == CONTRAST_DARK.keys()


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        (MONDAY, MONDAY, 0),
        (MONDAY, FRIDAY, 4),
        (FRIDAY, MONDAY + timedelta(days=7), 1),
        (FRIDAY, SATURDAY, 0),
        (SATURDAY, MONDAY + timedelta(days=7), 1),
        (MONDAY, MONDAY + timedelta(days=21), 15),
        (FRIDAY, MONDAY, -4),
    ],
)
def test_business_days_leave_out_weekends(start: date, end: date, days: int) -> None:
    assert working_days_left(end, start) == days


@pytest.mark.parametrize(
    ("due", "today", "words"),
    [
        (MONDAY, MONDAY, "today"),
        (FRIDAY, MONDAY, "in 4 working days"),
        (MONDAY + timedelta(days=7), FRIDAY, "in 1 working day"),
        (SATURDAY, FRIDAY, "this weekend"),
        (MONDAY, FRIDAY, "4 working days late"),
        (SATURDAY, SATURDAY + timedelta(days=1), "late"),
    ],
)
def test_due_dates_are_told_in_words(due: date, today: date, words: str) -> None:
    assert due_words(noon(due), today) == words


def test_what_is_sent_presses_no_more() -> None:
    today = datetime.now(UTC).astimezone().date()
    assert urgency(queue_row("A", due_days=-3), today) == "overdue"
    assert urgency(queue_row("A", due_days=-3, status="waiting_to_send"), today) == "done"
    sent = queue_row("A", due_days=0, status="submitted")
    assert make_line(sent, today, downloading=False, checking=False).due_group == "done"


def test_a_part_on_this_laptop_is_told_in_percent_and_is_not_ready() -> None:
    row = queue_row("A", status="not_downloaded", size=400_000_000, here=100_000_000)
    assert (local_words(row), missing_bytes(row), is_local(row)) == ("25 %", 300_000_000, False)


def test_a_scored_submission_without_its_files_is_not_ready_offline() -> None:
    assert not is_local(queue_row("A", status="in_progress", size=10, here=9))


def test_the_note_stands_behind_the_status() -> None:
    assert status_words(queue_row("A", status="complete")) == "Complete — not submitted"
    assert status_words(queue_row("A", note="Returned.")) == "Ready — Returned."


def test_what_a_lead_gave_back_says_so_in_words_with_or_without_a_note() -> None:
    back = replace(queue_row("A", status="in_progress"), handed_back=True)
    noted = replace(back, lead_note="Look at 2.c.")
    assert (status_words(back), status_words(noted)) == ("Returned by lead", "Returned by lead: 1 note")
    assert status_hint(noted) == "Returned by lead: 1 note\nIn progress\nThe lead’s note: Look at 2.c."
    assert status_words(replace(noted, note="A definition is open.")) == (
        "Returned by lead: 1 note — A definition is open."
    )
    assert status_words(replace(noted, status="needs_attention")) == "Needs attention"
    today = datetime.now(UTC).astimezone().date()
    assert "in progress" in make_line(back, today, downloading=False, checking=False).searched


def test_what_is_handed_in_counts_no_days_down() -> None:
    today = datetime.now(UTC).astimezone().date()
    for days in (-3, 5):
        sent = queue_row("A", due_days=days, status="submitted")
        assert make_line(sent, today, downloading=False, checking=False).texts[Column.DUE] == "—"
        assert row_due_hint(sent, today).startswith("It was due ")
        assert "working day" not in row_due_hint(sent, today)


def test_the_summary_counts_what_a_person_plans_with() -> None:
    today = date(2025, 11, 24)
    due = noon(date(2025, 11, 26))
    rows = (
        replace(queue_row("A"), due_at=due),
        replace(queue_row("B"), due_at=due - timedelta(days=7)),
        queue_row("C", status="not_downloaded", due_days=None),
    )
    lines = make_lines(rows, today, {}, "", {}).values()
    assert summary_words(lines) == "3 assigned · 2 ready offline · 1 overdue · 1 due this week"


def test_sizes_and_times_are_told_as_people_say_them() -> None:
    now = datetime(2025, 11, 24, 12, tzinfo=UTC)
    assert [size_words(one) for one in (412_300_000, 1_234_000_000)] == ["412 MB", "1.2 GB"]
    told = [ago_words(now - timedelta(seconds=one), now) for one in (5, 61, 150, 3700, 7300)]
    assert told == ["just now", "1 minute ago", "2 minutes ago", "1 hour ago", "2 hours ago"]


def test_columns_share_spare_room_and_fill_the_table() -> None:
    widths = fit_widths({0: 100, 1: 100, 2: 100}, 500, roomy=(0,), wide=1, last=2, least={})
    assert sum(widths.values()) == 500
    assert all(width >= 100 for width in widths.values())


def test_long_texts_give_way_first_and_never_below_their_least() -> None:
    widths = fit_widths({0: 100, 1: 300, 2: 300}, 500, wide=1, last=2, least={2: 150, 1: 200})
    assert widths == {0: 100, 1: 250, 2: 150}
    assert fit_widths({0: 100, 1: 300, 2: 300}, 200, wide=1, last=2, least={2: 150, 1: 200}) == {0: 100, 1: 200, 2: 150}


def test_columns_that_can_be_spared_are_left_out_in_their_order_and_the_others_get_their_room() -> None:
    natural = {0: 100, 1: 300, 2: 300, 3: 80, 4: 90}
    asked = {"roomy": (0, 3), "wide": 1, "last": 2, "least": {2: 150, 1: 200}, "spare": (3, 4, 2)}
    assert fit_widths(natural, 620, **asked) == {0: 100, 1: 200, 2: 150, 3: 80, 4: 90}
    assert fit_widths(natural, 619, **asked) == {0: 100, 1: 279, 2: 150, 3: 0, 4: 90}
    assert fit_widths(natural, 450, **asked) == {0: 100, 1: 200, 2: 150, 3: 0, 4: 0}
    assert fit_widths(natural, 449, **asked)[2] == 0
    assert sum(fit_widths(natural, 449, **asked).values()) <= 449


def test_the_shipped_keys_are_free_of_conflicts_and_complete() -> None:
    keymap = load_keymap()
    keys = [key for command in keymap.commands for key in command.keys]
    wanted = [
        *"1234567890NPUJKYHXWCBF?,./",
        "Ctrl+K",
        "Ctrl+F",
        "Ctrl+Enter",
        "Space",
        "Left",
        "Right",
        "Ctrl+G",
        "F11",
        "F5",
        "Esc",
        "Ctrl+Z",
        "Ctrl+Shift+Z",
    ]
    assert set(wanted) <= set(keys)
    assert keymap.command("score.level").key_words == "1 … 9"


def test_a_command_may_have_no_key_unless_it_is_numbered(tmp_path: Path) -> None:
    path = tmp_path / "shortcuts.toml"
    keyless = '[[command]]\nid = "a"\ntitle = "T"\ngroup = "G"\nwhere = "workspace"\nkeys = []\n'
    path.write_text(keyless, encoding="utf-8")
    keymap = load_keymap(path)
    assert (keymap.command("a").key_words, keymap.slots()["a"].keys) == ("", ())
    path.write_text(keyless + "numbered = true\n", encoding="utf-8")
    with pytest.raises(KeymapError, match="at least one key"):
        load_keymap(path)


ENTRY = '[[command]]\nid = "{id}"\ntitle = "T"\ngroup = "G"\nwhere = "{where}"\nkeys = ["{key}"]\n'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            ENTRY.format(id="a", where="window", key="F5") + ENTRY.format(id="b", where="workspace", key="F5"),
            "F5 is given to both a and b",
        ),
        (
            ENTRY.format(id="a", where="review", key="F5") + ENTRY.format(id="b", where="workspace", key="F5"),
            "F5 is given to both a and b",
        ),
        (ENTRY.format(id="a", where="window", key="F5") * 2, "a is there twice"),
        (ENTRY.format(id="a", where="moon", key="F5"), "where must be one of"),
        (ENTRY.format(id="a", where="window", key="Nonsense+Q"), "is not a key"),
        (ENTRY.format(id="a", where="window", key="F5") + "colour = 1\n", "unknown field colour"),
        ('[[command]]\nid = "a"\n', "group, keys, title, where is missing"),
        ("[[command", "cannot be read"),
    ],
)
def test_a_wrong_key_file_is_refused_with_its_reason(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "shortcuts.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(KeymapError, match=said):
        load_keymap(path)
