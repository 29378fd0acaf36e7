"""Files are known by their bytes, pages by their words, citations by what they say and where they lead."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor_app.domain.attempt_changes import (
    PageChange,
    artifact_changes,
    citation_changes,
    counted,
    explanation_changed,
    page_changes,
)
from assessor_app.domain.submission import Artifact, ArtifactKind, CitedText, SelfAnalysis


def file(key: str, name: str, sha: str = "", kind: ArtifactKind = "pdf", slot: str = "") -> Artifact:
    return Artifact(key, name, kind, "application/pdf", 100, sha or key, slot)


def test_the_same_bytes_are_the_same_file_whatever_it_is_called_and_the_rest_is_paired_by_name_and_kind() -> None:
    before = (
        file("b1", "plan-v1.pdf"),
        file("b2", "minutes.pdf", "same"),
        file("b3", "staff-room.jpg", kind="image"),
        file("b4", "notes.docx", kind="document"),
    )
    now = (
        file("n1", "plan-v2.pdf"),
        file("n2", "Team minutes.pdf", "same"),
        file("n3", "sign-in-sheets.tif", kind="image"),
        file("n4", "notes.pdf"),
    )
    changes = artifact_changes(before, now)
    told = [(one.state, one.now and one.now.id, one.before and one.before.id) for one in changes]
    assert told == [
        ("changed", "n1", "b1"),
        ("same", "n2", "b2"),
        ("new", "n3", None),
        ("new", "n4", None),
        ("gone", None, "b3"),
        ("gone", None, "b4"),
    ]
    assert [one.renamed for one in changes] == [True, True, False, False, False, False]


def test_twins_keep_their_names_and_the_likelier_name_wins() -> None:
    before = (file("b1", "a.pdf", "x"), file("b2", "b.pdf", "x"), file("b3", "survey report draft.pdf"))
    now = (
        file("n1", "b.pdf", "x"),
        file("n2", "a.pdf", "x"),
        file("n3", "survey results.pdf"),
        file("n4", "survey_report_final.pdf"),
    )
    told = {one.now.id: one.before.id for one in artifact_changes(before, now) if one.now and one.before}
    assert told == {"n1": "b2", "n2": "b1", "n4": "b3"}


def test_the_same_slot_of_the_form_pairs_files_and_a_bare_version_number_does_not() -> None:
    slots = artifact_changes((file("b", "scan0001.pdf", slot="plan"),), (file("n", "our plan.pdf", slot="plan"),))
    assert [one.state for one in slots] == ["changed"]
    assert [one.state for one in artifact_changes((file("b", "v1.pdf"),), (file("n", "2.pdf"),))] == ["new", "gone"]


@given(st.lists(st.sampled_from("abcd"), max_size=8), st.lists(st.sampled_from("abcd"), max_size=8))
def test_every_file_of_both_attempts_is_told_once(old: list[str], new: list[str]) -> None:
    before = [file(f"b{at}", f"{letter}{at}.pdf", letter) for at, letter in enumerate(old)]
    now = [file(f"n{at}", f"{letter}{at}.pdf", letter) for at, letter in enumerate(new)]
    changes = artifact_changes(before, now)
    assert [one.now for one in changes if one.now is not None] == now
    assert sorted(one.before.id for one in changes if one.before is not None) == sorted(one.id for one in before)
    for one in changes:
        assert (one.state == "same") == (
            one.now is not None and one.before is not None and one.now.sha256 == one.before.sha256
        )


INTRO = "our school and what it needs most in this year of change"
PLAN = "teams meet every second week and look at the work of learners together"
DATES = "in october the council heard the first draft and in may the last one"
NEW = "feedback was given on twelve lessons within two days with one agreed step each"


def test_pages_are_known_by_their_words() -> None:
    now = [INTRO, PLAN.replace("second", "third"), NEW, DATES]
    assert page_changes([INTRO, PLAN, DATES], now) == (
        PageChange("same", 0, 0),
        PageChange("changed", 1, 1),
        PageChange("new", 2, None),
        PageChange("same", 3, 2),
    )
    gone = page_changes([INTRO, PLAN, DATES], [INTRO, DATES.upper() + "  "])
    assert gone == (PageChange("same", 0, 0), PageChange("gone", None, 1), PageChange("same", 1, 2))


def test_a_page_that_stands_elsewhere_was_moved_and_one_without_words_cannot_be_told() -> None:
    assert page_changes([PLAN, INTRO, DATES], [INTRO, DATES, PLAN])[-1] == PageChange("moved", 2, 0)
    changes = page_changes(["", INTRO], ["", INTRO])
    assert [one.state for one in changes] == ["wordless", "same"]
    assert counted(changes)["wordless"] == 1


PAGES = st.lists(st.sampled_from(["", INTRO, PLAN, DATES, NEW, PLAN + " more", "x"]), max_size=9)


@given(PAGES, PAGES)
def test_every_page_of_both_versions_is_told_once_and_in_order(old: list[str], new: list[str]) -> None:
    changes = page_changes(old, new)
    assert [one.now for one in changes if one.now is not None] == list(range(len(new)))
    assert sorted(one.before for one in changes if one.before is not None) == list(range(len(old)))
    for one in changes:
        if one.state in ("same", "moved"):
            assert one.now is not None
            assert one.before is not None
            assert old[one.before] == new[one.now]


@pytest.mark.parametrize("count", [150, 300])
def test_long_files_without_a_page_in_common_are_lined_up_by_number(count: int) -> None:
    changes = page_changes([f"old {at}" for at in range(count)], [f"new {at}" for at in range(count + 2)])
    assert [one.state for one in changes[-2:]] == ["new", "new"]


def analysis(explanation: str, *cited: tuple[str, str]) -> SelfAnalysis:
    return SelfAnalysis("eo1.a", explanation, tuple(CitedText(raw, key) for raw, key in cited))


def test_a_citation_is_the_same_when_it_says_the_same_of_the_same_file() -> None:
    files = artifact_changes(
        (file("b1", "plan-v1.pdf"), file("b2", "photo.jpg", kind="image"), file("b3", "minutes.pdf", "m")),
        (file("n1", "plan-v2.pdf"), file("n2", "minutes.pdf", "m"), file("n3", "talk.mp4", kind="video")),
    )
    before = analysis("As  before", ("p. 3", "b1"), ("the photo", "b2"), ("p. 1", "b3"))
    now = analysis("As before", ("P. 3", "n1"), ("p. 1", "n2"), ("minute 2", "n3"), ("p. 3", "n1"))
    told = [(one.state, one.raw, one.touched) for one in citation_changes(before, now, files)]
    assert told == [
        ("same", "P. 3", True),
        ("same", "p. 1", False),
        ("new", "minute 2", True),
        ("new", "p. 3", True),
        ("gone", "the photo", False),
    ]
    assert not explanation_changed(before, now)
    assert explanation_changed(None, now)
    assert [one.state for one in citation_changes(before, None, files)] == ["gone"] * 3
