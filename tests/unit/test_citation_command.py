"""The citation command prints one JSON object a line, with exactly the five columns."""

from __future__ import annotations

import argparse
import json

import pytest

from assessor_app.commands import citation


def run(*texts: str, capsys: pytest.CaptureFixture[str]) -> list[str]:
    parser = argparse.ArgumentParser()
    citation.add_arguments(parser.add_subparsers())
    assert citation.run(parser.parse_args(["citation", *texts])) == 0
    return capsys.readouterr().out.splitlines()


def test_one_object_a_line_in_the_order_given(capsys: pytest.CaptureFixture[str]) -> None:
    lines = run("pp. 3, 7", "2:35", "--json", capsys=capsys)
    assert [json.loads(line) for line in lines] == [
        {"text": "pp. 3, 7", "kind": "page", "start": "3", "end": "7", "extra": "parts=3;7"},
        {"text": "2:35", "kind": "time", "start": "155", "end": "", "extra": ""},
    ]


def test_selectors_come_only_when_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    (line,) = run("p. 12", "--json", "--selectors", capsys=capsys)
    assert json.loads(line)["selectors"][0]["value"] == "page=12"


def test_bytes_that_are_no_text_do_no_harm(capsys: pytest.CaptureFixture[str]) -> None:
    (line,) = run("p. 12\udcff", "--json", capsys=capsys)
    assert json.loads(line)["text"] == "p. 12\udcff"


def test_without_json_a_person_can_read_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("p. 12", capsys=capsys) == ["p. 12", "    kind page · start 12 · end 12"]
