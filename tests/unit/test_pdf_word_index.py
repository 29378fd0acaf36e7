"""Searching words: what looks the same to a reader is found as the same, and boxes lie where the letters are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor_app.media.child_wire import Header
from assessor_app.media.pdf import folding
from assessor_app.media.pdf.find import MOST_LISTED, FindRun
from assessor_app.media.pdf.word_index import IndexedPage, Wanted
from assessor_app.media.pdf.words import PlainWord, packed


def indexed(*lines: str, page: int = 0) -> IndexedPage:
    """A page of these lines: each letter is 10 wide, each line 20 high."""
    words: list[PlainWord] = []
    for row, line in enumerate(lines):
        left = 0.0
        for number, text in enumerate(line.split()):
            words.append((left, row * 20.0, left + 10 * len(text), row * 20 + 18.0, text, 0, row, number))
            left += 10 * len(text) + 10
    header, part = packed(page, words)
    return IndexedPage(header, memoryview(part))


def found(page: IndexedPage, text: str, **how: bool) -> list[str]:
    return [page.plain[start:end] for start, end in Wanted(text, **how).places(page)]


def test_words_come_through_the_wire_as_they_were() -> None:
    words = indexed("The quick", "wörld ﬁne").words().words
    assert [(word.text, word.line) for word in words] == [("The", 0), ("quick", 0), ("wörld", 1), ("ﬁne", 1)]
    assert words[1].box == (40, 0, 90, 18)
    assert not any(word.glued for word in words)


def test_an_empty_page_has_no_words_and_no_hits() -> None:
    assert indexed().words().words == ()
    assert found(indexed(), "a") == []


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("Ability to FIND it", "find"),
        ("of ﬁne art", "fine"),
        ("a résumé of", "resume"),
        ("a resume of", "résumé"),
        ("the teacher’s “own” words", 'teacher\'s "own"'),
        ("2019–20 budget", "2019-20"),
        ("Straße 5", "strasse"),
        ("so\xadcial", "social"),
        ("ΟΔΟΣ", "οδός"),
        ("two   words", "two\n words"),
        ("日本語の文章", "語の"),
        ("가나다", "나"),
    ],
)
def test_what_looks_the_same_is_found(line: str, text: str) -> None:
    assert len(found(indexed(line), text)) == 1


def test_a_line_end_counts_as_a_space_and_a_hyphen_before_it_as_nothing() -> None:
    page = indexed("this is an assess-", "ment of well-", "known work")
    assert found(page, "assessment of") == ["assessment of"]
    assert found(page, "well-known work") == ["wellknown work"]
    (start, end), *_ = Wanted("assessment of").places(page)
    assert page.hit(start, end).boxes == ((110, 0, 180, 18), (0, 20, 70, 38))


def test_a_hyphen_within_a_line_is_meant() -> None:
    assert found(indexed("wellknown"), "well-known") == []
    assert found(indexed("well-known"), "well-known") == ["well-known"]


def test_case_and_whole_words_are_kept_to_when_asked_for() -> None:
    page = indexed("Art art artful part")
    assert len(found(page, "art")) == 4
    assert found(page, "Art", match_case=True) == ["Art"]
    assert len(found(page, "art", whole_words=True)) == 2


def test_a_hit_in_a_word_covers_its_letters_only_and_tells_what_stands_around() -> None:
    page = indexed("we find unquestionably more")
    (start, end), *_ = Wanted("question").places(page)
    hit = page.hit(start, end)
    assert hit.boxes == ((100, 0, 180, 18),)
    assert (hit.before, hit.text, hit.after) == ("we find un", "question", "ably more")


def test_a_find_begins_at_its_page_and_goes_round() -> None:
    pages = {number: indexed(f"word {number}", page=number) for number in range(5)}
    run = FindRun(Wanted("word"), 5, 3)
    assert [hit.page for hit in run.step(pages, 10)] == [3, 4, 0, 1, 2]
    assert (run.done, run.count, run.searched) == (True, 5, 5)


def test_a_find_waits_for_pages_not_yet_known() -> None:
    run = FindRun(Wanted("word"), 3, 1)
    assert run.missing({}) == [1, 2, 0]
    assert [hit.page for hit in run.step({1: indexed("word", page=1), 0: indexed("word", page=0)}, 10)] == [1]
    assert run.next_page == 2
    assert run.has_searched(1)
    assert not run.has_searched(0)


def test_hits_beyond_the_list_are_counted() -> None:
    run = FindRun(Wanted("a"), 1, 0)
    hits = run.step({0: indexed("a " * 6_000)}, 10)
    assert (len(hits), run.count) == (MOST_LISTED, 6_000)


@pytest.mark.parametrize("change", [{"words": 10**9}, {"shown": 3}, {"plain": -1}, {"words": -1}, {"page": "x"}, {}])
def test_an_answer_that_makes_no_sense_is_refused(change: Header) -> None:
    header, part = packed(0, [(0, 0, 1, 1, "word", 0, 0, 0)])
    broken = {**header, **change} if change else {}
    with pytest.raises((ValueError, KeyError, TypeError)):
        IndexedPage(broken, memoryview(part))


@given(st.text(max_size=200))
def test_lowering_keeps_every_letter_in_its_place(text: str) -> None:
    assert len(folding.lower(text)) == len(text)


@given(st.lists(st.text(min_size=1, max_size=12), max_size=30))
def test_any_words_whatever_survive_the_wire_and_can_be_searched(texts: list[str]) -> None:
    words: list[PlainWord] = [(n, 0, n + 1, 1, text, 0, n // 4, n) for n, text in enumerate(texts)]
    header, part = packed(7, words)
    page = IndexedPage(header, memoryview(part))
    assert len(page.words().words) == len(texts)
    for text in texts:
        for start, end in Wanted(text).places(page):
            assert page.hit(start, end).boxes
