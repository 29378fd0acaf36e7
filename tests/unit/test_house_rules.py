"""The rules of the house, held by machine: what a reviewer should never have to say twice."""

from __future__ import annotations

import ast
import functools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PRODUCT = sorted((ROOT / "assessor_app").rglob("*.py"))
# files written by Alembic's template have its shape, not ours
SOURCES = [path for path in PRODUCT if "versions" not in path.parts]
DRAWERS = {"utils", "util", "helpers", "manager", "managers", "common", "misc"}
Rule = Callable[[Path, str, ast.Module], Iterator[str]]


@functools.cache
def parsed(path: Path) -> tuple[str, ast.Module]:
    text = path.read_text(encoding="utf-8")
    return text, ast.parse(text)


@pytest.fixture(scope="module", autouse=True)
def trees_are_forgotten() -> Iterator[None]:
    """Kept, a million nodes would be looked at by each later collection of this worker."""
    yield
    parsed.cache_clear()


def opens_with_a_sentence_saying_why_it_exists(_path: Path, _text: str, tree: ast.Module) -> Iterator[str]:
    if not ast.get_docstring(tree):
        yield "no module docstring"


def stays_readable(_path: Path, text: str, tree: ast.Module) -> Iterator[str]:
    if text.count("\n") > 400:
        yield "more than 400 lines"
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and (node.end_lineno or 0) - node.lineno > 60:
            yield f"{node.name} is too long"


def swallows_no_error(_path: Path, _text: str, tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ExceptHandler) and all(isinstance(step, ast.Pass) for step in node.body):
            yield f"line {node.lineno}"


def neither_blocks_nor_nests_an_event_loop(path: Path, _text: str, tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            name, owner = node.func.attr, ast.unparse(node.func.value)
            # the one event loop of the process belongs to the application object
            loop = name == "exec" and owner.endswith(("application", "app"))
            # the demo's robot stands outside of any: it has the window live while it waits
            loop |= name == "exec" and path.name == "loop_turns.py"
            if name in ("processEvents", "terminate", "exec", "sleep") and not loop:
                yield f"line {node.lineno}: {owner}.{name}"


def connects_no_lambda_to_a_signal(_path: Path, _text: str, tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr == "connect"
            and any(isinstance(argument, ast.Lambda) for argument in node.args)
        ):
            yield f"line {node.lineno}"


def is_no_drawer_for_odds_and_ends(path: Path, _text: str, _tree: ast.Module) -> Iterator[str]:
    yield from DRAWERS & {path.stem, *path.relative_to(ROOT).parts}


def leaves_nothing_for_later(_path: Path, text: str, _tree: ast.Module) -> Iterator[str]:
    yield from (word for word in ("TO" + "DO", "FIX" + "ME", "XX" + "X") if word in text)


@pytest.mark.parametrize(
    "rule",
    [
        opens_with_a_sentence_saying_why_it_exists,
        stays_readable,
        swallows_no_error,
        neither_blocks_nor_nests_an_event_loop,
        connects_no_lambda_to_a_signal,
        is_no_drawer_for_odds_and_ends,
        leaves_nothing_for_later,
    ],
)
def test_every_file(rule: Rule) -> None:
    broken = [f"{path.relative_to(ROOT)}: {offence}" for path in SOURCES for offence in rule(path, *parsed(path))]
    assert not broken


def test_every_form_has_a_widget_of_its_name() -> None:
    classes = {
        node.name
        for path in (ROOT / "assessor_app" / "gui").rglob("*.py")
        for node in ast.walk(parsed(path)[1])
        if isinstance(node, ast.ClassDef)
    }
    forms = {path.stem for path in (ROOT / "ui").glob("*.ui")}
    assert forms, "no forms at all"
    assert {"".join(word.capitalize() for word in form.split("_")) for form in forms} <= classes


def test_nothing_generated_is_kept() -> None:
    mark = "All changes made in this " + "file will be lost"
    assert not [path for path in PRODUCT if mark in parsed(path)[0]]


def test_the_project_stands_alone() -> None:
    outside = ["../" + "shared", "/work" + "/", "." + "library/"]
    suffixes = {".py", ".md", ".toml", ".ui", ".qss", ".yaml", ".json", ".csv", ".html"}
    for path in ROOT.rglob("*"):
        if path.suffix in suffixes and not {part for part in path.relative_to(ROOT).parts if part.startswith(".")}:
            text = path.read_text(encoding="utf-8")
            assert not [word for word in outside if word in text], path
