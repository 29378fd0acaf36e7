"""Annotations come back exactly as they were, and nothing hostile is taken for one."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor_app.domain.annotation import Annotation, ChangeAnswer, CitationMark, Pin, Quote, Region, Seen
from assessor_app.domain.annotation_body import annotation_from, body_of, checked, kind_of
from assessor_app.domain.citation import CellPlace, LinePlace, PagePlace, Place, TimePlace, WholePlace
from assessor_app.domain.selectors import CSV, MEDIA, PDF

names = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=40)
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=300)
counts = st.integers(0, 999_999)
seconds = st.floats(0, 1e7)
fractions = st.floats(0, 1)


@st.composite
def spans(draw: st.DrawFn) -> TimePlace:
    start, end = sorted((draw(seconds), draw(seconds)))
    return TimePlace(start, draw(st.sampled_from([None, end])))


@st.composite
def cells(draw: st.DrawFn) -> CellPlace:
    first, last = sorted((draw(counts), draw(counts)))
    left, right = sorted((draw(counts), draw(counts)))
    return CellPlace(draw(counts), first, last, left, draw(st.sampled_from([None, right])))


@st.composite
def lines(draw: st.DrawFn) -> LinePlace:
    return LinePlace(*sorted((draw(counts), draw(counts))))


def page(number: int) -> PagePlace:
    return PagePlace(number, number)


@st.composite
def page_spans(draw: st.DrawFn) -> PagePlace:
    return PagePlace(*sorted((draw(counts), draw(counts))))


pinned = st.one_of(counts.map(page), spans(), cells(), lines(), st.just(WholePlace()), st.none())
places = st.one_of(page_spans(), spans(), cells(), lines(), st.just(WholePlace()))
regions = st.none() | st.builds(Region, fractions, fractions, fractions, fractions)
quotes = st.none() | st.builds(Quote, texts, texts, texts)
pins = st.one_of(
    st.builds(Pin, texts, names, st.just(""), pinned, regions, quotes, texts.map(lambda one: one[:40]), st.booleans()),
    st.builds(Pin, texts, st.just(""), names, st.none(), st.none(), quotes, names, st.booleans()),
)
verdicts = st.sampled_from(["supports", "partly", "not_there", "wrong_place"])
marks = st.one_of(
    st.builds(CitationMark, names, counts, texts, verdicts),
    st.builds(CitationMark, names, counts, texts, verdicts, names, st.none() | places),
)


@st.composite
def seens(draw: st.DrawFn) -> Seen:
    ends = sorted(draw(st.lists(seconds, max_size=12)))
    pairs = tuple(zip(ends[::2], ends[1::2], strict=False))
    return Seen(draw(names), draw(st.frozensets(st.integers(0, 300), max_size=40)), pairs, draw(st.booleans()))


answers = st.builds(ChangeAnswer, names, st.sampled_from(["yes", "partly", "no"]), texts)


@given(st.one_of(pins, marks, seens(), answers))
def test_every_annotation_comes_back_as_it_was(annotation: Annotation) -> None:
    sent = json.loads(json.dumps(body_of(annotation), allow_nan=False))
    assert annotation_from(kind_of(annotation), sent) == annotation
    assert checked(annotation) == annotation


def test_a_pin_on_a_region_has_the_standard_shape() -> None:
    pin = Pin("look here", "a1", place=page(2), region=Region(0.25, 0.5, 0.1, 0.07), quote=Quote("we began", "Then "))
    assert body_of(pin) == {
        "type": "Annotation",
        "motivation": "commenting",
        "target": {
            "type": "SpecificResource",
            "source": "a1",
            "selector": {
                "type": "FragmentSelector",
                "conformsTo": PDF,
                "value": "page=3",
                "refinedBy": {
                    "type": "FragmentSelector",
                    "conformsTo": MEDIA,
                    "value": "xywh=percent:25,50,10,7",
                    "refinedBy": {
                        "type": "TextQuoteSelector",
                        "exact": "we began",
                        "prefix": "Then ",
                        "suffix": "",
                    },
                },
            },
        },
        "body": {"type": "TextualBody", "value": "look here"},
        "on": "artifact",
        "criterion": "",
        "in_feedback": False,
    }


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (TimePlace(12.5), "t=12.5"),
        (TimePlace(12.5, 20.0), "t=12.5,20.0"),
        (CellPlace(0, 3, 8, 1, 3), "cell=4,2-9,4"),
        (CellPlace(0, 3, 8), "row=4-9"),
        (LinePlace(2, 4), "line=2,5"),
    ],
)
def test_places_are_fragments_of_their_standards(place: Place, value: str) -> None:
    mark = CitationMark("eo1.a", 0, "p. 2", "wrong_place", "a1", place)
    assert body_of(mark)["target"]["selector"]["value"] == value


def test_pages_seen_are_stretches() -> None:
    seen = body_of(Seen("a1", frozenset({0, 1, 2, 7}), ((0.0, 4.5),)))
    assert seen["body"] == {"type": "Seen", "pages": [[0, 2], [7, 7]], "spans": [[0.0, 4.5]]}


PIN = body_of(Pin("note", "a1", place=page(0), region=Region(0.1, 0.1, 0.2, 0.2)))
SEEN = body_of(Seen("a1", frozenset({1}), ((1.0, 2.0),)))
MARK = body_of(CitationMark("eo1.a", 0, "p. 2", "supports", "a1", page(1)))
ANSWER = body_of(ChangeAnswer("eo1.a", "yes"))


def changed(body: dict[str, Any], *path: str, to: Any) -> dict[str, Any]:
    again: dict[str, Any] = json.loads(json.dumps(body))
    inner = again
    for one in path[:-1]:
        inner = inner[one]
    inner[path[-1]] = to
    return again


def fragment(standard: str, value: str, **more: Any) -> dict[str, Any]:
    return {"type": "FragmentSelector", "conformsTo": standard, "value": value} | more


def deep(levels: int) -> dict[str, Any]:
    found = fragment(PDF, "page=1")
    for _ in range(levels):
        found = fragment(PDF, "page=1", refinedBy=found)
    return found


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("later", PIN),
        ("pin", SEEN),
        ("seen", PIN),
        ("pin", []),
        ("pin", {}),
        ("pin", changed(PIN, "extra", to=1)),
        ("pin", changed(PIN, "type", to="Note")),
        ("pin", changed(PIN, "motivation", to="assessing")),
        ("pin", changed(PIN, "in_feedback", to=1)),
        ("pin", changed(PIN, "on", to="page")),
        ("pin", changed(PIN, "body", "value", to="x" * 4_001)),
        ("pin", changed(PIN, "body", "value", to="half \ud800")),
        ("pin", changed(PIN, "body", "value", to="nul \x00")),
        ("pin", changed(PIN, "body", "value", to=7)),
        ("pin", changed(PIN, "body", "type", to="Image")),
        ("pin", changed(PIN, "target", to=None)),
        ("pin", changed(PIN, "target", "source", to="")),
        ("pin", changed(PIN, "target", "source", to="x" * 201)),
        ("pin", changed(PIN, "target", "type", to="Image")),
        ("pin", changed(PIN, "target", "whole", to=False)),
        ("pin", changed(PIN, "target", "whole", to=True)),
        ("pin", changed(PIN, "target", "selector", to=None)),
        ("pin", changed(PIN, "target", "selector", to=deep(1))),
        ("pin", changed(PIN, "target", "selector", to=deep(90))),
        ("pin", changed(PIN, "target", "selector", to={"type": "SvgSelector", "value": "<svg/>"})),
        ("pin", changed(PIN, "target", "selector", to=fragment("http://example.org", "page=1"))),
        ("pin", changed(PIN, "target", "selector", to=fragment(PDF, "page=0"))),
        ("pin", changed(PIN, "target", "selector", to=fragment(PDF, "page=１"))),
        ("pin", changed(PIN, "target", "selector", to=fragment(PDF, "page=1&page=2"))),
        ("pin", changed(PIN, "target", "selector", to=fragment(MEDIA, "xywh=percent:10,10,10,100.5"))),
        ("pin", changed(PIN, "target", "selector", to=fragment(MEDIA, "xywh=percent:nan,0,0,0"))),
        ("pin", changed(PIN, "target", "selector", to=fragment(MEDIA, "t=9,3"))),
        ("pin", changed(PIN, "target", "selector", to=fragment(MEDIA, "t=99999999"))),
        ("pin", changed(PIN, "target", "selector", to=fragment(CSV, "row=1-2"))),
        ("pin", changed(PIN, "target", "selector", to=fragment(CSV, "row=5-2", sheet=0))),
        ("pin", changed(PIN, "target", "selector", to=fragment(CSV, "row=1-2", sheet=True))),
        ("citation_mark", changed(MARK, "body", "value", to="perhaps")),
        ("citation_mark", changed(MARK, "citation", "index", to=-1)),
        ("citation_mark", changed(MARK, "citation", to=[0, "p. 2"])),
        ("citation_mark", changed(MARK, "criterion", to="")),
        ("citation_mark", changed(MARK, "target", "source", to="")),
        ("seen", changed(SEEN, "body", "pages", to=[[3, 1]])),
        ("seen", changed(SEEN, "body", "pages", to=[[0, 99_999_999]])),
        ("seen", changed(SEEN, "body", "pages", to=[[0, 1], [2, 3]])),
        ("seen", changed(SEEN, "body", "pages", to=[[1, 1]] * 10_001)),
        ("seen", changed(SEEN, "body", "pages", to=[[1]])),
        ("seen", changed(SEEN, "body", "pages", to={"0": 1})),
        ("seen", changed(SEEN, "body", "spans", to=[[5.0, 6.0], [1.0, 2.0]])),
        ("seen", changed(SEEN, "body", "spans", to=[[float("nan"), 6.0]])),
        ("seen", changed(SEEN, "body", "spans", to=[[1.0, float("inf")]])),
        ("seen", changed(SEEN, "body", "spans", to=[["1", "2"]])),
        ("seen", changed(SEEN, "rest", to="yes")),
        ("change_answer", changed(ANSWER, "verdict", to="maybe")),
        ("change_answer", changed(ANSWER, "verdict", to=["yes"])),
        ("change_answer", changed(ANSWER, "target", "selector", to=deep(0))),
    ],
)
def test_what_is_no_annotation_is_refused(kind: str, body: Any) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        annotation_from(kind, body)


@pytest.mark.parametrize(
    "annotation",
    [
        Pin("n", "a1", place=page(0), region=Region(float("nan"), 0, 0, 0)),
        Pin("n", "a1", place=page(0), region=Region(0, 0, 1.5, 0)),
        Pin("n", "a1", place=PagePlace(-1, -1)),
        Pin("n", "a1", place=PagePlace(1, 4)),
        Pin("n", "a1", "q1"),
        Pin("n"),
        Pin("n", prompt_id="q1", place=page(0)),
        Pin("x" * 4_001, "a1"),
        Seen("a1", spans=((5.0, 6.0), (1.0, 2.0))),
        Seen("a1", pages=frozenset({-1})),
        CitationMark("", 0, "p. 2", "supports"),
        CitationMark("eo1.a", 0, "p. 2", "wrong_place", "", page(1)),
    ],
)
def test_what_could_not_be_read_again_is_not_written(annotation: Annotation) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        checked(annotation)
