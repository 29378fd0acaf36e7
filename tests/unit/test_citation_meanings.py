"""What a citation may have meant: the other numbering, a shift found before, another artifact; never a guess alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assessor_app.domain.citation import ArtifactFacts, PagePlace, ResolvedCitation, TimePlace, WholePlace
from assessor_app.domain.citation.meanings import MOST, Meaning, likely_artifacts, meanings, offset_of
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


def test_a_number_read_as_printed_may_have_counted_sheets_and_the_other_way_round() -> None:
    assert offered("p. 14") == (Meaning(PLAN.id, PagePlace(13, 13), "sheet"),)
    assert offered("PDF page 14") == (Meaning(PLAN.id, PagePlace(17, 17), "printed"),)
    assert offered("pp. 3-5")[0] == Meaning(PLAN.id, PagePlace(2, 4), "sheet"), "as many pages as were written"


def test_where_both_numberings_agree_nothing_else_is_offered() -> None:
    assert offered("p. 14", facts=PLAIN) == ()


def test_a_shift_found_for_one_citation_is_offered_first_for_the_others_of_its_file() -> None:
    assert offered("p. 3", facts=PLAIN, art_plan=4) == (Meaning(PLAN.id, PagePlace(6, 6), "shifted"),)
    assert offered("p. 19", facts=PLAIN, art_plan=4) == (), "never beyond the end"
    assert offered("p. 3", facts=PLAIN, art_long=4) == (), "only for that file"
    assert offered("p. 3", facts=PLAIN, art_plan=-3) == ()


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
        found = meanings(citation, (*ARTIFACTS, LONG), known, {PLAN.id: shift})
        assert len(found) <= MOST
        assert len({(one.artifact_id, one.place) for one in found}) == len(found)
        for one in found:
            assert one.artifact_id != citation.artifact_id or one.place not in citation.places
            if isinstance(one.place, PagePlace) and one.artifact_id == PLAN.id:
                assert 0 <= one.place.first <= one.place.last < pages
