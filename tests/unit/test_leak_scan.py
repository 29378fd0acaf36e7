"""What counts as telling who made a file, and what is only a program's or a computer's habit."""

from __future__ import annotations

import dataclasses
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor_app.domain.leak_scan import leaks_in
from assessor_app.domain.leaks import TRACE_ROLES, Leak, Trace
from assessor_app.domain.name_prints import prints_of


@pytest.mark.parametrize("value", ["Rosa Vega", "rvega", "R. Vega", "Núñez", "Rosa’s iPad"])
def test_a_person_in_the_author_field_tells(value: str) -> None:
    assert leaks_in([Trace("author", value)], "properties", "", "") == (Leak("author", "properties"),)


@pytest.mark.parametrize(
    "value",
    [
        "",
        " ",
        "Microsoft Office User",
        "user",
        "python-docx",
        "Canva",
        "Admin",
        "Apache POI",
        "2024",
        "© 2024",
        "-",
        "HP",
    ],
)
def test_a_program_or_a_computer_tells_nothing(value: str) -> None:
    assert leaks_in([Trace("author", value), Trace("editor", value), Trace("owner", value)], "properties", "", "") == ()


def test_a_title_tells_by_the_names_in_it() -> None:
    assert leaks_in([Trace("words", "A vision for the year")], "properties", "", "") == ()
    told = leaks_in([Trace("words", "Vision of Ms. Vega, Harbor Elementary School")], "properties", "", "")
    assert told == (Leak("name", "properties"), Leak("school", "properties"))


@pytest.mark.parametrize("value", ["0.0 0.0", "+00.0000+000.0000/", "", "(0.0, 0.0, 0.0)"])
def test_a_camera_without_reception_has_no_position(value: str) -> None:
    assert leaks_in([Trace("position", value)], "picture", "", "") == ()


def test_a_position_tells() -> None:
    assert leaks_in([Trace("position", "+41.2587-095.9378/")], "recording", "", "") == (Leak("position", "recording"),)


@pytest.mark.parametrize(
    "text",
    [
        "Name: Rosa Vega\nMy plan",
        "A plan\nPrepared by Rosa Vega",
        "by Rosa Vega",
        "Nombre: Rosa Vega",
        "My name is Rosa Vega and I teach.",
        "Taught by Mrs. Vega",
        "Write to r.vega@example.org",
        "Call 402-555-0134",
    ],
)
def test_first_words_tell(text: str) -> None:
    told = leaks_in((), "properties", text, "plan.pdf")
    assert len(told) == 1
    assert told[0].where == "first_page"


@pytest.mark.parametrize(
    "text",
    [
        "A plan by the end of the year.",
        "Name of the school: see the annex",
        "Teachers met on Monday.\nBy March we had finished.",
        "Leading a Vision and Mission\nPart 1: Overview",
        "Author: Microsoft Word",
    ],
)
def test_ordinary_first_words_tell_nothing(text: str) -> None:
    assert leaks_in((), "properties", text, "plan.pdf") == ()


def test_a_person_of_the_properties_is_looked_for_in_the_words_and_in_the_name() -> None:
    told = leaks_in([Trace("author", "Rosa Vega")], "properties", "The year of Vega and others", "Vega_plan-2.pdf")
    assert told == (Leak("name", "file_name"), Leak("author", "properties"), Leak("name", "first_page"))
    assert leaks_in([Trace("author", "Rosa Vega")], "properties", "Another year", "plan.pdf") == (
        Leak("author", "properties"),
    )


@given(
    st.lists(st.builds(Trace, st.sampled_from(TRACE_ROLES), st.text(max_size=40)), max_size=6),
    st.text(max_size=200),
    st.text(max_size=40),
)
def test_no_words_are_kept_and_each_kind_comes_once_a_place(traces: list[Trace], text: str, name: str) -> None:
    told = leaks_in(traces, "picture", text, name)
    assert len(set(told)) == len(told)
    assert {field.name for one in told for field in dataclasses.fields(one)} <= {"kind", "where", "prints"}
    assert all(re.fullmatch("[0-9a-f]{16}", one) for leak in told for one in leak.prints)


@pytest.mark.parametrize(
    ("traces", "text", "name", "words"),
    [
        ([Trace("author", "Rosa Vega (Admin)")], "", "", ("rosa", "vega")),
        ([Trace("owner", "Rosa’s iPad")], "", "", ("rosa",)),
        ([Trace("words", "Vision of Ms. Vega, Harbor Elementary School")], "", "", ("vega",)),
        ([], "Prepared by: Rosa Vega", "", ("rosa", "vega")),
        ([], "", "Mrs_Quillfeather_plan.pdf", ("quillfeather",)),
        ([Trace("author", "Vega")], "", "vega plan.pdf", ("vega",)),
        ([Trace("author", "Microsoft Office User"), Trace("organisation", "Acme")], "", "", ()),
    ],
)
def test_of_a_person_only_prints_are_kept(traces: list[Trace], text: str, name: str, words: tuple[str, ...]) -> None:
    found = leaks_in(traces, "properties", text, name)
    assert {one for leak in found for one in leak.prints} == set(prints_of(words))
    assert "Vega" not in repr(found)
