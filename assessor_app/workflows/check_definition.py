"""Verb: check a credential definition file, whatever is in it, and say what is wrong at which line."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator

from assessor_app.domain.definition import load_definition
from assessor_app.domain.definition_check import Finding, FindingSeverity, PathKey, check_definition
from assessor_app.errors import DefinitionError, DeskError
from assessor_app.paths import RESOURCES
from assessor_app.workflows.definition_shape import shape_findings

MAX_BYTES = 1_000_000
MAX_DEPTH = 40
Lines = dict[tuple[PathKey, ...], int]


@dataclass(frozen=True, slots=True)
class LocatedFinding:
    """A finding with the file it is about and the line (from 1) to look at."""

    code: str
    severity: FindingSeverity
    file: str
    line: int
    sentence: str


def check_definition_file(path: Path) -> tuple[LocatedFinding, ...]:
    """Everything wrong or weak about one file; never raises for what the file holds."""
    lines: Lines = {(): 1}
    findings = list(_findings(path, lines))
    return tuple(
        LocatedFinding(one.code, one.severity, str(path), _line(lines, one.path), one.sentence) for one in findings
    )


def _findings(path: Path, lines: Lines) -> Iterator[Finding]:
    try:
        lines_found, data = _read(path, lines)
    except _UnreadableError as error:
        lines[("unreadable",)] = error.line
        yield Finding(error.code, "error", ("unreadable",), str(error))
        return
    lines |= lines_found
    problems = sorted(_schema().iter_errors(data), key=lambda error: _line(lines, tuple(error.absolute_path)))
    if problems:
        yield from (finding for problem in problems for finding in shape_findings(problem))
        return
    try:
        credential = load_definition(data)
    except DeskError as error:
        yield Finding("UNUSABLE", "error", (), str(error))
        return
    yield from _dates(data)
    yield from check_definition(credential)


class _UnreadableError(DefinitionError):
    def __init__(self, code: str, sentence: str, line: int = 1) -> None:
        super().__init__(sentence)
        self.code = code
        self.line = line


def _read(path: Path, lines: Lines) -> tuple[Lines, Mapping[str, Any]]:
    try:
        if path.exists() and not (path.is_file() or path.is_dir()):
            # a pipe or device might never end
            raise _UnreadableError("NOT_A_FILE", "This is a device or a pipe, not a file.")
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except IsADirectoryError as error:
        raise _UnreadableError("NOT_A_FILE", "This is a folder, not a file.") from error
    except OSError as error:
        raise _UnreadableError("NO_FILE", "The file is not there or cannot be opened.") from error
    except ValueError as error:
        raise _UnreadableError("NO_FILE", "This is no name a file can have.") from error
    if len(raw) > MAX_BYTES:
        raise _UnreadableError("TOO_LARGE", "The file is over 1 MB; a definition takes a few kilobytes.")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise _UnreadableError("NOT_TEXT", "The file is not text in UTF-8.", line) from error
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        builder = _Builder(lines)
        data = builder.value(node, ()) if node is not None else None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "its structure cannot be followed"
        raise _UnreadableError(
            "NOT_YAML", f"The file is not valid YAML: {problem}.", mark.line + 1 if mark else 1
        ) from error
    except RecursionError as error:
        raise _UnreadableError("TOO_DEEP", "The file is nested too deeply for a definition.") from error
    if not isinstance(data, dict):
        raise _UnreadableError("NOT_A_DEFINITION", "The file does not hold a definition (names followed by values).")
    return lines, data


class _Builder:
    """Turns YAML nodes into plain data and remembers every line; aliases and repeated names are refused."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self._seen: set[int] = set()
        self._plain = yaml.constructor.SafeConstructor()

    def value(self, node: yaml.Node, path: tuple[PathKey, ...]) -> Any:
        """The data of one node."""
        line = node.start_mark.line + 1
        self._lines[path] = line
        if len(path) > MAX_DEPTH:
            raise _UnreadableError("TOO_DEEP", "The file is nested too deeply for a definition.", line)
        if id(node) in self._seen:
            # a few aliases of aliases unfold to billions of values
            raise _UnreadableError("ALIAS", "The file uses YAML aliases (*name); write the text out instead.", line)
        self._seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(one, (*path, index)) for index, one in enumerate(node.value)]
        assert isinstance(node, yaml.ScalarNode)
        try:
            value = self._plain.construct_object(node)
        except (yaml.YAMLError, ValueError) as error:
            raise _UnreadableError("BAD_VALUE", f"“{node.value[:60]}” cannot be read as a value.", line) from error
        # 2020-06-30 without quotes is a date to YAML and the same text to us
        return value.isoformat() if isinstance(value, datetime.date) else value

    def _mapping(self, node: yaml.MappingNode, path: tuple[PathKey, ...]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode):
                raise _UnreadableError("BAD_NAME", "A name must be plain text.", line)
            key = str(key_node.value)
            if key in found:
                raise _UnreadableError("DUPLICATE_NAME", f"“{key}” stands twice in the same place.", line)
            found[key] = self.value(value_node, (*path, key))
            self._lines[(*path, key)] = line
        return found


def _line(lines: Lines, path: tuple[PathKey, ...]) -> int:
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 1)


@cache
def _schema() -> Draft202012Validator:
    text = (RESOURCES / "credentials" / "credential.schema.json").read_text(encoding="utf-8")
    return Draft202012Validator(json.loads(text))


def _dates(data: Mapping[str, Any]) -> Iterator[Finding]:
    """Dates that do not exist, and cut-offs outside the time in which the definition is valid."""
    version = data["version"]
    limits: dict[str, datetime.date | None] = {}
    for key in ("valid_from", "valid_until"):
        limits[key] = _date(version.get(key))
        if version.get(key) and limits[key] is None:
            yield Finding("NO_SUCH_DATE", "error", ("version", key), f"{version[key]} is no day of the calendar.")
    start, end = limits["valid_from"], limits["valid_until"]
    if start and end and start > end:
        yield Finding("DATES_REVERSED", "error", ("version", "valid_until"), "The definition ends before it begins.")
    for index, deadline in enumerate(data.get("window", {}).get("deadlines", ())):
        path: tuple[PathKey, ...] = ("window", "deadlines", index)
        day = _date(deadline["date"])
        if day is None:
            yield Finding("NO_SUCH_DATE", "error", path, f"{deadline['date']} is no day of the calendar.")
        elif (start and day < start) or (end and day > end):
            sentence = f"The cut-off {day.isoformat()} lies outside the time in which the definition is valid."
            yield Finding("DEADLINE_OUTSIDE_WINDOW", "warn", path, sentence)


def _date(text: str | None) -> datetime.date | None:
    if not text or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return None
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None
