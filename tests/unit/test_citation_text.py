"""Practitioners' citations are read as they are meant."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessor_app.domain.citation import Citation, Locator
from assessor_app.domain.citation.columns import COLUMNS, citation_columns
from assessor_app.domain.citation.text import parse_citation

DATA = Path(__file__).resolve().parents[1] / "data"


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", rows("citations.csv") + rows("citations_more.csv"), ids=lambda row: row["text"])
def test_citation_is_read_as_meant(row: dict[str, str]) -> None:
    assert citation_columns(parse_citation(row["text"])) == row


VOCABULARY = (
    "p. pp. page pages 3 7–9 112–15 iv 15-2 2:35 3:10 - – to and & , ; ( ) printed PDF min sec minute row rows 1:02:35 "
    "sheet B4 D9 ! : $ Appendix C § 3.2 first last 30 seconds video Artifact 2 about am pm 4/17 of 10 slide entire # "
    ". ff plan.pdf https://a.b/c#t=10,20 \" ' 2025-26 October meeting second paragraph two "
    "twenty-one tab columns A–C whole"
)
PIECES = st.lists(st.one_of(st.sampled_from(VOCABULARY.split()), st.text(max_size=6)), max_size=14)


def is_ordered(locator: Locator) -> bool:
    if locator.kind == "time" and locator.end not in ("", "end"):
        return float(locator.start) <= float(locator.end)
    if locator.start.isdecimal() and locator.end.isdecimal():
        return int(locator.start) <= int(locator.end)
    return True


@settings(max_examples=500, deadline=None)
@given(PIECES, st.sampled_from([" ", "", ", "]))
def test_any_text_is_read_and_kept_as_it_was(pieces: list[str], joint: str) -> None:
    text = joint.join(pieces)
    citation = parse_citation(text)
    assert citation.raw == text
    assert all(is_ordered(one) for one in (*citation.locators, *citation.bare))
    row = citation_columns(citation)
    assert tuple(row) == COLUMNS
    assert all(isinstance(value, str) for value in row.values())


@settings(max_examples=200, deadline=None)
@given(
    st.integers(1, 5000),
    st.integers(0, 300),
    st.sampled_from("-‐‑‒–—―−－"),
    st.sampled_from(["", " ", "\u00a0", "\u2009"]),
)
def test_every_dash_and_space_makes_the_same_range(first: int, more: int, dash: str, space: str) -> None:
    last = first + more
    (found,) = parse_citation(f"pp.{space}{first}{space}{dash}{space}{last}").locators
    assert (found.kind, found.start, found.end) == ("page", str(first), str(last))


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 5 * 3600))
def test_every_way_to_write_a_moment_gives_the_same_second(seconds: int) -> None:
    hours, rest = divmod(seconds, 3600)
    minutes, second = divmod(rest, 60)
    ways = [
        f"{hours}:{minutes:02}:{second:02}",
        f"{hours:02}:{minutes:02}:{second:02}.0",
        f"{hours}h {minutes}m {second}s",
    ]
    ways += [
        f"at {hours} hours, {minutes} min and {second} sec",
        f"https://example.org/v#t={hours}:{minutes:02}:{second:02}",
    ]
    if not hours:
        ways += [f"{minutes}:{second:02}", f"{minutes}'{second:02}\"", f"minute {minutes}:{second:02}"]
    for way in ways:
        assert [(one.kind, one.start, one.end) for one in parse_citation(way).locators] == [
            ("time", str(seconds), "")
        ], way


def facts_about(citation: Citation) -> tuple[object, ...]:
    return (
        citation.quote,
        citation.artifact_hint,
        [one.start for one in citation.bare],
        [one.start for one in citation.locators],
    )


@pytest.mark.parametrize(
    ("text", "quote", "hint", "bare", "starts"),
    [
        ("“we listened before we wrote”, p. 4", "we listened before we wrote", "", [], ["4"]),
        ('"Family Handbook", p. 4', "", "Family Handbook", [], ["4"]),
        ("12-14", "", "", ["12"], []),
        ("# 7", "", "", ["7"], []),
        ("improvement-plan.pdf 12", "", "improvement-plan.pdf", ["12"], []),
        ("30 teachers and 12 families", "", "", [], []),
        ("in 2024 we met", "", "", [], []),
        ("Grades 3, 4 and 5", "", "", [], []),
        ("Tables 2 and 3", "", "", [], []),
        ("Grades 3 to 5", "", "", [], []),
        ("Figure 3; 12", "", "", ["12"], []),
        ("(555) 123-4567", "", "", [], []),
        ("call 555-1234", "", "", [], []),
        ("+1 555 123 4567", "", "", [], []),
    ],
)
def test_what_is_no_place_is_kept_apart(text: str, quote: str, hint: str, bare: list[str], starts: list[str]) -> None:
    assert facts_about(parse_citation(text)) == (quote, hint, bare, starts)


def test_a_page_by_two_numbers_keeps_both() -> None:
    (found,) = parse_citation("p. 7 (PDF p. 9)").locators
    assert (found.start, found.printed, found.is_index, found.is_label) == ("9", "7", True, False)


def test_half_characters_and_control_characters_do_no_harm() -> None:
    text = "p.\x00 12\ud800 \u202e2:35"
    assert parse_citation(text).raw == text


HOSTILE = [
    "p. ",
    "3-",
    "1:1",
    "9",
    "9" * 50,
    "(printed ",
    "p. 1 (PDF ",
    "and ",
    "2 min ",
    "A1:",
    "$",
    "ⅷ",
    '"',
    "'",
    "§",
    "a-",
]
HOSTILE += [
    "sheet 'a ",
    "rows 1,2,",
    "p1,",
    "twenty-",
    "p. iv-",
    "between 3 and ",
    "survey the ",
    "http://a#t=1 ",
    "1.",
    "#",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_hostile_length_is_read_quickly(piece: str) -> None:
    # quadratic reading would take minutes here and hit the suite's own time-out
    text = (piece * 40_000)[:40_000]
    assert parse_citation(text).raw == text
