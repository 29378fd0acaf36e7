"""Citations lead to the sheet and second that were meant, or say why they cannot."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessor_app.domain.citation import (
    ArtifactFacts,
    CellPlace,
    PagePlace,
    Place,
    ResolvedCitation,
    SheetFacts,
    TimePlace,
    WholePlace,
)
from assessor_app.domain.citation.artifacts import artifact_meant
from assessor_app.domain.citation.resolution import resolve_cited
from assessor_app.domain.submission import Artifact, ArtifactKind, CitedText

PLAN = Artifact("a1", "improvement-plan.pdf", "pdf", "application/pdf", 1, "0" * 64)
FORUM = Artifact("a2", "family-forum.mp4", "video", "video/mp4", 1, "0" * 64)
SURVEY = Artifact("a3", "climate-survey.xlsx", "sheet", "application/xlsx", 1, "0" * 64)
ALL = (PLAN, FORUM, SURVEY)
# a cover and a contents page before the page printed 1
LABELS = ("cover", "i", *(str(number) for number in range(1, 9)))
VOCABULARY = "p. pp. page 3 7–9 112–15 iv 15-2 2:35 3:10 - to and , ; PDF last first 30 seconds minute slide 0 end f"
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


def sheet_artifact(artifact_id: str, name: str, kind: ArtifactKind) -> Artifact:
    return Artifact(artifact_id, name, kind, "application/octet-stream", 1, "0" * 64)


@pytest.mark.parametrize(
    ("hint", "meant"),
    [
        ("Artifact 2", "b"),
        ("Exhibit C", "c"),
        ("Clip 1", "d"),
        ("climate survey", ""),
        ("climate survey spreadsheet", "c"),
        ("agenda", "e"),
        ("Artifact 9", ""),
        ("newsletter", ""),
    ],
)
def test_a_name_in_the_text_means_one_artifact_or_none(hint: str, meant: str) -> None:
    artifacts = (
        sheet_artifact("a", "improvement-plan.pdf", "pdf"),
        sheet_artifact("b", "climate-survey.pdf", "pdf"),
        sheet_artifact("c", "climate-survey.csv", "sheet"),
        sheet_artifact("d", "family-forum.mp4", "video"),
        sheet_artifact("e", "agendas.pdf", "pdf"),
    )
    found = artifact_meant(hint, artifacts)
    assert (found.id if found else "") == meant


def portfolio() -> tuple[Artifact, ...]:
    return (
        sheet_artifact("a", "Unit 2 lesson.mp4", "video"),
        sheet_artifact("b", "improvement plan.pdf", "pdf"),
        sheet_artifact("c", "Cycle 2 survey.pdf", "pdf"),
        sheet_artifact("d", "results.xlsx", "sheet"),
    )


@pytest.mark.parametrize(
    ("hint", "meant"),
    [("Artifact 2", "b"), ("Document 2", "b"), ("Artifact Two", "b"), ("Artifact II", "b"), ("Artifact 9", "")],
)
def test_the_number_of_an_artifact_is_no_number_in_a_name(hint: str, meant: str) -> None:
    found = artifact_meant(hint, portfolio())
    assert (found.id if found else "") == meant


def test_a_name_that_says_which_artifact_it_is_comes_before_its_place_in_the_list() -> None:
    named = (sheet_artifact("x", "Artifact 2 lesson.mp4", "video"), sheet_artifact("y", "artifact 1 plan.pdf", "pdf"))
    found = artifact_meant("Artifact no. 2", named)
    assert found is not None
    assert found.id == "x"


@pytest.mark.parametrize("raw", ["Meeting minutes 10/14/25", "Board minutes 2024-25", "PLC minutes 9.12.25"])
def test_the_minutes_of_a_meeting_are_no_minutes_of_a_recording(raw: str) -> None:
    (found,) = resolve(raw, "a1")
    assert (found.artifact_id, found.places, found.problems) == ("a1", (WholePlace(),), ())


@pytest.mark.parametrize(
    ("raw", "second"), [("2:10 class discussion", 130), ("at 2:10 lesson", 130), ("1:40 class", 100)]
)
def test_in_a_recording_chosen_by_the_form_a_time_is_a_place_in_it(raw: str, second: int) -> None:
    (found,) = resolve(raw, "a2")
    assert found.places == (TimePlace(second),)
    assert resolve(raw, "a1")[0].citation.clock_time


def test_in_a_recording_a_time_beside_a_date_stays_a_time_of_day() -> None:
    (found,) = resolve("Meeting on Oct. 12 at 3:30", "a2")
    assert (found.places, found.citation.clock_time) == ((), True)


def test_the_form_wins_over_the_text_unless_the_text_spells_another_file_out() -> None:
    (kept,) = resolve("Artifact 3, p. 3", "a1")
    assert kept.artifact_id == "a1"
    (moved,) = resolve("climate-survey.xlsx, rows 3-5", "a1")
    assert moved.artifact_id == "a3"
    assert "climate-survey.xlsx" in moved.note


def test_a_text_that_names_two_artifacts_leads_into_both() -> None:
    first, second = resolve("Artifact 1, p. 3 and Artifact 2, 0:45", "a1")
    assert (first.artifact_id, first.places) == ("a1", (PagePlace(4, 4),))
    assert (second.artifact_id, second.places) == ("a2", (TimePlace(45),))
    (both,) = resolve("Artifact 1, p. 3; Artifact 9, p. 4", "a1")
    assert "no artifact fits “Artifact 9”" in both.note


def test_a_place_the_chosen_file_cannot_have_is_looked_for_in_the_only_file_that_can() -> None:
    (found,) = resolve("2:35", "a1")
    assert (found.artifact_id, found.places) == ("a2", (TimePlace(155),))
    assert "family-forum.mp4" in found.note


def test_a_bare_number_is_a_page_only_where_a_document_is_cited() -> None:
    (page,) = resolve("3", "a1")
    assert (page.places, page.problems) == ((PagePlace(4, 4),), ())
    assert "read as a page" in page.note
    (time,) = resolve("3", "a2")
    assert (time.places, [one.code for one in time.problems]) == ((), ["no_locator"])


@pytest.mark.parametrize(
    ("raw", "labels", "place", "note"),
    [
        ("p. 15-6", ("14", "15", "15-6"), PagePlace(2, 2), ""),
        ("pp. 14-15", ("13", "14-15", "16"), PagePlace(1, 1), "one page printed 14-15"),
        ("pp. 112–15", ("112-15", "113"), PagePlace(0, 0), "one page printed 112-15"),
        ("Appendix C, p. 2", ("1", "2", "C-1", "C-2"), PagePlace(3, 3), ""),
        ("Appendix C, p. 2", ("1", "2", "3"), PagePlace(1, 1), "not of appendix C"),
        ("p. 2", ("1", "2", "1", "2"), PagePlace(1, 1), "2 pages are printed 2"),
        ("p. 4", ("i", "ii", "1", "2"), PagePlace(3, 3), "no page is printed 4"),
        ("PDF page 3 (printed p. 2)", ("i", "ii", "1", "2"), PagePlace(2, 2), "printed 1, not 2"),
        ("pp. 3-5", ("i", "ii", "iii", "1", "2", "3"), PagePlace(5, 5), "sheet 6 of the file’s 6; the file ends with"),
        ("pp. 4-6", ("cover", "5", "6", "7"), PagePlace(0, 2), "sheet 3 of the file’s 4"),
        ("pp. 5-6", ("i", "ii", "iii", "1", "2", "3"), PagePlace(4, 5), "no page is printed 5"),
        ("p. ii-5", ("i", "ii", "iii", "1", "2", "3"), PagePlace(1, 4), "no page is printed 5"),
        ("p. 003", ("cover", "001", "002", "003"), PagePlace(3, 3), "printed page number; sheet 4"),
        ("p. 3", ("3", "001", "002", "003"), PagePlace(0, 0), "sheet 1"),
        ("p. 15-02", ("3-01", "3-02", "15-02"), PagePlace(2, 2), ""),
        ("p. 3-02", ("3-01", "3-02", "15-02"), PagePlace(1, 1), ""),
        ("pp. 3-4", ("3-03", "3-04"), PagePlace(1, 1), "one page printed 3-04"),
        ("p. 2", ("Cover", "Page 1", "Page 2"), PagePlace(2, 2), "printed page number; sheet 3"),
        ("PDF page 3 (printed p. 2)", ("Cover", "p. 1", "p. 2"), PagePlace(2, 2), ""),
        ("Appendix C, p. 2", ("1", "2", "C-01", "C-02"), PagePlace(3, 3), ""),
        ("pp. 15-1 to 15-3", ("14", "15-1", "15-2", "15-3"), PagePlace(1, 3), ""),
        ("second-to-last page", ("1", "2", "3"), PagePlace(1, 1), ""),
        ("pages 3-9", ("1", "2", "3", "4"), PagePlace(2, 3), "ends with page 4"),
    ],
)
def test_labels_and_sheets_are_told_apart_and_the_choice_is_said(
    raw: str, labels: tuple[str, ...], place: Place, note: str
) -> None:
    facts = {"a1": ArtifactFacts(pages=len(labels), page_labels=labels)}
    (found,) = resolve(raw, "a1", facts)
    assert (found.places, found.problems) == ((place,), ())
    assert note in found.note
    assert bool(note) or not found.note


def test_swapped_figures_and_the_last_page_are_offered_for_a_page_beyond_the_end() -> None:
    (found,) = resolve("p. 21", "a1", {"a1": ArtifactFacts(pages=14)})
    assert found.problems[0].likely == (PagePlace(11, 11), PagePlace(13, 13))


def test_a_moment_rounded_up_past_the_end_is_still_shown() -> None:
    (found,) = resolve("3:58", "a2", {"a2": ArtifactFacts(duration=237.6)})
    assert found.places == (TimePlace(pytest.approx(236.6)),)  # type: ignore[arg-type]
    assert found.problems == ()


def test_while_the_files_are_unknown_every_readable_citation_has_a_place_and_no_problem() -> None:
    for raw, artifact in (("p. iv", "a1"), ("pp. 3–last page", "a1"), ("last 30 seconds", "a2"), ("rows 3-5", "a3")):
        (found,) = resolve(raw, artifact, {})
        assert found.places, raw
        assert found.problems == (), raw


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(
        st.text(max_size=30),
        st.lists(st.sampled_from(VOCABULARY.split()), max_size=8).map(" ".join),
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


UNITS = tuple(
    Artifact(f"u{number}", name, kind, "", 1, "0" * 64)
    for number, (name, kind) in enumerate(
        (("Unit 2.pdf", "pdf"), ("Unit 3.pdf", "pdf"), ("Page 4 scan.jpg", "image"), ("deck.pptx", "slides"))
    )
)


@pytest.mark.parametrize(
    ("raw", "form", "artifact", "place"),
    [
        ("Unit 3.pdf p. 2", "", "u1", PagePlace(1, 1)),
        ("Unit 3.pdf p. 2", "u0", "u1", PagePlace(1, 1)),
        ("unit  3, page 2", "", "u1", PagePlace(1, 1)),
        ("Unit 3.pdf", "", "u1", WholePlace()),
        ("Page 4 scan.jpg", "", "u2", WholePlace()),
        ("page 4", "u1", "u1", PagePlace(3, 3)),
        ("slide 2", "", "u3", PagePlace(1, 1)),
    ],
)
def test_no_word_of_a_files_name_is_taken_for_a_place(raw: str, form: str, artifact: str, place: Place) -> None:
    facts = {one.id: ArtifactFacts(pages=10) for one in UNITS if one.kind != "image"}
    (found,) = resolve_cited(CitedText(raw, form), UNITS, facts)
    assert (found.artifact_id, found.places, found.problems) == (artifact, (place,), ())
    assert found.citation.raw == raw


def test_places_in_two_files_with_spaces_in_their_names_are_kept_apart() -> None:
    facts = {one.id: ArtifactFacts(pages=10) for one in UNITS}
    found = resolve_cited(CitedText("Unit 2.pdf p. 3 and Unit 3.pdf p. 4"), UNITS, facts)
    assert [(one.artifact_id, one.places, one.note) for one in found] == [
        ("u0", (PagePlace(2, 2),), ""),
        ("u1", (PagePlace(3, 3),), ""),
    ]


def test_a_lone_cell_is_a_place_in_a_spreadsheet_and_a_room_elsewhere() -> None:
    facts = {"a3": ArtifactFacts(sheets=(SheetFacts("Results", 20, 5),))}
    (cell,) = resolve("Results $B$4", "a3", facts)
    assert cell.places == (CellPlace(0, 3, 3, 1, 1),)
    assert resolve("room B4", "a1")[0].problems[0].code == "no_locator"
