"""Locators are told to other programs as W3C Web Annotation selectors."""

from __future__ import annotations

from typing import Any

import pytest

from assessor_app.domain.citation.text import parse_citation
from assessor_app.domain.selectors import CSV, MEDIA, PDF, TEXT, selectors_of


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
        ("row 3 onwards", fragment(CSV, "row=3-*")),
        ("cell AA12", fragment(CSV, "cell=12,27")),
        ("column ZZ", fragment(CSV, "col=702")),
        ("Survey tab, rows 3-5", quoted("worksheet Survey", refinedBy=fragment(CSV, "row=3-5"))),
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


def test_every_place_of_a_citation_has_its_own_selector() -> None:
    found = selectors_of(parse_citation("Artifact 2, pp. 3 and 5 "))
    assert found == [fragment(PDF, "page=3"), fragment(PDF, "page=5")]
