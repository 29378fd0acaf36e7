"""What a citation may have meant: the other numbering, a shift found before, another artifact; never a guess alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assessor_app.domain.annotation import Annotation, CitationMark, mark_id
from assessor_app.domain.citation import ArtifactFacts, PagePlace, Place, ResolvedCitation, TimePlace, WholePlace
from assessor_app.domain.citation.meanings import MOST, Meaning, likely_artifacts, meanings, offset_of, readings, shifts
from assessor_app.domain.citation.resolution import resolve_cited
from assessor_app.domain.submission import Artifact, CitedText
from tests.support.portfolio import ARTIFACTS, FORUM, NOTES, PLAN

# four pages of front matter, then 1 to 16
LABELLED = ArtifactFacts(20, ("i", "ii", "iii", "iv", *(str(number) for number in range(1, 17))))
PLAIN = ArtifactFacts(20)
LONG = Artifact("art-long", "meetings.pdf", "pdf", "application/pdf", 10, "5" * 64)


def resolved(raw: str, artifact_id: str, facts: dict[str, ArtifactFacts]) -> ResolvedCitation:
    return resolve_cited(CitedText(raw, artifact_id), (*ARTIFACTS, LONG), facts)[0]


def offered(
    raw: str, artifact_id: str = PLAN.id, facts: ArtifactFacts = LABELLED, **offsets: int
) -> tuple[Meaning, ...]:
    known = {PLAN.id: facts, LONG.id: ArtifactFacts(200)}
    shifts = {key.replace("_", "-"): value for key, value in offsets.items()}
    return meanings(resolved(raw, artifact_id, known), (*ARTIFACTS, LONG), known, shifts)


def read(raw: str, facts: ArtifactFacts = LABELLED, number: int = 0, **offsets: int) -> list[tuple[int, int, str]]:
    """First sheet, last sheet and reason of each reading of the place that a citation of the plan leads to."""
    citation = resolved(raw, PLAN.id, {PLAN.id: facts})
    shifted = {key.replace("_", "-"): value for key, value in offsets.items()}
    found = readings(citation, citation.places[number], facts, shifted)
    assert {one.artifact_id for one in found} <= {PLAN.id}
    return [(one.place.first, one.place.last, one.why) for one in found if isinstance(one.place, PagePlace)]


def test_both_readings_of_a_number_are_told_the_one_taken_first() -> None:
    assert read("p. 14") == [(17, 17, "printed"), (13, 13, "sheet")]
    assert read("14") == [(17, 17, "printed"), (13, 13, "sheet")], "a number alone is a page"
    assert read("PDF page 14") == [(13, 13, "sheet"), (17, 17, "printed")]
    assert read("pp. 3-5") == [(6, 8, "printed"), (2, 4, "sheet")], "as many pages as were written"
    assert read("pp. 5-3") == [(6, 8, "printed"), (2, 4, "sheet")], "written backwards"


def test_each_place_of_a_citation_has_its_own_readings() -> None:
    assert read("p. 3, 7-9") == [(6, 6, "printed"), (2, 2, "sheet")]
    assert read("p. 3, 7-9", number=1) == [(10, 12, "printed"), (6, 8, "sheet")]


def test_where_both_numberings_agree_there_is_nothing_to_choose() -> None:
    assert read("p. 14", PLAIN) == []
    assert read("p. 18") == [], "no page is printed so"
    assert read("p. iii") == [], "no sheet is counted so"
    assert read("PDF page 14 (printed p. 10)") == [], "both numbers are written, and agree"


def test_a_shift_found_for_one_citation_is_offered_first_for_the_others_of_its_file() -> None:
    assert read("p. 3", PLAIN, art_plan=4) == [(2, 2, "sheet"), (6, 6, "shifted")]
    assert read("p. 3", art_plan=5) == [(6, 6, "printed"), (7, 7, "shifted"), (2, 2, "sheet")]
    assert read("p. 19", PLAIN, art_plan=4) == [], "never beyond the end"
    assert read("p. 3", PLAIN, art_long=4) == [], "only for that file"
    assert read("p. 3", PLAIN, art_plan=-3) == []
    assert offered("p. 23", facts=PLAIN, art_plan=-4)[0] == Meaning(PLAN.id, PagePlace(18, 18), "shifted")


def test_a_shift_that_comes_to_one_of_both_numberings_is_called_so() -> None:
    assert read("p. 3", art_plan=4) == [(6, 6, "printed"), (2, 2, "sheet")]
    assert read("p. 3", art_plan=0) == [(6, 6, "printed"), (2, 2, "sheet")]


def test_shifts_are_what_most_corrected_places_of_a_file_tell() -> None:
    cited = tuple(resolved(f"p. {number}", PLAN.id, {PLAN.id: PLAIN}) for number in (3, 5, 9))
    cited += (resolved("p. 3, 9", PLAN.id, {PLAN.id: PLAIN}),)

    def told(*places: tuple[int, Place | None, str]) -> dict[str, int]:
        marks: dict[str, Annotation] = {
            mark_id("a", index, str(place)): CitationMark("a", index, str(place), "wrong_place", artifact_id, place)
            for index, place, artifact_id in places
        }
        return shifts({"a": cited}, marks)

    assert told() == {}
    assert told((0, None, "")) == {}, "marked as wrong alone"
    assert told((0, PagePlace(6, 6), PLAN.id)) == {PLAN.id: 4}
    assert told((0, PagePlace(6, 6), PLAN.id), (1, PagePlace(8, 8), PLAN.id), (2, PagePlace(0, 0), PLAN.id)) == {
        PLAN.id: 4
    }
    assert told((0, PagePlace(6, 6), PLAN.id), (1, PagePlace(6, 6), PLAN.id)) == {PLAN.id: 2}, "the smaller of as many"
    assert told((0, PagePlace(6, 6), LONG.id)) == {}, "found in another file"
    assert told((0, WholePlace(), PLAN.id)) == {}
    assert told((3, PagePlace(6, 6), PLAN.id)) == {}, "which of its numbers was wrong, nobody said"
    assert told((9, PagePlace(6, 6), PLAN.id)) == {}


def test_a_page_beyond_the_end_may_lie_in_another_file_that_has_it() -> None:
    found = offered("p. 140", facts=PLAIN)
    assert Meaning(LONG.id, PagePlace(139, 139), "artifact") in found
    assert all(one.why in ("likely", "artifact") for one in found)
    assert {one.artifact_id for one in found} == {PLAN.id, LONG.id}


def test_an_artifact_misspelt_is_found_by_its_likeness() -> None:
    facts = {FORUM.id: ArtifactFacts(duration=300.0)}
    lost = resolved("familly forom, something", "", facts)
    assert not lost.places
    assert FORUM in likely_artifacts(lost, ARTIFACTS)
    assert likely_artifacts(resolved("Artifact 9", "", facts), ARTIFACTS) == ()
    moment = resolved("clip 9, 03:20", "", facts)
    if not moment.places:
        assert Meaning(FORUM.id, TimePlace(200.0), "artifact") in meanings(moment, ARTIFACTS, facts, {})


def test_the_shift_is_counted_in_sheets_from_the_number_written() -> None:
    plain = {PLAN.id: PLAIN}
    assert offset_of(resolved("p. 12", PLAN.id, plain), PagePlace(14, 14)) == 3
    assert offset_of(resolved("p. 12", PLAN.id, plain), PagePlace(9, 9)) == -2
    assert offset_of(resolved("p. 12", PLAN.id, plain), WholePlace()) is None
    assert offset_of(resolved("entire document", NOTES.id, plain), PagePlace(1, 1)) is None
    assert offset_of(resolved("p. iv", PLAN.id, {PLAN.id: LABELLED}), PagePlace(1, 1)) is None


@given(st.text(max_size=60), st.integers(-30, 30), st.integers(0, 40))
def test_offers_are_few_always_within_the_file_and_never_what_is_shown_already(
    raw: str, shift: int, pages: int
) -> None:
    known = {PLAN.id: ArtifactFacts(pages), LONG.id: ArtifactFacts(200)}
    for citation in resolve_cited(CitedText(raw, PLAN.id), (*ARTIFACTS, LONG), known):
        for place in citation.places:
            both = readings(citation, place, known.get(citation.artifact_id, ArtifactFacts()), {PLAN.id: shift})
            assert len(both) in (0, *range(2, MOST + 1))
            assert not both or both[0].spot == (citation.artifact_id, place)
            assert len({one.place.first for one in both if isinstance(one.place, PagePlace)}) == len(both)
        found = meanings(citation, (*ARTIFACTS, LONG), known, {PLAN.id: shift})
        assert len(found) <= MOST
        assert len({(one.artifact_id, one.place) for one in found}) == len(found)
        for one in found:
            assert one.artifact_id != citation.artifact_id or one.place not in citation.places
            if isinstance(one.place, PagePlace) and one.artifact_id == PLAN.id:
                assert 0 <= one.place.first <= one.place.last < pages
