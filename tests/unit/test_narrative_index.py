"""Narratives in pieces: every passage leads to its place on screen and back, whatever letters it is written in."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor_app.domain.annotation import Quote
from assessor_app.domain.credential import EvidenceRequirement, EvidenceSlot, Part, Prompt, PromptGroup, WordLimit
from assessor_app.domain.quote_finding import find_quote, quote_of
from assessor_app.domain.submission import Artifact, Response, Submission
from assessor_app.gui.pdf_view.find_bar import Search
from assessor_app.gui.workspace.narrative_index import MOST_HITS, NarrativeIndex, Passage
from assessor_app.gui.workspace.narrative_pieces import Piece, file_answers, pieces_of

_PART = Part("p1", "Overview", "narrative", prompts=(Prompt("q1", "Who?"), Prompt("q2", "How?")))


def _submission(*responses: Response, artifacts: tuple[Artifact, ...] = ()) -> Submission:
    return Submission(
        "s", "LVM-1", 1, "c", "1", datetime(2026, 11, 1, tzinfo=UTC), responses, artifacts, (), ""
    )  # fmt: skip


def _pieces(*responses: Response) -> tuple[Piece, ...]:
    return tuple(pieces_of("Part 1", _PART, _submission(*responses)))


def _document(pieces: tuple[Piece, ...]) -> bytes:
    return "\n".join(piece.text for piece in pieces).encode("utf-16-le", "surrogatepass")


_LETTERS = st.text(alphabet="ab 𝒜é\n\t\u2028.", max_size=200)


@given(_LETTERS, _LETTERS, st.integers(0, 400), st.integers(0, 400))
def test_what_is_selected_leads_to_the_same_words_in_the_response(one: str, two: str, first: int, last: int) -> None:
    pieces = _pieces(Response("q1", one), Response("q2", two))
    index, document = NarrativeIndex(pieces), _document(pieces)
    passage = index.passage(min(first, last), max(first, last))
    if passage is not None:
        text = {"q1": one, "q2": two}[passage.prompt_id]
        words = text[passage.start : passage.end]
        shown = [
            document[start * 2 : end * 2].decode("utf-16-le", "surrogatepass") for start, end in index.spans(passage)
        ]
        assert "".join("".join(shown).split()) == "".join(words.split())


@given(st.text(alphabet="ab 𝒜", min_size=1, max_size=300), st.data())
def test_a_quote_is_found_again_where_it_was_taken(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = find_quote(text, quote_of(text, start, end))
    assert found is not None
    assert text[slice(*found)] == text[start:end]
    assert quote_of(text, *found) == quote_of(text, start, end)


def test_of_equal_words_the_one_with_the_same_surroundings_is_meant() -> None:
    text = "the plan of May; the plan of June; the plan of July"
    assert find_quote(text, Quote("plan", "the ", " of June")) == (21, 25)
    assert find_quote(text, Quote("nothing")) is None
    assert find_quote(text, Quote("")) is None


def test_a_paragraph_of_a_book_is_shown_in_pieces_and_loses_nothing() -> None:
    book = "word " * 40_000
    pieces = [piece for piece in _pieces(Response("q1", book)) if piece.kind == "answer"]
    assert max(len(piece.text) for piece in pieces) <= 3_000
    assert "".join(piece.text for piece in pieces) == book.strip()
    assert [piece.goes_on for piece in pieces[:2]] == [False, True]
    index = NarrativeIndex(_pieces(Response("q1", book)))
    assert len(index.spans(Passage("q1", 0, len(book)))) == len(pieces)


@pytest.mark.parametrize(
    ("search", "count"),
    [
        (Search("family"), 3),
        (Search("Family", match_case=True), 1),
        (Search("family", whole_words=True), 2),
        (Search("a   family"), 1),
        (Search("(.*"), 0),
        (Search("  "), 0),
    ],
)
def test_words_are_found_as_the_bar_asks(search: Search, count: int) -> None:
    pieces = _pieces(Response("q1", "A Family and one\nfamily; families, familyless"))
    assert len(NarrativeIndex(pieces).hits(search)) == count


def test_hits_are_bounded() -> None:
    assert len(NarrativeIndex(_pieces(Response("q1", "a " * 20_000))).hits(Search("a"))) == MOST_HITS


def test_files_handed_in_instead_of_text_are_named_where_they_belong() -> None:
    slot = EvidenceSlot("survey-or-video", "Survey or video", (EvidenceRequirement("video"),))
    group = PromptGroup("g1", (Prompt("g1a", "Why?"),), words=WordLimit("group", maximum=500))
    part = Part("p3", "Reflection", "reflection", prompts=(Prompt("r1", "What?"),), groups=(group,), slots=(slot,))
    files = tuple(
        Artifact(f"a{number}", f"file{number}.mp4", "video", "video/mp4", 1, "0" * 64, slot_id)
        for number, slot_id in enumerate(("r1", "g1", "p3", "survey-or-video", "elsewhere", ""))
    )
    submission = _submission(artifacts=files)
    assert [(one.artifact.id, one.words) for one in file_answers(part, submission)] == [
        ("a0", "for question 1"), ("a1", "for group 1"), ("a2", "for this part"), ("a3", "for “Survey or video”"),
    ]  # fmt: skip
    shown = [(piece.kind, piece.text) for piece in pieces_of("Part 3", part, submission)]
    assert ("file", "Answered with a file: file0.mp4") in shown
    assert not [text for kind, text in shown if kind == "missing"]
