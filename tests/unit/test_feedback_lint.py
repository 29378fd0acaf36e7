"""What is pointed out in feedback before it is signed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor_app.domain.annotation import ChangeAnswer, Pin, answer_id
from assessor_app.domain.citation import ArtifactFacts, PagePlace
from assessor_app.domain.feedback_lint import gaps_in, lint_comment, part_next_step
from assessor_app.domain.leak_scan import leaks_in
from assessor_app.domain.leaks import Trace
from assessor_app.domain.scoring import Score
from assessor_app.workflows.desk import OpenedSubmission
from assessor_app.workflows.lint_feedback import lint_feedback
from tests.support.letters import scores
from tests.support.portfolio import opened


@pytest.mark.parametrize(
    "comment",
    [
        "The plan on p. 12 does not show dates. Add a timeline with dates for each step.",
        "In the video at 03:20 families speak, but staff are missing; include the staff survey.",
        "Slides 4 to 6 only list goals.\n- Name who does what, and by when.",
        "The minutes never mention families. You should show how they were asked.",
        "Falta la encuesta en la página 3. Añada los resultados.",
    ],
)
def test_a_comment_that_says_all_three_is_left_alone(comment: str) -> None:
    lint = lint_comment(comment)
    assert (lint.missing, lint.short, lint.gaps) == ((), False, ())


@pytest.mark.parametrize(
    ("comment", "missing"),
    [
        ("The plan on p. 12 does not show dates of any of the steps.", ("next_step",)),
        ("Families are not mentioned anywhere; add what they said to you.", ("looked_at",)),
        ("The plan on page 12 is lovely. Add a timeline to it.", ("lack",)),
        ("A fine piece of work altogether, truly a joy to read.", ("looked_at", "lack", "next_step")),
    ],
)
def test_each_of_the_three_is_missed_by_itself(comment: str, missing: tuple[str, ...]) -> None:
    assert lint_comment(comment).missing == missing


def test_a_file_may_be_named_by_a_word_of_its_name() -> None:
    comment = "The matrix does not say who decides. Name them."
    assert lint_comment(comment).missing == ("looked_at",)
    assert lint_comment(comment, ["decision-matrix.final.xlsx"]).missing == ()


def test_short_means_hardly_anything_and_empty_is_not_short() -> None:
    assert lint_comment("No dates.").short
    assert not lint_comment("").short


def test_gaps_are_told_once_each() -> None:
    assert gaps_in("See {page} of {artifact}, again {page}, on ___ and [page]") == (
        "{page}",
        "{artifact}",
        "___",
        "[page]",
    )
    assert gaps_in("a {} b") == ()


def test_the_next_step_begins_at_its_line() -> None:
    assert part_next_step("Fine.\n**Next step:** add dates\nand names") == ("Fine.", "add dates\nand names")
    for written in ("**Next step**: add", "*Next step*: add", "***Next step*** : add", "*Next step:* add", "Next: add"):
        assert part_next_step(f"Fine.\n{written} dates") == ("Fine.", "add dates")
    # what emphasises the step as well goes on into it
    assert part_next_step("**Next step: add dates**") == ("", "**add dates**")
    assert part_next_step("*Next step: **add** dates*") == ("", "***add** dates*")
    assert part_next_step("Next step: **Add** dates") == ("", "**Add** dates")
    assert part_next_step("**Next step: add dates") == ("", "add dates")
    assert part_next_step("Próximos pasos: añada fechas") == ("", "añada fechas")
    assert part_next_step("  The next step: is unclear here ") == ("The next step: is unclear here", "")
    assert part_next_step("Next steps are unclear.") == ("Next steps are unclear.", "")


def test_a_line_of_blanks_is_looked_at_in_one_pass() -> None:
    # Looked at again from each blank it would need minutes; the run's own time limit tells.
    assert part_next_step("**Next step" + " " * 400_000)[1] == ""


@given(st.text(max_size=300))
def test_any_text_can_be_looked_at(text: str) -> None:
    lint = lint_comment(text, [text])
    comment, step = part_next_step(text)
    assert lint.words >= 0
    assert len(comment) + len(step) <= len(text)


def _names(submission: OpenedSubmission, *kept: tuple[str, str, int]) -> list[tuple[str, tuple[str, int] | None]]:
    return [(one.scorable_id, one.name) for one in lint_feedback(submission, frozenset(kept)) if one.kind == "name"]


def test_a_name_that_may_stay_is_left_alone_where_it_was_kept_and_only_there() -> None:
    said = "Mr. Lee shows it on page 2."
    found = opened(scores=scores(eo1_a=Score("proficient", said), eo1_b=Score("proficient", f"{said} Mr. Lee does.")))
    everywhere = [("eo1.a", ("mr. lee", 0)), ("eo1.b", ("mr. lee", 0)), ("eo1.b", ("mr. lee", 1))]
    assert _names(found) == everywhere
    assert _names(found, ("eo1.b", "mr. lee", 0)) == [everywhere[0], everywhere[2]]


def test_names_found_inside_the_files_are_told() -> None:
    found = opened(scores=scores(eo1_a=Score("proficient", "Quillfeather shows it on page 2.")))
    leaks = leaks_in([Trace("author", "R. Quillfeather")], "properties", "", "plan.pdf")
    assert _names(found) == []
    known = replace(found, facts={**found.facts, "art-plan": ArtifactFacts(leaks=leaks)})
    assert _names(known) == [("eo1.a", ("quillfeather", 0))]


def test_notes_that_get_into_the_letter_are_looked_through_like_comments() -> None:
    found = replace(
        opened(scores=scores()),
        annotations={
            answer_id("eo1.a"): ChangeAnswer("eo1.a", "partly", "Mr. Lee added {page}."),
            "pin-1": Pin("Ask Mrs. Whitlock", "art-plan", place=PagePlace(1, 1), scorable_id="eo1.b", in_feedback=True),
            "pin-2": Pin("Ask Mrs. Whitlock", "art-plan", place=PagePlace(1, 1), scorable_id="eo1.b"),
            "pin-3": Pin("For Dr. Wu", "art-plan", place=PagePlace(1, 1), in_feedback=True),
        },
    )
    assert _sentences(found) == [
        ("eo1.a", "A note on 1.a: “{page}” was left unfilled."),
        ("eo1.a", "A note on 1.a: “Mr. Lee” looks like a name; feedback should name nobody."),
        ("eo1.b", "A note on 1.b: “Mrs. Whitlock” looks like a name; feedback should name nobody."),
        ("", "A note on the evidence: “Dr. Wu” looks like a name; feedback should name nobody."),
    ]


def _sentences(submission: OpenedSubmission) -> list[tuple[str, str]]:
    return [(one.scorable_id, one.sentence) for one in lint_feedback(submission)]


def test_only_criteria_not_met_need_all_three_but_names_are_told_everywhere() -> None:
    found = opened(
        scores=scores(
            eo1_a=Score("proficient", "Lovely."),
            eo1_b=Score("developing", "No dates."),
            eo1_c=Score("proficient", "Mrs. Garcia’s plan on {page} is sound."),
            eo1_d=Score("developing", ""),
        )
    )
    found = replace(found, assessment=replace(found.assessment, feedback="Ask Dr. Wu on page {page}."))
    assert _sentences(found) == [
        ("eo1.b", "1.b: the comment is very short. It does not seem to say what you looked at and a next step."),
        ("eo1.c", "1.c: “{page}” was left unfilled."),
        ("eo1.c", "1.c: “Mrs. Garcia’s” looks like a name; feedback should name nobody."),
        ("", "The overall feedback: “{page}” was left unfilled."),
        ("", "The overall feedback: “Dr. Wu” looks like a name; feedback should name nobody."),
    ]
    assert not any(one.blocking for one in lint_feedback(found))


def test_the_practitioner_s_own_name_is_known_where_it_is_shown() -> None:
    found = opened(scores=scores(eo1_a=Score("proficient", "Rosalind shows it on page 2.")))
    named = replace(found, submission=replace(found.submission, practitioner="Rosalind Okafor"))
    assert [one for one, _ in _sentences(named)] == ["eo1.a"]
    assert _sentences(found) == []
