"""Which citations count as opened: by places seen and marks given, never by time."""

from __future__ import annotations

import pytest

from assessor_app.domain.annotation import Annotation, CitationMark, CitationVerdict, Seen, mark_id, seen_id
from assessor_app.domain.citation import CellPlace, LinePlace, PagePlace, Place, TimePlace, WholePlace
from assessor_app.domain.coverage import (
    is_opened,
    kept_mark_id,
    mark_on,
    marked_raw,
    opened_citations,
    seen_by_artifact,
    unopened,
    was_seen,
)
from tests.support.portfolio import BEYOND_END, STAKEHOLDERS, cited

PLAN = Seen("art-plan", frozenset({11, 12}))
FORUM = Seen("art-forum", spans=((10.0, 20.0), (199.6, 204.0)))


def marked(scorable_id: str, index: int, raw: str, verdict: CitationVerdict = "supports") -> dict[str, Annotation]:
    """A mark on one citation, under its id."""
    return {mark_id(scorable_id, index, raw): CitationMark(scorable_id, index, raw, verdict)}


@pytest.mark.parametrize(
    ("place", "seen", "expected"),
    [
        (PagePlace(11, 11), PLAN, True),
        (PagePlace(12, 30), PLAN, True),  # its first page was seen
        (PagePlace(10, 12), PLAN, False),
        (TimePlace(200, 245), FORUM, True),
        (TimePlace(20.4), FORUM, True),  # the frame nearest to it
        (TimePlace(21), FORUM, False),
        (TimePlace(9.6, 300), FORUM, True),
        (WholePlace(), PLAN, True),
        (WholePlace(), Seen("art-plan"), False),
        (CellPlace(0, 1, 1), Seen("x", rest=True), True),
        (LinePlace(3, 3), Seen("x", rest=True), True),
        (LinePlace(3, 3), Seen("x"), False),
        (PagePlace(0, 0), Seen("x", rest=True), False),
        (PagePlace(0, 0), None, False),
    ],
)
def test_a_place_was_seen_once_its_beginning_was(place: Place, seen: Seen | None, expected: bool) -> None:
    assert was_seen(place, seen) is expected


def test_only_what_leads_somewhere_and_was_neither_seen_nor_marked_is_unopened() -> None:
    citations = {"eo1.b": STAKEHOLDERS, "eo1.a": (BEYOND_END,), "eo2": (cited("p. 9", "art-plan", PagePlace(8, 8)),)}
    seen = {one.artifact_id: one for one in (PLAN, FORUM)}
    assert unopened(citations, seen, {}) == {"eo1.b": (1, 3), "eo2": (0,)}
    marks = marked("eo1.b", 3, STAKEHOLDERS[3].citation.raw) | marked("eo2", 1, "p. 9")
    assert unopened(citations, seen, marks) == {"eo1.b": (1,), "eo2": (0,)}, "a mark is of one citation"
    assert unopened({}, {}, {}) == {}


def test_the_file_seen_must_be_the_file_cited() -> None:
    assert not is_opened(cited("p. 12", "art-other", PagePlace(11, 11)), {"art-plan": PLAN})
    assert not is_opened(BEYOND_END, {"art-plan": PLAN})


def test_what_was_opened_is_read_from_the_annotations_alone() -> None:
    raw = BEYOND_END.citation.raw
    mark = CitationMark("eo1.a", 0, raw, "not_there")
    annotations: dict[str, Annotation] = {
        seen_id("art-plan"): PLAN,
        mark_id("eo1.a", 0, raw): mark,
    }
    assert seen_by_artifact(annotations) == {"art-plan": PLAN}
    found = opened_citations({"eo1.a": (BEYOND_END,), "eo1.b": STAKEHOLDERS}, annotations)
    assert found == {"eo1.a": frozenset({0}), "eo1.b": frozenset({0})}


def test_a_citation_as_long_as_a_letter_is_marked_by_its_beginning() -> None:
    long = cited("x" * 50_000, "art-plan", PagePlace(0, 0))
    assert len(marked_raw(long.citation.raw)) == 1_000
    assert mark_on(marked("c", 0, "x" * 1_000), "c", 0, long) is not None


def test_a_mark_stays_with_its_citation_when_a_file_comes_to_be_called_otherwise() -> None:
    """A programme that begins to hide names, or ends it, sends the same citations in other words."""
    now = cited("Artifact 2, p. 9", "art-plan", PagePlace(8, 8))
    before = marked("eo2", 0, "nunez_plan.pdf, p. 9") | marked("eo2", 1, "nunez_plan.pdf, p. 9")
    assert mark_on(before, "eo2", 0, now) is not None
    assert kept_mark_id(before, "eo2", 0, "Artifact 2, p. 9") in before
    assert (unopened({"eo2": (now,)}, {}, before), mark_on(before, "eo1", 0, now)) == ({}, None)
    both = before | marked("eo2", 0, "Artifact 2, p. 9", "partly")
    found = mark_on(both, "eo2", 0, now)
    assert found is not None
    assert found.verdict == "partly", "what was marked under these very words is meant"
