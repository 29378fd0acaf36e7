"""Citations lead to the sheet and second that were meant, or say why they cannot."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessor_app.domain.citation import ArtifactFacts, PagePlace, Place, ResolvedCitation, TimePlace, WholePlace
from assessor_app.domain.citation_resolution import resolve_cited
from assessor_app.domain.submission import Artifact, CitedText

PLAN = Artifact("a1", "improvement-plan.pdf", "pdf", "application/pdf", 1, "0" * 64)
FORUM = Artifact("a2", "family-forum.mp4", "video", "video/mp4", 1, "0" * 64)
SURVEY = Artifact("a3", "climate-survey.xlsx", "sheet", "application/xlsx", 1, "0" * 64)
ALL = (PLAN, FORUM, SURVEY)
# a cover and a contents page before the page printed 1
LABELS = ("cover", "i", *(str(number) for number in range(1, 9)))
FACTS = {"a1": ArtifactFacts(pages=10, page_labels=LABELS), "a2": ArtifactFacts(duration=238.0)}


def resolve(
    raw: str, artifact_id: str = "", facts: dict[str, ArtifactFacts] | None = None
) -> tuple[ResolvedCitation, ...]:
    return resolve_cited(CitedText(raw, artifact_id), ALL, FACTS if facts is None else facts)


@pytest.mark.parametrize(
    ("raw", "artifact", "place"),
    [
        ("p. 3", "a1", PagePlace(4, 4)),
        ("PDF page 3", "a1", PagePlace(2, 2)),
        ("pp. 3–5", "a1", PagePlace(4, 6)),
        ("p. i", "a1", PagePlace(1, 1)),
        ("page 10", "a1", PagePlace(9, 9)),
        ("last page", "a1", PagePlace(9, 9)),
        ("page 3 of 10", "a1", PagePlace(2, 2)),
        ("page 3 of 8", "a1", PagePlace(4, 4)),
        ("PDF page 9 (printed p. 7)", "a1", PagePlace(8, 8)),
        ("2:35 – 3:10", "a2", TimePlace(155, 190)),
        ("3:30 to the end", "a2", TimePlace(210, 238)),
        ("last 30 seconds", "a2", TimePlace(208, 238)),
        ("3:50-4:30", "a2", TimePlace(230, 238)),
        ("entire document", "a1", WholePlace()),
    ],
)
def test_a_citation_leads_to_its_place(raw: str, artifact: str, place: Place) -> None:
    (found,) = resolve(raw, artifact)
    assert (found.artifact_id, found.places, found.problems) == (artifact, (place,), ())


@pytest.mark.parametrize(
    ("raw", "artifact", "code", "words"),
    [
        ("p. 14", "a1", "page_beyond_end", "Page 14 of 10"),
        ("p. iv", "a1", "no_such_label", "iv"),
        ("4:30", "a2", "time_beyond_end", "04:30 is after the end (03:58)"),
        ("p. 3", "a2", "wrong_kind", "family-forum.mp4"),
        ("staff meeting at 2:35 pm", "a2", "no_locator", "time of day"),
        ("Artifact 9, p. 2", "", "no_such_artifact", "Artifact 9"),
        ("p. 0", "a1", "page_beyond_end", "no page 0"),
    ],
)
def test_a_citation_that_leads_nowhere_says_why(raw: str, artifact: str, code: str, words: str) -> None:
    artifacts = ALL if raw != "p. 3" else (FORUM,)
    (found,) = resolve_cited(CitedText(raw, artifact), artifacts, FACTS)
    assert found.places == ()
    assert found.problems[0].code == code
    assert words in found.problems[0].sentence


def test_hours_typed_for_minutes_are_offered_as_the_likely_place() -> None:
    (found,) = resolve("02:35:00", "a2")
    assert TimePlace(155) in found.problems[0].likely


def test_the_number_printed_on_the_page_is_preferred_and_said() -> None:
    (found,) = resolve("p. 3", "a1")
    assert "printed page number" in found.note


@pytest.mark.parametrize(
    ("raw", "artifact"),
    [
        ("Artifact 2, 0:45", "a2"),
        ("survey spreadsheet, rows 14-20", "a3"),
        ("improvement plan, p. 2", "a1"),
        ("2:35", "a2"),
    ],
)
def test_the_artifact_named_in_the_text_is_found(raw: str, artifact: str) -> None:
    assert resolve(raw)[0].artifact_id == artifact


def test_one_citation_into_two_files_gives_both_places() -> None:
    pages, times = resolve("pp. 2-4; video 1:10-1:55", "a1")
    assert (pages.artifact_id, pages.places) == ("a1", (PagePlace(3, 5),))
    assert (times.artifact_id, times.places) == ("a2", (TimePlace(70, 115),))


def test_a_file_not_yet_opened_gives_the_place_as_written() -> None:
    (found,) = resolve("p. 12", "a1", {})
    assert (found.places, found.problems) == ((PagePlace(11, 11),), ())


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(
        st.text(max_size=30),
        st.from_regex(r"(p|pp|page)\.? ?\d{1,4}([-–]\d{1,4})?|\d{1,2}:[0-5]\d( ?- ?\d{1,2}:[0-5]\d)?", fullmatch=True),
    ),
    st.integers(0, 40),
    st.floats(0, 500),
    st.sampled_from(["", "a1", "a2", "a3", "gone"]),
)
def test_places_are_always_inside_the_real_file(raw: str, pages: int, duration: float, artifact: str) -> None:
    facts = {"a1": ArtifactFacts(pages=pages), "a2": ArtifactFacts(duration=duration)}
    for found in resolve(raw, artifact, facts):
        assert found.citation.raw == raw
        assert found.places or found.problems
        for place in found.places:
            if isinstance(place, PagePlace):
                assert 0 <= place.first <= place.last < pages
            if isinstance(place, TimePlace):
                assert 0 <= place.start < duration
                assert place.end is None or place.start < place.end <= duration
