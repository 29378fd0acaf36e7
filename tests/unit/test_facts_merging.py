"""Looking twice at a file never makes the desk know less than once."""

from __future__ import annotations

import pytest

from assessor_app.domain.citation import ArtifactFacts, SheetFacts
from assessor_app.domain.facts_merging import merge_facts

CHECKED = ArtifactFacts(12, ("i", "1"), None, "hub", (), "", True, "Opening words", checked=True)


def test_the_first_look_is_believed_as_it_is() -> None:
    assert merge_facts(None, ArtifactFacts(3)) == ArtifactFacts(3)


@pytest.mark.parametrize(
    "poorer",
    [ArtifactFacts(), ArtifactFacts(12), ArtifactFacts(3, (), None, "text"), ArtifactFacts(4, (), None, "laptop")],
)
def test_what_a_viewer_needed_never_takes_away_from_a_check(poorer: ArtifactFacts) -> None:
    assert merge_facts(CHECKED, poorer) == CHECKED


def test_a_viewer_adds_what_the_check_could_not_tell() -> None:
    known = ArtifactFacts(pages=12, checked=True)
    assert merge_facts(known, ArtifactFacts(12, ("i",) * 12)) == ArtifactFacts(12, ("i",) * 12, checked=True)
    assert merge_facts(ArtifactFacts(checked=True), ArtifactFacts(duration=9.5)).duration == 9.5


def test_labels_of_other_pages_are_not_taken_over() -> None:
    assert merge_facts(ArtifactFacts(12, checked=True), ArtifactFacts(9, ("i",) * 9)).page_labels == ()


def test_pages_made_here_take_the_place_of_bare_text_but_not_of_the_hubs() -> None:
    text = ArtifactFacts(2, (), None, "text", checked=True)
    made = ArtifactFacts(7, (), None, "laptop")
    assert (merge_facts(text, made).pages, merge_facts(text, made).pages_from) == (7, "laptop")
    assert merge_facts(CHECKED, made).pages == 12


def test_a_new_check_is_believed_over_the_old_one() -> None:
    newer = ArtifactFacts(14, (), None, "file", has_text=False, checked=True)
    merged = merge_facts(CHECKED, newer)
    assert (merged.pages, merged.pages_from, merged.has_text) == (14, "file", False)
    assert merged.page_labels == ()


def test_a_check_is_believed_over_a_viewer_before_it() -> None:
    sheets = (SheetFacts("Results", 9, 4),)
    merged = merge_facts(ArtifactFacts(3), ArtifactFacts(5, sheets=sheets, has_text=True, checked=True))
    assert merged == ArtifactFacts(5, sheets=sheets, has_text=True, checked=True)


def test_a_failed_check_does_not_forget_what_was_seen() -> None:
    merged = merge_facts(CHECKED, ArtifactFacts(fault="timeout", checked=True))
    assert (merged.pages, merged.fault) == (12, "timeout")


@pytest.mark.parametrize(("fault", "left"), [("timeout", ""), ("damaged", ""), ("password", "password")])
def test_a_viewer_that_shows_a_file_clears_its_fault_unless_it_took_a_password(fault: str, left: str) -> None:
    known = ArtifactFacts(fault=fault, checked=True)
    assert merge_facts(known, ArtifactFacts(5)).fault == left
    assert merge_facts(known, ArtifactFacts()).fault == fault
