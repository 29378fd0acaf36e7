"""Names in feedback: which are pointed out, and which capitals are left alone."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor_app.domain.name_flags import MOST_FLAGS, flag_names
from assessor_app.domain.name_prints import prints_of


def _found(text: str, *known: str, allowed: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    return [(flag.text, flag.kind) for flag in flag_names(text, known, allowed)]


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("On p. 12 Mrs. Whitlock asks the group.", [("Mrs. Whitlock", "person")]),
        ("Dr Ana María Ruiz leads.", [("Dr Ana María Ruiz", "person")]),
        ("Thanks to Mr. J. O’Brien. The plan is clear.", [("Mr. J. O’Brien", "person")]),
        ("Principal Whitlock’s words", [("Principal Whitlock’s", "person")]),
        ("Señora de la Cruz, Director de Currículo", [("Señora de la Cruz", "person")]),
        ("Ask Sra. García de la Vega soon", [("Sra. García de la Vega", "person")]),
        ("The Director of Curriculum reads it.", []),
        ("At Lincoln High School the team met.", [("Lincoln High School", "place")]),
        ("In Park Hill School District.", [("Park Hill School District", "place")]),
        ("Springfield ISD and Escuela Benito Juárez",
         [("Springfield ISD", "place"), ("Escuela Benito Juárez", "place")]),
        ("Our High School. The School District. Middle School teachers.", []),
        ("Write to a.whitlock@k12.example.org or 573-555-0137.",
         [("a.whitlock@k12.example.org", "address"), ("573-555-0137", "phone")]),
        ("Call (573) 555-0137 or +49 30 901820.", [("(573) 555-0137", "phone"), ("+49 30 901820", "phone")]),
        ("Between 2019-20 and 2021-22, pp. 112-118, 1,000 words, 03:20-04:05.", []),
        ("Clear. Strong spread of voices. Proficient in March. English teachers. Next: say who.", []),
        ("Evidence Page Proficient Exemplary Monday", []),
        ("He met Mr.\nProficient is next", []),
    ],
)  # fmt: skip
def test_what_is_pointed_out(text: str, flags: list[tuple[str, str]]) -> None:
    assert _found(text) == flags


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("Ask Maria G. Lopez to show it.", ["Maria G. Lopez"]),
        ("Jasmine’s talk with María de la Cruz", ["Jasmine’s", "María de la Cruz"]),
        ("Principal John Smith says so", ["Principal John Smith"]),
        ("Mark the page. Will it last? Grace Tillman knows. Rose at once.", ["Grace Tillman"]),
        ("Ella dice que sean claras. Dan cuenta. En el marco común.", []),
        ("maria and robert in small letters are left alone", []),
        ("Martin Luther King Academy", ["Martin Luther King Academy"]),
    ],
)
def test_people_called_by_a_first_name_are_pointed_out_in_what_an_assessor_writes(text: str, flags: list[str]) -> None:
    assert [flag.text for flag in flag_names(text, first_names=True)] == flags


def test_a_first_name_is_no_finding_on_a_page_of_evidence() -> None:
    assert flag_names("Maria Lopez and Robert wrote this") == ()


def test_a_known_name_is_found_whole_by_its_parts_and_in_possession() -> None:
    text = "Ada Long shows it. Long’s plan, ada long again, and a long way. For Ada."
    assert _found(text, "Ada Long") == [
        ("Ada Long", "known"), ("Long’s", "known"), ("ada long", "known"), ("Ada", "known"),
    ]  # fmt: skip


def test_words_of_the_credential_are_no_names_but_a_known_name_always_is() -> None:
    allowed = ("Brings in Coach Support", "Lincoln Academy levels")
    assert _found("Brings in Coach Support well.", allowed=allowed) == []
    assert _found("Lincoln Academy levels, and Lincoln Academy", allowed=allowed) == [("Lincoln Academy", "place")]
    assert _found("Brings in Coach Support", "Support", allowed=allowed) == [("Support", "known")]


def test_equal_names_are_told_apart_by_their_count() -> None:
    flags = flag_names("Mr. Lee, then Mr. Lee, then mr. lee")
    assert [flag.key for flag in flags] == [("mr. lee", 0), ("mr. lee", 1)]


@given(st.text(max_size=300), st.lists(st.text(max_size=30), max_size=5))
def test_flags_lie_in_the_text_in_order_and_apart(text: str, known: list[str]) -> None:
    flags = flag_names(text, known)
    assert all(text[flag.start : flag.end] == flag.text for flag in flags)
    assert all(one.end <= other.start for one, other in pairwise(flags))
    assert len({flag.key for flag in flags}) == len(flags)


@pytest.mark.parametrize(
    "piece", ["Mr. ", "A", "a.", "a@", "1 ", "555-", "(573) ", "School ", "Mr. Lee, ", "of ", "’a"]
)
def test_hostile_text_is_read_in_one_pass(piece: str) -> None:
    # A quadratic reader would need minutes for these; the run's own time limit tells.
    assert len(flag_names(piece * (300_000 // len(piece)), ["Lee Lee Lee"] * 50)) <= MOST_FLAGS


def _printed(text: str, *words: str, allowed: tuple[str, ...] = ()) -> list[str]:
    return [flag.text for flag in flag_names(text, (), allowed, prints_of(words))]


def test_names_known_by_their_prints_alone_are_found_word_by_word_and_joined() -> None:
    text = "Rosa Núñez-Vega shows it on p. 2; Rosa’s plan, and rosa as a colour."
    assert _printed(text, "rosa", "núñez-vega") == ["Rosa Núñez-Vega", "Rosa’s"]
    assert _printed(text, "okafor") == []


def test_a_print_gives_way_to_words_of_the_credential_and_to_everyday_words() -> None:
    assert _printed("Brings in Peer Support. Peer says so.", "peer", "support") == ["Peer Support", "Peer"]
    assert _printed("Brings in Peer Support. Peer!", "peer", "support", allowed=("Brings in Peer Support",)) == ["Peer"]
    assert _printed("The School of March", "the", "school", "march") == []


def test_prints_hold_no_letter_of_a_name_and_leave_short_words_out() -> None:
    (one,) = prints_of(("rosa", "al"))
    assert len(one) == 16
    assert set(one) <= set("0123456789abcdef")
