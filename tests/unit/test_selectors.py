"""Locators travel as W3C Web Annotation selectors, the raw text always beside them."""

from __future__ import annotations

from typing import Any

import pytest

from assessor_app.domain.citation_text import parse_citation
from assessor_app.domain.selector_reading import locators_of
from assessor_app.domain.selectors import CSV, MEDIA, PDF, TEXT, selectors_of, specific_resources


def quoted(words: str, **more: Any) -> dict[str, Any]:
    return {"type": "TextQuoteSelector", "exact": words, **more}


def pages(first: int, last: int) -> dict[str, Any]:
    ends = {f"{name}Selector": fragment(PDF, f"page={page}") for name, page in (("start", first), ("end", last))}
    return {"type": "RangeSelector", **ends}


def fragment(standard: str, value: str) -> dict[str, Any]:
    return {"type": "FragmentSelector", "conformsTo": standard, "value": value}


@pytest.mark.parametrize(
    ("text", "selector"),
    [
        ("p. 12", fragment(PDF, "page=12")),
        ("2:35", fragment(MEDIA, "t=155")),
        ("2:35–3:10", fragment(MEDIA, "t=155,190")),
        ("row 14", fragment(CSV, "row=14")),
        ("rows 14-20", fragment(CSV, "row=14-20")),
        ("cells B4:D9", fragment(CSV, "cell=4,2-9,4")),
        ("columns B-D", fragment(CSV, "col=2-4")),
        ("pp. 3-5", pages(3, 5)),
        ("p. iv", quoted("page iv")),
        ("Section 3.2", quoted("section 3.2")),
        ("p. 3, second paragraph", fragment(PDF, "page=3") | {"refinedBy": quoted("paragraph 2")}),
        ("“we began by listening” (p. 3)", fragment(PDF, "page=3") | {"refinedBy": quoted("we began by listening")}),
        ("sheet Results B4", quoted("worksheet Results", refinedBy=fragment(CSV, "cell=4,2"))),
        ("worksheet Survey", quoted("worksheet Survey")),
        ("lines 3-5", fragment(TEXT, "line=2,5")),
        ("line 12", fragment(TEXT, "line=11,12")),
        ("p. 3, lines 4-7", fragment(PDF, "page=3") | {"refinedBy": quoted("lines 4–7")}),
        ("entire document", {}),
    ],
)
def test_a_locator_has_the_standard_selector(text: str, selector: dict[str, Any]) -> None:
    assert selectors_of(parse_citation(text)) == [selector]


def test_the_resource_names_the_artifact_and_keeps_what_was_written() -> None:
    first, second = specific_resources(parse_citation("Artifact 2, pp. 3 and 5 "))
    assert first == {
        "type": "SpecificResource",
        "source": "Artifact 2",
        "rawText": "Artifact 2, pp. 3 and 5 ",
        "selector": fragment(PDF, "page=3"),
    }
    assert second["selector"] == fragment(PDF, "page=5")


def test_the_whole_artifact_needs_no_selector() -> None:
    (whole,) = specific_resources(parse_citation("whole video"), "a2")
    assert whole == {"type": "SpecificResource", "source": "a2", "rawText": "whole video"}


@pytest.mark.parametrize(
    "text",
    ["p. 12", "pp. 3-5", "2:35–3:10", "2:35", "row 14", "rows 14-20", "cells B4:D9", "cell AA12", "columns B-D",
     "column ZZ", "sheet Results B4", "worksheet Survey", "Survey tab, rows 3-5", "lines 3-5", "line 12",
     "entire document"],
)  # fmt: skip
def test_a_selector_is_read_back_as_the_locator_it_was_made_from(text: str) -> None:
    citation = parse_citation(text)
    (selector,) = selectors_of(citation)
    assert locators_of(selector) == citation.locators


@pytest.mark.parametrize(
    ("selector", "places"),
    [
        (fragment(CSV, "row=5-7;10"), [("row", "5", "7"), ("row", "10", "10")]),
        (fragment(CSV, "row=*"), []),
        (fragment(CSV, "cell=4,0"), []),
        (fragment(TEXT, "line=4,4"), []),
        (fragment(TEXT, "line=0,3;length=99,UTF-8"), [("line", "1", "3")]),
        (quoted("we began by listening"), []),
        ({"type": "RangeSelector", "startSelector": "nonsense"}, []),
        ({"type": 7}, []),
    ],
)
def test_what_no_locator_can_say_is_left_out(selector: dict[str, Any], places: list[tuple[str, str, str]]) -> None:
    assert [(one.kind, one.start, one.end) for one in locators_of(selector)] == places
