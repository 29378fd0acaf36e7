"""Definition files are checked in words, at a line, whatever is in them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from assessor_app.hub.definitions import read_definition
from assessor_app.paths import RESOURCES
from assessor_app.workflows.check_definition import LocatedFinding, check_definition_file

SHIPPED = sorted((RESOURCES / "credentials").glob("*.yaml"))
LEADING = RESOURCES / "credentials" / "leading-vision-and-mission.yaml"
ALIGNMENT = RESOURCES / "credentials" / "ensuring-alignment-shared-purpose.yaml"


def changed(tmp_path: Path, old: str, new: str, source: Path = LEADING) -> tuple[LocatedFinding, ...]:
    text = source.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "changed.yaml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return check_definition_file(path)


def errors(findings: tuple[LocatedFinding, ...]) -> list[LocatedFinding]:
    return [one for one in findings if one.severity == "error"]


def test_nine_definitions_are_shipped() -> None:
    assert len({read_definition(path)[0].key for path in SHIPPED}) == 9


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_shipped_definition_has_no_error(path: Path) -> None:
    assert errors(check_definition_file(path)) == []


@pytest.mark.parametrize(
    ("old", "new", "code", "words"),
    [
        ("scale: detail, text_status", "scale: details, text_status", "UNKNOWN_SCALE", "not defined"),
        ("id: eo2.a", "id: eo1.a", "DUPLICATE_ID", "two different things"),
        ("{part: p1, at_least: passing}", "{part: p9, at_least: passing}", "RULE_UNKNOWN_PART", "p9"),
        ("{part: p1, at_least: passing}", "{part: p1, at_least: great}", "RULE_UNKNOWN_LEVEL", "great"),
        ("{each: p2.details", "{each: p2.components", "RULE_OVER_NOTHING", "runs over nothing"),
        (
            "each: p2.details, at_least: shown",
            "count: p2.details, at_least: shown, n: 99",
            "RULE_UNREACHABLE",
            "only 6",
        ),
        ("{min: 1000, scope", "{min: 1000, max: 9, scope", "WORDS_IMPOSSIBLE", "no text can do both"),
        ("declared_outcomes: 3", "declared_outcomes: 4", "COUNT_MISMATCH", "declares 4 outcomes but lists 3"),
        ("kind: reflection", "kind: poem", "UNKNOWN_VALUE", "must be"),
        ("title: Leading Vision", "titel: Leading Vision", "UNKNOWN_ENTRY", "titel"),
        ("id: not-shown, title", "id: shown, title", "DUPLICATE_LEVEL", "twice"),
        (
            "supersedes: eln/leading-vision-and-mission.pilot-2020",
            "supersedes: eln-mo/leading-vision-and-mission",
            "SUPERSEDES_ITSELF",
            "itself",
        ),
        ("title: Portfolio with", "id: p2\n    title: Portfolio with", "DUPLICATE_NAME", "twice"),
        ("pass_if:", "pass_if: {maybe: 1}\n  incomplete_if:", "NOT_A_RULE", "must be one of"),
        ("{each: p2.details", "{each: p2.detail", "BAD_FORM", "condition 2 › each is “p2.detail”"),
        (
            "{each: p2.details",
            "{count: p2.details, n: 0",
            "OUT_OF_RANGE",
            "condition 2 › n is “0”; it must be at least 1",
        ),
        ("{each: p2.details", "{count: p2.details", "MISSING_ENTRY", "condition 2 lacks “n”"),
        ("{part: p1, at_least: passing}", "{part: p1, each: p2.details, at_least: x}", "NOT_A_RULE", "at once"),
        ("{part: p1, at_least: passing}", "{all: [{not: [1]}]}", "NOT_A_RULE", "condition 1 › condition 1 › not"),
        ("scale: detail, text_status", "text_status", "MISSING_ENTRY", "Part 2 › outcome 1 › detail 1 lacks “scale”"),
        ("id: eo1.a", "id: EO 1", "BAD_FORM", "small letters"),
    ],
)
def test_a_mistake_is_told_in_words(tmp_path: Path, old: str, new: str, code: str, words: str) -> None:
    found = [one for one in errors(changed(tmp_path, old, new)) if one.code == code]
    assert found, code
    assert words in found[0].sentence
    assert "schema" not in found[0].sentence


def test_the_line_is_the_line_of_the_mistake(tmp_path: Path) -> None:
    (found,) = errors(changed(tmp_path, "id: eo2.a", "id: eo1.a"))
    lines = (tmp_path / "changed.yaml").read_text(encoding="utf-8").splitlines()
    assert "id: eo1.a" in lines[found.line - 1]
    assert found.line > 40


def test_a_level_described_that_does_not_exist(tmp_path: Path) -> None:
    (found,) = errors(changed(tmp_path, "          exemplary:", "          superb:", ALIGNMENT))
    assert found.code == "UNKNOWN_LEVEL"


BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n"
HOSTILE: dict[str, bytes] = {
    "binary": bytes(range(256)) * 40,
    "empty": b"",
    "list": b"- 1\n- 2\n",
    "scalar": b"just words",
    "deep": b"[" * 100_000,
    "deep mapping": b"".join(b" " * depth + b"a:\n" for depth in range(300)),
    "huge": b"a: b\n" * 400_000,
    "bomb": BOMB.encode(),
    "tag": b"!!python/object/apply:os.system ['true']",
    "bad date": b"schema: 2020-99-99",
    "tab": b"a:\n\t- b",
    "two documents": b"a: 1\n---\nb: 2\n",
    "number key": b"{[1, 2]: 3}",
    "merge": b"<<: {a: 1}\n",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused_in_one_sentence(tmp_path: Path, name: str) -> None:
    path = tmp_path / "hostile.yaml"
    path.write_bytes(HOSTILE[name])
    findings = errors(check_definition_file(path))
    assert findings
    assert all(one.sentence and one.line >= 1 for one in findings)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    assert [one.code for one in check_definition_file(tmp_path / "pipe.yaml")] == ["NOT_A_FILE"]


def test_a_folder_or_nothing_is_refused(tmp_path: Path) -> None:
    assert [one.code for one in check_definition_file(tmp_path)] == ["NOT_A_FILE"]
    assert [one.code for one in check_definition_file(tmp_path / "gone.yaml")] == ["NO_FILE"]


def test_the_command_says_it_all_in_json_and_by_its_exit_code(tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("schema: mcdef/1\n", encoding="utf-8")
    command = [sys.executable, "-m", "assessor_app", "credential", "check", "--json"]
    good = subprocess.run([*command, str(LEADING)], capture_output=True, text=True, check=False)
    assert good.returncode == 0
    assert {"MISSING_DETAILS", "PART_RULE_UNSTATED"} == {json.loads(line)["code"] for line in good.stdout.splitlines()}
    both = subprocess.run([*command, str(LEADING), str(bad)], capture_output=True, text=True, check=False)
    assert both.returncode == 1
    assert set(json.loads(both.stdout.splitlines()[-1])) == {"code", "severity", "file", "line", "sentence"}
