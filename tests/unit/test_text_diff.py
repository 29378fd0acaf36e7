"""What became of a text is told exactly, reads like a person's own account of it, and never takes long."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from assessor_app.domain.text_diff import TextPiece, counted, is_changed, word_diff

WORDS = st.lists(
    st.sampled_from(["we", "met", "weekly", "the", "plan", " ", "\n\n", "\t", "–", "data,", "ä"]), max_size=60
)
TEXTS = WORDS.map(" ".join) | st.text(max_size=80)


def joined(pieces: tuple[TextPiece, ...], *changes: str) -> str:
    return "".join(piece.text for piece in pieces if piece.change in changes)


@given(TEXTS, TEXTS)
def test_what_stayed_and_what_came_make_the_new_text_and_what_stayed_and_what_went_the_old(old: str, new: str) -> None:
    pieces = word_diff(old, new)
    assert joined(pieces, "kept", "added") == new
    assert joined(pieces, "kept", "removed") == old
    assert all(piece.text for piece in pieces)
    assert is_changed(pieces) == (old.split() != new.split())


@given(TEXTS)
def test_a_text_that_stayed_is_one_piece(text: str) -> None:
    assert word_diff(text, text) == ((TextPiece("kept", text),) if text else ())


@given(TEXTS, TEXTS)
def test_a_change_is_told_once_and_what_went_comes_first(old: str, new: str) -> None:
    order = [piece.change for piece in word_diff(old, new)]
    assert all(one != other for one, other in pairwise(order))
    assert ("added", "removed") not in list(pairwise(order))


def test_one_word_replaced_is_one_word() -> None:
    pieces = word_diff("We met once a month in spring.", "We met twice a month in spring.")
    assert [(piece.change, piece.text) for piece in pieces] == [
        ("kept", "We met "),
        ("removed", "once"),
        ("added", "twice"),
        ("kept", " a month in spring."),
    ]
    assert counted(pieces) == (1, 1)


def test_a_paragraph_added_at_the_end_touches_nothing_before_it() -> None:
    pieces = word_diff("First things.\n\nLast word.", "First things.\n\nLast word.\n\nAnd a new one.")
    assert pieces == (TextPiece("kept", "First things.\n\nLast word."), TextPiece("added", "\n\nAnd a new one."))


def test_a_rewritten_sentence_reads_as_a_whole() -> None:
    old = "Staff were told of the agreements in August by mail and that was all."
    new = "Teachers wrote down of their own will the agreements they had kept, and that was all."
    changes = [piece.change for piece in word_diff(old, new)]
    assert changes == ["removed", "added", "kept"]


def test_spaces_alone_are_no_change_worth_a_word() -> None:
    pieces = word_diff("one  two\nthree", "one two\nthree ")
    assert joined(pieces, "kept", "added") == "one two\nthree "
    assert not is_changed(pieces)


def test_what_would_take_too_long_is_told_by_lines_and_then_as_a_whole() -> None:
    old = "\n".join(f"line {number} of of of of of" for number in range(400))
    new = old.replace("line 200 ", "row 200 ")
    pieces = word_diff(old + "\nend", "start\n" + new)
    assert joined(pieces, "kept", "added") == "start\n" + new
    same = "la " * 20_000
    assert [piece.change for piece in word_diff("x " + same + "y", "y " + same + "x")] == ["removed", "added"]
