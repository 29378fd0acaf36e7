"""Sentences that are plain English to whoever stores them and still know their template."""

from __future__ import annotations

import copy
import json
import pickle

import pytest
from PySide6.QtCore import QLocale

from assessor_app.errors import DeskError, ReadOnlyError
from assessor_app.gui.language.saying import say, say_error
from assessor_app.sentences import Sentence, joined, sentence


def test_a_sentence_is_its_english_text() -> None:
    said = sentence("{name}: {n:,} words", name="Overview", n=1200)
    assert said == "Overview: 1,200 words"
    assert json.dumps(said) == '"Overview: 1,200 words"'
    assert {said: 1}["Overview: 1,200 words"] == 1


@pytest.mark.parametrize("kept", [copy.copy, copy.deepcopy, lambda one: pickle.loads(pickle.dumps(one)), str])
def test_it_survives_being_copied_and_sent_to_another_process(kept: object) -> None:
    said = sentence("{label} is {level}", label="2.c", level=sentence("Incomplete"))
    again = kept(said)  # type: ignore[operator]
    assert isinstance(again, Sentence)
    assert again == said
    assert again.template == "{label} is {level}"
    assert again.values["level"] == "Incomplete"


def test_it_survives_being_the_text_of_an_error() -> None:
    error = ReadOnlyError(sentence("{what} is too long", what="The reason"), sentence("Shorten it a little."))
    assert isinstance(str(error), Sentence)
    assert say_error(error) == "The reason is too long Shorten it a little."


def test_values_may_hold_braces() -> None:
    assert sentence("“{name}” fits", name="{x}.pdf") == "“{x}.pdf” fits"
    assert joined("; ", [sentence("a {n}", n="{y}"), "{z}"]) == "a {y}; {z}"


def test_joining_keeps_each_part_and_wraps_neither_none_nor_one() -> None:
    one = sentence("one")
    assert joined(", ", []) == ""
    assert joined(", ", [one]) is one
    both = joined("; ", (one, "two"))
    assert isinstance(both, Sentence)
    assert both == "one; two"
    assert both.values == {"part0": one, "part1": "two"}


def test_a_template_that_lacks_a_value_is_a_mistake_at_once() -> None:
    with pytest.raises(KeyError):
        sentence("{label} is {level}", label="2.c")


def test_words_that_are_no_sentence_are_said_as_they_are() -> None:
    assert say("improvement-plan.pdf") == "improvement-plan.pdf"
    assert say("") == ""
    assert say_error(DeskError("No room.", "Make some.")) == "No room. Make some."
    assert say_error(ValueError("odd")) == "odd"


def test_numbers_follow_the_country() -> None:
    said = sentence("{n:,} words, {m} pages", n=12_345, m=12_345)
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.German, QLocale.Country.Germany))
    try:
        assert say(said) == "12.345 words, 12345 pages"
        assert said == "12,345 words, 12345 pages"
        parts = sentence("{x:.2f}, {y:.0%}", x=-0.456, y=0.845)
        assert say(parts) == "−0,46, 84\N{NO-BREAK SPACE}%"
        assert parts == "-0.46, 84%"
    finally:
        QLocale.setDefault(before)
