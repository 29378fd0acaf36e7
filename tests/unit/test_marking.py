"""The rules a change must pass before it is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor_app.domain import marking
from assessor_app.domain.definition import load_definition
from assessor_app.domain.marking import (
    check_editable,
    check_mark,
    check_scorable,
    clean_text,
    is_below_need,
    needed_level,
)
from assessor_app.errors import DeskError, ReadOnlyError
from assessor_app.protocol import messages
from tests.support.vault import definition

CREDENTIAL = load_definition(definition())


@pytest.mark.parametrize("mark", ["shown", "not-shown", "not_scorable", None])
def test_marks_of_the_scale_and_its_extra_marks_pass(mark: str | None) -> None:
    check_mark(CREDENTIAL, "eo1.a", mark)


@pytest.mark.parametrize(("scorable", "mark"), [("eo1.a", "passing"), ("p1", "not_scorable"), ("p1", "")])
def test_a_mark_the_scale_does_not_have_is_refused(scorable: str, mark: str) -> None:
    with pytest.raises(DeskError):
        check_mark(CREDENTIAL, scorable, mark)


@pytest.mark.parametrize("scorable", ["p2", "eo1", "eo9.z", ""])
def test_only_what_the_definition_scores_can_be_scored(scorable: str) -> None:
    with pytest.raises(DeskError):
        check_scorable(CREDENTIAL, scorable)


@pytest.mark.parametrize("state", ["submitted", "received", "recall_asked"])
def test_only_an_open_assessment_can_be_changed(state: str) -> None:
    with pytest.raises(ReadOnlyError):
        check_editable(state)  # type: ignore[arg-type]
    check_editable("open")


def test_the_rule_says_which_level_is_needed() -> None:
    scorables = {one.id: one for one in CREDENTIAL.scorables()}
    assert needed_level(CREDENTIAL, scorables["p1"]) == "passing"
    assert needed_level(CREDENTIAL, scorables["eo2.a"]) == "shown"
    assert is_below_need(CREDENTIAL, scorables["eo2.a"], "not-shown")
    assert not is_below_need(CREDENTIAL, scorables["eo2.a"], "shown")
    assert not is_below_need(CREDENTIAL, scorables["eo2.a"], "not_scorable")


def test_where_the_rule_asks_nothing_only_the_lowest_level_is_below() -> None:
    rule = {"pass_if": {"part": "p1", "at_least": "passing"}}
    credential = load_definition(definition(decision=rule))
    detail = credential.scorable("eo1.a")
    assert needed_level(credential, detail) is None
    assert is_below_need(credential, detail, "not-shown")
    assert not is_below_need(credential, detail, "shown")


def test_our_limits_are_those_of_the_protocol() -> None:
    assert marking.MAX_COMMENT == messages.MAX_COMMENT
    fields = {
        (messages.FeedbackWrite, "feedback"): marking.MAX_FEEDBACK,
        (messages.SubmitWrite, "signature"): marking.MAX_SIGNATURE,
        (messages.RecallWrite, "reason"): marking.MAX_REASON,
    }
    for (message, name), limit in fields.items():
        assert message.model_json_schema()["properties"][name]["maxLength"] == limit


@given(st.text(st.characters(), max_size=50))
def test_whatever_is_typed_can_be_stored_and_sent(text: str) -> None:
    clean = clean_text(text, 100, "The comment")
    assert "\x00" not in clean
    clean.encode()


def test_half_characters_and_nul_are_replaced_and_real_text_is_kept() -> None:
    assert clean_text("a\x00b \ud83d c 😀 ﬁ\r\n", 100, "The comment") == "ab � c 😀 ﬁ\r\n"


def test_a_text_that_is_too_long_says_by_how_much() -> None:
    with pytest.raises(DeskError, match="11 characters, 10 fit"):
        clean_text("x" * 11, 10, "The comment")
