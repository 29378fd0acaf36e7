"""Who is signed in by the demo: as ever without a word, the lead of a season with --lead, one of its readers too."""

from __future__ import annotations

import argparse

import pytest

from assessor_app.commands.demo import add_arguments, signed_in_as


@pytest.mark.parametrize(
    ("words", "role", "name"),
    [
        ("", "assessor", "assessor"),
        ("--role lead", "lead", "lead"),
        ("--lead", "lead", "lead"),
        ("--lead --role assessor", "assessor", "a-05"),
    ],
)
def test_who_is_signed_in(words: str, role: str, name: str) -> None:
    parser = argparse.ArgumentParser()
    add_arguments(parser.add_subparsers())
    assert signed_in_as(parser.parse_args(["demo", *words.split()])) == (role, name)
