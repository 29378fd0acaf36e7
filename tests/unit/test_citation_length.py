"""No text is too odd or too long to be read: nothing raises, and the work grows with the length and no faster."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Final

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from assessor_app.domain.citation import ArtifactFacts, SheetFacts
from assessor_app.domain.citation import text as citation_text
from assessor_app.domain.citation.resolution import resolve_cited
from assessor_app.domain.citation.tokens import vocabulary
from assessor_app.domain.submission import Artifact, ArtifactKind, CitedText


def handed_in(kind: ArtifactKind, name: str) -> Artifact:
    return Artifact(id=kind, name=name, kind=kind, media_type="", size=1, sha256="")


ARTIFACTS: Final = (
    handed_in("pdf", "improvement-plan.pdf"),
    handed_in("sheet", "survey results.xlsx"),
    handed_in("video", "lesson.mp4"),
    handed_in("image", "data wall.jpg"),
)
FACTS: Final = {
    "pdf": ArtifactFacts(pages=12, page_labels=("i", "ii", "iii", "iv", "1", "2", "3", "4", "5", "6", "7", "8")),
    "sheet": ArtifactFacts(sheets=(SheetFacts("Results", 40, 9), SheetFacts("Fall 2024", 900, 30))),
    "video": ArtifactFacts(duration=600.0),
}
PIECES: Final = sorted(
    vocabulary(
        "p. pp. 3 7–9 112–15 iv 15-2 2:35 to and & , ; ( ) printed PDF min row rows column columns D B–D sheet Results "
        "'Results'!B4 B4:D9 ! : $ § first last Artifact 2 whole entire e-mail e- thread the photo survey plan.pdf "
        "https://a.b/c#t=10,20 \" ' of in tab ⅷ \ud800 1048576 999999999"
    )
)
TEXTS: Final = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), min_size=1, max_size=8)


def resolve(raw: str, artifact_id: str = "") -> None:
    found = resolve_cited(CitedText(raw=raw, artifact_id=artifact_id), ARTIFACTS, FACTS)
    assert found
    assert all(one.citation.raw == raw and (one.places or one.problems) for one in found)


def work_of(call: Callable[[], None]) -> int:
    """How many calls are made on the way, of Python's own functions too: the same on every machine.

    Nothing is remembered of what another test had read.
    """
    citation_text._parsed_before.cache_clear()
    count = 0

    def step(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    former = sys.getprofile()
    sys.setprofile(step)
    try:
        call()
    finally:
        sys.setprofile(former)
    return count


@settings(max_examples=400, deadline=None)
@given(st.one_of(st.text(), TEXTS.map(" ".join), TEXTS.map("".join)), st.sampled_from(["", "sheet", "image", "gone"]))
def test_any_text_leads_to_a_place_or_says_why_not(raw: str, artifact_id: str) -> None:
    resolve(raw, artifact_id)


@settings(max_examples=12, deadline=None)
@given(TEXTS, st.sampled_from(["", " ", ", "]))
@example(["column D, rows 1, 2, 3"], ", ")
@example(["Results!B4 survey; plan.pdf p. 3"], " ")
@example(["whole e-"], "")
def test_work_grows_no_faster_than_the_text(pieces: list[str], joint: str) -> None:
    piece = joint.join(pieces) + joint
    short, long = (work_of(lambda text=piece * times: resolve(text)) for times in (10, 80))
    # eight times the text: 64 times the work if it went by the square; a closing quotation mark may double it
    assert long <= 20 * short + 5_000


@pytest.mark.parametrize("piece", ["pp. {0}-{1}, ", "Results!B{0} ", "column D, row {0}; ", "see the photo {0} "])
def test_a_quarter_of_a_million_characters_is_read(piece: str) -> None:
    count = 250_000 // len(piece.format(10_000, 10_001))
    raw = "".join(piece.format(number, number + 1) for number in range(10_000, 10_000 + count))
    assert len(raw) > 225_000
    # what goes by the square would take many minutes and hit the suite's own time-out
    resolve(raw)


@pytest.mark.parametrize(
    ("raw", "artifact_id"),
    [
        ("p. " + "0" * 5000 + "1", "pdf"),
        ('sheet "' + "1" * 5000 + '", row 3', "sheet"),
        ("cell B" + "0" * 5000 + "1", "sheet"),
        ("minute " + "0" * 5000 + "3", "video"),
    ],
)
def test_no_number_has_too_many_digits(raw: str, artifact_id: str) -> None:
    resolve(raw, artifact_id)


def test_the_name_of_a_file_is_looked_up_no_further_than_a_name_goes() -> None:
    rows = "row 3 " * 200
    short, long = (
        work_of(lambda name=name: resolve(f"{name}.pdf {rows}", "video")) for name in ("a-" * 100, "a-" * 3_000)
    )
    # thirty times the name for each of the rows would be ten times the work
    assert long <= 2 * short + 50_000


def test_a_name_as_long_as_a_book_is_compared_no_further_than_a_name_goes() -> None:
    name = "Ab" * 200_000
    facts = {"sheet": ArtifactFacts(sheets=(SheetFacts("Ba" * 200_000, 9, 9), SheetFacts("Raw", 9, 9)))}
    (found,) = resolve_cited(CitedText(raw=f"sheet {name}, row 2", artifact_id="sheet"), ARTIFACTS, facts)
    assert [one.code for one in found.problems] == ["no_such_label"]
    assert found.problems[0].likely
