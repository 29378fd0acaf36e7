"""Comments to be used again: one's own and the programme's, counted, and what one wrote before."""

from __future__ import annotations

from datetime import timedelta

import pytest

from assessor_app.domain.programme import OVERALL, BankComment
from assessor_app.domain.scoring import Score
from assessor_app.errors import DeskError
from assessor_app.workflows.comment_bank import (
    comment_bank,
    count_comment,
    drop_comment,
    earlier_comments,
    keep_comment,
)
from assessor_app.workflows.score_criterion import score_criterion
from assessor_app.workflows.write_comment import write_comment
from assessor_app.workflows.write_feedback import write_feedback
from tests.support.vault import (
    ASSIGNMENT,
    NOW,
    Shelf,
    assessment_copy,
    assignment_copy,
    bank_copy,
    programme_copy,
    score_copy,
)

THEIRS = bank_copy("prog-1", "Please name the page.")


def texts(shelf: Shelf) -> list[tuple[str, bool, int]]:
    return [(one.text, one.own, one.used) for one in comment_bank(shelf.vault, ASSIGNMENT)]


def test_the_most_used_come_first_and_ones_own_before_the_programmes(shelf: Shelf) -> None:
    shelf.deliver(programme_copy(bank=[THEIRS, bank_copy("prog-2", "Well done.")]))
    keep_comment(shelf.vault, BankComment("", "Weigh a second source."))
    assert texts(shelf) == [
        ("Weigh a second source.", True, 0),
        ("Please name the page.", False, 0),
        ("Well done.", False, 0),
    ]
    count_comment(shelf.vault, "prog-2")
    count_comment(shelf.vault, "prog-2")
    assert texts(shelf)[0] == ("Well done.", False, 2)


def test_only_what_fits_the_credential_is_listed(shelf: Shelf) -> None:
    shelf.deliver(programme_copy(bank=[bank_copy("prog-1", "Other", credential_id="another/one")]))
    keep_comment(shelf.vault, BankComment("", "Mine", "test/vision", "eo1.a", "shown"))
    keep_comment(shelf.vault, BankComment("", "Elsewhere", "another/one"))
    (found,) = comment_bank(shelf.vault, ASSIGNMENT)
    assert (found.text, found.scorable_id, found.level, found.own) == ("Mine", "eo1.a", "shown", True)


def test_a_comment_is_changed_in_place_and_dropped_with_its_count(shelf: Shelf) -> None:
    keep_comment(shelf.vault, BankComment("", "Frist"))
    (kept,) = comment_bank(shelf.vault, ASSIGNMENT)
    count_comment(shelf.vault, kept.id)
    keep_comment(shelf.vault, BankComment(kept.id, "First"))
    assert texts(shelf) == [("First", True, 1)]
    again = shelf.reopened()
    assert texts(again) == [("First", True, 1)]
    drop_comment(again.vault, kept.id)
    drop_comment(again.vault, kept.id)
    assert texts(again) == []
    again.vault.close()


def test_the_programmes_comments_are_not_ones_own_to_change(shelf: Shelf) -> None:
    shelf.deliver(programme_copy(bank=[THEIRS]))
    with pytest.raises(DeskError, match="belongs to the programme"):
        keep_comment(shelf.vault, BankComment("prog-1", "Mine now"))
    with pytest.raises(DeskError, match="belongs to the programme"):
        drop_comment(shelf.vault, "prog-1")
    count_comment(shelf.vault, "nobody's")
    count_comment(shelf.vault, "")
    assert texts(shelf) == [("Please name the page.", False, 0)]


@pytest.mark.parametrize(
    ("comment", "said"),
    [
        (BankComment("", " \n"), "empty"),
        (BankComment("", "x" * 20_001), "too long"),
        (BankComment("", "x", scorable_id="y" * 501), "too long a name"),
    ],
)
def test_what_cannot_be_kept_is_told(shelf: Shelf, comment: BankComment, said: str) -> None:
    with pytest.raises(DeskError, match=said):
        keep_comment(shelf.vault, comment)


def test_earlier_comments_are_ones_own_on_the_same_criterion_newest_first(shelf: Shelf) -> None:
    shelf.deliver(*(assignment_copy(number) for number in (2, 3, 4)))
    for number, words in ((2, "Names its sources."), (3, "Only one source. "), (4, "Names its sources.")):
        moment = NOW + timedelta(minutes=number)
        write_comment(shelf.vault, f"as-{number}", "eo1.a", words, now=moment)
    score_criterion(shelf.vault, "as-4", "eo1.a", "shown", now=NOW + timedelta(minutes=5))
    write_comment(shelf.vault, "as-2", "eo1.b", "Another criterion.")
    write_comment(shelf.vault, ASSIGNMENT, "eo1.a", "What is being written just now.")
    assert earlier_comments(shelf.vault, ASSIGNMENT, "eo1.a") == (
        BankComment("", "Names its sources.", "test/vision", "eo1.a", "shown", own=True, used=2),
        BankComment("", "Only one source.", "test/vision", "eo1.a", "", own=True, used=1),
    )


def test_what_the_hub_holds_counts_and_what_was_rewritten_since_does_not(shelf: Shelf) -> None:
    shelf.deliver(assignment_copy(2), assignment_copy(3))
    shelf.deliver(score_copy("eo1.a", Score("shown", "Sent long ago."), 1, "as-2"))
    shelf.deliver(score_copy("eo1.a", Score("shown", "First thought."), 1, "as-3"))
    write_comment(shelf.vault, "as-3", "eo1.a", "Second thought.", now=NOW + timedelta(days=1))
    found = [one.text for one in earlier_comments(shelf.vault, ASSIGNMENT, "eo1.a")]
    assert found == ["Second thought.", "Sent long ago."]


def test_earlier_overall_feedback_is_recalled_by_itself(shelf: Shelf) -> None:
    shelf.deliver(*(assignment_copy(number) for number in (2, 3, 4)))
    shelf.deliver(assessment_copy(1, assignment_id="as-2", feedback="Sent long ago."))
    shelf.deliver(assessment_copy(1, assignment_id="as-3", feedback="First thought."))
    write_feedback(shelf.vault, "as-3", "Second thought. ", now=NOW + timedelta(days=1))
    write_feedback(shelf.vault, ASSIGNMENT, "What is being written just now.")
    write_comment(shelf.vault, "as-2", "eo1.a", "Of one criterion.")
    assert earlier_comments(shelf.vault, ASSIGNMENT, OVERALL) == (
        BankComment("", "Second thought.", "test/vision", OVERALL, "", own=True, used=1),
        BankComment("", "Sent long ago.", "test/vision", OVERALL, "", own=True, used=1),
    )
    assert [one.text for one in earlier_comments(shelf.vault, ASSIGNMENT, "eo1.a")] == ["Of one criterion."]
