"""Practitioners' citations are read as they are meant."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessor_app.domain.citation_columns import citation_columns
from assessor_app.domain.citation_text import parse_citation
from assessor_app.domain.selectors import selectors_of

DATA = Path(__file__).resolve().parents[1] / "data"


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", rows("citations.csv") + rows("citations_more.csv"), ids=lambda row: row["text"])
def test_citation_is_read_as_meant(row: dict[str, str]) -> None:
    assert citation_columns(parse_citation(row["text"])) == row


VOCABULARY = (
    "p. pp. page pages 3 7–9 112–15 iv 15-2 2:35 - – to and & , ; ( ) printed PDF min sec minute row rows "
    "sheet B4 D9 ! : Appendix C § 3.2 first last 30 seconds video Artifact 2 about am pm 4/17 of 10 slide entire # . ff"
)
PIECES = st.lists(
    st.one_of(
        st.sampled_from(VOCABULARY.split()),
        st.text(max_size=6),
    ),
    max_size=14,
)


@settings(max_examples=400, deadline=None)
@given(PIECES)
def test_any_text_is_read_and_kept_as_it_was(pieces: list[str]) -> None:
    text = " ".join(pieces)
    citation = parse_citation(text)
    assert citation.raw == text
    for one in citation.locators:
        if one.kind == "time" and one.end not in ("", "end"):
            assert float(one.start) <= float(one.end)
        if one.kind == "page" and one.start.isdigit() and one.end.isdigit():
            assert int(one.start) <= int(one.end)
    assert len(selectors_of(citation)) == len(citation.locators)


@pytest.mark.parametrize("piece", ["p. ", "3-", "1:1", "9" * 50, "(printed ", "and ", "2 min ", "A1:", "ⅷ"])
def test_a_hostile_length_is_read_quickly(piece: str) -> None:
    # quadratic reading would take minutes here and hit the suite's own time-out
    citation = parse_citation(piece * 40_000)
    assert citation.raw == piece * 40_000
