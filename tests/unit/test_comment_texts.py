"""Ready comments: filling their gaps, finding the right ones, and passing them on as a file."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor_app.domain.bank_file import FORMAT, MAX_BYTES, MAX_COMMENTS, from_file, to_file
from assessor_app.domain.comment_filling import fill
from assessor_app.domain.comment_ranking import Begun, Recall, begun_at, fit_of, ranked_bank
from assessor_app.domain.marking import MAX_COMMENT
from assessor_app.domain.programme import BankComment
from assessor_app.errors import DeskError


def test_placeholders_are_filled_and_what_is_not_known_is_told() -> None:
    filled = fill(
        "{artifact}, p. {page}: {level} for {criterion}; {nothing}", {"artifact": "plan {page}", "level": "3"}
    )
    assert filled.text == "plan {page}, p. {page}: 3 for {criterion}; {nothing}"
    assert [filled.text[start:end] for start, end in filled.gaps] == ["{page}", "{criterion}"]


def test_the_bank_begins_with_criterion_and_level_then_the_criterion_then_any() -> None:
    bank = (
        BankComment("a", "any, used much", used=9),
        BankComment("b", "for another level", "c", "1.b", "basic"),
        BankComment("c", "for this level", "c", "1.b", "proficient", used=1),
        BankComment("d", "level of any criterion", "c", "", "proficient", own=True, used=2),
        BankComment("e", "for another criterion", "c", "2.a"),
    )
    found = [(fit, [one.id for one in ones]) for fit, ones in ranked_bank(bank, "1.b", "proficient")]
    assert found == [("level", ["d", "c"]), ("criterion", ["b"]), ("any", ["a"])]
    assert fit_of(bank[4], "1.b", "proficient") == "other"
    found = [
        (fit, [one.id for one in ones]) for fit, ones in ranked_bank(bank, "1.b", "proficient", "CRITERION anóther")
    ]
    assert found == [("other", ["e"])]


@pytest.mark.parametrize(
    ("text", "begun"),
    [
        ("Cle", Begun(0, "Cle")),
        ("Clear. Strong spr", Begun(7, "Strong spr")),
        ("One\n- Str", Begun(6, "Str")),
        ("Cl", None),
        ("Done. ", None),
        ("x" * 500, None),
    ],
)
def test_what_is_being_typed_is_the_sentence_at_the_cursor(text: str, begun: Begun | None) -> None:
    assert begun_at(text, len(text)) == begun


def test_nothing_is_offered_inside_a_line() -> None:
    assert begun_at("Clear spread", 5) is None
    assert begun_at("Clear\nspread", 5) == Begun(0, "Clear")


def test_recall_prefers_the_same_beginning_then_the_level_then_use_then_the_newest() -> None:
    earlier = (
        BankComment("", "Families were heard, strongly.", level="basic", used=7),
        BankComment("", "Strong spread of voices.", level="basic", used=1),
        BankComment("", "Strong spread: six groups.", level="proficient", used=1),
        BankComment("", "Stróng spread, older.", level="proficient", used=1),
    )
    recall = Recall(earlier)
    assert [one.text for one in recall.suggest("strong s", "proficient")] == [
        "Strong spread: six groups.", "Stróng spread, older.", "Strong spread of voices.",
    ]  # fmt: skip
    assert [one.text for one in recall.suggest("heard str")] == ["Families were heard, strongly."]
    assert recall.suggest("Strong spread of voices.") == ()
    assert recall.suggest("…") == ()


@given(st.lists(st.text(max_size=60), max_size=12), st.text(max_size=40))
def test_recall_offers_at_most_three_whatever_is_written(texts: list[str], begun: str) -> None:
    assert len(Recall([BankComment("", text) for text in texts]).suggest(begun)) <= 3


_TEXTS = st.text(min_size=1, max_size=80).filter(lambda text: text.strip() and "\x00" not in text)
_NAMES = st.text(alphabet="abc./-1é", max_size=20)


@given(st.lists(st.builds(BankComment, st.just(""), _TEXTS, _NAMES, _NAMES, _NAMES, own=st.just(True)), max_size=8))
def test_a_file_gives_back_what_was_written(comments: list[BankComment]) -> None:
    distinct = list(dict.fromkeys(comments))
    assert list(from_file(to_file(replace(one, id="x", used=3) for one in comments))) == distinct


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\xff\xfe\x00", "not plain text"),
        (b"", "cannot be read"),
        (b"[" * 200_000, "cannot be read"),
        (b"1" * 5_000, "cannot be read"),
        (b'{"format": "other", "comments": []}', "no comments of this program"),
        (json.dumps({"format": FORMAT, "comments": [{"text": " "}]}).encode(), "Comment 1 of the file has no text"),
        (json.dumps({"format": FORMAT, "comments": [{"text": "a"}, 7]}).encode(), "Comment 2"),
        (json.dumps({"format": FORMAT, "comments": [{"text": "a" * (MAX_COMMENT + 1)}]}).encode(), "longer than 20"),
        (json.dumps({"format": FORMAT, "comments": [{"text": "a", "level": 3}]}).encode(), "what it is for"),
        (json.dumps({"format": FORMAT, "comments": [{"text": "a"}] * (MAX_COMMENTS + 1)}).encode(), "at most 2,000"),
        (b" " * (MAX_BYTES + 1), "too large"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_such_file_is_refused_with_a_reason(content: bytes, words: str) -> None:
    with pytest.raises(DeskError, match=words):
        from_file(content)
