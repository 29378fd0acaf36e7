"""Words are counted the way a fair reader would, and limits say exactly how far off a text is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor_app.domain.credential import Part, Prompt, PromptGroup, WordLimit
from assessor_app.domain.words import check_limit, check_part, count_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("   \n\t ", 0),
        ("One two  three\nfour", 4),
        ("a long-term, well-run plan", 4),
        ("don’t o'clock teachers’", 3),
        ("1,000 students, 3.5 GPA, 85%", 5),
        ("vision — mission – values - done", 4),
        ("vision—mission", 2),
        ("vision--mission", 2),
        ("and/or", 2),
        ("reading–writing link", 3),
        ("(a)/(b) and “plan”–‘act’ and [x]/y", 8),
        ("teachers’/leaders’ «qué»/¿cómo?", 4),
        ("(9)/(10) and “2019”–“20”", 3),
        ("2019–20 and 9/10 and 3/4/2024", 5),
        ("wait...what… now", 3),
        ("• first\n* second\n- third\n1. fourth", 5),
        ("& + = / ***", 0),
        ("see https://example.org/a/b-c?d=e or me@example.org", 4),
        ("U.S. e.g. Ph.D.", 3),
        ("漢字かな", 4),
        ("日本語 and English", 5),
        ("한국어 단어 둘", 3),
        ("مرحبا بالعالم", 2),
        ("zero\u200bwidth soft\u00adhyphen", 2),
        ("cafe\u0301 nai\u0308ve", 2),
        ("non\u00a0breaking", 2),
        ("😀 smile 😀", 1),
    ],
)
def test_a_word_is_what_a_fair_reader_would_count(text: str, words: int) -> None:
    assert count_words(text) == words


@given(st.lists(st.sampled_from(["plan", "long-term", "2,000", "don’t", "漢", "…", "—"]), max_size=30))
def test_texts_one_after_the_other_hold_the_words_of_both(parts: list[str]) -> None:
    whole = " ".join(parts)
    assert count_words(whole) == sum(count_words(one) for one in parts)


@given(st.text(max_size=200))
def test_any_text_can_be_counted(text: str) -> None:
    assert 0 <= count_words(text) <= len(text)


@pytest.mark.parametrize(
    ("limit", "count", "status", "sentence"),
    [
        (WordLimit("part", 1000), 850, "too_few", "Overview: 850 words, at least 1,000 asked (150 too few)."),
        (WordLimit("part", 1000), 1000, "within", "Overview: 1,000 words, at least 1,000 asked."),
        (WordLimit("part", None, 300), 301, "too_many", "Overview: 301 words, at most 300 allowed (1 too many)."),
        (WordLimit("part", 1, 3), 1, "within", "Overview: 1 word, 1 to 3 asked."),
    ],
)
def test_a_limit_says_how_far_off_the_text_is(limit: WordLimit, count: int, status: str, sentence: str) -> None:
    check = check_limit(limit, count, "p1", "Overview")
    assert (check.status, check.sentence, check.scope_id) == (status, sentence, "p1")


TEXTS = {"a": "one two three", "b": "four", "c": "five six"}
A, B, C = Prompt("a", "?"), Prompt("b", "?"), Prompt("c", "?")


def test_a_part_limit_counts_all_its_prompts_together() -> None:
    part = Part("p", "Part", "narrative", words=WordLimit("part", 6), prompts=(A,), groups=(PromptGroup("g", (B, C)),))
    assert [(one.scope_id, one.count) for one in check_part(part, TEXTS)] == [("p", 6)]


def test_a_group_limit_counts_each_group_for_itself() -> None:
    limit = WordLimit("group", None, 3)
    part = Part(
        "p", "Part", "reflection", groups=(PromptGroup("g1", (A, B), words=limit), PromptGroup("g2", (C,), words=limit))
    )
    assert [(one.scope_id, one.count, one.status) for one in check_part(part, TEXTS)] == [
        ("g1", 4, "too_many"),
        ("g2", 2, "within"),
    ]


def test_a_prompt_limit_counts_each_prompt_and_a_missing_answer_is_nought() -> None:
    part = Part("p", "Part", "narrative", words=WordLimit("prompt", 2), prompts=(A, B, Prompt("d", "?")))
    assert [(one.scope_id, one.count, one.status) for one in check_part(part, TEXTS)] == [
        ("a", 3, "within"),
        ("b", 1, "too_few"),
        ("d", 0, "too_few"),
    ]


def test_a_part_without_limits_is_not_checked() -> None:
    assert check_part(Part("p", "Part", "narrative", prompts=(A,)), TEXTS) == ()


@pytest.mark.parametrize("piece", ["w", "word ", "a@", "_", "www.", "-", "@.", "漢", "/a", "a)", "/a)"])
def test_hostile_text_is_counted_in_one_pass(piece: str) -> None:
    # A quadratic count would need minutes for these; the run's own time limit tells.
    assert count_words(piece * (400_000 // len(piece))) >= 0
